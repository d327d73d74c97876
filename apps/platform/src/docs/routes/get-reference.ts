import { bytes } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { REFERENCE_POLICY } from '../page.ts';

export const getReference = openRoute({
  method: 'GET',
  path: '/docs',
  access: { open: true },
  tag: 'Documentation',
  summary: 'The API reference, a page that can try calls.',
  undocumented: true,
  responses: { 200: Type.String({ contentMediaType: 'text/html' }) },
  handler: (_call, { docs }) =>
    bytes('text/html; charset=utf-8', docs.page(), {
      'content-security-policy': REFERENCE_POLICY,
      'cache-control': 'no-cache',
    }),
});
