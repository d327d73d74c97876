import { sql } from 'kysely';
import type { Database, Tenant } from '../../tenancy/index.ts';

/** Rows that the bank took back by another row. `offset 0`: they are sought by amount, never by account. */

const REVERSAL_DAYS = 7;

export interface Takeback {
  id: string;
  type: string;
  amount: string;
  currency: string;
  day: string;
}

/** For each row the latest held one that it takes back: equal amount, other direction, within a week. */
export async function takenBack(
  db: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
  rows: readonly Takeback[],
): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const { rows: found } = await sql<{ id: string; held: string }>`
    select r.id, b.id as held
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, type text, amount bigint, currency text, day date)
    cross join lateral (
      select id from (
        select * from bank_transactions where organisation_id = ${organisationId} and environment_id = ${environmentId}
        and type = case r.type when 'credit' then 'debit' else 'credit' end and currency = r.currency
        and amount_minor = r.amount and day between r.day - ${REVERSAL_DAYS}::int and r.day offset 0) near
      where account_id = ${accountId} and removed_at is null
        and id <> r.id and (taken_back_by is null or taken_back_by = r.id)
      order by day desc, id limit 1) as b`.execute(db);
  return new Map(found.map(({ id, held }) => [id, held]));
}

/** For each row the first reversal within a week after it that found nothing to take back: its turn comes with the row. */
export async function reversalsWaiting(
  db: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
  rows: readonly Takeback[],
): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const { rows: found } = await sql<{ id: string; by: string }>`
    select r.id, b.id as by
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, type text, amount bigint, currency text, day date)
    cross join lateral (
      select id from (
        select * from bank_transactions where organisation_id = ${organisationId} and environment_id = ${environmentId}
        and type = case r.type when 'credit' then 'debit' else 'credit' end and currency = r.currency
        and amount_minor = r.amount and day between r.day and r.day + ${REVERSAL_DAYS}::int offset 0) near
      where account_id = ${accountId} and removed_at is null and status = 'posted' and result = 'skipped' and detail <> 'reversal'
        and (extracted ->> 'calledReversal')::boolean
      order by day, id limit 1) as b`.execute(db);
  return new Map(found.map(({ id, by }) => [id, by]));
}

/** Writes down which row took which back: it pays nothing any more, and its result is that. */
export async function markTakenBack(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
  pairs: readonly { transactionId: string; by: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    update bank_transactions b set taken_back_by = r.by
    from json_to_recordset(${JSON.stringify(pairs)}::json) as r ("transactionId" text, by text)
    where b.organisation_id = ${organisationId} and b.environment_id = ${environmentId} and b.account_id = ${accountId}
      and b.id = r."transactionId"`.execute(tx);
  await sql`
    update bank_transactions b set detail = 'reversal',
      reasons = jsonb_build_array(jsonb_build_object('rule', 1, 'detail', 'reversal', 'evidence', r."transactionId"))
    from json_to_recordset(${JSON.stringify(pairs)}::json) as r ("transactionId" text, by text)
    where b.organisation_id = ${organisationId} and b.environment_id = ${environmentId} and b.account_id = ${accountId}
      and b.id = r.by and b.detail <> 'reversal'`.execute(tx);
}

/** The reversals are none, or gone. @returns what they had taken back. */
export async function giveBack(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
  by: readonly string[],
): Promise<string[]> {
  if (by.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    update bank_transactions set taken_back_by = null
    where organisation_id = ${organisationId} and environment_id = ${environmentId} and account_id = ${accountId}
      and taken_back_by = any (${by}::text[]) returning id`.execute(tx);
  return rows.map(({ id }) => id);
}
