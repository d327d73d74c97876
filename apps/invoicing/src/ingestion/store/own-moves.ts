import { sql } from 'kysely';
import type { Database, Tenant } from '../../tenancy/index.ts';
import type { Takeback } from './takebacks.ts';

/** A row of another account that may be the other half of a move. */
export interface Mirrored {
  readonly accountId: string;
  readonly id: string;
  readonly sessionId: string | null;
  readonly counterparty: string | null;
}

const HALVES_MOST = 10;
const DAYS_APART = 1;

/** For each row those of the other accounts with the same amount, the other way, a day apart at most. `offset 0`: by amount, never by account. */
export async function mirroredRows(
  db: Database,
  { organisationId, environmentId }: Tenant,
  { accountIds }: { accountIds: readonly string[] },
  rows: readonly Takeback[],
): Promise<ReadonlyMap<string, readonly Mirrored[]>> {
  if (rows.length === 0) return new Map();
  const { rows: found } = await sql<Mirrored & { of: string }>`
    select r.id as of, b.*
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, type text, amount bigint, currency text, day date)
    cross join lateral (
      select account_id as "accountId", id, extracted ->> 'sessionId' as "sessionId",
        extracted ->> 'counterparty' as counterparty
      from (
        select * from bank_transactions
        where organisation_id = ${organisationId} and environment_id = ${environmentId}
          and type = case r.type when 'credit' then 'debit' else 'credit' end and currency = r.currency
          and amount_minor = r.amount and day between r.day - ${DAYS_APART}::int and r.day + ${DAYS_APART}::int
        offset 0) near
      where account_id = any (${accountIds}::text[]) and status = 'posted' and removed_at is null
      order by abs(day - r.day), id limit ${HALVES_MOST}) as b`.execute(db);
  return Map.groupBy(found, ({ of }) => of);
}

/** The other half was taken for something else before this one came. */
export async function markOwnMoves(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  halves: readonly { accountId: string; id: string; by: string }[],
): Promise<{ accountId: string; id: string; result: string }[]> {
  if (halves.length === 0) return [];
  const { rows } = await sql<{ accountId: string; id: string; result: string }>`
    update bank_transactions b set result = 'skipped', decision = 'skipped', detail = 'own_account', invoice_id = null,
      reasons = jsonb_build_array(jsonb_build_object('rule', 1, 'detail', 'own_account', 'evidence', r.by))
    from json_to_recordset(${JSON.stringify(halves)}::json) as r ("accountId" text, id text, by text),
      (select organisation_id, environment_id, account_id, id, result from bank_transactions) before
    where b.organisation_id = ${organisationId} and b.environment_id = ${environmentId}
      and b.account_id = r."accountId" and b.id = r.id and b.detail <> 'own_account'
      and before.organisation_id = b.organisation_id and before.environment_id = b.environment_id
      and before.account_id = b.account_id and before.id = b.id
    returning b.account_id as "accountId", b.id, before.result`.execute(tx);
  return rows;
}
