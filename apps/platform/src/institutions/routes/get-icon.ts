import { bytes } from '@kente/kit/http/reply';
import { missing } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';

/** Shown on any site, so it may be embedded everywhere; opened on its own it runs nothing. */
const HEADERS = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'cache-control': 'public, max-age=86400',
};

export const getIcon = openRoute({
  method: 'GET',
  path: '/institutions/:slug.svg',
  access: { open: true },
  tag: 'Institutions',
  summary: 'Icon of an institution, an SVG picture. No key.',
  responses: { 200: Type.String({ contentMediaType: 'image/svg+xml' }), 404: missing('institution') },
  handler: ({ params }, { institutions }) => bytes('image/svg+xml', institutions.icon(params.slug), HEADERS),
});
