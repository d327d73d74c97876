import { Fault } from '@kente/kit/errors';
import { bytes } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';

export const getConnectJs = openRoute({
  method: 'GET',
  path: '/connect.js',
  access: { open: true },
  tag: 'Linking',
  summary: 'The browser SDK, call-compatible with connect.js 2.x. Sets `window.Connect`.',
  responses: { 200: Type.String({ contentMediaType: 'text/javascript' }) },
  async handler({ headers }, { connect }) {
    const content = await connect.sdk(headers['accept-encoding']);
    if (!content)
      throw new Fault('connect.sdk_missing', { message: 'The browser SDK is not built. Run: npm run build' });
    return bytes(content.type, content.bytes, {
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=300',
      vary: 'accept-encoding',
      ...(content.encoding ? { 'content-encoding': content.encoding } : {}),
    });
  },
});
