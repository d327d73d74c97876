import { bytes } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { ICON } from '../icon.ts';

/** Browsers ask for the second path by themselves; they go by the content type, not by the name. */
export const getOwnIcon = openRoute({
  method: 'GET',
  path: ['/favicon.svg', '/favicon.ico'],
  access: { open: true },
  tag: 'Demo',
  summary: 'Our icon.',
  undocumented: true,
  responses: { 200: Type.String({ contentMediaType: 'image/svg+xml' }) },
  handler: () =>
    bytes('image/svg+xml', ICON, {
      'cache-control': 'public, max-age=86400',
      'content-security-policy': "default-src 'none'; sandbox",
    }),
});
