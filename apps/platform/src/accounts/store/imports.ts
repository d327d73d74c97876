import type { Db } from '@kente/kit/db/pool';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Schema, StatementImports } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { ToldBalance } from '../imports/balance.ts';
import type { ImportReport, StatementImport } from '../imports/import.ts';

/** An import with what it says about the balance. */
export interface KeptImport extends StatementImport {
  /** After its last row. */
  closing: ToldBalance;
  /** The account's balance without any import. */
  base: ToldBalance;
}

export async function insert(
  tx: Transaction<Schema>,
  envId: EnvId,
  accountId: string,
  kept: KeptImport,
): Promise<void> {
  const { id, sha256, report, createdAt, closing, base } = kept;
  await tx
    .insertInto('statement_imports')
    .values({
      ...{ env_id: envId, id, account_id: accountId, sha256: Buffer.from(sha256, 'hex') },
      ...{ report: JSON.stringify(report), created_at: createdAt },
      ...{ closing_minor: closing.balanceMinor, through: closing.day },
      ...{ base_minor: base.balanceMinor, base_day: base.day },
    })
    .execute();
}

/** All of an account, undone ones too, oldest upload first. */
export async function ofAccount(db: Db<Schema>, envId: EnvId, accountId: string): Promise<KeptImport[]> {
  const rows = await importsOf(db, envId, accountId).orderBy('created_at').orderBy('id').execute();
  return rows.map(importOf);
}

/** Newest first. */
export async function list(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
  { page, limit }: { page: number; limit: number },
): Promise<{ total: number; imports: KeptImport[] }> {
  const { total } = await importsOf(db, envId, accountId)
    .clearSelect()
    .select((select) => select.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await importsOf(db, envId, accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return { total: Number(total), imports: rows.map(importOf) };
}

export async function setUndone(tx: Transaction<Schema>, envId: EnvId, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('statement_imports')
    .set({ undone_at: now })
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .execute();
}

/** These rows stand in this import. */
export async function addRows(
  tx: Transaction<Schema>,
  envId: EnvId,
  accountId: string,
  importId: string,
  transactionIds: readonly string[],
): Promise<void> {
  await sql`insert into statement_import_rows (env_id, account_id, transaction_id, import_id)
    select ${envId}, ${accountId}, id, ${importId} from unnest(${transactionIds}::text[]) as id
    on conflict do nothing`.execute(tx);
}

/** Rows that no other import that stands holds. */
export async function rowsOfItAlone(
  tx: Transaction<Schema>,
  envId: EnvId,
  accountId: string,
  importId: string,
): Promise<string[]> {
  const { rows } = await sql<{ transaction_id: string }>`
    select r.transaction_id from statement_import_rows r
    where r.env_id = ${envId} and r.account_id = ${accountId} and r.import_id = ${importId} and not exists (
      select from statement_import_rows o join statement_imports i on i.env_id = o.env_id and i.id = o.import_id
      where o.env_id = ${envId} and o.account_id = ${accountId} and o.transaction_id = r.transaction_id
        and o.import_id <> ${importId} and i.undone_at is null)
    order by r.transaction_id`.execute(tx);
  return rows.map((row) => row.transaction_id);
}

/** For ever. */
export async function deleteOfAccount(tx: Transaction<Schema>, envId: EnvId, accountId: string): Promise<void> {
  for (const table of ['statement_import_rows', 'statement_imports'] as const)
    await tx.deleteFrom(table).where('env_id', '=', envId).where('account_id', '=', accountId).execute();
}

function importsOf(db: Db<Schema>, envId: EnvId, accountId: string) {
  return db.selectFrom('statement_imports').selectAll().where('env_id', '=', envId).where('account_id', '=', accountId);
}

function importOf(row: Selectable<StatementImports>): KeptImport {
  return {
    id: row.id,
    sha256: row.sha256.toString('hex'),
    report: row.report as unknown as ImportReport,
    createdAt: row.created_at,
    undoneAt: row.undone_at,
    closing: { balanceMinor: row.closing_minor, day: row.through },
    base: { balanceMinor: row.base_minor, day: row.base_day },
  };
}
