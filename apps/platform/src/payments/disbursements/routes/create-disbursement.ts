import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { idempotencyOf } from '../../../api/idempotency/idempotent.ts';
import { route } from '../../../api/route.ts';
import { MOST_ITEMS } from '../disbursement.ts';
import { MESSAGES } from '../index.ts';
import { orderMade } from '../wire.ts';
import { Amount, NestedItem, OrderMade, Reference } from './schemas.ts';

const oneOf = (field: string, values: readonly string[]) => ({ invalid: `${field} must be ${values.join(' or ')}` });

const Body = Type.Object({
  reference: Reference,
  source: Type.Union([Type.Literal('mandate'), Type.Literal('wallet')], oneOf('source', ['mandate', 'wallet'])),
  account: Type.Optional(Type.String({ description: 'Id of a source account, where source is mandate' })),
  type: Type.Union([Type.Literal('instant'), Type.Literal('scheduled')], oneOf('type', ['instant', 'scheduled'])),
  total_amount: Amount,
  description: Type.String({ minLength: 1, maxLength: 100 }),
  distribution: Type.Optional(Type.Array(NestedItem, { maxItems: MOST_ITEMS })),
});

export const createDisbursement = route({
  method: 'POST',
  path: '/v3/payments/disburse/disbursements',
  access: { product: 'disburse' },
  tag: 'Disbursements',
  summary: 'Pay many from a source account or the wallet.',
  description:
    'An instant one brings its items and begins at once. A scheduled one is filled afterwards, and begins when it is triggered.',
  body: Body,
  idempotent: true,
  responses: { 200: OrderMade, 400: invalidInput, 404: failure },
  async handler(call, { payments: { disbursements } }) {
    const made = await disbursements.create(call.caller, call.body, idempotencyOf(call).recordedAs);
    return ok(orderMade(made), MESSAGES.received);
  },
});
