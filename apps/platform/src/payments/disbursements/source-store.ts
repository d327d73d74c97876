import type { Db } from '@kente/kit/db/pool';
import type { Selectable } from 'kysely';
import type { DisbursementSources, Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

type Platform = Db<Schema>;
export type StoredSource = Selectable<DisbursementSources>;

export async function insert(tx: Platform, envId: EnvId, row: Omit<StoredSource, 'env_id'>): Promise<void> {
  await tx
    .insertInto('disbursement_sources')
    .values({ env_id: envId, ...row })
    .execute();
}

export async function find(db: Platform, envId: EnvId, id: string): Promise<StoredSource | undefined> {
  return db
    .selectFrom('disbursement_sources')
    .selectAll()
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function findByMandate(db: Platform, envId: EnvId, mandateId: string): Promise<StoredSource | undefined> {
  return db
    .selectFrom('disbursement_sources')
    .selectAll()
    .where('env_id', '=', envId)
    .where('mandate_id', '=', mandateId)
    .executeTakeFirst();
}

export async function update(
  tx: Platform,
  envId: EnvId,
  id: string,
  columns: Partial<Pick<StoredSource, 'mandate_id' | 'email_sealed'>> & { updated_at: Date },
): Promise<void> {
  await tx.updateTable('disbursement_sources').set(columns).where('env_id', '=', envId).where('id', '=', id).execute();
}

/** Newest first. */
export async function list(
  db: Platform,
  envId: EnvId,
  { page, limit }: { page: number; limit: number },
): Promise<{ total: number; rows: StoredSource[] }> {
  const query = db.selectFrom('disbursement_sources').where('env_id', '=', envId);
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
