import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { localUrl } from './local-url.ts';
import { Exchanged, NoDemo } from './schemas.ts';

export const exchangeCode = openRoute({
  method: 'POST',
  path: '/demo/exchange',
  access: { open: true, perAddressPerMinute: 60 },
  tag: 'Demo',
  summary: "The demo app's server exchanges a code.",
  undocumented: true,
  body: Type.Object({ code: Type.String({ maxLength: 200 }) }),
  responses: { 200: Exchanged, 400: invalidInput, 404: NoDemo, 503: failure },
  handler: async ({ body, request }, { demo }) =>
    ok({ account: await demo.integrator(localUrl(request)).exchange(body.code) }),
});
