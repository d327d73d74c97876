import { ok } from '@kente/kit/http/reply';
import { invalidInput, missing, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { Events, Url, WebhookBody } from './schemas.ts';
import { webhookOnWire } from './wire.ts';

export const changeWebhook = route({
  method: 'PATCH',
  path: '/v2/webhooks/:id',
  access: { product: 'any' },
  tag: 'Webhooks',
  summary: 'Changes a webhook, or switches it off and on.',
  description: 'Switched on again, it is sent what has waited for it.',
  body: Type.Object({ url: Type.Optional(Url), events: Type.Optional(Events), enabled: Type.Optional(Type.Boolean()) }),
  responses: { 200: success(WebhookBody), 400: invalidInput, 404: missing('webhook') },
  exists: ({ caller, params }, { events }) => events.endpoints.get(caller, params.id),
  handler: async ({ caller, params, body }, { events }) =>
    ok(webhookOnWire(await events.endpoints.change(caller, params.id, body))),
});
