import { invalidField, notFound, Refusal } from '@kente/kit/errors';
import type { Environment } from '../tenancy/index.ts';
import type { Queries } from './store/log.ts';
import * as store from './store/log.ts';
import { EVENT_TYPES, STANDARD_EVENT_TYPES } from './types.ts';
import { ALL_STANDARD, ALL_TRANSACTION_EVENTS } from './webhooks/subscription.ts';

export interface EventQuery {
  /** An event id; the page begins with the event after it. */
  after?: string;
  /** Names of events, `*`, `transaction.*`. None: every event. */
  types?: readonly string[];
  limit: number;
}

/** Events in commit order. `next` is what to ask after; it stays the same at the end of the log. */
export interface EventPage {
  /** Bodies as they were delivered: JSON text. */
  bodies: string[];
  next: string | null;
  hasMore: boolean;
}

export async function listEvents(
  db: Queries,
  env: Environment,
  { after, types, limit }: EventQuery,
): Promise<EventPage> {
  const from = after === undefined ? 0n : (await eventOrRefuse(db, env, after)).seq;
  const rows = await store.eventsAfter(db, env.id, from, eventTypes(types), limit + 1);
  const page = rows.slice(0, limit);
  return {
    bodies: page.map((row) => row.body),
    next: page.at(-1)?.id ?? after ?? null,
    hasMore: rows.length > limit,
  };
}

/** @throws Refusal 404 for an id that is unknown, foreign or forgotten. */
export async function eventOrRefuse(db: Queries, env: Environment, eventId: string): Promise<store.EventRow> {
  const event = await store.findEvent(db, env.id, eventId);
  if (event === undefined) throw notFound('event');
  return event;
}

/** Types that some names stand for; null when nothing is named. @throws Refusal 400 for a name of no event. */
export function eventTypes(names: readonly string[] | undefined): string[] | null {
  if (names === undefined || names.length === 0) return null;
  const types = names.flatMap((name): readonly string[] => {
    if (name === ALL_STANDARD) return STANDARD_EVENT_TYPES;
    if (name === ALL_TRANSACTION_EVENTS) return EVENT_TYPES.filter((type) => type.startsWith('transaction.'));
    const type = EVENT_TYPES.find((each) => each === name);
    if (type === undefined) throw invalidField('types', `types names ${name}, which is no event`);
    return [type];
  });
  return [...new Set(types)];
}

/** For what is told by webhook alone, when there is nobody to tell. */
export function noWebhook(): Refusal {
  return new Refusal('webhook.none', { status: 404, message: 'No webhook found for app' });
}
