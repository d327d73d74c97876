import type { Reason } from '../eligibility/index.ts';
import type { DraftRequest } from '../invoices/index.ts';
import { type MonitoringEvent, timedIds } from '../monitoring/index.ts';
import type { Database } from '../tenancy/index.ts';
import type { Batch, Candidate, Outcome, TakingDeps } from './batch.ts';
import type { Decided } from './deciding.ts';
import { extractedOf, matchingOf, rejectOver, resultOf } from './following.ts';
import { sessionIn } from './identity.ts';
import type { Result } from './store/held-row.ts';
import { putRows, type RowRecord } from './store/rows.ts';
import { takeBack, undoOtherHalves } from './undoing.ts';

/** A decided row with what comes of it. */
interface Settled extends Decided {
  readonly candidate: Candidate;
  readonly result: Result;
  readonly reasons: readonly Reason[];
  readonly invoiceId: string | null;
}

export interface Concluded {
  readonly settled: Outcome[];
  /** To be told after the commit. */
  readonly events: MonitoringEvent[];
}

/**
 * Writes what comes of decided rows: matches, drafts, dead letters, previews, and the rows themselves. What an earlier
 * decision made of a changed row is undone first; what a person decided of it stays.
 * @returns with it the rows that stand again, since what took them back is no reversal any more.
 */
export async function settle(
  tx: Database,
  deps: TakingDeps,
  batch: Batch,
  due: readonly Candidate[],
  decided: readonly Decided[],
  byPerson: ReadonlyMap<string, string>,
): Promise<Concluded & { standing: readonly string[] }> {
  const byId = new Map(due.map((candidate) => [candidate.id, candidate]));
  const { tenant, account, traceId, at, toldAt } = batch;
  const changes = decided.map((each) => ({ ...each, candidate: byId.get(each.id) as Candidate }));
  const kept = await rejectOver(tx, deps, batch, changes, byPerson);
  const toMatch = changes.filter(({ id }) => !kept.has(id)).flatMap((each) => matchingOf(batch, each) ?? []);
  const matched = await deps.invoices.matchAll(tx, tenant, toMatch);
  const results = changes.map((each) => ({ ...each, ...resultOf(each, kept.get(each.id), matched.get(each.id)) }));
  const requests = results.filter(({ result }) => result === 'drafted').map((each) => draftOf(batch, each));
  const drafted = requests.length === 0 ? [] : await deps.invoices.draftAll(tx, tenant, requests);
  const invoices = new Map(drafted.map(({ transactionId, invoiceId }) => [transactionId, invoiceId]));
  const all: Settled[] = results.map((each) => ({
    ...each,
    reasons: each.decision.reasons.map(storable),
    invoiceId: invoices.get(each.id) ?? each.invoiceId,
  }));
  await inTurn([
    putRows(tx, tenant, account.id, { rows: all.map((each) => recordOf(batch, each)), traceId, at, toldAt }),
    keepLetters(tx, deps, batch, all),
    keepPreviews(tx, deps, batch, all),
  ]);
  await undoOtherHalves(tx, deps, batch, all);
  const standing = await takeBack(tx, deps, batch, all);
  return { settled: all.map(outcomeOf), events: all.flatMap((each) => eventsOf(batch, each)), standing };
}

/** The connection takes them in turn, and the next is put together while one is written. All have ended when one failed. */
async function inTurn(writes: readonly Promise<void>[]): Promise<void> {
  for (const write of await Promise.allSettled(writes)) if (write.status === 'rejected') throw write.reason;
}

/** Half a character, as cutting may leave one, fits no database. */
const storable = ({ evidence, ...reason }: Reason): Reason =>
  evidence === undefined ? reason : { ...reason, evidence: evidence.toWellFormed() };

function draftOf({ account, traceId }: Batch, { id, row, read, decision }: Decided): DraftRequest {
  return {
    ...{ accountId: account.id, transactionId: id, traceId, document: decision.document ?? 'invoice' },
    ...{ refundedInvoiceId: decision.refundedInvoiceId, currency: row.currency, grossMinor: row.amountMinor },
    issueDate: row.day,
    counterparty: { name: read.counterparty, accountNumber: read.accountNumber },
    description: (read.remark ?? read.narration).toWellFormed(),
    reference: read.referenceTokens[0] ?? null,
    ...{ sessionId: read.sessionId, tags: read.tags },
    eligibility: {
      ...{ decision: decision.decision, reasons: decision.reasons.map(storable), score: decision.score },
      rulesetVersion: decision.rulesetVersion,
    },
  };
}

