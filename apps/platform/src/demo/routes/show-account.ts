import { ok } from '@kente/kit/http/reply';
import { failure } from '@kente/kit/http/schemas';
import { openRoute } from '../../api/route.ts';
import { localUrl } from './local-url.ts';
import { AccountShown, NoDemo } from './schemas.ts';

export const showAccount = openRoute({
  method: 'GET',
  path: '/demo/account/:id',
  access: { open: true, perAddressPerMinute: 240 },
  tag: 'Demo',
  summary: "The demo app's server reads an account and its latest transactions.",
  undocumented: true,
  responses: { 200: AccountShown, 404: NoDemo, 503: failure },
  handler: async ({ params, request }, { demo }) => ok(await demo.integrator(localUrl(request)).account(params.id)),
});
