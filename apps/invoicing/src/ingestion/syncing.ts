import type { Clock } from '@kente/kit/clock';
import { later, SECOND_MS, stopwatch } from '@kente/kit/clock';
import { Fault, invalidField, Refusal } from '@kente/kit/errors';
import { newToken } from '@kente/kit/ids';
import type { Kysely } from 'kysely';
import type { Accounts, LinkedAccount } from '../accounts/index.ts';
import { refuse, unknown } from '../api/refusals.ts';
import type { Ruleset } from '../eligibility/index.ts';
import type { MonitoringEvent } from '../monitoring/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Tenant } from '../tenancy/index.ts';
import type { Upstream } from '../upstream/index.ts';
import type { Batch, TakingDeps } from './batch.ts';
import { addCounts, type Counts, noCounts } from './counts.ts';
import { type Cursor, type Position, readCursor, writeCursor } from './cursor.ts';
import { type IdentifiedRow, identify, type Occurrences } from './identity.ts';
import type { OtherAccount } from './own-moves.ts';
import { fetchPage, type Page, startOf } from './paging.ts';
import { type Readings, readAhead } from './reading.ts';
import { removeRows } from './removing.ts';
import { findCursor, putCursor, type StoredCursor } from './store/cursors.ts';
import { claimRefresh, giveLeaseBack, type Lease, renewLease, takeLease } from './store/leases.ts';
import { analyzeRows, commitWithoutWaiting, lockRows } from './store/rows.ts';
import { take } from './taking.ts';

export interface IngestionDeps extends TakingDeps {
  db: Kysely<Schema>;
  clock: Clock;
  accounts: Accounts;
  upstream: Upstream;
  /** Between two questions to the bank itself about one account. */
  refreshMinMs: number;
  /** The rules of an account, compiled. */
  rulesetFor(tenant: Tenant, accountId: string): Promise<Ruleset>;
}

export interface SyncOptions {
  /** Goes on from here instead of from the stored cursor. */
  cursor?: string | undefined;
  /** Rows per page. */
  pageSize?: number | undefined;
  /** A backfill: YYYY-MM-DD, included. The stored cursor stays. */
  start?: string | undefined;
  end?: string | undefined;
  /** Asks the bank itself first, unless it was asked a moment ago. */
  refresh?: boolean | undefined;
  /** Every page until there is nothing more; else one. */
  toEnd?: boolean | undefined;
}

export interface SyncCounts extends Counts {
  accountId: string;
  cursor: string | null;
  hasMore: boolean;
}

/** Longer than a page may take. */
const HELD_FOR_MS = 90 * SECOND_MS;
const SLOW_MS = 2_000;
/** Of one sync: five million rows. */
const MOST_PAGES = 10_000;
/** Rows of an account's first sync after which the planner is told. */
const ANALYZE_AT = [1_000, 5_000, 25_000, 100_000];
const PAGE_SIZE = 50;
const LARGEST_PAGE = { feed: 500, pages: 100 } as const;

/**
 * Reads an account from its cursor on. A page and its cursor are one transaction, so a sync that dies goes on from the last
 * page. @throws Refusal 400 for a cursor that is none, 404, 409 `invalid_state`; Fault 502, 504 with the cursor as it was.
 */
