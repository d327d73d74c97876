import type { Transaction } from 'kysely';
import type { Events } from '../../events/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Account } from '../account.ts';
import { transactionNotices } from './transaction-notices.ts';

type Written = Parameters<typeof transactionNotices>[2];
type Institution = Parameters<typeof transactionNotices>[1];

/**
 * Rows whose events are in memory at a time: at most two each, of a kilobyte. An account that first shows 50,000 rows
 * after its link took half a gigabyte when all of them were told at once.
 */
const TOLD_AT_A_TIME = 1_000;

/** Appends the events of a refresh's rows, a portion at a time, in the order in which `transactionNotices` gives them. */
export async function tellRows(
  events: Pick<Events, 'append'>,
  tx: Transaction<Schema>,
  env: Environment,
  account: Account,
  institution: Institution,
  written: Written,
): Promise<void> {
  for (const portion of portions(written, TOLD_AT_A_TIME)) {
    await events.append(tx, env, transactionNotices(account, institution, portion));
  }
}

export function* portions({ added, modified, removed }: Written, most: number): Generator<Written, void> {
  const none = { added: [], modified: [], removed: [] };
  for (let at = 0; at < added.length; at += most) yield { ...none, added: added.slice(at, at + most) };
  for (let at = 0; at < modified.length; at += most) yield { ...none, modified: modified.slice(at, at + most) };
  for (let at = 0; at < removed.length; at += most) yield { ...none, removed: removed.slice(at, at + most) };
}
