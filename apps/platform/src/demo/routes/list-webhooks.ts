import { ok } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { NoDemo, WebhooksShown } from './schemas.ts';

export const listWebhooks = openRoute({
  method: 'GET',
  path: '/demo/webhooks',
  access: { open: true, perAddressPerMinute: 600 },
  tag: 'Demo',
  summary: 'Webhooks that the demo app got after one that the page has shown.',
  undocumented: true,
  query: Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0 })) }),
  responses: { 200: WebhooksShown, 400: invalidInput, 404: NoDemo },
  handler: ({ query }, { demo }) => ok(demo.received(query.after ?? 0)),
});
