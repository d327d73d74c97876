import { okText } from '@kente/kit/http/reply';
import { invalidInput, missing, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { EventBody, EventsMeta } from './schemas.ts';
import { namesOf } from './wire.ts';

const LIMIT_MAX = 500;

export const listEvents = route({
  method: 'GET',
  path: '/v2/events',
  access: { product: 'any' },
  tag: 'Events',
  summary: 'Every event of the environment, in commit order.',
  description:
    'The log is the truth, a webhook is a hint. Ask `after` the last event that you have handled: nothing is left out, ' +
    'whatever became of the webhooks. Events are kept for 30 days.',
  query: Type.Object({
    after: Type.Optional(Type.String({ description: 'An event id; absent: from the beginning' })),
    types: Type.Optional(
      Type.String({ description: 'Names of events, separated by commas; `transaction.*` names three' }),
    ),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, description: 'At most 500', invalid: 'limit must be a positive integer' }),
    ),
  }),
  responses: { 200: success(Type.Array(EventBody), EventsMeta), 400: invalidInput, 404: missing('event') },
  handler: async ({ caller, query: { after, types, limit = 100 } }, { events }) => {
    const page = await events.list(caller, {
      ...(after === undefined ? {} : { after }),
      types: namesOf(types),
      limit: Math.min(limit, LIMIT_MAX),
    });
    const meta = JSON.stringify({ next: page.next, has_more: page.hasMore });
    return okText(`[${page.bodies.join(',')}]`, meta, 'Data retrieved successfully');
  },
});
