import { newId } from '@kente/kit/ids';
import type { Transaction } from 'kysely';
import type { Fetched } from '../../connectors/connector.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Account } from '../account.ts';
import type { KeptImport } from '../store/imports.ts';
import * as importStore from '../store/imports.ts';
import { balanceBy, type ToldBalance } from './balance.ts';

/** What a refresh showed of the account's rows, by id. */
export interface ShownRows {
  /** Not listed before: new ones, and withdrawn ones that came back. */
  added: readonly string[];
  /** Held rows that were shown again. */
  known: readonly string[];
  /** The day of the newest one. */
  through: string | null;
}

type ImportedFile = NonNullable<Fetched['import']>;

/**
 * Keeps what a file brought, in the refresh's transaction: the import with its true report, and which rows stand in it.
 * A file that stands already is not kept again. @returns the account's balance now.
 */
export async function keepImport(
  tx: Transaction<Schema>,
  env: Environment,
  account: Account,
  file: ImportedFile,
  shown: ShownRows,
  closingMinor: bigint | null,
): Promise<bigint | null> {
  const before = await importStore.ofAccount(tx, env.id, account.id);
  const standing = before.filter(({ undoneAt }) => undoneAt === null);
  if (standing.some(({ sha256 }) => sha256 === file.sha256) && shown.added.length === 0) return balanceNow(before);
  const made: KeptImport = {
    id: newId(),
    sha256: file.sha256,
    report: { ...file.report, added: shown.added.length, duplicates: file.report.accepted - shown.added.length },
    createdAt: env.clock.now(),
    undoneAt: null,
    closing: { balanceMinor: closingMinor, day: shown.through ?? file.report.period?.end ?? null },
    base: before.at(-1)?.base ?? { balanceMinor: account.balanceMinor, day: dayOf(account.lastSyncedAt) },
  };
  await importStore.insert(tx, env.id, account.id, made);
  // A file and a login never share an account: every row that the file shows stands in files alone.
  await importStore.addRows(tx, env.id, account.id, made.id, [...shown.added, ...shown.known]);
  return balanceNow([...before, made]);
}

/** @param imports all of the account, undone ones too, oldest first; at least one */
export function balanceNow(imports: readonly KeptImport[]): bigint | null {
  const base: ToldBalance = imports.at(-1)?.base ?? { balanceMinor: null, day: null };
  const standing = imports.filter(({ undoneAt }) => undoneAt === null);
  return balanceBy(
    base,
    standing.map(({ closing }) => closing),
  );
}

const dayOf = (instant: Date | null): string | null => instant?.toISOString().slice(0, 10) ?? null;
