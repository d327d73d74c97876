import type { FastifyInstance } from 'fastify';
import type { Authority } from './authority.ts';
import { documentReasons, irnReasons } from './document-rules.ts';
import { AuthorityError, noInvoice, notTaken, success, wrongIrn } from './envelope.ts';
import { type Json, object } from './json.ts';
import type { Entity, SignedInvoice, TaxBusiness } from './records.ts';
import { SEARCH_QUERY, type SearchQuery } from './search.ts';
import type { AuthorityStore } from './store.ts';

type OfInvoice = { Params: { irn: string } };
const STATUSES = ['PENDING', 'PARTIAL', 'PAID', 'REJECTED'];

const businessOf = ({ businesses }: Entity, id: unknown): TaxBusiness | undefined =>
  businesses.find((business) => business.id === id);

/** Validating, signing, and reporting payments. The taxpayer is the one of the key. */
export async function invoiceRoutes(app: FastifyInstance, { store, clock }: Authority): Promise<void> {
  app.post('/irn/validate', async ({ body, taxpayer }) => {
    const { irn, invoice_reference: reference, business_id: businessId } = object(body);
    const reasons = irnReasons(irn, reference, businessOf(taxpayer, businessId));
    if (reasons.length > 0) throw wrongIrn(reasons);
    return success(200);
  });

  app.post('/validate', async ({ body, taxpayer }) => {
    check(object(body), taxpayer);
    return success(200);
  });

  app.post('/sign', async ({ body, taxpayer }, reply) => {
    const document = object(body);
    const { irn, businessId } = check(document, taxpayer);
    const { tin } = object(document.accounting_customer_party);
    const buyerTin = typeof tin === 'string' ? tin : null;
    if (!(await store.sign({ irn, businessId, document, buyerTin, at: clock.now() })))
      throw notTaken(['irn was signed before']);
    return reply.code(201).send(success(201));
  });

  app.patch<OfInvoice>('/update/:irn', async ({ params, body, taxpayer }) => {
    const { payment_status: status, reference } = object(body);
    const { irn } = await own(store, params.irn, taxpayer);
    if (typeof status !== 'string' || !STATUSES.includes(status))
      throw new AuthorityError(400, 'invoice_actions', 'payment status is not valid', [
        `payment_status ${String(status)}`,
      ]);
    await store.pay(irn, status, typeof reference === 'string' ? reference.slice(0, 200) : null);
    return success(200);
  });
}

/** Asking for what was signed. */
export async function askingRoutes(app: FastifyInstance, { store }: Authority): Promise<void> {
  app.get<OfInvoice>('/confirm/:irn', async ({ params, taxpayer }) => {
    const invoice = await own(store, params.irn, taxpayer);
    return success(200, standing(invoice));
  });

  app.get<OfInvoice>('/download/:irn', async ({ params, taxpayer }) => {
    const { document, paymentStatus } = await own(store, params.irn, taxpayer);
    return success(200, { ...document, payment_status: paymentStatus });
  });

  app.get<{ Params: { businessId: string }; Querystring: SearchQuery }>(
    '/:businessId',
    { schema: { querystring: SEARCH_QUERY } },
    async ({ params, query, taxpayer }) => {
      const business = businessOf(taxpayer, params.businessId);
      if (!business) throw new AuthorityError(404, 'entity_actions', 'business not found');
      const { items, total, page, size } = await store.search(business.id, query);
      return success(200, { items: items.map(standing), page: { page, size, total_count: total } });
    },
  );
}

async function own(store: AuthorityStore, irn: string, taxpayer: Entity): Promise<SignedInvoice> {
  const invoice = await store.invoice(taxpayer, irn);
  if (!invoice || invoice.entityId !== taxpayer.id) throw noInvoice();
  return invoice;
}

function check(document: Json, taxpayer: Entity): { irn: string; businessId: string } {
  const business = businessOf(taxpayer, document.business_id);
  const reasons = documentReasons(document, business);
  if (reasons.length > 0 || !business) throw notTaken(reasons);
  return { irn: String(document.irn), businessId: business.id };
}

export const standing = (invoice: SignedInvoice) => ({
  irn: invoice.irn,
  business_id: invoice.businessId,
  issue_date: invoice.document.issue_date,
  invoice_type_code: invoice.document.invoice_type_code,
  payment_status: invoice.paymentStatus,
  payment_reference: invoice.paymentReference,
  signed_at: invoice.signedAt.toISOString(),
  transmitted: invoice.transmittedAt !== null,
  delivered: invoice.confirmedAt !== null,
});
