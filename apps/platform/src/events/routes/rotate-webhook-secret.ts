import { HOUR_MS } from '@kente/kit/clock';
import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput, missing, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { Secret, WebhookWithSecretBody } from './schemas.ts';
import { webhookWithSecretOnWire } from './wire.ts';

const OVERLAP_HOURS = 24;

export const rotateWebhookSecret = route({
  method: 'POST',
  path: '/v2/webhooks/:id/rotate',
  access: { product: 'any' },
  tag: 'Webhooks',
  summary: 'Gives a webhook a new secret.',
  description:
    'While the two overlap, `webhook-signature` carries a signature by each; `mono-webhook-secret` and ' +
    '`x-mono-signature` use the new secret at once. A second rotation is refused with 409 until the overlap ends, so that ' +
    'every secret works as long as it was promised; with `overlap_hours` 0 every older secret ends at once.',
  body: Type.Object({
    secret: Type.Optional(Secret),
    overlap_hours: Type.Optional(
      Type.Number({ minimum: 0, maximum: 720, description: `${OVERLAP_HOURS} when absent` }),
    ),
  }),
  responses: { 200: success(WebhookWithSecretBody), 400: invalidInput, 404: missing('webhook'), 409: failure },
  exists: ({ caller, params }, { events }) => events.endpoints.get(caller, params.id),
  handler: async ({ caller, params, body }, { events }) => {
    const { secret, overlap_hours = OVERLAP_HOURS } = body;
    const overlapMs = overlap_hours * HOUR_MS;
    const rotated = await events.endpoints.rotate(caller, params.id, {
      ...(secret === undefined ? {} : { secret }),
      overlapMs,
    });
    return ok(webhookWithSecretOnWire(rotated));
  },
});
