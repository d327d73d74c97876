import { Refusal } from '@kente/kit/errors';
import {
  type BankTransaction,
  type Candidate,
  type Candidates,
  candidateKeys,
  type EarlierTransaction,
  type MatchSettings,
  type PayoutBatch,
  pairKey,
  plan,
  type Suggestion,
} from '../matching/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import { applied, freeOfOwnDraft, undo } from './allocating.ts';
import type { InvoicesDeps } from './deps.ts';
import type { Matched, RowToMatch } from './face.ts';
import { SYSTEM } from './invoice.ts';
import { settingsOf } from './match-settings.ts';
import {
  decidedByPerson,
  dismissedOf,
  liveWithStates,
  lockTransactions,
  takenForMatching,
} from './store/allocations.ts';
import { candidatesForAll } from './store/candidates.ts';
import { lockInvoice } from './store/invoices.ts';
import { batchesAround, knownCollectors } from './store/payouts.ts';
import { putSuggestions } from './store/suggestions.ts';

/** What a page of rows is planned with: looked up once, however many rows there are. */
interface Lookups {
  readonly open: readonly (readonly Candidate[])[];
  readonly earlier: ReadonlyMap<string, readonly EarlierTransaction[]>;
  readonly batches: readonly PayoutBatch[];
  readonly dismissed: ReadonlySet<string>;
  /** Rows about which a person decided: nothing applies by itself. */
  readonly decided: ReadonlySet<string>;
  readonly settings: MatchSettings;
}

/**
 * Plans rows, applies what may apply by itself, and keeps the rest as suggestions. Rows are locked before invoices, always,
 * and each in one order. Source: contract 10.
 */
export async function matchAll(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  given: readonly RowToMatch[],
): Promise<ReadonlyMap<string, Matched>> {
  if (given.length === 0) return new Map();
  const ids = given.map(({ transaction }) => transaction.id);
  await lockTransactions(tx, tenant, ids);
  const taken = await takenForMatching(tx, tenant, ids);
  const left = given.map(({ transaction, ...more }) => {
    return {
      ...more,
      transaction: { ...transaction, unallocated: transaction.amount - (taken.get(transaction.id) ?? 0n) },
    };
  });
  const rows = await withCollectors(tx, tenant, left);
  const lookups = await lookUp(deps, tx, tenant, rows);
  const planned = rows.map((row, at) => ({ row, ...planOf(row, at, lookups) }));
  const touched = planned.flatMap(({ apply }) => apply.flatMap(({ lines }) => lines.map(({ invoiceId }) => invoiceId)));
  for (const id of [...new Set(touched)].sort()) await lockInvoice(tx, tenant, id);
  const matched = new Map<string, Matched>();
  for (const { row, apply, suggestions } of planned) {
    const paid = await paidBy(deps, tx, tenant, row.transaction, apply);
    // What cannot apply any more, since another row was quicker, is for a person.
    const left = paid === null ? [...apply, ...suggestions] : [];
    matched.set(row.transaction.id, { paid, suggestions: left });
  }
  const kept = rows.map(({ transaction: { id, accountId } }) => ({
    ...{ transactionId: id, accountId, suggestions: matched.get(id)?.suggestions ?? [] },
  }));
  await putSuggestions(tx, tenant, kept, deps.clock.now());
  return matched;
}

async function paidBy(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  row: BankTransaction,
  [suggestion]: readonly Suggestion[],
): Promise<string | null> {
  if (suggestion === undefined) return null;
  const invoiceId = suggestion.lines[0]?.invoiceId ?? '';
  await freeOfOwnDraft(deps, tx, tenant, { transactionId: row.id, invoiceId, actor: SYSTEM });
  try {
    await applied(deps, tx, tenant, row, suggestion);
    return suggestion.lines[0]?.invoiceId ?? null;
  } catch (error) {
    // Nothing was written: one line, refused before it is kept.
    if (error instanceof Refusal && suggestion.lines.length === 1) return null;
    throw error;
  }
}

