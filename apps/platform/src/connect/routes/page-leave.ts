import { bare } from '@kente/kit/http/reply';
import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { inSession, privately } from './page-session.ts';
import { OpenedBody, PageEndBody } from './schemas.ts';

export const pageLeave = openRoute({
  method: 'POST',
  path: '/connect/api/session/cancel',
  ...inSession,
  summary: 'A person leaves.',
  responses: { 200: PageEndBody, 410: failure },
  handler: async ({ headers }, { connect }) => privately({ end: (await connect.page.leave(headers['x-session'])).end }),
});

export const pageLeaveEarly = openRoute({
  method: 'POST',
  path: '/connect/api/cancel',
  access: inSession.access,
  tag: inSession.tag,
  undocumented: true,
  summary: 'A person leaves before an institution was chosen.',
  body: Type.Object({ opened: OpenedBody }),
  responses: { 200: PageEndBody, 400: invalidInput },
  handler: async ({ body }, { connect }) => bare({ end: await connect.page.leaveEarly(body.opened) }),
});
