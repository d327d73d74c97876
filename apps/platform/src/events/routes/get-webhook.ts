import { ok } from '@kente/kit/http/reply';
import { missing, success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { WebhookWithSecretBody } from './schemas.ts';
import { webhookWithSecretOnWire } from './wire.ts';

export const getWebhook = route({
  method: 'GET',
  path: '/v2/webhooks/:id',
  access: { product: 'any' },
  tag: 'Webhooks',
  summary: 'One webhook, with its secret.',
  responses: { 200: success(WebhookWithSecretBody), 404: missing('webhook') },
  handler: async ({ caller, params }, { events }) =>
    ok(webhookWithSecretOnWire(await events.endpoints.get(caller, params.id))),
});
