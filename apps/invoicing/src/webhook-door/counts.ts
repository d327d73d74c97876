import { DAY_MS, later } from '@kente/kit/clock';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { Database, Tenant } from '../tenancy/index.ts';

/** Counters by minute, kept in the database: a restart forgets nothing, and several processes count together. */

const KEPT_FOR_MS = 30 * DAY_MS;

/** Of an environment. */
export async function countHere(
  db: Database,
  { organisationId, environmentId }: Tenant,
  what: 'accepted' | 'duplicate',
  at: Date,
): Promise<void> {
  const [accepted, duplicate] = [what === 'accepted' ? 1 : 0, what === 'duplicate' ? 1 : 0];
  await sql`
    insert into webhook_counts (organisation_id, environment_id, minute, accepted, duplicate, last_at)
    values (${organisationId}, ${environmentId}, date_trunc('minute', ${at}::timestamptz), ${accepted}, ${duplicate}, ${at})
    on conflict (organisation_id, environment_id, minute) do update set
      accepted = webhook_counts.accepted + excluded.accepted,
      duplicate = webhook_counts.duplicate + excluded.duplicate,
      last_at = greatest(webhook_counts.last_at, excluded.last_at)`.execute(db);
}

export interface AtTheDoor {
  /** What it was counted as; absent for what some environment counts. */
  as?: 'accepted' | 'rejected' | 'unmatched';
  event?: string;
  error?: string;
}

/** Of everything that came. */
export async function countAtDoor(db: Database, { as, event, error }: AtTheDoor, at: Date): Promise<void> {
  const [accepted, rejected, unmatched] = (['accepted', 'rejected', 'unmatched'] as const).map((each) =>
    each === as ? 1 : 0,
  );
  const when = (told: unknown): Date | null => (told === undefined ? null : at);
  await sql`
    insert into webhook_door_counts (minute, received, accepted, rejected, unmatched, last_at, last_event, last_event_at,
      last_error, last_error_at)
    values (date_trunc('minute', ${at}::timestamptz), 1, ${accepted}, ${rejected}, ${unmatched}, ${when(as)}::timestamptz,
      ${event ?? null}, ${when(event)}::timestamptz, ${error ?? null}, ${when(error)}::timestamptz)
    on conflict (minute) do update set received = webhook_door_counts.received + 1,
      accepted = webhook_door_counts.accepted + excluded.accepted,
      rejected = webhook_door_counts.rejected + excluded.rejected,
      unmatched = webhook_door_counts.unmatched + excluded.unmatched,
      last_at = greatest(excluded.last_at, webhook_door_counts.last_at),
      last_event = coalesce(excluded.last_event, webhook_door_counts.last_event),
      last_event_at = coalesce(excluded.last_event_at, webhook_door_counts.last_event_at),
      last_error = coalesce(excluded.last_error, webhook_door_counts.last_error),
      last_error_at = coalesce(excluded.last_error_at, webhook_door_counts.last_error_at)`.execute(db);
}

/** Those of an environment, with those that belong to none. */
export interface Counted {
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly unmatched: number;
  /** Of everybody. */
  readonly received: number;
}

/** Of the 24 hours before `now`, to the minute. */
export async function countedLately(
  db: Kysely<Schema>,
  { organisationId, environmentId }: Tenant,
  now: Date,
): Promise<Counted> {
  const since = later(now, -DAY_MS);
  const { rows } = await sql<Counted>`
    select (here.accepted + door.accepted)::int as accepted, here.duplicate::int as duplicate,
      door.rejected::int as rejected, door.unmatched::int as unmatched, door.received::int as received
    from (select coalesce(sum(accepted), 0) as accepted, coalesce(sum(duplicate), 0) as duplicate from webhook_counts
        where organisation_id = ${organisationId} and environment_id = ${environmentId} and minute > ${since}) here,
      (select coalesce(sum(accepted), 0) as accepted, coalesce(sum(rejected), 0) as rejected,
        coalesce(sum(unmatched), 0) as unmatched, coalesce(sum(received), 0) as received
        from webhook_door_counts where minute > ${since}) door`.execute(db);
  return rows[0] ?? { accepted: 0, duplicate: 0, rejected: 0, unmatched: 0, received: 0 };
}

export interface Last {
  readonly event: string | null;
  readonly receivedAt: Date | null;
  readonly error: string | null;
}

interface Newest {
  event: string | null;
  event_at: Date | null;
  counted_at: Date | null;
  problem: string | null;
  problem_at: Date | null;
  door_event: string | null;
  door_event_at: Date | null;
  door_at: Date | null;
  door_error: string | null;
  door_error_at: Date | null;
}

/** The newest that came for this environment, or for nobody. Each is one look into an index. */
export async function lastReceived(db: Kysely<Schema>, { organisationId, environmentId }: Tenant): Promise<Last> {
  const here = sql`organisation_id = ${organisationId} and environment_id = ${environmentId}`;
  const { rows } = await sql<Newest>`
    select own.event, own.received_at as event_at, counted.last_at as counted_at,
      wrong.problem, wrong.received_at as problem_at, door.last_at as door_at,
      told.last_event as door_event, told.last_event_at as door_event_at,
      refused.last_error as door_error, refused.last_error_at as door_error_at
    from (select 1) one
    left join lateral (select event, received_at from webhook_events where ${here}
      order by received_at desc limit 1) own on true
    left join lateral (select last_at from webhook_counts where ${here} order by minute desc limit 1) counted on true
    left join lateral (select event || ': ' || problem as problem, received_at from webhook_events
      where ${here} and problem is not null order by received_at desc limit 1) wrong on true
    left join lateral (select last_at from webhook_door_counts where last_at is not null
      order by minute desc limit 1) door on true
    left join lateral (select last_event, last_event_at from webhook_door_counts where last_event is not null
      order by minute desc limit 1) told on true
    left join lateral (select last_error, last_error_at from webhook_door_counts where last_error is not null
      order by minute desc limit 1) refused on true`.execute(db);
  const [row] = rows;
  if (!row) return { event: null, receivedAt: null, error: null };
  return {
    event: isLater(row.door_event_at, row.event_at) ? row.door_event : row.event,
    receivedAt: isLater(row.door_at, row.counted_at) ? row.door_at : row.counted_at,
    error: isLater(row.door_error_at, row.problem_at) ? row.door_error : row.problem,
  };
}

const isLater = (one: Date | null, other: Date | null): boolean => one !== null && (other === null || one > other);

/** Those of an environment, and of the door, that nobody asks for any more. */
export async function sweepCounts(
  db: Kysely<Schema>,
  { organisationId, environmentId }: Tenant,
  now: Date,
): Promise<void> {
  const before = later(now, -KEPT_FOR_MS);
  await sql`delete from webhook_counts where organisation_id = ${organisationId}
    and environment_id = ${environmentId} and minute < ${before}`.execute(db);
  await sql`delete from webhook_door_counts where minute < ${before}`.execute(db);
}
