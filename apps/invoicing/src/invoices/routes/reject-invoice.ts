import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { Flag, failures, isOn, placed } from '../../api/schemas.ts';
import { InvoiceData, NoteBody } from './schemas.ts';
import { invoiceOnWire } from './wire.ts';

export const rejectInvoice = route({
  method: 'POST',
  path: '/si/invoices/:id/reject',
  access: { role: 'operator' },
  tag: 'Invoices',
  summary: 'Reject an invoice that is none.',
  description: 'With `learn`, payments of this payer are denied from now on.',
  body: placed({ note: NoteBody, learn: Type.Optional(Flag) }),
  responses: { 200: success(InvoiceData), ...failures(400, 404, 409) },
  async handler({ caller, params, body }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, body);
    const how = { note: body.note ?? null, learn: isOn(body.learn), actor: caller.id };
    return ok(invoiceOnWire(await invoices.reject(tenant, params.id, how), tenant.label), 'Invoice rejected');
  },
});
