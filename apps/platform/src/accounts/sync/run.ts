import { later, MINUTE_MS } from '@kente/kit/clock';
import type { Transaction } from 'kysely';
import type { Connection } from '../../connectors/connector.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Applied } from '../../transactions/index.ts';
import type { Account, RefreshFailure, RefreshJob } from '../account.ts';
import { type SyncStatus, stateAfterRefresh } from '../data-status.ts';
import type { AccountsDeps, RefreshingDeps } from '../deps.ts';
import { keepImport, type ShownRows } from '../imports/importing.ts';
import { accountUpdated, jobUpdated, refreshTrouble } from '../notices.ts';
import { startRefresh } from '../refreshing.ts';
import { scheduleRefresh } from '../scheduling.ts';
import * as accountStore from '../store/accounts.ts';
import * as credentialStore from '../store/credentials.ts';
import * as jobStore from '../store/refresh-jobs.ts';
import type { Vault } from '../vault.ts';
import { type FetchedWhole, fetchAll } from './fetch-all.ts';
import { fetchDigest, standingMark } from './fetch-digest.ts';
import { daysToLoad, reconcile } from './reconcile.ts';
import { tellRows } from './telling-rows.ts';
import { isTransient } from './transient.ts';

/** Longer, and the bank counts as unavailable. */
const FETCH_WITHIN_MS = 2 * MINUTE_MS;

/** A refresh that cannot be finished for a reason that is ours is tried so often before it counts as failed. */
const TRIES = 2;

export interface RefreshTry {
  accountId: string;
  jobId: string;
  /** 1 at the first try. */
  attempt: number;
  /** The process is going down. */
  stopping: AbortSignal;
}

/**
 * One refresh, to its end whatever happens: one that cannot be finished ends as failed on our side. Throws when it is to
 * be tried again: the database cannot be used just now, the process is going down, or it is the first try.
 */
export async function runRefresh(
  deps: RefreshingDeps,
  vault: Vault,
  env: Environment,
  { accountId, jobId, attempt, stopping }: RefreshTry,
): Promise<void> {
  const job = await jobStore.find(deps.db, env.id, accountId, jobId);
  if (job?.status !== 'processing') return;
  try {
    await refresh(deps, vault, env, job, stopping);
  } catch (error) {
    if (error instanceof Overtaken) return;
    if (stopping.aborted || isTransient(error) || attempt < TRIES) throw error;
    deps.log.error({ err: error, account: accountId }, 'a refresh could not be finished');
    await giveUp(deps, vault, env, job, error);
  }
}

/** The job ends, and tells what any refresh tells that failed on our side. */
async function giveUp(
  deps: RefreshingDeps,
  vault: Vault,
  env: Environment,
  job: RefreshJob,
  cause: unknown,
): Promise<void> {
  const nothing: FetchedWhole = { rows: null, brokeOff: false, failed: 'platform', cause };
  // Perhaps it is another module's part that cannot be done.
  for (const hooks of [deps.hooks, []]) {
    try {
      return await deps.db.transaction().execute((tx) => store({ ...deps, hooks }, vault, env, tx, job, nothing));
    } catch (error) {
      if (error instanceof Overtaken) return;
      if (isTransient(error)) throw error;
      deps.log.error({ err: error, account: job.accountId }, 'a failed refresh could not be told');
    }
  }
  // At least no later refresh is to join this one.
  const ending = { status: 'failed', failure: 'platform', hasNewData: false, now: env.clock.now() } as const;
  await jobStore.end(deps.db, env.id, job.id, ending);
}

/**
 * Fetch everything → reconcile with what is held → rows, balance, revision, job and events in one
 * transaction. Safe to run again after a crash: a job that has ended is left alone. The algorithm: docs/sync.md.
 */
async function refresh(
  deps: RefreshingDeps,
  vault: Vault,
  env: Environment,
  job: RefreshJob,
  stopping: AbortSignal,
): Promise<void> {
  const { accountId, id: jobId } = job;
  const account = await accountStore.find(deps.db, env.id, accountId);
  const sealed = account && (await credentialStore.find(deps.db, env.id, accountId));
  if (!account || !sealed) {
    await jobStore.end(deps.db, env.id, jobId, {
      status: 'failed',
      failure: 'unlinked',
      hasNewData: false,
      now: env.clock.now(),
    });
    return;
  }
  const whole = await fetchFrom(deps, env, account, vault.openSecret(env.id, accountId, sealed), stopping);
  // The process is going down: the job stays open, and another worker does it from the start.
  stopping.throwIfAborted();
  if (whole.failed === 'platform')
    deps.log.error({ err: whole.cause, connector: account.connector }, 'a refresh failed on our side');
  deps.institutions.recordOutcome(account.institutionId, account.authMethod, whole.failed ?? 'ok', env.mode);
  await deps.db.transaction().execute((tx) => store(deps, vault, env, tx, job, whole));
}

