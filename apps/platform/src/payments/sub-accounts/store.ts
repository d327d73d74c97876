import type { Db } from '@kente/kit/db/pool';
import type { Selectable } from 'kysely';
import type { Schema, SubAccounts } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

export type StoredSubAccount = Selectable<SubAccounts>;

/** @returns false when the environment has this account already. */
export async function insert(db: Db<Schema>, envId: EnvId, row: Omit<StoredSubAccount, 'env_id'>): Promise<boolean> {
  const made = await db
    .insertInto('sub_accounts')
    .values({ env_id: envId, ...row })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function findByKey(db: Db<Schema>, envId: EnvId, key: Buffer): Promise<StoredSubAccount | undefined> {
  return db
    .selectFrom('sub_accounts')
    .selectAll()
    .where('env_id', '=', envId)
    .where('account_key', '=', key)
    .executeTakeFirst();
}

export async function findMany(db: Db<Schema>, envId: EnvId, ids: readonly string[]): Promise<StoredSubAccount[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('sub_accounts').selectAll().where('env_id', '=', envId).where('id', 'in', ids).execute();
}

/** Newest first. */
export async function list(
  db: Db<Schema>,
  envId: EnvId,
  { page, limit }: { page: number; limit: number },
): Promise<{ total: number; rows: StoredSubAccount[] }> {
  const query = db.selectFrom('sub_accounts').where('env_id', '=', envId);
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
