import { ok } from '@kente/kit/http/reply';
import { failure, success } from '@kente/kit/http/schemas';
import { openRoute } from '../../api/route.ts';
import { localUrl } from './local-url.ts';
import { NoDemo } from './schemas.ts';

export const startIncome = openRoute({
  method: 'POST',
  path: '/demo/account/:id/income',
  access: { open: true, perAddressPerMinute: 30 },
  tag: 'Demo',
  summary: "The demo app's server starts an income analysis.",
  undocumented: true,
  responses: { 200: success(), 404: NoDemo, 503: failure },
  async handler({ params, request }, { demo }) {
    await demo.integrator(localUrl(request)).startIncome(params.id);
    return ok();
  },
});
