import { Refusal } from '@kente/kit/errors';
import { bytes } from '@kente/kit/http/reply';
import { failure } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';

export const getDashboardAsset = openRoute({
  method: 'GET',
  path: '/dashboard/assets/:file',
  access: { open: true },
  tag: 'Console',
  summary: 'Script and style of the dashboard. Their names change with their content.',
  undocumented: true,
  responses: { 200: Type.String(), 404: failure },
  async handler({ params, headers, url }, { dashboard }) {
    const content = await dashboard.asset(params.file, headers['accept-encoding']);
    if (!content) throw new Refusal('route.unknown', { status: 404, message: `Cannot GET ${url.split('?')[0]}` });
    return bytes(content.type, content.bytes, {
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(content.encoding ? { 'content-encoding': content.encoding } : {}),
    });
  },
});
