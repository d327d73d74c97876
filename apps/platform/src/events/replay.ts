import { invalidField } from '@kente/kit/errors';
import type { Environment } from '../tenancy/index.ts';
import { eventOrRefuse, eventTypes, noWebhook } from './log.ts';
import * as deliveries from './store/deliveries.ts';
import { hasEnabledEndpoint } from './store/endpoints.ts';
import type { Connections } from './store/log.ts';
import { EVENT_TYPES } from './types.ts';
import { namesThatSelect } from './webhooks/subscription.ts';

/** Both ends exclusive: an event id, or an instant of environment time in ISO text. */
export interface ReplayRange {
  after?: string;
  before?: string;
  types?: readonly string[];
}

export interface Replayed {
  events: number;
  deliveries: number;
  /** Set when more events fit than one call replays: go on after this one. */
  next: string | null;
}

const EVENTS_MAX = 10_000;
const SELECTING = EVENT_TYPES.map((type) => ({ type, names: namesThatSelect(type) }));

interface Bound {
  seq: bigint | null;
  time: Date | null;
}

async function boundOf(
  database: Connections,
  env: Environment,
  field: string,
  text: string | undefined,
): Promise<Bound> {
  if (text === undefined) return { seq: null, time: null };
  if (text.startsWith('evt_')) return { seq: (await eventOrRefuse(database.pool, env, text)).seq, time: null };
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : null;
  if (time === null || Number.isNaN(time.getTime()))
    throw invalidField(field, `${field} must be an event id or an ISO-8601 date-time`);
  return { seq: null, time };
}

/**
 * Delivers stored events once more, under the same ids, to every enabled endpoint that subscribes to them now.
 * @throws Refusal 404 when there is no such endpoint, or `after` or `before` names no event.
 */
export async function replayRange(database: Connections, env: Environment, range: ReplayRange): Promise<Replayed> {
  const types = eventTypes(range.types);
  const [after, before] = await Promise.all([
    boundOf(database, env, 'after', range.after),
    boundOf(database, env, 'before', range.before),
  ]);
  return replay(database, env, {
    afterSeq: after.seq,
    afterTime: after.time,
    beforeSeq: before.seq,
    beforeTime: before.time,
    types,
  });
}

/** One event. @throws Refusal 404 as above. */
export async function replayOne(database: Connections, env: Environment, eventId: string): Promise<Replayed> {
  const { seq } = await eventOrRefuse(database.pool, env, eventId);
  return replay(database, env, {
    afterSeq: seq - 1n,
    beforeSeq: seq + 1n,
    afterTime: null,
    beforeTime: null,
    types: null,
  });
}

async function replay(database: Connections, env: Environment, filter: deliveries.ReplayFilter): Promise<Replayed> {
  if (!(await hasEnabledEndpoint(database.db, env.id))) throw noWebhook();
  const options = { now: env.clock.now(), limit: EVENTS_MAX };
  const done = await database.db
    .transaction()
    .execute((tx) => deliveries.replayEvents(tx, env.id, filter, SELECTING, options));
  return { events: done.events, deliveries: done.deliveries, next: done.events === EVENTS_MAX ? done.lastId : null };
}
