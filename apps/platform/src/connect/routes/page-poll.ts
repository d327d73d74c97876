import { openRoute } from '../../api/route.ts';
import { inSession, privately } from './page-session.ts';

export const pagePoll = openRoute({
  method: 'POST',
  path: '/connect/api/session/poll',
  ...inSession,
  summary: 'Has what the page waits for happened?',
  handler: async ({ headers }, { connect }) =>
    privately(await connect.page.answer(headers['x-session'], { kind: 'poll' })),
});
