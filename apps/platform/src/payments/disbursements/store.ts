import type { Db } from '@kente/kit/db/pool';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { DisbursementItems, DisbursementReturns, Disbursements, Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { Disbursement, DisbursementStatus, ItemStatus, Tallies } from './disbursement.ts';

type Platform = Db<Schema>;
type Tx = Transaction<Schema>;
type StoredDisbursement = Selectable<Disbursements>;
export type StoredItem = Selectable<DisbursementItems>;
export type StoredReturn = Selectable<DisbursementReturns>;

const read = (row: StoredDisbursement): Disbursement => ({
  ...{ id: row.id, reference: row.reference, sourceId: row.source_id, description: row.description },
  ...{ type: row.type as Disbursement['type'], source: row.source as Disbursement['source'] },
  ...{ status: row.status as DisbursementStatus, totalMinor: row.total_minor, securedMinor: row.secured_minor },
  ...{ message: row.message, createdAt: row.created_at, updatedAt: row.updated_at },
  ...{ triggeredAt: row.triggered_at, completedAt: row.completed_at },
});

/** @returns false when the reference is another's. */
export async function insert(
  tx: Platform,
  envId: EnvId,
  row: Omit<StoredDisbursement, 'env_id' | 'secured_minor'>,
): Promise<boolean> {
  const made = await tx
    .insertInto('disbursements')
    .values({ env_id: envId, ...row })
    .onConflict((conflict) => conflict.columns(['env_id', 'reference']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function find(db: Platform, envId: EnvId, id: string): Promise<Disbursement | null> {
  const row = await db
    .selectFrom('disbursements')
    .selectAll()
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? read(row) : null;
}

export async function lock(tx: Tx, envId: EnvId, id: string): Promise<Disbursement | null> {
  const row = await tx
    .selectFrom('disbursements')
    .selectAll()
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? read(row) : null;
}

export async function update(
  tx: Platform,
  envId: EnvId,
  id: string,
  columns: Partial<Omit<StoredDisbursement, 'env_id' | 'id'>> & { updated_at: Date },
): Promise<void> {
  await tx.updateTable('disbursements').set(columns).where('env_id', '=', envId).where('id', '=', id).execute();
}

/** Newest first. */
export async function list(
  db: Platform,
  envId: EnvId,
  { status, page, limit }: { status?: DisbursementStatus; page: number; limit: number },
): Promise<{ total: number; rows: Disbursement[] }> {
  let query = db.selectFrom('disbursements').where('env_id', '=', envId);
  if (status !== undefined) query = query.where('status', '=', status);
  const { total } = await query.select((select) => select.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return { total: Number(total), rows: rows.map(read) };
}

const NOTHING = { count: 0, amountMinor: 0n, feeMinor: 0n };

/** By id; every id that is asked for is in it. */
export async function tallies(db: Platform, envId: EnvId, ids: readonly string[]): Promise<Map<string, Tallies>> {
  const found = new Map<string, Tallies>(
    ids.map((id) => [id, { initiated: NOTHING, processing: NOTHING, successful: NOTHING, failed: NOTHING }]),
  );
  if (ids.length === 0) return found;
  const { rows } = await sql<{ id: string; status: ItemStatus; count: bigint; amount: bigint; fee: bigint }>`
    select disbursement_id as id, status, count(*) as count, sum(amount_minor)::bigint as amount,
      sum(fee_minor)::bigint as fee
    from disbursement_items where env_id = ${envId} and disbursement_id = any(${ids}::text[])
    group by disbursement_id, status`.execute(db);
  for (const { id, status, count, amount, fee } of rows) {
    const before = found.get(id);
    if (before) found.set(id, { ...before, [status]: { count: Number(count), amountMinor: amount, feeMinor: fee } });
  }
  return found;
}

export async function tally(db: Platform, envId: EnvId, id: string): Promise<Tallies> {
  const found = (await tallies(db, envId, [id])).get(id);
  if (!found) throw new Error('tallies answer for every id');
  return found;
}

export async function insertReturn(tx: Tx, envId: EnvId, row: Omit<StoredReturn, 'env_id'>): Promise<void> {
  await tx
    .insertInto('disbursement_returns')
    .values({ env_id: envId, ...row })
    .execute();
}

export async function lockReturn(tx: Tx, envId: EnvId, id: string): Promise<StoredReturn | undefined> {
  return tx
    .selectFrom('disbursement_returns')
    .selectAll()
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function setReturn(tx: Tx, envId: EnvId, id: string, status: string, at: Date): Promise<void> {
  await tx
    .updateTable('disbursement_returns')
    .set({ status, updated_at: at })
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .execute();
}