async function fetchFrom(
  deps: AccountsDeps,
  env: Environment,
  account: Account,
  secret: Connection['secret'],
  stopping: AbortSignal,
): Promise<FetchedWhole> {
  const connector = deps.connectors.byId(account.connector);
  const institution = deps.institutions.find(account.institutionId);
  if (!connector || !institution)
    throw new Error(`no connector ${account.connector} or institution ${account.institutionId}`);
  const { id, slug, name, country, currency, investment } = institution;
  const connection: Connection = {
    context: {
      environmentId: env.id,
      mode: env.mode,
      institution: { id, slug, name, country, currency, investment },
      authMethod: account.authMethod,
      now: env.clock.now(),
    },
    accountNumber: account.accountNumber,
    currency: account.currency,
    secret,
  };
  return fetchAll(connector, connection, AbortSignal.any([stopping, AbortSignal.timeout(FETCH_WITHIN_MS)]));
}

/** Everything that the refresh means, under the account's lock. */
async function store(
  deps: RefreshingDeps,
  vault: Vault,
  env: Environment,
  tx: Transaction<Schema>,
  job: RefreshJob,
  whole: FetchedWhole,
): Promise<void> {
  const { accountId } = job;
  const account = await accountStore.lock(tx, env.id, accountId);
  const incomplete = whole.brokeOff && !job.allowIncomplete;
  const rows = incomplete ? null : whole.rows;
  const written = account && rows ? await writeRows(deps, env, tx, account, whole, rows) : null;
  const accepted = whole.brokeOff && !incomplete;
  const failed = accepted ? null : whole.failed;
  const { import: file, balanceMinor = null } = whole;
  const balance =
    account && written && file
      ? { balanceMinor: await keepImport(tx, env, account, file, written.shown, balanceMinor) }
      : {};
  const told = { ...whole, failed, ...balance };
  const changes = account && (await accountChanges(vault, env, tx, account, told, rows, written));
  const kept = account !== null && (await keepBeside(deps, tx, env, account, whole));
  const hasNewData = (written?.hasChanges ?? false) || (changes?.hasNews ?? false) || kept;

  const failure: RefreshFailure | null = incomplete ? 'incomplete' : failed;
  const ending = {
    status: failure === null ? 'finished' : 'failed',
    failure,
    hasNewData,
    now: env.clock.now(),
  } as const;
  // Ended already: unlinked, or overtaken by a new login. What it found is dropped.
  if (!account || !changes || !(await jobStore.end(tx, env.id, job.id, ending))) throw new Overtaken();

  await accountStore.update(tx, env.id, accountId, changes.columns);
  if (whole.secret !== undefined) {
    await credentialStore.put(
      tx,
      env.id,
      accountId,
      vault.sealSecret(env.id, accountId, whole.secret),
      env.clock.now(),
    );
  }
  await scheduleRefresh(deps.schedule, tx, env, accountId, later(env.clock.now(), 0));
  await tell(deps, tx, env, account, { ...job, ...ending }, changes.syncStatus, written);
  if (whole.more && failure === null) await startRefresh(tx, env, account, { name: job.name, trigger: job.trigger });
}

async function tell(
  deps: RefreshingDeps,
  tx: Transaction<Schema>,
  env: Environment,
  before: Account,
  ended: RefreshJob,
  syncStatus: SyncStatus,
  written: Written | null,
): Promise<void> {
  const after = await accountStore.lock(tx, env.id, before.id);
  const institution = deps.institutions.find(before.institutionId);
  if (!after || !institution) throw new Error('an account or institution vanished under its lock');
  for (const hook of deps.hooks) await hook.ended?.(tx, env, before, after);
  const quiet = ended.trigger === 'link' || ended.trigger === 'relink';
  if (written && !quiet) await tellRows(deps.events, tx, env, after, institution, written);
  await deps.events.append(tx, env, [
    ...jobUpdated(ended, after),
    accountUpdated(after, institution, ended, syncStatus),
    ...refreshTrouble(before.id, syncStatus),
  ]);
}

/** @returns whether other modules found anything new in what the fetch brought beside the account. */
async function keepBeside(
  { hooks }: RefreshingDeps,
  tx: Transaction<Schema>,
  env: Environment,
  account: Account,
  { investments }: FetchedWhole,
): Promise<boolean> {
  let isNew = false;
  for (const hook of hooks) isNew = ((await hook.keep?.(tx, env, account, investments)) ?? false) || isNew;
  return isNew;
}

