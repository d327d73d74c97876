import type { Db } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

/** By which import rows came into the account; null: the bank showed them itself. No reader sees it. */
export async function setImport(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
  ids: readonly string[],
  importId: string | null,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`update transactions set import_id = ${importId} where env_id = ${envId} and account_id = ${accountId}
    and id = any(${ids}::text[]) and import_id is distinct from ${importId}`.execute(db);
}

/** Those of these rows that came by an import. */
export async function importedOf(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select id from transactions where env_id = ${envId}
    and account_id = ${accountId} and id = any(${ids}::text[]) and import_id is not null`.execute(db);
  return rows.map((row) => row.id);
}
