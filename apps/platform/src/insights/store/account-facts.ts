import type { Db } from '@kente/kit/db/pool';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

/** What the engine wants to know of an account; linked or not. */
export async function accountFacts(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
): Promise<{ institutionId: string; name: string } | null> {
  const row = await db
    .selectFrom('accounts')
    .select(['institution_id', 'name'])
    .where('env_id', '=', envId)
    .where('id', '=', accountId)
    .executeTakeFirst();
  return row ? { institutionId: row.institution_id, name: row.name } : null;
}