function recordOf({ account }: Batch, settled: Settled): RowRecord {
  const { id, candidate, decision, result, reasons, invoiceId } = settled;
  const { row } = candidate;
  return {
    ...{ id, provider_id: row.key, provider_account_id: account.providerId },
    ...{ fingerprint: row.fingerprint, occurrence: row.occurrence, day: row.day, given_date: row.givenDate },
    ...{ type: row.type, amount_minor: String(row.amountMinor), currency: row.currency, status: row.status },
    ...{ narration: row.narration, category: row.category, tags: row.tags },
    balance_minor: row.balanceMinor === null ? null : String(row.balanceMinor),
    ...{ reference: row.reference, counterparty: row.counterparty, counterparty_number: row.counterpartyNumber },
    ...{ session_id: sessionIn(row.narration), content_hash: candidate.contentHash, result },
    ...{ decision: decision.decision, detail: decision.detail, reasons, invoice_id: invoiceId },
    extracted: extractedOf(settled),
  };
}

/** Of a row that is decided anew only the newest letter may be open. */
async function keepLetters(tx: Database, deps: TakingDeps, batch: Batch, all: readonly Settled[]): Promise<void> {
  const { tenant, account, traceId, at } = batch;
  const before = all.filter(({ candidate, result }) => isOldLetter(candidate, result)).map(({ id }) => id);
  await deps.deadLetters.close(tx, tenant, { accountId: account.id, at, transactionIds: before });
  const rejected = all.filter(({ result }) => result === 'dlq');
  const ids = timedIds('dlq_', at, rejected.length);
  const letters = rejected.map(({ id, candidate, decision, reasons }, index) => ({
    ...{ id: ids[index] as string, transactionId: id, payloadHash: candidate.contentHash },
    ...{ reason: decision.reason ?? 'personal_or_low_confidence', detail: decision.detail },
    ...{ decision: decision.decision, reasons },
  }));
  await deps.deadLetters.put(tx, tenant, { accountId: account.id, traceId, at, letters });
}

/** Of other content, or of a row that is not rejected any more. The same content rejected again raises its own letter. */
const isOldLetter = ({ held, contentHash }: Candidate, result: Result): boolean =>
  held !== null && held.result === 'dlq' && (result !== 'dlq' || held.contentHash !== contentHash);

async function keepPreviews(tx: Database, deps: TakingDeps, batch: Batch, all: readonly Settled[]): Promise<void> {
  const { tenant, account, traceId, at } = batch;
  const ids = timedIds('ev_', at, all.length);
  const previews = all.map(({ id, row, read, decision, reasons, invoiceId }, index) => ({
    ...{ id: ids[index] as string, transactionId: id, type: row.type, amountMinor: String(row.amountMinor) },
    ...{ currency: row.currency, narration: row.narration, counterparty: read.counterparty?.toWellFormed() ?? null },
    ...{ decision: decision.decision, reason: decision.reason, reasons, score: decision.score },
    ...{ signals: decision.signals, rulesetVersion: decision.rulesetVersion, invoiceId },
  }));
  await deps.monitoring.keepPreviews(tx, tenant, { accountId: account.id, traceId, at, previews });
}

const outcomeOf = ({ id, candidate, result, decision }: Settled): Outcome => ({
  ...{ id, result, detail: decision.detail },
  change: candidate.held === null ? 'new' : 'changed',
});

function eventsOf(
  { tenant, account, traceId }: Batch,
  { id, result, decision, invoiceId }: Settled,
): MonitoringEvent[] {
  const place = { environment: tenant.label, traceId, accountId: account.id, transactionId: id };
  if (result === 'dlq') {
    const reason = decision.reason ?? 'personal_or_low_confidence';
    return [{ name: 'invoice_failed', ...place, reason, detail: decision.detail }];
  }
  return result === 'drafted' && invoiceId !== null ? [{ name: 'invoice_drafted', ...place, invoiceId }] : [];
}
