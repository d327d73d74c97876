import type { Db } from '@kente/kit/db/pool';
import { isId } from '@kente/kit/ids';
import { type Selectable, sql } from 'kysely';
import type { CategoryCorrections, Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

/** A category that a business gave to everything that has something in common. */
export interface StoredCorrection {
  id: string;
  credit: boolean;
  about: 'counterparty' | 'remark';
  key: string;
  category: string;
  accountId: string;
  transactionId: string;
  createdAt: Date;
  updatedAt: Date;
}

export type NewCorrection = Omit<StoredCorrection, 'createdAt' | 'updatedAt'> & { now: Date };

/** One word on one thing: said again, it replaces what was said before. */
export async function put(db: Db<Schema>, envId: EnvId, correction: NewCorrection): Promise<StoredCorrection> {
  const { id, credit, about, key, category, accountId, transactionId, now } = correction;
  const row = await db
    .insertInto('category_corrections')
    .values({
      ...{ env_id: envId, id, credit, about, key, category, account_id: accountId, transaction_id: transactionId },
      ...{ created_at: now, updated_at: now },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['env_id', 'credit', 'about', 'key'])
        .doUpdateSet({ category, account_id: accountId, transaction_id: transactionId, updated_at: now }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return correctionOf(row);
}

export async function count(db: Db<Schema>, envId: EnvId): Promise<number> {
  const row = await db
    .selectFrom('category_corrections')
    .select((select) => select.fn.countAll<bigint>().as('total'))
    .where('env_id', '=', envId)
    .executeTakeFirstOrThrow();
  return Number(row.total);
}

/** The one changed last first. */
export async function list(
  db: Db<Schema>,
  envId: EnvId,
  { page, limit }: { page: number; limit: number },
): Promise<StoredCorrection[]> {
  const rows = await db
    .selectFrom('category_corrections')
    .selectAll()
    .where('env_id', '=', envId)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return rows.map(correctionOf);
}

/** All of an environment, for the engine: see `MOST_CORRECTIONS`. */
export async function all(
  db: Db<Schema>,
  envId: EnvId,
): Promise<Pick<StoredCorrection, 'credit' | 'about' | 'key' | 'category'>[]> {
  const { rows } = await sql<Pick<StoredCorrection, 'credit' | 'about' | 'key' | 'category'>>`
    select credit, about, key, category from category_corrections where env_id = ${envId}`.execute(db);
  return rows;
}

/** @returns false when there is none. */
export async function remove(db: Db<Schema>, envId: EnvId, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const result = await db
    .deleteFrom('category_corrections')
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

function correctionOf(row: Selectable<CategoryCorrections>): StoredCorrection {
  return {
    id: row.id,
    credit: row.credit,
    about: row.about as StoredCorrection['about'],
    key: row.key,
    category: row.category,
    accountId: row.account_id,
    transactionId: row.transaction_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
