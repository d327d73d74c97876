import { ok } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../../api/route.ts';
import { actionFailure } from '../../routes/action-reply.ts';
import { validationError } from '../../validation.ts';
import { checkOnWire } from '../wire.ts';
import { DebitCheckBody } from './schemas.ts';

export const checkDebit = route({
  method: 'GET',
  path: '/v3/payments/mandates/:id/debit-check',
  access: { product: 'payments' },
  tag: 'Direct debit',
  summary: 'How likely a debit is to succeed, and why.',
  description:
    'From the mandate, the retry limits, past debits, and the balance and income of a linked account where there is one. ' +
    'Asks no bank, costs nothing, and changes nothing.',
  query: Type.Object({ amount: Type.Optional(Type.String({ description: 'Kobo, required' })) }),
  responses: { 200: DebitCheckBody, 400: invalidInput, 404: actionFailure },
  exists: ({ caller, params }, { payments }) => payments.mandates.get(caller, params.id),
  async handler({ caller, params, query }, { payments: { mandates, insight } }) {
    await mandates.get(caller, params.id);
    const amount = /^\d{1,16}$/.test(query.amount ?? '') ? Number(query.amount) : 0;
    if (amount < 1 || !Number.isSafeInteger(amount)) {
      throw validationError([{ field: 'amount', message: 'amount must be an integer of kobo, at least 1' }]);
    }
    return ok(checkOnWire(await insight.check(caller, params.id, BigInt(amount))), 'Debit checked successfully');
  },
});
