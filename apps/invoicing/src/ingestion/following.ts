import type { Decision } from '../eligibility/index.ts';
import type { Matched, RowToMatch } from '../invoices/index.ts';
import { gatewayOf, type Rule } from '../matching/index.ts';
import type { Database } from '../tenancy/index.ts';
import type { Batch, Candidate, TakingDeps } from './batch.ts';
import type { Decided } from './deciding.ts';
import type { Result } from './store/held-row.ts';
import { type Extracted, matchable } from './store/matchable.ts';

/** A decided row beside what was held of it. */
export interface Change extends Decided {
  readonly candidate: Candidate;
}

/**
 * Undoes what was allocated of rows that are decided anew, before they are: everything where the money is another one, else
 * what applied by itself. @returns the invoices of the rows that a person allocated, which stay. Source: contract 8 item 6,
 * 10 step 10.
 */
export async function undoBefore(
  tx: Database,
  { invoices }: TakingDeps,
  { tenant }: Batch,
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<string, string>> {
  const held = candidates.filter((candidate) => candidate.held !== null);
  const otherMoney = held.filter(isOtherMoney);
  const idsOf = (some: readonly Candidate[]): string[] => some.map(({ id }) => id);
  if (otherMoney.length > 0) await invoices.free(tx, tenant, idsOf(otherMoney));
  return invoices.keptByPerson(tx, tenant, idsOf(held.filter((each) => !otherMoney.includes(each))));
}

/** Rows that are no business any more: their drafts go. What a person allocated goes only where the bank's own facts say so. */
export async function rejectOver(
  tx: Database,
  { invoices }: TakingDeps,
  { tenant, account }: Batch,
  changes: readonly Change[],
  kept: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const isOver = ({ id, candidate, decision: { decision } }: Change): boolean =>
    isMade(candidate) && (kept.has(id) ? decision === 'skipped' : decision !== 'eligible');
  const over = changes.filter(isOver).map(({ id }) => id);
  const refs = over.map((transactionId) => ({ accountId: account.id, transactionId }));
  if (refs.length > 0) await invoices.rejectDrafts(tx, tenant, refs, 'The bank row changed.');
  return new Map([...kept].filter(([id]) => !over.includes(id)));
}

const isMade = ({ held }: Candidate): boolean => held?.result === 'drafted' || held?.result === 'matched';

function isOtherMoney({ held, row }: Candidate): boolean {
  if (held === null) return false;
  const { amountMinor, currency, type, status } = held;
  const isSame = amountMinor === row.amountMinor && currency === row.currency && type === row.type;
  return !isSame || status !== row.status || held.isRemoved;
}

/** What the row is planned with; null for one that neither pays an invoice nor takes a payment back. */
export function matchingOf({ tenant, account }: Batch, change: Change): RowToMatch | null {
  const { row, decision, id } = change;
  const { detail } = decision;
  const extracted = extractedOf(change);
  const isPayout = row.type === 'credit' && extracted.gateway !== null && isOpenToBusiness(decision);
  const isAll = decision.decision === 'eligible' || isPayout;
  if (!isAll && detail !== 'debit_not_refund') return null;
  const { amountMinor: amount_minor, type, currency, day, status } = row;
  const known = { id, account_id: account.id, type, amount_minor, currency, day, status, extracted };
  const transaction = matchable(tenant, { ...known, taken_back_by: change.candidate.held?.takenBackBy ?? null });
  return { transaction, against: isAll ? 'everything' : 'earlier' };
}

/** Nothing speaks against it but that it says nothing. */
const isOpenToBusiness = ({ decision, rule }: Decision): boolean =>
  decision !== 'skipped' && (rule === 7 || rule === 8);

/** These name the invoice, or the batch: the row makes no second one while a person has not said otherwise. */
const NAMING: ReadonlySet<Rule> = new Set([
  'reference_amount',
  'reference_set',
  'reference',
  'collector_amount',
  'collector',
  'payout',
]);

/** The row's one result, with the invoice that it pays, or may pay. Source: contract 4.3, 6, 10. */
export function resultOf(
  { decision, candidate }: Change,
  kept: string | undefined,
  matched: Matched | undefined,
): { result: Result; invoiceId: string | null } {
  if (kept !== undefined) return { result: 'matched', invoiceId: kept };
  if (matched?.paid != null) return { result: 'matched', invoiceId: matched.paid };
  const named = matched?.suggestions.find(({ rule }) => NAMING.has(rule))?.lines[0]?.invoiceId;
  // One that has its draft keeps it until somebody takes up the suggestion.
  if (named !== undefined && candidate.held?.result !== 'drafted') return { result: 'matched', invoiceId: named };
  if (decision.decision === 'eligible') return { result: 'drafted', invoiceId: null };
  return { result: decision.decision === 'skipped' ? 'skipped' : 'dlq', invoiceId: null };
}

/** What matching reads of a row later, without reading the narration again. */
export function extractedOf({ read, row }: Decided): Extracted {
  const text = [read.remark ?? read.narration, row.reference ?? '', ...read.referenceTokens].join(' ').trim();
  return {
    text: text.toWellFormed(),
    counterparty: read.counterparty?.toWellFormed() ?? null,
    accountNumber: read.accountNumber,
    reference: read.referenceTokens[0] ?? null,
    sessionId: read.sessionId,
    gateway: gatewayOf(read.counterparty),
    calledReversal: read.isReversal,
  };
}
