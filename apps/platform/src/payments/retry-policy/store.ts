import { type Db, prepared } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { LagosDay } from '../lagos-day.ts';

export interface AccountRow {
  day: LagosDay;
  funds: number;
  other: number;
  sent_minor: bigint;
  reset_at: Date | null;
  on_the_wire: Readonly<Record<string, number>>;
}

export async function find(db: Db<Schema>, envId: EnvId, key: Buffer): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`${prepared('debited-account-find')}
    select day, funds, other, sent_minor, reset_at, on_the_wire from debited_accounts
    where env_id = ${envId} and account_key = ${key}`.execute(db);
  return rows[0];
}

/** Until the transaction ends nobody else reads or counts for this account. A first one is made. */
export async function lock(tx: Db<Schema>, envId: EnvId, key: Buffer, day: LagosDay): Promise<AccountRow> {
  const { rows } = await sql<AccountRow>`${prepared('debited-account-lock')}
    select day, funds, other, sent_minor, reset_at, on_the_wire from debited_accounts
    where env_id = ${envId} and account_key = ${key} for update`.execute(tx);
  if (rows[0]) return rows[0];
  await sql`insert into debited_accounts (env_id, account_key, day, funds, other, sent_minor, reset_at, on_the_wire)
    values (${envId}, ${key}, ${day}, 0, 0, 0, null, '{}') on conflict do nothing`.execute(tx);
  return lock(tx, envId, key, day);
}

/** The row is locked. */
export async function write(tx: Db<Schema>, envId: EnvId, key: Buffer, row: AccountRow): Promise<void> {
  await sql`${prepared('debited-account-write')}
    update debited_accounts set day = ${row.day}::date, funds = ${row.funds}, other = ${row.other},
      sent_minor = ${row.sent_minor}, reset_at = ${row.reset_at}, on_the_wire = ${JSON.stringify(row.on_the_wire)}::jsonb
    where env_id = ${envId} and account_key = ${key}`.execute(tx);
}

/** A success in one statement: both counters begin anew. @returns undefined for an account that was never debited. */
export async function succeed(
  tx: Db<Schema>,
  envId: EnvId,
  key: Buffer,
  { debitId, day, at }: { debitId: string; day: LagosDay; at: Date },
): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`${prepared('debited-account-succeed')}
    update debited_accounts set funds = 0, other = 0, reset_at = ${at}::timestamptz, on_the_wire = on_the_wire - ${debitId}::text,
      sent_minor = case when day = ${day}::date then sent_minor else 0 end, day = ${day}::date
    where env_id = ${envId} and account_key = ${key}
    returning day, funds, other, sent_minor, reset_at, on_the_wire`.execute(tx);
  return rows[0];
}

/** What says nothing about today any more. */
export async function forget(db: Db<Schema>, envId: EnvId, before: LagosDay): Promise<void> {
  await sql`delete from debited_accounts where env_id = ${envId} and day < ${before}::date`.execute(db);
}
