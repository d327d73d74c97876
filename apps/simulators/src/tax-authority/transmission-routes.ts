import type { FastifyInstance } from 'fastify';
import type { Authority } from './authority.ts';
import { AuthorityError, noInvoice, success } from './envelope.ts';
import { standing } from './invoice-routes.ts';
import { seal } from './sealing.ts';

type OfInvoice = { Params: { irn: string } };

interface PullQuery {
  confirmed?: boolean;
  from?: string;
  to?: string;
}
const DAY = { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' };
const PULL_QUERY = { type: 'object', properties: { confirmed: { type: 'boolean' }, from: DAY, to: DAY } };

/** Handing a signed invoice to its buyer, and fetching what others handed over. */
export async function transmissionRoutes(app: FastifyInstance, { store, clock }: Authority): Promise<void> {
  app.get('/self-health-check', async ({ taxpayer }) => {
    const listening = taxpayer.businesses.some(({ webhookUrl }) => webhookUrl !== null);
    return success(200, { healthy: listening });
  });

  app.get<{ Querystring: PullQuery }>('/pull', { schema: { querystring: PULL_QUERY } }, async ({ query, taxpayer }) => {
    const { confirmed = null, from = null, to = null } = query;
    const invoices = await store.sentTo(taxpayer.tin, confirmed, from, to);
    return success(
      200,
      invoices.map(({ document }) => seal(JSON.stringify(document), taxpayer.apiKey)),
    );
  });

  app.get<OfInvoice>('/lookup/:irn', async ({ params, taxpayer }) => {
    const invoice = await store.invoice(taxpayer, params.irn);
    if (!invoice) throw noInvoice();
    return success(200, standing(invoice));
  });
  for (const path of ['/lookup/tin/:tin', '/lookup/party/:tin'])
    app.get<{ Params: { tin: string } }>(path, async ({ params }) => {
      const entity = await store.entityByTin(params.tin);
      if (!entity) throw new AuthorityError(404, 'entity_actions', 'party not found');
      const reachable = entity.businesses.some(({ webhookUrl }) => webhookUrl !== null);
      return success(200, { party_name: entity.name, tin: entity.tin, reachable });
    });

  app.post<OfInvoice>('/:irn', async ({ params, taxpayer }) => {
    const invoice = await store.invoice(taxpayer, params.irn);
    if (!invoice || invoice.entityId !== taxpayer.id) throw noInvoice();
    const business = taxpayer.businesses.find(({ id }) => id === invoice.businessId);
    if (!business?.webhookUrl) throw new AuthorityError(400, 'invoice_actions', 'webhook url is not set');
    await store.transmit(invoice.irn, clock.now());
    return success(200);
  });

  // The buyer says that it has it.
  app.patch<OfInvoice>('/:irn', async ({ params, taxpayer }) => {
    const invoice = await store.invoice(taxpayer, params.irn);
    if (!invoice || invoice.entityId === taxpayer.id || invoice.transmittedAt === null) throw noInvoice();
    await store.confirmReceipt(invoice.irn, clock.now());
    return success(200);
  });
}
