import { bytes } from '@kente/kit/http/reply';
import { missing } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';

export const getReferenceAsset = openRoute({
  method: 'GET',
  path: '/docs/assets/:file',
  access: { open: true },
  tag: 'Documentation',
  summary: 'A file of the API reference page.',
  undocumented: true,
  responses: { 200: Type.String({ contentMediaType: 'text/javascript' }), 404: missing('record') },
  async handler({ params, headers }, { docs }) {
    const { type, bytes: plain, gzipped } = await docs.asset(params.file);
    const zipped = /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
    return bytes(type, zipped ? gzipped : plain, {
      ...(zipped ? { 'content-encoding': 'gzip' } : {}),
      vary: 'accept-encoding',
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
    });
  },
});
