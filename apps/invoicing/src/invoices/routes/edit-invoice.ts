import { invalidField } from '@kente/kit/errors';
import { ok } from '@kente/kit/http/reply';
import { Nullable, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { isCalendarDate } from '../irn.ts';
import { BuyerBody, DateBody, InvoiceData, Kind, LinesBody, NoteBody } from './schemas.ts';
import { invoiceOnWire } from './wire.ts';

export const editInvoice = route({
  method: 'PATCH',
  path: '/si/invoices/:id',
  access: { role: 'operator' },
  tag: 'Invoices',
  summary: 'Change an invoice before it is signed.',
  description:
    '`If-Match` names the version that was read. A reviewed or validated invoice becomes a draft again. What is absent stays.',
  body: placed({
    ...{ issueDate: Type.Optional(DateBody), dueDate: Type.Optional(Nullable(DateBody)), kind: Type.Optional(Kind) },
    ...{ buyer: Type.Optional(Nullable(BuyerBody)), lines: Type.Optional(LinesBody) },
    vatRateBp: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
    ...{ note: NoteBody, paymentTerms: NoteBody, buyerReference: NoteBody, orderReference: NoteBody },
  }),
  responses: { 200: success(InvoiceData), ...failures(400, 404, 409) },
  async handler({ caller, params, body, headers }, { tenancy, invoices }) {
    const { env, envId, ...edit } = body;
    const tenant = await tenancy.resolve(caller, body);
    for (const field of ['issueDate', 'dueDate'] as const) checkDate(field, edit[field]);
    const how = { version: versionOf(headers['if-match']), edit, actor: caller.id };
    const invoice = await invoices.edit(tenant, params.id, how);
    return ok(invoiceOnWire(invoice, tenant.label), 'Invoice changed', { headers: { etag: `"${invoice.version}"` } });
  },
});

function checkDate(field: string, date: string | null | undefined): void {
  if (typeof date === 'string' && !isCalendarDate(date)) throw invalidField(field, `${field} is not in the calendar`);
}

function versionOf(header: string | undefined): number {
  const version = Number(/^(?:W\/)?"?(\d{1,9})"?$/.exec(header?.trim() ?? '')?.[1] ?? Number.NaN);
  if (Number.isNaN(version)) throw invalidField('If-Match', 'If-Match is required: the version that you have read');
  return version;
}
