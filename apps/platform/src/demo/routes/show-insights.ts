import { ok } from '@kente/kit/http/reply';
import { failure } from '@kente/kit/http/schemas';
import { openRoute } from '../../api/route.ts';
import { localUrl } from './local-url.ts';
import { InsightsShown, NoDemo } from './schemas.ts';

export const showInsights = openRoute({
  method: 'GET',
  path: '/demo/account/:id/insights',
  access: { open: true, perAddressPerMinute: 240 },
  tag: 'Demo',
  summary: "The demo app's server reads an account's spending and its newest income analysis.",
  undocumented: true,
  responses: { 200: InsightsShown, 404: NoDemo, 503: failure },
  handler: async ({ params, request }, { demo }) => ok(await demo.integrator(localUrl(request)).insights(params.id)),
});
