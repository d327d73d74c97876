import { invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { inSession, privately } from './page-session.ts';

const VALUE_MAX = 100_000;

export const pageAnswer = openRoute({
  method: 'POST',
  path: '/connect/api/session/answer',
  ...inSession,
  responses: { ...inSession.responses, 400: invalidInput },
  summary: 'A person has filled in a form.',
  body: Type.Object({
    values: Type.Record(Type.String(), Type.String({ maxLength: VALUE_MAX }), { maxProperties: 50 }),
  }),
  handler: async ({ headers, body }, { connect }) =>
    privately(await connect.page.answer(headers['x-session'], { kind: 'answer', values: body.values })),
});
