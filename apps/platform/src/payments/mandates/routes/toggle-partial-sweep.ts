import { invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../../api/route.ts';
import { action, actionFailure, actionReply } from '../../routes/action-reply.ts';

const Body = Type.Object({
  allow_partial_sweep: Type.Optional(Type.Boolean({ invalid: 'allow_partial_sweep must be a boolean' })),
});

export const togglePartialSweep = route({
  method: 'PATCH',
  path: '/v3/payments/mandates/:id/partial-sweep/toggle',
  access: { product: 'payments' },
  tag: 'Direct debit',
  summary: 'Whether a debit may take what each account has.',
  description: 'Without `allow_partial_sweep` it is the other way round from then on.',
  body: Body,
  responses: {
    200: action(Type.Object({ allow_partial_sweep: Type.Boolean() }, { additionalProperties: false }), 'success'),
    400: Type.Union([invalidInput, actionFailure]),
    404: actionFailure,
  },
  exists: ({ caller, params }, { payments }) => payments.mandates.get(caller, params.id),
  async handler({ caller, params, body }, { payments: { mandates } }) {
    const { allowed, context } = await mandates.togglePartialSweep(caller, params.id, body.allow_partial_sweep);
    const message = `Partial sweep is now ${allowed ? 'enabled' : 'disabled'} for this mandate`;
    return actionReply(context, { status: 'success', code: '200', message, data: { allow_partial_sweep: allowed } });
  },
});
