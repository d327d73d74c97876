import type { Db } from '@kente/kit/db/pool';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

/** What opens the bank, sealed. */

export async function put(db: Db<Schema>, envId: EnvId, accountId: string, sealed: Buffer, now: Date): Promise<void> {
  await db
    .insertInto('account_credentials')
    .values({ env_id: envId, account_id: accountId, sealed, updated_at: now })
    .onConflict((conflict) => conflict.columns(['env_id', 'account_id']).doUpdateSet({ sealed, updated_at: now }))
    .execute();
}

export async function find(db: Db<Schema>, envId: EnvId, accountId: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('account_credentials')
    .select('sealed')
    .where('env_id', '=', envId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.sealed ?? null;
}

export async function destroy(db: Db<Schema>, envId: EnvId, accountId: string): Promise<void> {
  await db.deleteFrom('account_credentials').where('env_id', '=', envId).where('account_id', '=', accountId).execute();
}
