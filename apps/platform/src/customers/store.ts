import type { Db } from '@kente/kit/db/pool';
import { type Selectable, sql } from 'kysely';
import type { Customers, Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';

type Platform = Db<Schema>;
export type StoredCustomer = Selectable<Customers>;

export async function find(db: Platform, envId: EnvId, id: string): Promise<StoredCustomer | undefined> {
  return db.selectFrom('customers').selectAll().where('env_id', '=', envId).where('id', '=', id).executeTakeFirst();
}

export async function findMany(db: Platform, envId: EnvId, ids: readonly string[]): Promise<StoredCustomer[]> {
  return db.selectFrom('customers').selectAll().where('env_id', '=', envId).where('id', 'in', ids).execute();
}

/** The oldest one, so that the answer stays the same when a later customer is given the same address. */
export async function findByEmail(db: Platform, envId: EnvId, email: string): Promise<StoredCustomer | undefined> {
  return db
    .selectFrom('customers')
    .selectAll()
    .where('env_id', '=', envId)
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

export async function findByIdentity(db: Platform, envId: EnvId, index: Buffer): Promise<StoredCustomer | undefined> {
  return db
    .selectFrom('customers')
    .selectAll()
    .where('env_id', '=', envId)
    .where('identity_index', '=', index)
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
  Partial<Pick<StoredCustomer, 'first_name' | 'last_name'>>;

/** @returns undefined when the environment holds this identity number already. */
export async function insert(tx: Platform, envId: EnvId, row: NewCustomerRow): Promise<StoredCustomer | undefined> {
  return tx
    .insertInto('customers')
    .values({ env_id: envId, ...row, updated_at: row.created_at })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}
