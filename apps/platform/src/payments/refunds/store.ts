import type { Db } from '@kente/kit/db/pool';
import type { Selectable } from 'kysely';
import type { Refunds as RefundsTable, Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

export type StoredRefund = Selectable<RefundsTable>;

/** @returns false when the payment has a refund that did not fail. */
export async function insert(tx: Db<Schema>, envId: EnvId, row: Omit<StoredRefund, 'env_id'>): Promise<boolean> {
  const made = await tx
    .insertInto('refunds')
    .values({ env_id: envId, ...row })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function find(db: Db<Schema>, envId: EnvId, id: string): Promise<StoredRefund | undefined> {
  return db.selectFrom('refunds').selectAll().where('env_id', '=', envId).where('id', '=', id).executeTakeFirst();
}

/** @returns undefined when the refund is not in this status any more. */
export async function finish(
  tx: Db<Schema>,
  envId: EnvId,
  id: string,
  from: string,
  columns: Pick<StoredRefund, 'status' | 'response_code' | 'updated_at'>,
): Promise<StoredRefund | undefined> {
  return tx
    .updateTable('refunds')
    .set(columns)
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .where('status', '=', from)
    .returningAll()
    .executeTakeFirst();
}
