import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';

const Dismissed = Type.Object(
  { transactionId: Type.String(), invoiceId: Type.String() },
  { additionalProperties: false },
);

export const dismissMatch = route({
  method: 'POST',
  path: '/si/invoices/:id/matches/dismiss',
  access: { role: 'operator' },
  tag: 'Matching',
  summary: 'Say that a payment does not pay an invoice: the pair is never suggested again.',
  body: placed({ transactionId: Type.String({ minLength: 1, maxLength: 100 }) }),
  responses: { 200: success(Dismissed), ...failures(400, 404, 409) },
  async handler({ caller, params, body, requestId }, { tenancy, ingestion }) {
    const tenant = await tenancy.resolve(caller, body);
    const { transactionId } = body;
    const from = { actor: caller.id, traceId: requestId };
    await ingestion.dismiss(tenant, { transactionId, otherId: params.id }, from);
    return ok({ transactionId, invoiceId: params.id }, 'Match dismissed');
  },
});
