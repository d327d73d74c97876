import { ok } from '@kente/kit/http/reply';
import { missing, success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { EventBody } from './schemas.ts';

export const getEvent = route({
  method: 'GET',
  path: '/v2/events/:id',
  access: { product: 'any' },
  tag: 'Events',
  summary: 'One event.',
  responses: { 200: success(EventBody), 404: missing('event') },
  handler: async ({ caller, params }, { events }) => ok(JSON.parse(await events.get(caller, params.id))),
});
