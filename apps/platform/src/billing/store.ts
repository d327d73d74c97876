import type { Db } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';

export async function findPrice(db: Db<Schema>, envId: EnvId, product: string): Promise<unknown> {
  const row = await db
    .selectFrom('price_overrides')
    .select('steps')
    .where('env_id', '=', envId)
    .where('product', '=', product)
    .executeTakeFirst();
  return row?.steps ?? null;
}

export async function putPrice(
  db: Db<Schema>,
  envId: EnvId,
  product: string,
  row: { steps: string; updated_at: Date },
): Promise<void> {
  await db
    .insertInto('price_overrides')
    .values({ env_id: envId, product, ...row })
    .onConflict((conflict) => conflict.columns(['env_id', 'product']).doUpdateSet(row))
    .execute();
}

export async function dropPrice(db: Db<Schema>, envId: EnvId, product: string): Promise<void> {
  await db.deleteFrom('price_overrides').where('env_id', '=', envId).where('product', '=', product).execute();
}

/** @returns false when the key was used for a hold before. */
export async function insertHold(
  db: Db<Schema>,
  envId: EnvId,
  row: { key: string; amount_minor: bigint; held_at: Date },
): Promise<boolean> {
  const result = await db
    .insertInto('wallet_holds')
    .values({ env_id: envId, ...row })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Ends a hold that stands. @returns what was held; null when there is none, or it has ended. */
export async function endHold(
  db: Db<Schema>,
  envId: EnvId,
  key: string,
  state: 'captured' | 'released',
): Promise<bigint | null> {
  const row = await db
    .updateTable('wallet_holds')
    .set({ state })
    .where('env_id', '=', envId)
    .where('key', '=', key)
    .where('state', '=', 'held')
    .returning('amount_minor')
    .executeTakeFirst();
  return row?.amount_minor ?? null;
}

export async function holdState(db: Db<Schema>, envId: EnvId, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('wallet_holds')
    .select('state')
    .where('env_id', '=', envId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.state ?? null;
}

export async function openHolds(db: Db<Schema>, envId: EnvId, before: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('wallet_holds')
    .select('key')
    .where('env_id', '=', envId)
    .where('state', '=', 'held')
    .where('held_at', '<', before)
    .orderBy('held_at')
    .limit(limit)
    .execute();
  return rows.map(({ key }) => key);
}

/** Of these environments, those in which something has been held since before then. */
export async function withOldHolds(
  db: Db<Schema>,
  envIds: readonly EnvId[],
  before: Date,
): Promise<ReadonlySet<EnvId>> {
  const { rows } = await sql<{ env_id: EnvId }>`select distinct env_id from wallet_holds
    where env_id = any(${envIds}::text[]) and state = 'held' and held_at < ${before}`.execute(db);
  return new Set(rows.map(({ env_id }) => env_id));
}

export interface UsageRow {
  key: string;
  product: string;
  subject: string | null;
  list_minor: bigint;
  charged_minor: bigint;
  at: Date;
}

/** @returns false when this call was written down before. */
export async function insertUsage(db: Db<Schema>, envId: EnvId, row: UsageRow): Promise<boolean> {
  const result = await db
    .insertInto('usage_records')
    .values({ env_id: envId, ...row })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function isUsed(db: Db<Schema>, envId: EnvId, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('usage_records')
    .select('key')
    .where('env_id', '=', envId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row !== undefined;
}

export interface UsagePeriod {
  from: Date | null;
  /** Not included. */
  until: Date | null;
  product: string | null;
}

const within = (envId: EnvId, { from, until, product }: UsagePeriod) => sql`env_id = ${envId}
  and (${from}::timestamptz is null or at >= ${from}) and (${until}::timestamptz is null or at < ${until})
  and (${product}::text is null or product = ${product})`;

/** Newest first. */
export async function usage(
  db: Db<Schema>,
  envId: EnvId,
  period: UsagePeriod,
  { limit, offset }: { limit: number; offset: number },
): Promise<UsageRow[]> {
  const { rows } = await sql<UsageRow>`
    select key, product, subject, list_minor, charged_minor, at from usage_records where ${within(envId, period)}
    order by at desc, key desc limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

export interface UsageSum {
  product: string;
  calls: number;
  list_minor: bigint;
  charged_minor: bigint;
}

export async function usageSums(db: Db<Schema>, envId: EnvId, period: UsagePeriod): Promise<UsageSum[]> {
  const { rows } = await sql<UsageSum>`
    select product, count(*)::int as calls, sum(list_minor)::bigint as list_minor,
           sum(charged_minor)::bigint as charged_minor
    from usage_records where ${within(envId, period)} group by product order by product`.execute(db);
  return rows;
}
