import type { Db } from '@kente/kit/db/pool';
import { isId } from '@kente/kit/ids';
import { sql } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

export interface IncomeRecord {
  id: string;
  /** As it is on the wire. */
  income: unknown;
  createdAt: Date;
  updatedAt: Date;
}

export interface NewIncomeRecord {
  id: string;
  accountId: string;
  jobId: string;
  income: unknown;
  evidence: unknown;
  now: Date;
}

export async function insert(db: Db<Schema>, envId: EnvId, record: NewIncomeRecord): Promise<void> {
  await sql`insert into income_records (env_id, id, account_id, job_id, income, evidence, created_at, updated_at)
    values (${envId}, ${record.id}, ${record.accountId}, ${record.jobId}, ${JSON.stringify(record.income)}::jsonb,
      ${JSON.stringify(record.evidence)}::jsonb, ${record.now}, ${record.now})`.execute(db);
}

/** Newest first. */
export async function list(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
  { page, limit }: { page: number; limit: number },
): Promise<{ total: number; records: IncomeRecord[] }> {
  const ofAccount = db.selectFrom('income_records').where('env_id', '=', envId).where('account_id', '=', accountId);
  const { total } = await ofAccount
    .select((select) => select.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await ofAccount
    .select(['id', 'income', 'created_at', 'updated_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return {
    total: Number(total),
    records: rows.map(({ id, income, created_at, updated_at }) => ({
      ...{ id, income, createdAt: created_at, updatedAt: updated_at },
    })),
  };
}

export async function find(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
  id: string,
): Promise<{ evidence: unknown; createdAt: Date } | null> {
  if (!isId(id)) return null;
  const row = await db
    .selectFrom('income_records')
    .select(['evidence', 'created_at'])
    .where('env_id', '=', envId)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { evidence: row.evidence, createdAt: row.created_at } : null;
}
