import type { DeadLetter, LetterFilter } from '../dead-letters/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import type { Candidate } from './batch.ts';
import { conclude, heldCandidate } from './deciding-again.ts';
import { heldById, lockRows } from './store/rows.ts';
import { batchOf, type IngestionDeps } from './syncing.ts';

/** What became of dead letters that were evaluated again. Source: contract 3.12. */
export interface Replayed {
  replayed: number;
  drafted: number;
  stillRejected: number;
}

const SLICE = 500;
/** Half a million letters: the rest is for another call. */
const MOST_SLICES = 1_000;

/** Evaluates open letters with today's rules, slice by slice: each slice is a transaction of its own. */
export async function replayAll(
  deps: IngestionDeps,
  tenant: Tenant,
  filter: Pick<LetterFilter, 'reason' | 'accountId'>,
  traceId: string,
): Promise<Replayed> {
  const all: Replayed = { replayed: 0, drafted: 0, stillRejected: 0 };
  let after = '';
  for (let turn = 0; turn < MOST_SLICES; turn += 1) {
    const letters = await deps.deadLetters.nextOpen(tenant, filter, { after, most: SLICE });
    const last = letters.at(-1);
    if (last === undefined) break;
    after = last.id;
    const byAccount = Map.groupBy(letters, ({ accountId }) => accountId);
    for (const [accountId, some] of byAccount) add(all, await replayLetters(deps, tenant, accountId, some, traceId));
  }
  return all;
}

function add(all: Replayed, more: Replayed): void {
  for (const name of ['replayed', 'drafted', 'stillRejected'] as const) all[name] += more[name];
}

/** Open letters of one account. */
export async function replayLetters(
  deps: IngestionDeps,
  tenant: Tenant,
  accountId: string,
  letters: readonly DeadLetter[],
  traceId: string,
): Promise<Replayed> {
  const account = await deps.accounts.find(tenant, accountId);
  if (account === null) return { replayed: 0, drafted: 0, stillRejected: 0 };
  const at = deps.clock.now();
  const ruleset = await deps.rulesetFor(tenant, accountId);
  const batch = await batchOf(deps, { tenant, account, traceId }, { ruleset, at, toldAt: null });
  const { settled, events } = await deps.db.transaction().execute(async (tx) => {
    await lockRows(tx, tenant);
    const candidates = await rejected(tx, tenant, accountId, letters);
    return conclude(tx, deps, batch, candidates);
  });
  deps.monitoring.emit(events);
  const made = settled.filter(({ result }) => result === 'drafted' || result === 'matched').length;
  const stillRejected = settled.filter(({ result }) => result === 'dlq').length;
  return { replayed: settled.length, drafted: made, stillRejected };
}

/** The rows as they are now. What changed, or went, since the letter was written has an answer already. */
async function rejected(
  tx: Database,
  tenant: Tenant,
  accountId: string,
  letters: readonly DeadLetter[],
): Promise<Candidate[]> {
  const ids = letters.map(({ transactionId }) => transactionId);
  const held = await heldById(tx, tenant, accountId, ids);
  return held.filter((row) => row.result === 'dlq' && !row.isRemoved).map(heldCandidate);
}
