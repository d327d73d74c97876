import { ok } from '@kente/kit/http/reply';
import { failure } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../../api/route.ts';
import { actionFailure } from '../../routes/action-reply.ts';
import { recordOnWire } from '../told.ts';
import { DebitBody } from './schemas.ts';

export const getDebit = route({
  method: 'GET',
  path: ['/v3/payments/mandates/:id/debits/:reference', '/v3/payments/mandates/:id/debit/:reference'],
  access: { product: 'payments' },
  tag: 'Direct debit',
  summary: 'A debit, by its reference.',
  responses: { 200: DebitBody, 404: Type.Union([failure, actionFailure]) },
  async handler({ caller, params }, { payments: { debits, settings } }) {
    const debit = await debits.get(caller, params.id, params.reference);
    return ok(recordOnWire(caller, debit, await settings.of(caller)), 'Debit retrieved successfully');
  },
});
