import { type Db, prepared } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

/**
 * The commit does not wait for the disk. What must not be lost (a call's own record) is written in a transaction that does, and
 * with it goes everything that was committed before: a claim that a crash takes away had nothing behind it.
 */
const unhurried = sql`unhurried as materialized (select set_config('synchronous_commit', 'off', true))`;

export interface Claim {
  key: string;
  fingerprint: Buffer;
  holder: string;
  /** Real time. */
  now: Date;
  runningUntil: Date;
  /** The environment's time. */
  at: Date;
  expiresAt: Date;
}

/**
 * One insert. A key whose time is over is new again, and so is one whose call wrote nothing and cannot be running any more.
 * @returns false when somebody has the key.
 */
export async function claim(db: Db<Schema>, envId: EnvId, claim: Claim): Promise<boolean> {
  const { key, fingerprint, holder, now, runningUntil, at, expiresAt } = claim;
  const { rows } = await sql<{ claimed: boolean }>`${prepared('idempotency-claim')}
    with ${unhurried}
    insert into idempotency_keys as known (env_id, key, fingerprint, holder, running_until, expires_at)
    select ${envId}, ${key}, ${fingerprint}::bytea, ${holder}, ${runningUntil}::timestamptz, ${expiresAt}::timestamptz
    from unhurried
    on conflict (env_id, key) do update
      set fingerprint = excluded.fingerprint, holder = excluded.holder, running_until = excluded.running_until,
          expires_at = excluded.expires_at, record_kind = null, record_id = null,
          status = null, headers = null, body_sealed = null
      where (known.expires_at <= ${at} and (known.status is not null or known.running_until <= ${now}))
         or (known.fingerprint = excluded.fingerprint and known.status is null and known.record_id is null
             and known.running_until <= ${now})
    returning true as claimed`.execute(db);
  return rows.length > 0;
}

export interface KeyRow {
  fingerprint: Buffer;
  running_until: Date;
  record_kind: string | null;
  record_id: string | null;
  status: number | null;
  headers: string | null;
  body_sealed: Buffer | null;
}

export async function find(db: Db<Schema>, envId: EnvId, key: string): Promise<KeyRow | undefined> {
  const { rows } = await sql<KeyRow>`${prepared('idempotency-find')}
    select fingerprint, running_until, record_kind, record_id, status, headers, body_sealed
    from idempotency_keys where env_id = ${envId} and key = ${key}`.execute(db);
  return rows[0];
}

/** @returns false when the key is somebody else's by now. */
export async function record(
  tx: Db<Schema>,
  envId: EnvId,
  { key, holder, kind, id }: { key: string; holder: string; kind: string; id: string },
): Promise<boolean> {
  const { rows } = await sql`${prepared('idempotency-record')}
    update idempotency_keys set record_kind = ${kind}, record_id = ${id}
    where env_id = ${envId} and key = ${key} and holder = ${holder} returning 1`.execute(tx);
  return rows.length > 0;
}

export interface StoredAnswer {
  status: number;
  headers: string;
  sealed: Buffer;
}

/** `onlyRecorded`: kept where the call's record was written; else the key is free again. */
export async function finish(
  db: Db<Schema>,
  envId: EnvId,
  { key, holder, onlyRecorded }: { key: string; holder: string; onlyRecorded: boolean },
  { status, headers, sealed }: StoredAnswer,
): Promise<void> {
  await sql`${prepared('idempotency-finish')}
    with ${unhurried}, kept as (
      update idempotency_keys set status = ${status}::smallint, headers = ${headers}, body_sealed = ${sealed}::bytea
      from unhurried
      where env_id = ${envId} and key = ${key} and holder = ${holder} and (not ${onlyRecorded}::boolean or record_id is not null)
      returning 1
    )
    delete from idempotency_keys
    where ${onlyRecorded}::boolean and not exists (select from kept)
      and env_id = ${envId} and key = ${key} and holder = ${holder}`.execute(db);
}

/** What a call that is gone left running is answered: the first one who settles it is heard. */
export async function settle(
  db: Db<Schema>,
  envId: EnvId,
  key: string,
  { status, headers, sealed }: StoredAnswer,
): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ status, headers, body_sealed: sealed })
    .where('env_id', '=', envId)
    .where('key', '=', key)
    .where('status', 'is', null)
    .execute();
}

export async function free(
  db: Db<Schema>,
  envId: EnvId,
  { key, holder }: { key: string; holder: string },
): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where('env_id', '=', envId)
    .where('key', '=', key)
    .where('holder', '=', holder)
    .execute();
}

/** A call broke off: where its record was written, that answers for the key from now on; else the key is free again. */
export async function breakOff(
  db: Db<Schema>,
  envId: EnvId,
  { key, holder, now }: { key: string; holder: string; now: Date },
): Promise<void> {
  await sql`with recorded as (
      update idempotency_keys set running_until = ${now}
      where env_id = ${envId} and key = ${key} and holder = ${holder} and record_id is not null
      returning 1
    )
    delete from idempotency_keys
    where not exists (select from recorded) and env_id = ${envId} and key = ${key} and holder = ${holder}`.execute(db);
}

/** Nobody runs any more: the process that did is gone, and there is no other one. */
export async function endRunning(db: Db<Schema>, now: Date): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ running_until: now })
    .where('status', 'is', null)
    .where('running_until', '>', now)
    .execute();
}

/** Keys whose time is over by both clocks. @returns how many went. */
export async function forget(db: Db<Schema>, envId: EnvId, at: Date, now: Date, limit: number): Promise<number> {
  const { rows } = await sql`
    delete from idempotency_keys where env_id = ${envId} and key in (
      select key from idempotency_keys
      where env_id = ${envId} and expires_at <= ${at} and running_until <= ${now} limit ${limit})
    returning 1`.execute(db);
  return rows.length;
}
