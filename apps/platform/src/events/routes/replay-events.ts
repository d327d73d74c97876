import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput, missing, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { Events, ReplayBody } from './schemas.ts';

const End = (which: string) =>
  Type.Optional(Type.String({ description: `An event id or an ISO-8601 date-time; only events ${which} it` }));

export const replayEvents = route({
  method: 'POST',
  path: '/v2/events/replay',
  access: { product: 'any' },
  tag: 'Events',
  summary: 'Sends stored events once more, under the same ids.',
  description: 'To every enabled webhook that subscribes to them now; 10,000 events a call.',
  body: Type.Object({ after: End('after'), before: End('before'), types: Type.Optional(Events) }),
  responses: { 200: success(ReplayBody), 400: invalidInput, 404: Type.Union([missing('event'), failure]) },
  handler: async ({ caller, body }, { events }) => ok(await events.replayRange(caller, body)),
});
