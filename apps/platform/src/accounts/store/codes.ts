import type { Db } from '@kente/kit/db/pool';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

/** One-time codes and the old re-authorisation tokens: only hashes are kept. */

export async function insertCode(
  db: Db<Schema>,
  envId: EnvId,
  hash: Buffer,
  accountId: string,
  expiresAt: Date,
): Promise<boolean> {
  const result = await db
    .insertInto('link_codes')
    .values({ env_id: envId, code_hash: hash, account_id: accountId, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Takes a code, once. @returns the account, or null when it is unknown, used or expired. */
export async function takeCode(db: Db<Schema>, envId: EnvId, hash: Buffer, now: Date): Promise<string | null> {
  const row = await db
    .updateTable('link_codes')
    .set({ used_at: now })
    .where('env_id', '=', envId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('account_id')
    .executeTakeFirst();
  return row?.account_id ?? null;
}

export async function insertToken(
  db: Db<Schema>,
  envId: EnvId,
  hash: Buffer,
  accountId: string,
  expiresAt: Date,
): Promise<void> {
  await db
    .insertInto('reauth_tokens')
    .values({ env_id: envId, token_hash: hash, account_id: accountId, expires_at: expiresAt })
    .execute();
}

export async function takeToken(db: Db<Schema>, envId: EnvId, hash: Buffer, now: Date): Promise<string | null> {
  const row = await db
    .updateTable('reauth_tokens')
    .set({ used_at: now })
    .where('env_id', '=', envId)
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('account_id')
    .executeTakeFirst();
  return row?.account_id ?? null;
}

export async function deleteOfAccount(db: Db<Schema>, envId: EnvId, accountId: string): Promise<void> {
  await db.deleteFrom('link_codes').where('env_id', '=', envId).where('account_id', '=', accountId).execute();
  await db.deleteFrom('reauth_tokens').where('env_id', '=', envId).where('account_id', '=', accountId).execute();
}

export async function deleteExpired(db: Db<Schema>, envId: EnvId, before: Date): Promise<void> {
  await db.deleteFrom('link_codes').where('env_id', '=', envId).where('expires_at', '<', before).execute();
  await db.deleteFrom('reauth_tokens').where('env_id', '=', envId).where('expires_at', '<', before).execute();
}