export async function sync(
  deps: IngestionDeps,
  tenant: Tenant,
  anyId: string,
  options: SyncOptions,
  traceId: string,
): Promise<SyncCounts> {
  const { db, clock, monitoring } = deps;
  const account = await readable(deps, tenant, anyId);
  const holder = newToken();
  const now = clock.now();
  const lease = await takeLease(db, tenant, account.id, { holder, now, heldUntil: later(now, HELD_FOR_MS) });
  if (lease === null) throw refuse('invalid_state', 'A sync of this account is running. Ask again when it has ended.');
  const place = { environment: tenant.label, traceId, accountId: account.id };
  let failure: string | null = null;
  try {
    monitoring.emit([{ name: 'mono.fetch.started', ...place }]);
    const counts = await run({ deps, tenant, account, lease, holder, options, traceId });
    monitoring.emit([{ name: 'mono.fetch.completed', ...place, fetched: counts.fetched }]);
    return counts;
  } catch (error) {
    // A refused cursor is the caller's mistake, not a failed sync.
    if (!(error instanceof Refusal)) {
      failure = error instanceof Fault ? error.code : 'internal_error';
      const failuresInARow = lease.failures + 1;
      monitoring.emit([{ name: 'mono.fetch.failed', ...place, error: failure, failuresInARow }]);
    }
    throw error;
  } finally {
    // Where the database is gone too, the lease runs out by itself; the error that began it is the one to tell.
    await giveLeaseBack(db, tenant, account.id, { holder, now: clock.now(), error: failure }).catch(() => {});
  }
}

export async function readable({ accounts }: IngestionDeps, tenant: Tenant, anyId: string): Promise<LinkedAccount> {
  const account = await accounts.find(tenant, anyId);
  if (account === null) throw unknown('account');
  if (account.unlinkedAt !== null) throw refuse('invalid_state', 'This account is unlinked.');
  if (account.reauthRequired) throw refuse('invalid_state', 'The account holder must renew the consent first.');
  return account;
}

interface Run {
  deps: IngestionDeps;
  tenant: Tenant;
  account: LinkedAccount;
  lease: Lease;
  holder: string;
  options: SyncOptions;
  traceId: string;
}

async function run(given: Run): Promise<SyncCounts> {
  const { deps, tenant, options, lease } = given;
  const id = given.account.id;
  const stored = await findCursor(deps.db, tenant, id);
  const from = startingAt(given, stored);
  if (options.refresh === true) await askBank(given);
  const { account, isReady } = await refreshed(given);
  const ruleset = await deps.rulesetFor(tenant, id);
  const token = (cursor: Cursor | null): string | null => (cursor === null ? null : writeCursor(cursor, lease.macKey));
  const counts = noCounts();
  let cursor = from;
  let hasMore = true;
  const reading = { ...given, account, occurrences: new Map() };
  const isFirst = (stored?.lastSyncAt ?? null) === null;
  const turns = isReady ? (options.toEnd === true ? MOST_PAGES : 1) : 0;
  let analyzing = Promise.resolve();
  let coming = turns > 0 ? fetched(reading, cursor.position) : null;
  for (let turn = 1; coming !== null; turn += 1) {
    const page = await coming;
    // The next page is on its way while this one is written.
    coming = page.hasMore && turn < turns ? ahead(fetched(reading, page.next)) : null;
    const step = await writePage(reading, page, { cursor, ruleset });
    const before = counts.fetched;
    addCounts(counts, step.counts);
    if (isFirst && ANALYZE_AT.some((rows) => before < rows && counts.fetched >= rows))
      analyzing = ahead(analyzing.then(() => analyzeRows(deps.db)));
    cursor = step.cursor;
    hasMore = page.hasMore;
  }
  await analyzing;
  if (isReady && !hasMore && isFirst && counts.fetched === 0) {
    const { traceId } = given;
    deps.monitoring.emit([{ name: 'mono.zero_transactions', environment: tenant.label, traceId, accountId: id }]);
  }
  // Nothing was read yet: a cursor that stands nowhere is none.
  const shown = cursor.step === 0 && counts.fetched === 0 && hasMore ? null : cursor;
  return { accountId: id, ...counts, cursor: token(shown), hasMore };
}

/** A bank that was asked a moment ago is left alone: what is stored is read all the same. Source: contract 8 item 8. */
async function askBank({ deps, tenant, account }: Run): Promise<void> {
  const now = deps.clock.now();
  const mayAsk = await claimRefresh(deps.db, tenant, account.id, { now, since: later(now, -deps.refreshMinMs) });
  if (mayAsk) await deps.upstream.refresh(account.providerId);
}

