import { later, MINUTE_MS } from '@kente/kit/clock';
import type { Transaction } from 'kysely';
import type { Connection } from '../../connectors/connector.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Account, RefreshFailure, RefreshJob } from '../account.ts';
import { stateAfterRefresh } from '../data-status.ts';
import type { AccountsDeps } from '../deps.ts';
import { accountUpdated, jobUpdated, refreshTrouble } from '../notices.ts';
import { scheduleRefresh } from '../scheduling.ts';
import * as accountStore from '../store/accounts.ts';
import * as credentialStore from '../store/credentials.ts';
import * as jobStore from '../store/refresh-jobs.ts';
import type { Vault } from '../vault.ts';
import { type FetchedWhole, fetchAll } from './fetch-all.ts';
import { daysToLoad, reconcile } from './reconcile.ts';
import { transactionNotices } from './transaction-notices.ts';

/** Longer, and the bank counts as unavailable. */
const FETCH_WITHIN_MS = 2 * MINUTE_MS;

/**
 * One refresh: fetch everything → reconcile with what is held → rows, balance, revision, job and events in one
 * transaction. Safe to run again after a crash: a job that has ended is left alone. The algorithm: docs/sync.md.
 */
export async function runRefresh(
  deps: AccountsDeps,
  vault: Vault,
  env: Environment,
  accountId: string,
  jobId: string,
  stopping: AbortSignal,
): Promise<void> {
  const job = await jobStore.find(deps.db, env.id, accountId, jobId);
  if (job?.status !== 'processing') return;
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
  const { id, slug, name, country, currency } = institution;
  const connection: Connection = {
    context: {
      environmentId: env.id,
      mode: env.mode,
      institution: { id, slug, name, country, currency },
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
  deps: AccountsDeps,
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
  const written = account && rows ? await writeRows(deps, env, tx, account, rows, whole.covers ?? null) : null;
  const accepted = whole.brokeOff && !incomplete;
  const failed = accepted ? null : whole.failed;
  const changes = account && (await accountChanges(vault, env, tx, account, { ...whole, failed }, rows, written));
  const hasNewData = (written?.hasChanges ?? false) || (changes?.hasNews ?? false);

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
  const after = await accountStore.lock(tx, env.id, accountId);
  const institution = deps.institutions.find(account.institutionId);
  if (!after || !institution) throw new Error('an account or institution vanished under its lock');
  const ended: RefreshJob = { ...job, ...ending };
  const quiet = job.trigger === 'link' || job.trigger === 'relink';
  await deps.events.append(tx, env, [
    ...(written && !quiet ? transactionNotices(after, written) : []),
    ...jobUpdated(ended, after),
    accountUpdated(after, institution, ended, changes.syncStatus),
    ...refreshTrouble(accountId, changes.syncStatus),
  ]);
}

/** Rolls the transaction back; the refresh has nothing to tell any more. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

type Written = Awaited<ReturnType<AccountsDeps['transactions']['apply']>> & { hasChanges: boolean };

async function writeRows(
  { transactions }: AccountsDeps,
  env: Environment,
  tx: Transaction<Schema>,
  account: Account,
  rows: NonNullable<FetchedWhole['rows']>,
  covers: { from: string; to: string } | null,
): Promise<Written> {
  const days = daysToLoad(rows, covers);
  const stored =
    days === null || account.revision === 0n ? [] : await transactions.stored(tx, env.id, account.id, days);
  const changes = reconcile(stored, rows, covers);
  const written = await transactions.apply(tx, env.id, account, changes);
  return { ...written, hasChanges: changes.insert.length + changes.update.length + changes.withdraw.length > 0 };
}

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
      ? { revision: written.revision, transaction_count: account.transactionCount + BigInt(written.countDelta) }
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
