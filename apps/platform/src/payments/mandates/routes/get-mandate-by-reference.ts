import { ok } from '@kente/kit/http/reply';
import { route } from '../../../api/route.ts';
import { actionFailure } from '../../routes/action-reply.ts';
import { mandateOnWire } from '../wire.ts';
import { MandateBody } from './schemas.ts';

export const getMandateByReference = route({
  method: 'GET',
  path: '/v3/payments/mandates/reference/:reference',
  access: { product: 'payments' },
  tag: 'Direct debit',
  summary: 'A mandate by the reference that you gave it.',
  responses: { 200: MandateBody, 404: actionFailure },
  async handler({ caller, params }, { payments: { mandates } }) {
    const mandate = await mandates.byReference(caller, params.reference);
    return ok(mandateOnWire(mandate, await mandates.context(caller)), 'request completed successfully');
  },
});
