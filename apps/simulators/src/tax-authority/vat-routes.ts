import type { FastifyInstance } from 'fastify';
import type { Authority } from './authority.ts';
import { noInvoice, notTaken, success } from './envelope.ts';
import { object } from './json.ts';

const DECIMAL = /^\d{1,15}\.\d{2}$/;

/** The VAT of paid invoices: once for each, by whoever signed it. */
export async function vatRoutes(app: FastifyInstance, { store, clock }: Authority): Promise<void> {
  app.post('/postPayment', async ({ body, taxpayer }, reply) => {
    const payment = object(body);
    const invoice = await store.invoice(taxpayer, String(payment.irn));
    if (!invoice || invoice.entityId !== taxpayer.id) throw noInvoice();
    const wrong = ['base_amount', 'vat_calculated', 'total_amount'].filter(
      (name) => !DECIMAL.test(String(payment[name])),
    );
    if (payment.agent_tin !== taxpayer.tin) wrong.push('agent_tin');
    if (wrong.length > 0) throw notTaken(wrong.map((name) => `${name} is not valid`));
    if (!(await store.postVat(invoice.irn, payment, clock.now())))
      throw notTaken(['vat of this irn was posted before']);
    return reply.code(201).send(success(201));
  });
}
