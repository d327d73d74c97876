import { bytes } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { PAGE_HEADERS } from '../index.ts';

export const showDashboard = openRoute({
  method: 'GET',
  path: '/dashboard',
  access: { open: true },
  tag: 'Demo',
  summary: 'What does the work of a console today.',
  undocumented: true,
  responses: { 200: Type.String({ contentMediaType: 'text/html' }) },
  handler: (_call, { demo }) => bytes('text/html; charset=utf-8', demo.dashboard(), PAGE_HEADERS),
});
