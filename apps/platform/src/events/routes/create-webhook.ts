import { ok } from '@kente/kit/http/reply';
import { invalidInput, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { Events, Secret, Url, WebhookWithSecretBody } from './schemas.ts';
import { webhookWithSecretOnWire } from './wire.ts';

export const createWebhook = route({
  method: 'POST',
  path: '/v2/webhooks',
  access: { product: 'any' },
  tag: 'Webhooks',
  summary: 'Saves a URL that events are sent to.',
  body: Type.Object({ url: Url, events: Type.Optional(Events), secret: Type.Optional(Secret) }),
  responses: { 201: success(WebhookWithSecretBody), 400: invalidInput },
  handler: async ({ caller, body }, { events }) =>
    ok(webhookWithSecretOnWire(await events.endpoints.create(caller, body)), undefined, { status: 201 }),
});
