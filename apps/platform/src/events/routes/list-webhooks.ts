import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { WebhookBody } from './schemas.ts';
import { webhookOnWire } from './wire.ts';

export const listWebhooks = route({
  method: 'GET',
  path: '/v2/webhooks',
  access: { product: 'any' },
  tag: 'Webhooks',
  summary: 'The webhooks of the environment.',
  responses: { 200: success(Type.Array(WebhookBody)) },
  handler: async ({ caller }, { events }) =>
    ok((await events.endpoints.list(caller)).map(webhookOnWire), 'Data retrieved successfully'),
});
