import { type Db, prepared } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import { DRAIN_JOB, queueOf, wakeKeyOf } from '../jobs/names.ts';

export type Queries = Pick<pg.Pool, 'query'>;

/** Kysely, and the pool itself for the hot paths. */
export interface Connections {
  db: Db<Schema>;
  pool: Queries;
}

export interface LogEntry {
  id: string;
  type: string;
  accountId: string | null;
  customerId: string | null;
  body: string;
  newData: boolean;
  /** The names in an endpoint's filter that let it through. */
  selectedBy: readonly string[];
}

/** Where deliveries go: to every subscribed endpoint, or to one whatever it subscribes to. */
export interface Fanout {
  onlyEndpoint: string | null;
}

/**
 * The outbox, in one statement: takes the next sequence numbers under the environment's row lock, so that the log is in
 * commit order; writes the events, a delivery for each subscribed endpoint, and a job that wakes each of these endpoints.
 */
export async function appendEvents(
  tx: Db<Schema>,
  env: EnvId,
  entries: readonly LogEntry[],
  at: { occurred: Date; recorded: Date },
  { onlyEndpoint }: Fanout,
): Promise<void> {
  const column = <Name extends keyof LogEntry>(name: Name) => entries.map((entry) => entry[name]);
  const names = entries.map((entry) => entry.selectedBy.join(' '));
  await sql`${prepared('append-events')}
    with entry as (
      select * from unnest(${column('id')}::text[], ${column('type')}::text[], ${column('accountId')}::text[],
                           ${column('customerId')}::text[], ${column('body')}::text[], ${column('newData')}::boolean[], ${names}::text[])
        with ordinality as entry (id, type, account_id, customer_id, body, new_data, names, place)
    ), counter as (
      insert into event_counters as counters (env_id, last_seq) values (${env}, ${entries.length})
      on conflict (env_id) do update set last_seq = counters.last_seq + ${entries.length}
      returning last_seq - ${entries.length} as base
    ), logged as (
      insert into events (env_id, seq, id, type, account_id, customer_id, occurred_at, recorded_at, body, new_data)
      select ${env}, counter.base + entry.place, entry.id, entry.type, entry.account_id, entry.customer_id,
             ${at.occurred}::timestamptz, ${at.recorded}::timestamptz, entry.body, entry.new_data
      from counter, entry
    ), fanned_out as (
      insert into webhook_deliveries (env_id, endpoint_id, event_seq, status, since, next_attempt_at)
      select ${env}, endpoint.id, counter.base + entry.place, 'pending', ${at.occurred}::timestamptz, ${at.occurred}::timestamptz
      from counter, entry join webhook_endpoints endpoint on endpoint.env_id = ${env} and
        case when ${onlyEndpoint}::text is null
          then endpoint.enabled and endpoint.events && string_to_array(entry.names, ' ')
          else endpoint.id = ${onlyEndpoint} end
      returning endpoint_id
    )
    select ${wake(env, sql`touched.endpoint_id`)} from (select distinct endpoint_id from fanned_out order by 1) touched`.execute(
    tx,
  );
}

/** A job that drains one endpoint. One waits at most; jobs of one endpoint run one after the other. */
export function wake(env: EnvId, endpointId: ReturnType<typeof sql>, runAt: Date | null = null, key = wakeKeyOf) {
  return sql`graphile_worker.add_job(${DRAIN_JOB},
    json_build_object('envId', ${env}::text, 'endpointId', ${endpointId}),
    queue_name => ${queueOf('')} || ${endpointId}, job_key => ${key('')} || ${endpointId}, run_at => ${runAt}::timestamptz)`;
}

export interface EventRow {
  seq: bigint;
  id: string;
  body: string;
}

/** Events after a sequence number, oldest first. `types` null: all. Bodies are JSON text. */
export async function eventsAfter(
  db: Queries,
  env: EnvId,
  after: bigint,
  types: readonly string[] | null,
  limit: number,
): Promise<EventRow[]> {
  const { rows } = await db.query<EventRow>({
    name: 'events-after',
    text: `select seq, id, body from events
           where env_id = $1 and seq > $2 and ($3::text[] is null or type = any($3)) order by seq limit $4`,
    values: [env, after, types, limit],
  });
  return rows;
}

export async function findEvent(db: Queries, env: EnvId, eventId: string): Promise<EventRow | undefined> {
  const { rows } = await db.query<EventRow>({
    name: 'event-by-id',
    text: 'select seq, id, body from events where env_id = $1 and id = $2',
    values: [env, eventId],
  });
  return rows[0];
}

/**
 * What events tell of an account is gone; that they happened, when and to which account, stays, so that no reader of the
 * log loses their place. The end of the consent names nobody, and stays as it is.
 */
export async function redactAccount(db: Db<Schema>, env: EnvId, accountId: string): Promise<void> {
  await sql`
    update events set new_data = false, body = jsonb_build_object('event', type, 'event_id', id,
      'timestamp', body::jsonb -> 'timestamp', 'data', jsonb_build_object('account_id', account_id,
      'app', body::jsonb #> '{data,app}', 'business', body::jsonb #> '{data,business}', 'forgotten', true))::text
    where env_id = ${env} and account_id = ${accountId} and type <> 'mono.events.account_unlinked'`.execute(db);
}

/** The same for a person, whose payments are told without a linked account. What stays is that there was a customer. */
export async function redactCustomer(db: Db<Schema>, env: EnvId, customerId: string): Promise<void> {
  await sql`
    update events set new_data = false, body = jsonb_build_object('event', type, 'event_id', id,
      'timestamp', body::jsonb -> 'timestamp', 'data', jsonb_build_object('customer', customer_id,
      'app', body::jsonb #> '{data,app}', 'business', body::jsonb #> '{data,business}', 'forgotten', true))::text
    where env_id = ${env} and customer_id = ${customerId} and account_id is null`.execute(db);
}

/** A stretch of the log, oldest first. */
export interface Stretch {
  /** Sequence number, exclusive. */
  after: bigint;
  most: number;
}

/**
 * Of a stretch of the log, forgets the events from before a time of the environment, with their deliveries.
 * @returns how many were kept, and the last one looked at; null when the log ends here
 */
export async function forgetEvents(
  db: Db<Schema>,
  env: EnvId,
  before: Date,
  { after, most }: Stretch,
): Promise<{ kept: number; last: bigint | null }> {
  const { rows } = await sql<{ looked: number; forgotten: number; last: bigint | null }>`
    with oldest as (
      select seq, occurred_at from events where env_id = ${env} and seq > ${after} order by seq limit ${most}
    ), forgotten as (
      delete from events e using oldest where e.env_id = ${env} and e.seq = oldest.seq and oldest.occurred_at < ${before}
      returning e.seq
    ), attempts as (
      delete from webhook_attempts a using forgotten, webhook_endpoints endpoint
      where endpoint.env_id = ${env} and a.env_id = ${env} and a.endpoint_id = endpoint.id and a.event_seq = forgotten.seq
    ), deliveries as (
      delete from webhook_deliveries d using forgotten, webhook_endpoints endpoint
      where endpoint.env_id = ${env} and d.env_id = ${env} and d.endpoint_id = endpoint.id and d.event_seq = forgotten.seq
    )
    select count(*)::int as looked, max(seq) as last, (select count(*)::int from forgotten) as forgotten from oldest`.execute(
    db,
  );
  const { looked, forgotten, last } = rows[0] ?? { looked: 0, forgotten: 0, last: null };
  return { kept: looked - forgotten, last: looked < most ? null : last };
}
