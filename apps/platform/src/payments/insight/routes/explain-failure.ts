import { ok } from '@kente/kit/http/reply';
import { failure } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../../api/route.ts';
import { actionFailure } from '../../routes/action-reply.ts';
import { failureOnWire } from '../wire.ts';
import { FailureBody } from './schemas.ts';

export const explainFailure = route({
  method: 'GET',
  path: '/v3/payments/mandates/:id/debits/:reference/failure',
  access: { product: 'payments' },
  tag: 'Direct debit',
  summary: 'Why a debit failed: its cause, whose doing it was, and when to try again.',
  responses: { 200: FailureBody, 404: Type.Union([failure, actionFailure]) },
  async handler({ caller, params }, { payments: { insight } }) {
    const failed = await insight.failure(caller, params.id, params.reference);
    return ok(failureOnWire(failed, params.id), 'Failure explained successfully');
  },
});
