import { sql } from 'kysely';
import type { Database, Tenant } from '../../tenancy/index.ts';
import type { Position } from '../cursor.ts';

export interface StoredCursor {
  readonly step: number;
  readonly position: Position;
  readonly providerAccountId: string;
  readonly updatedAt: Date;
  readonly lastSyncAt: Date | null;
  readonly lastTransactionDate: string | null;
}

interface CursorRow {
  step: bigint;
  position: Position;
  provider_account_id: string;
  updated_at: Date;
  last_sync_at: Date | null;
  last_transaction_date: string | null;
}

export async function findCursor(
  db: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
): Promise<StoredCursor | null> {
  const { rows } = await sql<CursorRow>`
    select step, position, provider_account_id, updated_at, last_sync_at, last_transaction_date from cursors
    where organisation_id = ${organisationId} and environment_id = ${environmentId} and account_id = ${accountId}`.execute(
    db,
  );
  const [row] = rows;
  if (!row) return null;
  return {
    step: Number(row.step),
    position: row.position,
    providerAccountId: row.provider_account_id,
    updatedAt: row.updated_at,
    lastSyncAt: row.last_sync_at,
    lastTransactionDate: row.last_transaction_date,
  };
}

export interface NewCursor {
  step: number;
  position: Position;
  providerAccountId: string;
  at: Date;
  isEnd: boolean;
  lastTransactionDate: string | null;
}

/** Moves it forwards; a lower step leaves it where it is. In the transaction of the page that it stands behind. */
export async function putCursor(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
  { step, position, providerAccountId, at, isEnd, lastTransactionDate }: NewCursor,
): Promise<void> {
  await sql`
    insert into cursors (organisation_id, environment_id, account_id, step, position, provider_account_id, updated_at,
      last_sync_at, last_transaction_date)
    values (${organisationId}, ${environmentId}, ${accountId}, ${step}, ${JSON.stringify(position)}::jsonb,
      ${providerAccountId}, ${at}, ${isEnd ? at : null}, ${lastTransactionDate})
    on conflict (organisation_id, environment_id, account_id) do update set step = excluded.step,
      position = excluded.position, provider_account_id = excluded.provider_account_id, updated_at = excluded.updated_at,
      last_sync_at = coalesce(excluded.last_sync_at, cursors.last_sync_at),
      last_transaction_date = greatest(excluded.last_transaction_date, cursors.last_transaction_date)
    where cursors.step < excluded.step`.execute(tx);
}
