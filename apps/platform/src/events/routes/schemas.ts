import { Nullable } from '@kente/kit/http/schemas';
import Type from 'typebox';

const closed = { additionalProperties: false };
const Instant = Type.String({ format: 'date-time' });

/** An event as it is delivered; `data` depends on its type. */
export const EventBody = Type.Object(
  {
    event: Type.String({ description: 'mono.events.account_updated, say' }),
    event_id: Type.String(),
    timestamp: Instant,
    data: Type.Object({}, { additionalProperties: true }),
  },
  closed,
);

export const EventsMeta = Type.Object(
  {
    next: Nullable(Type.String({ description: 'What to ask `after` for the next page, now or later' })),
    has_more: Type.Boolean(),
  },
  closed,
);

export const DeliveryBody = Type.Object(
  {
    webhook: Type.Object({ id: Type.String(), url: Type.String() }, closed),
    status: Type.Union([Type.Literal('pending'), Type.Literal('delivered'), Type.Literal('failed')]),
    next_attempt_at: Nullable(
      Type.String({ format: 'date-time', description: 'Null as well while the webhook is switched off: it waits' }),
    ),
    attempts: Type.Array(
      Type.Object(
        {
          attempt: Type.Integer({ minimum: 1 }),
          at: Instant,
          status: Nullable(Type.Integer({ description: 'What the endpoint answered' })),
          error: Nullable(Type.String({ description: 'Why nothing came back' })),
          duration_ms: Type.Integer({ minimum: 0 }),
        },
        closed,
      ),
    ),
  },
  closed,
);

export const ReplayBody = Type.Object(
  {
    events: Type.Integer({ description: 'Events that were looked at' }),
    deliveries: Type.Integer({ description: 'Deliveries that were planned anew' }),
    next: Nullable(
      Type.String({ description: 'Set when there are more events than one call replays: go on `after` it' }),
    ),
  },
  closed,
);

const webhook = {
  id: Type.String(),
  url: Type.String(),
  events: Type.Array(Type.String()),
  enabled: Type.Boolean(),
  disabled_reason: Nullable(Type.String({ description: 'Why it was switched off, when not by you' })),
  created_at: Instant,
  updated_at: Instant,
};

export const WebhookBody = Type.Object(webhook, closed);

export const WebhookWithSecretBody = Type.Object(
  {
    ...webhook,
    secret: Type.String(),
    standard_webhooks_secret: Type.String({ description: 'The same secret as Standard Webhooks libraries take it' }),
    previous_secret_until: Nullable(Instant),
  },
  closed,
);

export const Events = Type.Array(Type.String(), {
  maxItems: 50,
  description: 'Names of events; `*` for all standard ones, `transaction.*` for three that are sent only when named.',
});
export const Url = Type.String({ description: 'http or https, on the public internet; redirects are not followed' });
export const Secret = Type.String({ description: '8 to 200 printable characters; made when absent' });
