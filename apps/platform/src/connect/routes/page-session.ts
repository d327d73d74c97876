import { bare } from '@kente/kit/http/reply';
import { failure } from '@kente/kit/http/schemas';
import { openRoute } from '../../api/route.ts';
import { PageViewBody } from './schemas.ts';

/** What the routes of one session share: the token opens it, nobody keeps the answer. */
export const inSession = {
  access: { open: true, perAddressPerMinute: 1_200 },
  tag: 'Linking',
  undocumented: true,
  responses: { 200: PageViewBody, 410: failure },
} as const;

export const privately = (view: unknown) => bare(view, { headers: { 'cache-control': 'no-store' } });

export const pageSession = openRoute({
  method: 'GET',
  path: '/connect/api/session',
  ...inSession,
  summary: 'Where a session is, after a reload or a lost connection.',
  handler: async ({ headers }, { connect }) => privately(await connect.page.look(headers['x-session'])),
});
