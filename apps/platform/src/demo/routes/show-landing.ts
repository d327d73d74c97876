import { bytes } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { PAGE_HEADERS } from '../index.ts';

export const showLanding = openRoute({
  method: 'GET',
  path: '/welcome',
  access: { open: true },
  tag: 'Demo',
  summary: 'What Kente is, and where to go. The same as `/` without a key.',
  undocumented: true,
  responses: { 200: Type.String({ contentMediaType: 'text/html' }) },
  handler: (_call, { demo }) => bytes('text/html; charset=utf-8', demo.landing(), PAGE_HEADERS),
});
