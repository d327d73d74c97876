import { ok } from '@kente/kit/http/reply';
import { missing, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';

const Sent = Type.Object({ event_id: Type.String() }, { additionalProperties: false });

export const testWebhook = route({
  method: 'POST',
  path: '/v2/webhooks/:id/test',
  access: { product: 'any' },
  tag: 'Webhooks',
  summary: 'Sends a test event to one webhook, whatever it subscribes to.',
  description: 'What became of it is told by `GET /v2/events/{event_id}/deliveries`.',
  responses: { 200: success(Sent), 404: missing('webhook') },
  handler: async ({ caller, params }, { events }) => ok({ event_id: await events.test(caller, params.id) }),
});
