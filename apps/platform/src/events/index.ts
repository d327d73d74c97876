/** The durable event log of an environment, and the webhooks that tell of it. */
import type { Clock } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import { createOutbound } from '@kente/kit/http/outbound';
import type { Logger } from '@kente/kit/log';
import type { Keyring } from '@kente/kit/secrets';
import type { Config } from '../config.ts';
import type { Privacy } from '../privacy/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Environment } from '../tenancy/index.ts';
import { createAppend } from './append.ts';
import { type EventPage, type EventQuery, eventOrRefuse, listEvents, noWebhook } from './log.ts';
import { type Replayed, type ReplayRange, replayOne, replayRange } from './replay.ts';
import { createRetention } from './retention.ts';
import { type DeliveryRow, deliveriesOf } from './store/deliveries.ts';
import { type Queries, redactAccount, redactCustomer } from './store/log.ts';
import type { NewEvent } from './types.ts';
import type { FaultsOf } from './webhooks/attempt.ts';
import { createDelivery, type Delivery } from './webhooks/delivery.ts';
import { createEndpoints, type Endpoints } from './webhooks/endpoints.ts';

export type { EventPage, EventQuery } from './log.ts';
export type { Replayed, ReplayRange } from './replay.ts';
export type { DeliveryRow } from './store/deliveries.ts';
export * from './types.ts';
export type { FaultFor, FaultsOf, WebhookFault } from './webhooks/attempt.ts';
export type { Endpoint, EndpointChanges, Endpoints, EndpointWithSecret, NewEndpoint } from './webhooks/endpoints.ts';
export { isEventFilter } from './webhooks/endpoints.ts';
export { standardWebhooksSecret } from './webhooks/signature.ts';

export interface Events {
  /**
   * Writes events, in this order, in the caller's transaction: they are logged and sent exactly when it commits. Call it
   * last, since it holds the environment's place in the log until then. @returns their ids.
   */
  append(tx: Db<Schema>, env: Environment, events: readonly NewEvent[]): Promise<string[]>;
  /** A page of the log, in commit order. @throws Refusal 404 for an unknown `after`, 400 for an unknown type. */
  list(env: Environment, query: EventQuery): Promise<EventPage>;
  /** The body of one event, JSON text. @throws Refusal 404. */
  get(env: Environment, eventId: string): Promise<string>;
  /** Where an event was sent, and every attempt. @throws Refusal 404. */
  deliveries(env: Environment, eventId: string): Promise<DeliveryRow[]>;
  /** Sends one event once more, under its id. @throws Refusal 404 without the event or without an endpoint. */
  replay(env: Environment, eventId: string): Promise<Replayed>;
  /** Sends stored events once more, the oldest first. */
  replayRange(env: Environment, range: ReplayRange): Promise<Replayed>;
  readonly endpoints: Endpoints;
  /** Sends a test event to one endpoint, whatever it subscribes to. @returns the event's id. */
  test(env: Environment, endpointId: string): Promise<string>;
  /** @throws Refusal 404 `No webhook found for app`: for work whose result is told by webhook. */
  requireWebhook(env: Environment): Promise<void>;
  readonly delivery: Delivery;
  /** Forgets events older than the retention by the environment's clock, with their deliveries. */
  forgetOld(env: Environment, signal: AbortSignal): Promise<void>;
  /** Faults that somebody ordered for deliveries. Told once, when the modules are made. */
  useFaults(faultsOf: FaultsOf): void;
  /** Ends the connections to receivers. */
  close(): Promise<void>;
}

export interface EventsDeps {
  db: Db<Schema>;
  pool: Queries;
  keyring: Keyring;
  /** Real time. */
  clock: Clock;
  log: Logger;
  privacy: Privacy;
  config: Pick<Config, 'webhookAllowPrivate' | 'webhookTimeoutMs' | 'eventRetentionDays'>;
}

export function createEvents(deps: EventsDeps): Events {
  const { db, pool, config } = deps;
  const database = { db, pool };
  const outbound = createOutbound({ allowPrivate: config.webhookAllowPrivate, timeoutMs: config.webhookTimeoutMs });
  const endpoints = createEndpoints({ ...deps, allowPrivate: config.webhookAllowPrivate });
  deps.privacy.keep({
    forgetAccount: (tx, env, accountId) => redactAccount(tx, env.id, accountId),
    forgetCustomer: (tx, env, customerId) => redactCustomer(tx, env.id, customerId),
  });
  const append = createAppend(deps.clock);
  let faultsOf: FaultsOf = async () => null;
  return {
    forgetOld: createRetention({ db, days: config.eventRetentionDays }),
    endpoints,
    delivery: createDelivery({ ...deps, database, outbound, faultsOf: (env) => faultsOf(env), append }),
    append: (tx, env, events) => append(tx, env, events),
    list: (env, query) => listEvents(pool, env, query),
    get: async (env, eventId) => (await eventOrRefuse(pool, env, eventId)).body,
    deliveries: async (env, eventId) => deliveriesOf(db, env.id, (await eventOrRefuse(pool, env, eventId)).seq),
    replay: (env, eventId) => replayOne(database, env, eventId),
    replayRange: (env, range) => replayRange(database, env, range),
    async test(env, endpointId) {
      const { id } = await endpoints.get(env, endpointId);
      const event: NewEvent = { type: 'mono.events.webhook_test', data: {} };
      const [eventId = ''] = await db.transaction().execute((tx) => append(tx, env, [event], { onlyEndpoint: id }));
      return eventId;
    },
    async requireWebhook(env) {
      if (!(await endpoints.any(env))) throw noWebhook();
    },
    useFaults(given) {
      faultsOf = given;
    },
    close: () => outbound.close(),
  };
}
