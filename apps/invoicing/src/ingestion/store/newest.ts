import { sql } from 'kysely';
import type { Database, Tenant } from '../../tenancy/index.ts';
import { HELD, type HeldColumns, type HeldRow, readHeld } from './held-row.ts';

/** An account's rows, the newest days first. */
export async function newestRows(
  db: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
  most: number,
): Promise<HeldRow[]> {
  const { rows } = await sql<HeldColumns>`
    select ${HELD} from bank_transactions
    where organisation_id = ${organisationId} and environment_id = ${environmentId} and account_id = ${accountId}
      and removed_at is null
    order by day desc, id limit ${most}`.execute(db);
  return rows.map(readHeld);
}
