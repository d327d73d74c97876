import { type Db, prepared } from '@kente/kit/db/pool';
import { type Insertable, type Selectable, sql, type Transaction, type Updateable } from 'kysely';
import type { Mandates, Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { MandateStatus } from './lifecycle.ts';

export type StoredMandate = Selectable<Mandates>;
type Tx = Transaction<Schema>;

export interface MandateFilter {
  page: number;
  limit: number;
  status?: MandateStatus;
  customerId?: string;
  reference?: string;
}

export async function find(db: Db<Schema>, envId: EnvId, id: string): Promise<StoredMandate | undefined> {
  const { rows } = await sql<StoredMandate>`${prepared('mandate-find')}
    select * from mandates where env_id = ${envId} and id = ${id}`.execute(db);
  return rows[0];
}

export async function findByReference(
  db: Db<Schema>,
  envId: EnvId,
  reference: string,
): Promise<StoredMandate | undefined> {
  return db
    .selectFrom('mandates')
    .selectAll()
    .where('env_id', '=', envId)
    .where('reference', '=', reference)
    .executeTakeFirst();
}

export async function findByLink(db: Db<Schema>, envId: EnvId, link: string): Promise<StoredMandate | undefined> {
  return db.selectFrom('mandates').selectAll().where('env_id', '=', envId).where('link', '=', link).executeTakeFirst();
}

export async function lock(tx: Tx, envId: EnvId, id: string): Promise<StoredMandate | undefined> {
  const { rows } = await sql<StoredMandate>`${prepared('mandate-lock')}
    select * from mandates where env_id = ${envId} and id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Newest first. */
export async function list(
  db: Db<Schema>,
  envId: EnvId,
  { page, limit, status, customerId, reference }: MandateFilter,
): Promise<{ total: number; mandates: StoredMandate[] }> {
  let query = db.selectFrom('mandates').selectAll().where('env_id', '=', envId);
  if (status !== undefined) query = query.where('status', '=', status);
  if (customerId !== undefined) query = query.where('customer_id', '=', customerId);
  if (reference !== undefined) query = query.where('reference', '=', reference);
  const { total } = await query
    .clearSelect()
    .select((select) => select.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  const mandates = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return { total: Number(total), mandates };
}

export type NewMandateRow = Omit<Insertable<Mandates>, 'env_id'>;

/** @returns false when the reference is used already. */
export async function insert(tx: Tx, envId: EnvId, row: NewMandateRow): Promise<boolean> {
  const made = await tx
    .insertInto('mandates')
    .values({ env_id: envId, ...row })
    .onConflict((conflict) => conflict.columns(['env_id', 'reference']).doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function update(tx: Tx, envId: EnvId, id: string, columns: Updateable<Mandates>): Promise<StoredMandate> {
  return tx
    .updateTable('mandates')
    .set(columns)
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Until the transaction ends nobody else puts a mandate on this account. */
export async function lockAccount(tx: Tx, envId: EnvId, key: Buffer): Promise<void> {
  const name = `mandates of ${envId} ${key.toString('hex')}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

/** The mandates on an account that are not over. */
export async function aliveOn(
  db: Db<Schema>,
  envId: EnvId,
  key: Buffer,
): Promise<Pick<StoredMandate, 'id' | 'status' | 'start_date'>[]> {
  return db
    .selectFrom('mandates')
    .select(['id', 'status', 'start_date'])
    .where('env_id', '=', envId)
    .where('account_key', '=', key)
    .where('status', 'not in', ['rejected', 'cancelled', 'expired'])
    .execute();
}

export async function anyAliveOf(tx: Tx, envId: EnvId, customerId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('mandates')
    .select('id')
    .where('env_id', '=', envId)
    .where('customer_id', '=', customerId)
    .where('status', 'not in', ['rejected', 'cancelled', 'expired'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Sums and dates stay; what names the person goes. */
export async function redactCustomer(tx: Tx, envId: EnvId, customerId: string): Promise<void> {
  await tx
    .updateTable('mandates')
    .set({ account_sealed: null, description: '', meta: JSON.stringify({}), redirect_url: null })
    .where('env_id', '=', envId)
    .where('customer_id', '=', customerId)
    .execute();
}

/** Keeps a part of the balance. @returns false when there is less. */
export async function reserve(tx: Tx, envId: EnvId, id: string, amountMinor: bigint): Promise<boolean> {
  const { rows } = await sql`${prepared('mandate-reserve')}
    update mandates set reserved_minor = reserved_minor + ${amountMinor}::bigint
    where env_id = ${envId} and id = ${id} and total_minor - taken_minor - reserved_minor >= ${amountMinor}::bigint
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** Both are taken off and put on as they are; what was taken may be given back. */
export async function settle(
  tx: Tx,
  envId: EnvId,
  id: string,
  { reservedMinor, takenMinor }: { reservedMinor: bigint; takenMinor: bigint },
): Promise<void> {
  await sql`${prepared('mandate-settle')}
    update mandates set reserved_minor = reserved_minor - ${reservedMinor}::bigint, taken_minor = taken_minor + ${takenMinor}::bigint
    where env_id = ${envId} and id = ${id}`.execute(tx);
}
