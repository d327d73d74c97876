import type { Db } from '@kente/kit/db/pool';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Customers, Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';
import type { CustomerFilter } from './customer.ts';

type Platform = Db<Schema>;
export type StoredCustomer = Selectable<Customers>;

export async function find(db: Platform, envId: EnvId, id: string): Promise<StoredCustomer | undefined> {
  return db.selectFrom('customers').selectAll().where('env_id', '=', envId).where('id', '=', id).executeTakeFirst();
}

/** Until the transaction ends the customer is not deleted: what is made for them meanwhile is not left without them. */
export async function findAndHold(db: Platform, envId: EnvId, id: string): Promise<StoredCustomer | undefined> {
  return db
    .selectFrom('customers')
    .selectAll()
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
}

export async function lock(tx: Transaction<Schema>, envId: EnvId, id: string): Promise<StoredCustomer | undefined> {
  return tx
    .selectFrom('customers')
    .selectAll()
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findMany(db: Platform, envId: EnvId, ids: readonly string[]): Promise<StoredCustomer[]> {
  return db.selectFrom('customers').selectAll().where('env_id', '=', envId).where('id', 'in', ids).execute();
}

/** Newest first. */
export async function list(
  db: Platform,
  envId: EnvId,
  { page, limit, email, phone, name }: CustomerFilter,
): Promise<{ total: number; customers: StoredCustomer[] }> {
  let query = db.selectFrom('customers').selectAll().where('env_id', '=', envId);
  if (email !== undefined) query = query.where(sql<boolean>`lower(email) = ${email.toLowerCase()}`);
  if (phone !== undefined) query = query.where('phone', '=', phone);
  if (name !== undefined) query = query.where(sql<boolean>`strpos(lower(name), lower(${name})) > 0`);
  const { total } = await query
    .clearSelect()
    .select((select) => select.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  const customers = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return { total: Number(total), customers };
}

/** The oldest one, so that the answer stays the same when a later customer is given the same address. Held as above. */
export async function findByEmail(db: Platform, envId: EnvId, email: string): Promise<StoredCustomer | undefined> {
  return db
    .selectFrom('customers')
    .selectAll()
    .where('env_id', '=', envId)
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .forKeyShare()
    .executeTakeFirst();
}

export async function findByIdentity(db: Platform, envId: EnvId, index: Buffer): Promise<StoredCustomer | undefined> {
  return db
    .selectFrom('customers')
    .selectAll()
    .where('env_id', '=', envId)
    .where('identity_index', '=', index)
    .forKeyShare()
    .executeTakeFirst();
}

/** Until the transaction ends nobody else makes a customer with this address: two calls at once make one customer. */
export async function lockEmail(tx: Platform, envId: EnvId, email: string): Promise<void> {
  const name = `customer ${envId} ${email.toLowerCase()}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

export type NewCustomerRow = Pick<
  StoredCustomer,
  'id' | 'name' | 'email' | 'phone' | 'identity_type' | 'identity_sealed' | 'identity_index' | 'created_at'
> &
  Partial<Pick<StoredCustomer, 'type' | 'first_name' | 'last_name' | 'business_name' | 'address'>>;

/** @returns undefined when the environment holds this identity number already. */
export async function insert(tx: Platform, envId: EnvId, row: NewCustomerRow): Promise<StoredCustomer | undefined> {
  return tx
    .insertInto('customers')
    .values({ env_id: envId, ...row, updated_at: row.created_at })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

export type CustomerColumns = Partial<Omit<NewCustomerRow, 'id' | 'created_at'>> & { updated_at: Date };

export async function update(tx: Platform, envId: EnvId, id: string, columns: CustomerColumns): Promise<void> {
  await tx.updateTable('customers').set(columns).where('env_id', '=', envId).where('id', '=', id).execute();
}

export async function remove(tx: Platform, envId: EnvId, id: string): Promise<void> {
  await tx.deleteFrom('customers').where('env_id', '=', envId).where('id', '=', id).execute();
}
