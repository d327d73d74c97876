import type { Db } from '@kente/kit/db/pool';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';
import { classIn } from './chart.ts';
import type { LedgerProblem } from './problem.ts';
import * as store from './verify-store.ts';

const MOST_PROBLEMS = 100;
const TRANSACTIONS_AT_ONCE = 20_000;

/** Transactions and entries are read in steps, so that no statement runs for long whatever the ledger holds. */
export async function verify(
  db: Db<Schema>,
  envId: EnvId,
): Promise<{ transactions: number; entries: number; problems: LedgerProblem[] }> {
  const look = (snapshot: Db<Schema>) => verifyOneMoment(snapshot, envId);
  if (db.isTransaction) return look(db);
  return (db as Kysely<Schema>)
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(look);
}

async function verifyOneMoment(db: Db<Schema>, envId: EnvId) {
  const problems: LedgerProblem[] = [];
  let transactions = 0;
  let entries = 0;
  for (let after: string | null = ''; after !== null; ) {
    const page: store.TransactionsPage = await store.checkTransactions(db, envId, after, TRANSACTIONS_AT_ONCE);
    transactions += page.transactions;
    problems.push(...page.problems);
    after = page.last;
  }
  for (const key of await store.orphans(db, envId, MOST_PROBLEMS)) problems.push({ kind: 'transaction', where: key });
  for (const head of await store.heads(db, envId)) {
    const place = `${head.account} ${head.currency}`;
    const known = classIn(head.account);
    const isAsCharted = known !== null && head.side === known.side && head.floored === known.floored;
    // An account without a head is told as such below.
    if (head.side !== '' && (!isAsCharted || (head.floored && head.balance_minor < 0n))) {
      problems.push({ kind: 'account', where: place });
    }
    const chain = await store.checkChain(db, envId, { ...head, side: known?.side ?? head.side });
    entries += chain.entries;
    for (const sequence of chain.broken) problems.push({ kind: 'chain', where: `${place} #${sequence}` });
    if (!chain.fitsHead) problems.push({ kind: 'head', where: place });
  }
  return { transactions, entries, problems: problems.slice(0, MOST_PROBLEMS) };
}
