import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { Amount, InvoiceData } from './schemas.ts';
import { invoiceOnWire } from './wire.ts';

export const creditNote = route({
  method: 'POST',
  path: '/si/invoices/:id/credit-note',
  access: { role: 'operator' },
  tag: 'Invoices',
  summary: 'Draft a credit note for a signed invoice, in whole or in part.',
  description: '`amount` in minor units, VAT contained; absent: all that is left.',
  body: placed({ amount: Type.Optional(Amount), reason: Type.String({ minLength: 1, maxLength: 500 }) }),
  responses: { 201: success(InvoiceData), ...failures(400, 404, 409) },
  async handler({ caller, params, body }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, body);
    const amount = body.amount === undefined ? null : BigInt(body.amount);
    const note = await invoices.creditNote(tenant, params.id, { amount, reason: body.reason, actor: caller.id });
    return ok(invoiceOnWire(note, tenant.label), 'Credit note drafted', { status: 201 });
  },
});
