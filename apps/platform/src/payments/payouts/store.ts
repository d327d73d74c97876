import type { Db } from '@kente/kit/db/pool';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Payouts as PayoutsTable, Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { Totals } from './cut-rule.ts';

type Platform = Db<Schema>;
export type StoredPayout = Selectable<PayoutsTable>;
export type PayoutStatus = 'pending' | 'processing' | 'settled' | 'failed';

/** Who has something pending that no payout holds. */
export async function ownersWithPending(db: Platform, envId: EnvId): Promise<string[]> {
  const rows = await db
    .selectFrom('settlement_items')
    .select('owner')
    .distinct()
    .where('env_id', '=', envId)
    .where('payout_id', 'is', null)
    .where('held', '=', false)
    .execute();
  return rows.map(({ owner }) => owner);
}

const NOTHING: Totals = { collectedMinor: 0n, feeMinor: 0n, refundedMinor: 0n };
interface Sums {
  collected: bigint | null;
  fee: bigint | null;
  refunded: bigint | null;
}
const totalsOf = (sums: Sums | undefined): Totals =>
  sums
    ? { collectedMinor: sums.collected ?? 0n, feeMinor: sums.fee ?? 0n, refundedMinor: sums.refunded ?? 0n }
    : NOTHING;

/** Of one owner, whatever no payout holds. */
export async function pendingTotals(tx: Platform, envId: EnvId, owner: string): Promise<Totals> {
  const { rows } = await sql<Sums>`select sum(collected_minor)::bigint as collected, sum(fee_minor)::bigint as fee,
      sum(refunded_minor)::bigint as refunded
    from settlement_items where env_id = ${envId} and owner = ${owner} and payout_id is null and not held`.execute(tx);
  return totalsOf(rows[0]);
}

/** Puts what is pending into a payout: sums and items are of one moment. `before` null: everything. */
export async function take(
  tx: Platform,
  envId: EnvId,
  owner: string,
  { payoutId, before }: { payoutId: string; before: Date | null },
): Promise<Totals> {
  const { rows } = await sql<Sums>`with taken as (
      update settlement_items set payout_id = ${payoutId}
      where env_id = ${envId} and owner = ${owner} and payout_id is null and not held
        and occurred_at < coalesce(${before}::timestamptz, 'infinity')
      returning collected_minor, fee_minor, refunded_minor)
    select sum(collected_minor)::bigint as collected, sum(fee_minor)::bigint as fee,
      sum(refunded_minor)::bigint as refunded from taken`.execute(tx);
  return totalsOf(rows[0]);
}

/** Pending again, for the next cut. */
export async function release(tx: Platform, envId: EnvId, payoutId: string): Promise<void> {
  await tx
    .updateTable('settlement_items')
    .set({ payout_id: null })
    .where('env_id', '=', envId)
    .where('payout_id', '=', payoutId)
    .execute();
}

/** @returns false when this owner was cut at that instant already. */
export async function insert(tx: Platform, envId: EnvId, row: Omit<StoredPayout, 'env_id'>): Promise<boolean> {
  const made = await tx
    .insertInto('payouts')
    .values({ env_id: envId, ...row })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function find(db: Platform, envId: EnvId, id: string): Promise<StoredPayout | undefined> {
  return db.selectFrom('payouts').selectAll().where('env_id', '=', envId).where('id', '=', id).executeTakeFirst();
}

export async function lock(tx: Transaction<Schema>, envId: EnvId, id: string): Promise<StoredPayout | undefined> {
  return tx
    .selectFrom('payouts')
    .selectAll()
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function update(
  tx: Platform,
  envId: EnvId,
  id: string,
  columns: Partial<Omit<StoredPayout, 'env_id' | 'id' | 'owner'>>,
): Promise<void> {
  await tx.updateTable('payouts').set(columns).where('env_id', '=', envId).where('id', '=', id).execute();
}

/** Of one owner, newest first. */
export async function list(
  db: Platform,
  envId: EnvId,
  { owner, status, page, limit }: { owner: string; status?: PayoutStatus; page: number; limit: number },
): Promise<{ total: number; rows: StoredPayout[] }> {
  let query = db.selectFrom('payouts').where('env_id', '=', envId).where('owner', '=', owner);
  if (status !== undefined) query = query.where('status', '=', status);
  const { total } = await query.select((select) => select.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return { total: Number(total), rows };
}

/** Payments that a payout was made of, newest first. */
export async function paymentsOf(
  db: Platform,
  envId: EnvId,
  payoutId: string,
  { page, limit }: { page: number; limit: number },
): Promise<{ total: number; ids: string[] }> {
  const query = db
    .selectFrom('settlement_items')
    .where('env_id', '=', envId)
    .where('payout_id', '=', payoutId)
    .where('kind', '=', 'collection');
  const { total } = await query
    .select((select) => select.fn.count<bigint>('payment_id').distinct().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .select((select) => ['payment_id', select.fn.max('occurred_at').as('at')])
    .groupBy('payment_id')
    .orderBy('at', 'desc')
    .orderBy('payment_id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return { total: Number(total), ids: rows.flatMap(({ payment_id }) => payment_id ?? []) };
}

/**
 * A payout of nothing is none. Items that add up to nothing are done with (`isClosed`): they keep its id, so that they are
 * not looked at again; others are pending again.
 */
export async function dropEmpty(
  tx: Platform,
  envId: EnvId,
  id: string,
  { isClosed }: { isClosed: boolean },
): Promise<void> {
  if (!isClosed) await release(tx, envId, id);
  await tx.deleteFrom('payouts').where('env_id', '=', envId).where('id', '=', id).execute();
}
