import type { MonitoringEvent } from '../monitoring/index.ts';
import type { Database } from '../tenancy/index.ts';
import type { BankRow } from './bank-row.ts';
import type { Batch, Candidate, Outcome, TakingDeps } from './batch.ts';
import { type Counts, countSkipped, noCounts } from './counts.ts';
import { conclude } from './deciding-again.ts';
import { contentHash, type IdentifiedRow } from './identity.ts';
import type { HeldRow } from './store/held-row.ts';
import { heldByFingerprint, heldByProviderId, markTold, renameRows } from './store/rows.ts';

export interface Taken {
  counts: Counts;
  /** One per distinct row, in no order that matters. */
  outcomes: readonly Outcome[];
  /** To be told after the commit. */
  events: readonly MonitoringEvent[];
}

/**
 * Takes a page of bank rows: each row is new, changed or known, and each that is new or changed gets exactly one result with
 * its reasons. The statements are as many for one row as for five hundred. Source: contract 6, 7.1, 8 items 3 to 7.
 */
export async function take(
  tx: Database,
  deps: TakingDeps,
  batch: Batch,
  identified: readonly IdentifiedRow[],
): Promise<Taken> {
  // The last word about a row counts.
  const distinct = [...new Map(identified.map((row) => [row.key, row])).values()];
  const candidates = await candidatesOf(tx, batch, distinct);
  const isKnown = ({ held, contentHash: hash }: Candidate): boolean =>
    held !== null && (held.isForgotten || (held.contentHash === hash && !held.isRemoved));
  const known = candidates.filter(isKnown);
  const due = candidates.filter((each) => !isKnown(each));
  const { tenant, account, traceId, at, toldAt } = batch;
  const { settled, events } = await conclude(tx, deps, batch, due);
  const letters = known.filter(({ held }) => held?.result === 'dlq').map(({ id }) => id);
  if (toldAt !== null) {
    const again = known.map(({ id }) => id);
    await markTold(tx, tenant, account.id, { ids: again, toldAt });
  }
  await deps.deadLetters.raiseAttempts(tx, tenant, { accountId: account.id, traceId, at, transactionIds: letters });
  const outcomes = [
    ...settled,
    ...known.map(({ id, held }) => ({ id, change: 'same' as const, ...resultOf(held as HeldRow) })),
  ];
  return { counts: countsOf(outcomes, identified.length - distinct.length), outcomes, events };
}

const resultOf = ({ result, detail }: HeldRow): Pick<Outcome, 'result' | 'detail'> => ({ result, detail });

function countsOf(outcomes: readonly Outcome[], repeated: number): Counts {
  const counts = noCounts();
  counts.fetched = outcomes.length + repeated;
  counts.duplicates = repeated;
  for (const { change, result, detail } of outcomes) {
    if (change === 'same') counts.duplicates += 1;
    else if (change === 'changed') counts.updated += 1;
    else if (result === 'drafted' || result === 'matched') counts.created += 1;
    else countSkipped(counts, detail, result === 'dlq');
  }
  return counts;
}

async function candidatesOf(tx: Database, batch: Batch, rows: readonly IdentifiedRow[]): Promise<Candidate[]> {
  const { tenant, account } = batch;
  const keys = rows.map(({ key }) => key);
  const held = new Map((await heldByProviderId(tx, tenant, account.id, keys)).map((row) => [row.providerId, row]));
  const strangers = rows.filter(({ key }) => !held.has(key));
  if (account.wasRelinked && strangers.length > 0) await findAgain(tx, batch, strangers, held);
  return rows.map((given) => {
    const before = held.get(given.key) ?? null;
    const row = before === null ? given : newest(batch, given, before);
    return { id: before?.id ?? given.key, row, contentHash: contentHash(row), held: before };
  });
}

/** Somebody said something newer of it meanwhile: a page that took long, an event that came late. */
const isLate = ({ toldAt }: Batch, held: HeldRow): boolean =>
  toldAt !== null && held.toldAt !== null && toldAt < held.toldAt;

/** What comes late changes nothing, and still may tell what nobody told before. */
function newest(batch: Batch, given: IdentifiedRow, held: HeldRow): IdentifiedRow {
  if (!isLate(batch, held)) return { ...given, ...toldBefore(given, held) };
  return { ...held, ...toldBefore(held, { ...held, ...reliefOf(given) }), key: held.providerId };
}

const reliefOf = ({ reference, counterparty, counterpartyNumber }: BankRow) => ({
  ...{ reference, counterparty, counterpartyNumber },
});

/** What an event said once stays, where a later reading does not say it. */
const toldBefore = (row: BankRow, held: HeldRow) => ({
  reference: row.reference ?? held.reference,
  counterparty: row.counterparty ?? held.counterparty,
  counterpartyNumber: row.counterpartyNumber ?? held.counterpartyNumber,
});

/** After a relink the provider calls the same rows otherwise: they are known by what the bank prints. */
async function findAgain(
  tx: Database,
  { tenant, account }: Batch,
  strangers: readonly IdentifiedRow[],
  held: Map<string, HeldRow>,
): Promise<void> {
  const query = { providerAccountId: account.providerId, rows: strangers };
  const free = Map.groupBy(await heldByFingerprint(tx, tenant, account.id, query), (row) => row.fingerprint);
  const names = strangers.flatMap((row) => {
    const before = free.get(row.fingerprint)?.shift();
    if (before === undefined) return [];
    held.set(row.key, before);
    return [{ id: before.id, provider_id: row.key }];
  });
  await renameRows(tx, tenant, account.id, { providerAccountId: account.providerId, names });
}
