import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { failure } from '../../api/schemas.ts';
import { ACTIONS, WEBHOOK_PATH } from '../index.ts';

const BODY_MAX_BYTES = 1024 * 1024;

const Processed = Type.Object(
  {
    event: Type.String(),
    action: Type.Union(ACTIONS.map((action) => Type.Literal(action))),
    eventId: Type.String(),
  },
  { additionalProperties: false },
);

export const receiveWebhook = openRoute({
  method: 'POST',
  path: WEBHOOK_PATH,
  access: { open: true },
  tag: 'Webhooks',
  summary: 'Where Mono, or the platform, sends its events.',
  description:
    'Signed (`x-mono-signature`, `x-mono-timestamp`: hexadecimal HMAC-SHA256 of `<timestamp>.<body>`) or with the static ' +
    '`mono-webhook-secret`. Where a signed header is present, the signature alone decides. An event that came before is ' +
    'answered `duplicate`; one that takes longer than two seconds `queued`, and is finished in the background.',
  rawBody: { maxBytes: BODY_MAX_BYTES },
  responses: { 200: success(Processed), 400: failure, 401: failure, 413: failure, 500: failure, 503: failure },
  async handler({ raw, headers, requestId }, { webhookDoor }) {
    const { event, action, eventId } = await webhookDoor.receive({ body: raw, headers, traceId: requestId });
    return ok({ event, action, eventId }, 'Event processed');
  },
});
