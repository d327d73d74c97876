import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { InvoiceData } from './schemas.ts';
import { invoiceOnWire } from './wire.ts';

export const transmitInvoice = route({
  method: 'POST',
  path: '/si/invoices/:id/transmit',
  access: { role: 'operator' },
  tag: 'Invoices',
  summary: 'Hand a signed invoice to its buyer through the tax authority.',
  description: '202 where the authority cannot be reached now: a job goes on.',
  body: placed({}),
  responses: { 200: success(InvoiceData), 202: success(InvoiceData), ...failures(400, 404, 409, 422, 502) },
  async handler({ caller, params, body }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, body);
    const invoice = await invoices.transmit(tenant, params.id, caller.id);
    const data = invoiceOnWire(invoice, tenant.label);
    if (invoice.state === 'SIGNED') return ok(data, 'Transmission is queued', { status: 202, state: 'processing' });
    return ok(data, 'Invoice transmitted');
  },
});
