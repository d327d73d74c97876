import { invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { inSession, privately } from './page-session.ts';

export const pageChoose = openRoute({
  method: 'POST',
  path: '/connect/api/session/choose',
  ...inSession,
  responses: { ...inSession.responses, 400: invalidInput },
  summary: 'A person has chosen an account.',
  body: Type.Object({ accountNumber: Type.String({ maxLength: 100 }) }),
  handler: async ({ headers, body }, { connect }) =>
    privately(await connect.page.answer(headers['x-session'], { kind: 'choose', accountNumber: body.accountNumber })),
});
