import { bytes } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { PAGE_HEADERS } from '../index.ts';
import { NoDemo } from './schemas.ts';

export const showDemo = openRoute({
  method: 'GET',
  path: '/demo',
  access: { open: true },
  tag: 'Demo',
  summary: "A small integrator's app, for newcomers.",
  undocumented: true,
  responses: { 200: Type.String({ contentMediaType: 'text/html' }), 404: NoDemo },
  handler: (_call, { demo }) => bytes('text/html; charset=utf-8', demo.page(), PAGE_HEADERS),
});