/** Rolls the transaction back; the refresh has nothing to tell any more. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

type Written = Applied & { hasChanges: boolean; shown: ShownRows; mark: Buffer | null };

async function writeRows(
  { transactions }: AccountsDeps,
  env: Environment,
  tx: Transaction<Schema>,
  account: accountStore.LockedAccount,
  { covers: told, import: file }: Pick<FetchedWhole, 'covers' | 'import'>,
  rows: NonNullable<FetchedWhole['rows']>,
): Promise<Written> {
  const { revision, transactionCount: count, fetchMark } = account;
  const covers = told ?? null;
  const digest = fetchDigest(rows, covers);
  // Which rows stand in a file must be known even when it brings nothing new.
  if (!file && fetchMark?.equals(standingMark(digest, { revision, count })))
    return { ...NOTHING_NEW, revision, mark: fetchMark };
  const days = daysToLoad(rows, covers);
  const stored =
    days === null || account.revision === 0n ? [] : await transactions.stored(tx, env.id, account.id, days);
  const changes = reconcile(stored, rows, covers);
  const written = await transactions.apply(tx, env.id, account, changes);
  const back = new Set(changes.update.flatMap((each) => (each.changes.removed === false ? [each.id] : [])));
  const shown: ShownRows = {
    added: [...written.added.map(({ id }) => id), ...back],
    known: changes.found.filter((id) => !back.has(id)),
    through: rows.reduce<string | null>((last, { day }) => (last === null || day > last ? day : last), null),
  };
  const after = { revision: written.revision, count: count + BigInt(written.countDelta) };
  const mark = file ? null : standingMark(digest, after);
  const hasChanges = changes.insert.length + changes.update.length + changes.withdraw.length > 0;
  return { ...written, shown, hasChanges, mark };
}

/** The fetch is the one that the rows answer to: nothing is loaded, compared or written. */
const NOTHING_NEW = {
  ...{ countDelta: 0, added: [], modified: [], removed: [], hasChanges: false },
  shown: { added: [], known: [], through: null },
} satisfies Partial<Written>;

/** The account's new columns, and whether they say anything new. */
async function accountChanges(
  vault: Vault,
  env: Environment,
  tx: Transaction<Schema>,
  account: Account,
  whole: FetchedWhole,
  rows: FetchedWhole['rows'],
  written: Written | null,
) {
  const brought = {
    identity: whole.identity != null,
    balance: whole.balanceMinor != null,
    rows: rows?.length ?? null,
    failed: whole.failed,
  };
  const state = stateAfterRefresh(account.held, brought);
  const now = env.clock.now();
  const { details } = whole;
  const columns: accountStore.AccountChanges = {
    ...(details ? { name: details.name, type: details.type } : {}),
    ...(details?.bvn
      ? { bvn_sealed: vault.sealBvn(env.id, account.id, details.bvn), bvn_last4: details.bvn.slice(-4) }
      : {}),
    ...(brought.balance ? { balance_minor: whole.balanceMinor ?? null } : {}),
    ...(await identityColumns(vault, env, tx, account, whole.identity ?? null)),
    data_status: state.dataStatus,
    sync_status: state.syncStatus,
    has_identity: state.held.identity,
    has_balance: state.held.balance,
    has_transactions: state.held.transactions,
    ...(state.syncStatus === 'SUCCESSFUL' ? { last_synced_at: now } : {}),
    ...(written
      ? {
          revision: written.revision,
          transaction_count: account.transactionCount + BigInt(written.countDelta),
          fetch_mark: written.mark,
        }
      : {}),
    updated_at: now,
  };
  const hasNews =
    (brought.balance && whole.balanceMinor !== account.balanceMinor) ||
    (state.held.identity && !account.held.identity) ||
    (state.held.transactions && !account.held.transactions) ||
    (details !== undefined && (details.name !== account.name || details.type !== account.type));
  return { columns, syncStatus: state.syncStatus, hasNews };
}

async function identityColumns(
  vault: Vault,
  env: Environment,
  tx: Transaction<Schema>,
  account: Account,
  identity: FetchedWhole['identity'] | null,
): Promise<accountStore.AccountChanges> {
  if (!identity) return {};
  const held = await accountStore.sealedIdentity(tx, env.id, account.id);
  const now = env.clock.now();
  const since = held ? vault.openIdentity(env.id, account.id, held.sealed).since : now.toISOString();
  return {
    identity_sealed: vault.sealIdentity(env.id, account.id, { identity, since }),
    identity_at: now,
    ...(identity.bvn
      ? { bvn_sealed: vault.sealBvn(env.id, account.id, identity.bvn), bvn_last4: identity.bvn.slice(-4) }
      : {}),
  };
}
