import type { Db } from '@kente/kit/db/pool';
import { newIds } from '@kente/kit/ids';
import { sql } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

/** As they are on the wire: minor units as JSON numbers. */
export interface HeldAssets {
  balances: Readonly<Record<string, number>>;
  assets: readonly unknown[];
}

export interface NewEarning {
  providerId: string;
  amountMinor: bigint;
  narration: string;
  date: Date;
  asset: unknown;
}

export interface EarningRow {
  id: string;
  amountMinor: bigint;
  narration: string;
  date: Date;
  asset: unknown;
}

/** Replaces what is held. @returns whether it is something else than before. */
export async function putHoldings(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
  { balances, assets }: HeldAssets,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into investment_holdings as held (env_id, account_id, balances, assets, updated_at)
    values (${envId}, ${accountId}, ${JSON.stringify(balances)}::jsonb, ${JSON.stringify(assets)}::jsonb, ${now})
    on conflict (env_id, account_id) do update
      set balances = excluded.balances, assets = excluded.assets, updated_at = excluded.updated_at
      where held.balances <> excluded.balances or held.assets <> excluded.assets
    returning held.account_id as id`.execute(db);
  return rows.length > 0;
}

/** Exactly these from now on; one that stays keeps its id. @returns whether anything changed. */
export async function putEarnings(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
  earnings: readonly NewEarning[],
): Promise<boolean> {
  const given = earnings.map(({ providerId }) => providerId);
  const { numAffectedRows: removed = 0n } = await sql`
    delete from investment_earnings where env_id = ${envId} and account_id = ${accountId}
      and provider_id <> all(${given}::text[])`.execute(db);
  if (earnings.length === 0) return removed > 0n;
  const { numAffectedRows: written = 0n } = await sql`
    insert into investment_earnings as held (env_id, account_id, id, provider_id, amount_minor, narration, date, asset)
    select ${envId}, ${accountId}, r.* from unnest(${newIds(earnings.length)}::text[], ${given}::text[],
      ${earnings.map((each) => String(each.amountMinor))}::bigint[], ${earnings.map((each) => each.narration)}::text[],
      ${earnings.map((each) => each.date.toISOString())}::timestamptz[],
      ${earnings.map((each) => JSON.stringify(each.asset))}::jsonb[]) as r
    on conflict (env_id, account_id, provider_id) do update
      set amount_minor = excluded.amount_minor, narration = excluded.narration, date = excluded.date, asset = excluded.asset
      where (held.amount_minor, held.narration, held.date, held.asset)
        is distinct from (excluded.amount_minor, excluded.narration, excluded.date, excluded.asset)`.execute(db);
  return removed + written > 0n;
}

export async function holdings(db: Db<Schema>, envId: EnvId, accountId: string): Promise<HeldAssets | null> {
  const row = await db
    .selectFrom('investment_holdings')
    .select(['balances', 'assets'])
    .where('env_id', '=', envId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row ? (row as HeldAssets) : null;
}

/** Newest first. */
export async function earnings(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
  { page, limit }: { page: number; limit: number },
): Promise<{ total: number; earnings: EarningRow[] }> {
  const ofAccount = db
    .selectFrom('investment_earnings')
    .where('env_id', '=', envId)
    .where('account_id', '=', accountId);
  const { total } = await ofAccount
    .select((select) => select.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await ofAccount
    .select(['id', 'amount_minor as amountMinor', 'narration', 'date', 'asset'])
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return { total: Number(total), earnings: rows };
}

export async function forget(db: Db<Schema>, envId: EnvId, accountId: string): Promise<void> {
  for (const table of ['investment_holdings', 'investment_earnings'] as const)
    await db.deleteFrom(table).where('env_id', '=', envId).where('account_id', '=', accountId).execute();
}
