import type { Db } from '@kente/kit/db/pool';
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { StoredItem } from './store.ts';

type Platform = Db<Schema>;
type Tx = Transaction<Schema>;
export type NewItem = Pick<
  StoredItem,
  'id' | 'reference' | 'amount_minor' | 'fee_minor' | 'narration' | 'recipient_sealed' | 'is_resolved' | 'added_by'
>;

/** After those that are there. The disbursement's row is locked. */
export async function insert(
  tx: Tx,
  envId: EnvId,
  disbursementId: string,
  items: readonly NewItem[],
  at: Date,
): Promise<void> {
  if (items.length === 0) return;
  const { rows } = await sql<{ last: number | null }>`select max(position) as last from disbursement_items
    where env_id = ${envId} and disbursement_id = ${disbursementId}`.execute(tx);
  const first = (rows[0]?.last ?? -1) + 1;
  const values = items.map((item, index) => ({
    ...{ env_id: envId, disbursement_id: disbursementId, position: first + index, status: 'initiated' },
    ...item,
    ...{ created_at: at, updated_at: at },
  }));
  await tx.insertInto('disbursement_items').values(values).execute();
}

/** In the order in which they came. */
export async function list(
  db: Platform,
  envId: EnvId,
  disbursementId: string,
  { page, limit }: { page: number; limit: number },
): Promise<{ total: number; rows: StoredItem[] }> {
  const query = db
    .selectFrom('disbursement_items')
    .where('env_id', '=', envId)
    .where('disbursement_id', '=', disbursementId);
  const { total } = await query.select((select) => select.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy('position')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return { total: Number(total), rows };
}

export async function addedBy(db: Platform, envId: EnvId, disbursementId: string, call: string): Promise<StoredItem[]> {
  return db
    .selectFrom('disbursement_items')
    .selectAll()
    .where('env_id', '=', envId)
    .where('disbursement_id', '=', disbursementId)
    .where('added_by', '=', call)
    .orderBy('position')
    .execute();
}

export async function references(db: Platform, envId: EnvId, disbursementId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('disbursement_items')
    .select('reference')
    .where('env_id', '=', envId)
    .where('disbursement_id', '=', disbursementId)
    .execute();
  return new Set(rows.map(({ reference }) => reference));
}

export async function find(db: Platform, envId: EnvId, id: string): Promise<StoredItem | undefined> {
  return db
    .selectFrom('disbursement_items')
    .selectAll()
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .executeTakeFirst();
}

type Changes = Partial<Omit<StoredItem, 'env_id' | 'id'>> & { updated_at: Date };

/** @returns null when the item has left that status: somebody was first. */
export async function step(
  tx: Platform,
  envId: EnvId,
  id: string,
  from: string,
  columns: Changes,
): Promise<StoredItem | null> {
  const row = await tx
    .updateTable('disbursement_items')
    .set(columns)
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .where('status', '=', from)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

export async function remove(tx: Tx, envId: EnvId, id: string): Promise<void> {
  await tx.deleteFrom('disbursement_items').where('env_id', '=', envId).where('id', '=', id).execute();
}

/** Those that have not begun, the first ones first. */
export async function waiting(
  db: Platform,
  envId: EnvId,
  disbursementId: string,
  { isResolved, limit }: { isResolved: boolean; limit: number },
): Promise<StoredItem[]> {
  return db
    .selectFrom('disbursement_items')
    .selectAll()
    .where('env_id', '=', envId)
    .where('disbursement_id', '=', disbursementId)
    .where('status', '=', 'initiated')
    .where('is_resolved', '=', isResolved)
    .orderBy('position')
    .limit(limit)
    .execute();
}

/** Everything that has not failed will be paid from what is secured. @returns its amounts and fees. */
export async function secure(tx: Tx, envId: EnvId, disbursementId: string): Promise<bigint> {
  const { rows } = await sql<{ needed: bigint | null }>`with secured as (
      update disbursement_items set is_secured = true
      where env_id = ${envId} and disbursement_id = ${disbursementId} and status = 'initiated'
      returning amount_minor + fee_minor as minor)
    select sum(minor)::bigint as needed from secured`.execute(tx);
  return rows[0]?.needed ?? 0n;
}

/** Secured, and not paid. */
export async function unusedMinor(tx: Tx, envId: EnvId, disbursementId: string): Promise<bigint> {
  const { rows } = await sql<{ unused: bigint | null }>`select sum(amount_minor + fee_minor)::bigint as unused
    from disbursement_items
    where env_id = ${envId} and disbursement_id = ${disbursementId} and is_secured and status = 'failed'`.execute(tx);
  return rows[0]?.unused ?? 0n;
}

/** Of a disbursement that failed before anything was taken. */
export async function failAll(
  tx: Tx,
  envId: EnvId,
  disbursementId: string,
  { message, at }: { message: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('disbursement_items')
    .set({ status: 'failed', is_secured: false, message, updated_at: at })
    .where('env_id', '=', envId)
    .where('disbursement_id', '=', disbursementId)
    .where('status', '=', 'initiated')
    .execute();
}
