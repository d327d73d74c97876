import { invalidField } from '@kente/kit/errors';
import { ok } from '@kente/kit/http/reply';
import { Nullable, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { isCalendarDate } from '../irn.ts';
import { BuyerBody, DateBody, InvoiceData, Kind, LinesBody } from './schemas.ts';
import { invoiceOnWire } from './wire.ts';

/** At least one letter or digit: the authority strips everything else. */
const NumberBody = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9 ./-]{0,29}$',
  expected: 'letters, digits, - / . or blanks',
});

export const confirmInvoice = route({
  method: 'POST',
  path: '/si/invoices/:id/confirm',
  access: { role: 'operator' },
  tag: 'Invoices',
  summary: 'Confirm a draft: a person says that it is an invoice.',
  description: 'It gets the next number of its business, or yours, and its IRN. Numbers have no gaps.',
  body: placed({
    ...{ number: Type.Optional(NumberBody), issueDate: Type.Optional(DateBody), kind: Type.Optional(Kind) },
    ...{ buyer: Type.Optional(Nullable(BuyerBody)), lines: Type.Optional(LinesBody) },
  }),
  responses: { 200: success(InvoiceData), ...failures(400, 404, 409, 422) },
  async handler({ caller, params, body }, { tenancy, invoices }) {
    const { env, envId, ...confirmation } = body;
    const tenant = await tenancy.resolve(caller, body);
    if (body.issueDate !== undefined && !isCalendarDate(body.issueDate)) {
      throw invalidField('issueDate', 'issueDate is not in the calendar');
    }
    const invoice = await invoices.confirm(tenant, params.id, confirmation, caller.id);
    return ok(invoiceOnWire(invoice, tenant.label), 'Invoice confirmed');
  },
});
