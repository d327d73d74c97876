import { ok } from '@kente/kit/http/reply';
import { missing, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';

export const deleteWebhook = route({
  method: 'DELETE',
  path: '/v2/webhooks/:id',
  access: { product: 'any' },
  tag: 'Webhooks',
  summary: 'Deletes a webhook with its deliveries. The events stay in the log.',
  responses: { 200: success(Type.Null()), 404: missing('webhook') },
  handler: async ({ caller, params }, { events }) => {
    await events.endpoints.remove(caller, params.id);
    return ok(null);
  },
});