function startingAt({ account, lease, options }: Run, stored: StoredCursor | null): Cursor {
  if (options.cursor !== undefined) {
    const given = readCursor(options.cursor, account.id, lease.macKey);
    if (given === null) throw refuse('bad_request', 'cursor is none of this account. Use one as it was answered.');
    return given;
  }
  const span = spanOf(options);
  const step = stored?.step ?? 0;
  const isHere = stored !== null && stored.providerAccountId === account.providerId;
  return { account: account.id, step, position: startOf(isHere ? stored.position : null, span) };
}

function spanOf({ start, end }: SyncOptions): { start?: string; end?: string } | null {
  if (start === undefined && end === undefined) return null;
  if (start !== undefined && end !== undefined && start > end)
    throw invalidField('end', 'end must not be before start');
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/** How far the provider is with the account; details that come late are kept. Source: contract 8 item 9. */
async function refreshed({
  deps,
  tenant,
  account,
  traceId,
}: Run): Promise<{ account: LinkedAccount; isReady: boolean }> {
  const elapsedMs = stopwatch();
  const state = await deps.upstream.state(account.providerId);
  tellSlow(deps, { environment: tenant.label, traceId, accountId: account.id }, elapsedMs());
  if (account.details === null && state.details !== null)
    await deps.accounts.noteDetails(tenant, account.id, state.details);
  const { dataStatus, hasTransactions } = state;
  const known = { ...account, details: state.details ?? account.details };
  if (dataStatus === 'PROCESSING') return { account: known, isReady: false };
  if (dataStatus === 'AVAILABLE' || (dataStatus === 'PARTIAL' && hasTransactions))
    return { account: known, isReady: true };
  const message = `The provider has no transactions of this account now (${dataStatus}). Try again later.`;
  throw new Fault('upstream_error', { status: 502, message });
}

type Place = { environment: string; traceId: string; accountId: string };

function tellSlow({ monitoring }: IngestionDeps, place: Place, latencyMs: number): void {
  if (latencyMs <= SLOW_MS) return;
  monitoring.emit([{ name: 'mono.fetch.latency_sla_exceeded', ...place, latencyMs: Math.round(latencyMs) }]);
}

/** Nobody may be waiting for it when it fails: whoever does is told all the same. */
function ahead<T>(coming: Promise<T>): Promise<T> {
  coming.catch(() => {});
  return coming;
}

interface Turn {
  cursor: Cursor;
  ruleset: Ruleset;
}

/** When the page was asked for: what it tells was true then. */
type Asked = Page & {
  readonly askedAt: Date;
  readonly identified: readonly IdentifiedRow[];
  readonly readings: Readings;
};

interface Stepped {
  counts: Counts;
  cursor: Cursor;
}

/** Writes a page together with its cursor: both or neither. */
async function writePage(given: Run, page: Asked, { cursor, ruleset }: Turn): Promise<Stepped> {
  const { deps, tenant, account } = given;
  const at = deps.clock.now();
  const next: Cursor = { account: account.id, step: cursor.step + 1, position: page.next };
  const [batch] = await Promise.all([
    batchOf(deps, given, { ruleset, at, toldAt: page.askedAt }),
    // The consent may have ended meanwhile.
    readable(deps, tenant, account.id),
  ]);
  const { identified, readings } = page;
  const { counts, events } = await deps.db.transaction().execute(async (tx) => {
    await lockRows(tx, tenant);
    // Whoever asked is told after the last page, which waits.
    if (page.hasMore && given.options.toEnd === true) await commitWithoutWaiting(tx);
    const held = { holder: given.holder, heldUntil: later(at, HELD_FOR_MS) };
    if (!(await renewLease(tx, tenant, account.id, held))) {
      throw refuse('invalid_state', 'Another sync of this account took over.');
    }
    const taken = await take(tx, deps, { ...batch, readings }, identified);
    const removed = await removeRows(tx, deps, batch, page.removed);
    addPage(taken.counts, page, removed);
    if (!isBackfill(page.next)) {
      const { providerId: providerAccountId } = account;
      const place = { step: next.step, position: next.position, providerAccountId, at };
      await putCursor(tx, tenant, account.id, { ...place, isEnd: !page.hasMore, lastTransactionDate: page.latestDay });
    }
    return taken;
  });
  if (!page.hasMore && !isBackfill(page.next)) await deps.accounts.noteSynced(tenant, account.id, at);
  deps.monitoring.emit([...events, ingested(given, counts)]);
  return { counts, cursor: next };
}

/** A page, with what can be made of its rows before those of the page before are written. */
async function fetched(given: Reading, position: Position): Promise<Asked> {
  const page = await asked(given, position);
  const identified = identify(page.rows, given.occurrences);
  return { ...page, identified, readings: await readAhead(given.account.details?.name ?? null, identified) };
}

type Reading = Run & { readonly occurrences: Occurrences };

/**
 * A stored place that the provider does not know any more, because it deleted its history, is no reason to stop for ever:
 * the account is read from its beginning, and what is here already is recognised.
 */
async function asked(
  { deps, tenant, account, options, traceId }: Run,
  position: Position,
): Promise<Page & { askedAt: Date }> {
  const sized = (mode: Position['mode']): number => sizeOf(options, mode);
  const elapsedMs = stopwatch();
  const askedAt = deps.clock.now();
  try {
    const page = await fetchPage(deps.upstream, account, position, sized);
    tellSlow(deps, { environment: tenant.label, traceId, accountId: account.id }, elapsedMs());
    return { ...page, askedAt };
  } catch (error) {
    const isStale = error instanceof Refusal && position.mode === 'feed' && position.feedCursor !== '';
    if (!isStale || options.cursor !== undefined) throw error;
    return { ...(await fetchPage(deps.upstream, account, startOf(null, null), sized)), askedAt };
  }
}

const isBackfill = (position: Position): boolean => position.mode === 'pages' && position.span !== undefined;

function addPage(counts: Counts, page: Page, removed: number): void {
  counts.fetched += page.unreadable + page.removed.length;
  counts.skipped += page.unreadable;
  if (page.unreadable > 0) counts.skippedByReason.unreadable = page.unreadable;
  counts.updated += removed;
  counts.duplicates += page.removed.length - removed;
}

/** @returns what rows of the account are taken with. */
export async function batchOf(
  { accounts }: Pick<IngestionDeps, 'accounts'>,
  { tenant, account, traceId }: Pick<Run, 'tenant' | 'account' | 'traceId'>,
  when: { ruleset: Ruleset; at: Date; toldAt: Date | null },
): Promise<Batch> {
  const { id, providerId, details } = account;
  const holder = details?.name ?? null;
  const others = othersOf(await accounts.linked(tenant), id);
  return { tenant, account: { id, providerId, holder, wasRelinked: id !== providerId }, others, traceId, ...when };
}

/** The organisation's other accounts. */
export const othersOf = (linked: readonly LinkedAccount[], id: string): OtherAccount[] =>
  linked
    .filter((account) => account.id !== id)
    .map(({ id: other, details }) => ({
      ...{ id: other, number: details?.accountNumber ?? null, holder: details?.name ?? null },
    }));

function sizeOf({ pageSize, toEnd }: SyncOptions, mode: Position['mode']): number {
  return pageSize ?? (toEnd === true ? LARGEST_PAGE[mode] : PAGE_SIZE);
}

function ingested({ tenant, account, traceId }: Run, counts: Counts): MonitoringEvent {
  const { fetched, duplicates, skipped, updated } = counts;
  const inserted = fetched - duplicates - updated;
  return {
    ...{ name: 'bank.transactions.ingested', environment: tenant.label, traceId, accountId: account.id },
    ...{ inserted, duplicates, skipped },
  };
}
