import { ok } from '@kente/kit/http/reply';
import { failure, success } from '@kente/kit/http/schemas';
import { openRoute } from '../../api/route.ts';
import { NoDemo } from './schemas.ts';

const LARGEST_BODY = 256 * 1024;

export const receiveWebhook = openRoute({
  method: 'POST',
  path: '/demo/webhooks',
  access: { open: true },
  tag: 'Demo',
  summary: "The demo app's receiver of webhooks.",
  undocumented: true,
  rawBody: { maxBytes: LARGEST_BODY },
  responses: { 200: success(), 400: failure, 401: failure, 404: NoDemo },
  async handler({ headers, raw }, { demo }) {
    await demo.receive(headers, raw);
    return ok();
  },
});
