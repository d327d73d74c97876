import { ok } from '@kente/kit/http/reply';
import { failure, missing, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { ReplayBody } from './schemas.ts';

export const replayEvent = route({
  method: 'POST',
  path: '/v2/events/:id/replay',
  access: { product: 'any' },
  tag: 'Events',
  summary: 'Sends one event once more, under the same id.',
  responses: { 200: success(ReplayBody), 404: Type.Union([missing('event'), failure]) },
  handler: async ({ caller, params }, { events }) => ok(await events.replay(caller, params.id)),
});