function planOf(
  { transaction, against }: RowToMatch,
  at: number,
  { open, earlier, batches, dismissed, decided, settings }: Lookups,
): { apply: readonly Suggestion[]; suggestions: readonly Suggestion[] } {
  const before = earlier.get(transaction.id) ?? [];
  const isAll = against === 'everything';
  const candidates: Candidates = {
    ...{ open: isAll ? (open[at] ?? []) : [], earlier: before, batches: isAll ? batches : [], dismissed },
  };
  const autoMatch = settings.autoMatch && !decided.has(transaction.id);
  return plan(transaction, candidates, { ...settings, autoMatch });
}

async function lookUp(deps: InvoicesDeps, tx: Database, tenant: Tenant, rows: readonly RowToMatch[]): Promise<Lookups> {
  const all = rows.map(({ transaction }) => transaction);
  const ids = all.map(({ id }) => id);
  const nothing = { numbers: [], collectors: [], aliases: [], names: [], amountAlone: null };
  const keys = rows.map(({ transaction, against }) => {
    const whole = candidateKeys(transaction);
    return against === 'everything' ? whole : { ...whole, ...nothing };
  });
  const pairs = await dismissedOf(tx, tenant, ids);
  return {
    open: await candidatesForAll(tx, tenant, keys),
    earlier: await earlierOf(deps, tx, tenant, all),
    batches: await batchesAround(
      tx,
      tenant,
      all.flatMap(({ gateway, date }) => (gateway === null ? [] : [{ gateway, date }])),
    ),
    dismissed: new Set(pairs.map(({ transactionId, otherId }) => pairKey(transactionId, otherId))),
    decided: await decidedByPerson(tx, tenant, all),
    settings: await settingsOf(deps, tx, tenant),
  };
}

/** Rows that these may take back, with what they pay. */
async function earlierOf(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  rows: readonly BankTransaction[],
): Promise<ReadonlyMap<string, readonly EarlierTransaction[]>> {
  const before = await deps.rows.earlier(
    tx,
    tenant,
    rows.filter(
      ({ direction, calledReversal, sessionId }) => direction === 'debit' || calledReversal || sessionId !== null,
    ),
  );
  const ids = [...new Set([...before.values()].flatMap((found) => found.map(({ id }) => id)))];
  const live = Map.groupBy(await liveWithStates(tx, tenant, ids), ({ transactionId }) => transactionId);
  const paid = (transaction: BankTransaction): EarlierTransaction => ({
    transaction,
    allocations: (live.get(transaction.id) ?? []).map(({ id, invoiceId, invoiceState }) => ({
      ...{ id, invoiceId, invoiceState: invoiceState as EarlierTransaction['allocations'][number]['invoiceState'] },
    })),
  });
  return new Map([...before].map(([id, found]) => [id, found.map(paid)]));
}

const COLLECTOR = /(?<![A-Za-z0-9])[A-Za-z0-9][A-Za-z0-9_-]{5,63}(?![A-Za-z0-9_-])/g;
const WORDS_MOST = 40;

const wordsOf = ({ text, reference }: BankTransaction): string[] => {
  const words = [...`${text} ${reference ?? ''}`.matchAll(COLLECTOR)].map(([word]) => word);
  return [...new Set(words.filter((word) => /\d/.test(word)))].slice(0, WORDS_MOST);
};

/** The virtual account or payment link that a row names, where it names one of ours. */
async function withCollectors(tx: Database, tenant: Tenant, rows: readonly RowToMatch[]): Promise<RowToMatch[]> {
  const words = rows.map(({ transaction }) => wordsOf(transaction));
  const known = await knownCollectors(tx, tenant, [...new Set(words.flat())]);
  return rows.map(({ transaction, ...more }, at) => {
    const named = (words[at] ?? []).filter((word) => known.has(word));
    const collectedBy = named.length === 1 ? (named[0] ?? null) : null;
    return { ...more, transaction: { ...transaction, collectedBy } };
  });
}

/** Undoes what applied by itself of rows whose text changed. @returns what a person allocated of them, which stays. */
export async function keptByPerson(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  transactionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (transactionIds.length === 0) return new Map();
  await lockTransactions(tx, tenant, transactionIds);
  const kept = new Map<string, string>();
  for (const { id, transactionId, invoiceId, method } of await liveWithStates(tx, tenant, transactionIds)) {
    if (method === 'manual') kept.set(transactionId, invoiceId);
    else if (method !== 'receipt') await undo(deps, tx, tenant, id, { actor: SYSTEM, note: null });
  }
  return kept;
}
