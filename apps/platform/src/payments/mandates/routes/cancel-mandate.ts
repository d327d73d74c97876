import Type from 'typebox';
import { route } from '../../../api/route.ts';
import { action, actionFailure, actionReply } from '../../routes/action-reply.ts';
import { ACTIONS } from '../steps.ts';

export const cancelMandate = route({
  method: 'PATCH',
  path: '/v3/payments/mandates/:id/cancel',
  access: { product: 'payments' },
  tag: 'Direct debit',
  summary: 'End a mandate for good.',
  description: 'A debit that is processing already finishes.',
  responses: { 200: action(Type.Null(), 'success'), 400: actionFailure, 404: actionFailure },
  async handler({ caller, params }, { payments: { mandates } }) {
    const context = await mandates.act(caller, params.id, 'cancel');
    return actionReply(context, { status: 'success', code: '200', message: ACTIONS.cancel.message });
  },
});
