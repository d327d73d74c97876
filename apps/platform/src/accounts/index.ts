import { DAY_MS, later } from '@kente/kit/clock';
import { notFound } from '@kente/kit/errors';
import type { Transaction } from 'kysely';
import type { BankRow, Identity } from '../connectors/connector.ts';
import type { Schema } from '../schema.generated.ts';
import type { EnvId, Environment } from '../tenancy/index.ts';
import type { Account, HeldIdentity, RefreshJob, RefreshName } from './account.ts';
import type { AccountsDeps } from './deps.ts';
import { countKnown } from './imports/count-known.ts';
import type { StatementImport } from './imports/import.ts';
import { undoImport } from './imports/undoing.ts';
import { createLinking, type Linking } from './linking.ts';
import type { BankAccountOf } from './proof.ts';
import type { RefreshHook } from './refresh-hook.ts';
import { createRefreshing } from './refreshing.ts';
import { PURGE_TASK, REFRESH_TASK, scheduleRefresh } from './scheduling.ts';
import * as accountStore from './store/accounts.ts';
import * as importStore from './store/imports.ts';
import * as jobStore from './store/refresh-jobs.ts';
import { type RefreshTry, runRefresh } from './sync/run.ts';
import { forgetCustomer, purge, unlink } from './unlinking.ts';
import { Vault } from './vault.ts';

export type { Account, HeldIdentity, RefreshFailure, RefreshJob, RefreshName } from './account.ts';
export { retrievedData } from './data-status.ts';
export type { ImportReport, StatementImport } from './imports/import.ts';
export type { FinishedLink, FinishedReauthorisation } from './linking.ts';
export { accountUpdated as accountUpdatedNotice } from './notices.ts';
export type { RefreshHook } from './refresh-hook.ts';
export { REFRESH_JOB } from './refreshing.ts';
export { transactionNotices } from './sync/transaction-notices.ts';

/** Linked accounts: what is held of them, how they are refreshed, and how their consent ends. */
export interface Accounts extends Linking {
  /** @throws Refusal 404 for an unknown, malformed, foreign or unlinked id, always the same. */
  mustExist(envId: EnvId, id: string): Promise<void>;
  /** @throws Refusal 404 as `mustExist`. */
  get(envId: EnvId, id: string): Promise<Account>;
  /** Newest link first. */
  list(envId: EnvId, filter: accountStore.AccountFilter): Promise<{ total: number; accounts: Account[] }>;
  /** All eleven digits, by account id; for those who may see them. */
  bvns(envId: EnvId, ids: readonly string[]): Promise<Map<string, string>>;
  /** Null where the bank told none. @throws Refusal 404 as `mustExist`. */
  identity(envId: EnvId, id: string): Promise<HeldIdentity | null>;
  /** A read with `x-realtime`: starts, joins or repeats a refresh, waits a little, and gives the response headers. */
  realtime(env: Environment, id: string, name: RefreshName): Promise<Record<string, string>>;
  /** The manual sync, as it stands when its answer is due. @throws Refusal 429 inside its window. */
  sync(env: Environment, id: string, options: { allowIncomplete: boolean }): Promise<RefreshJob>;
  /** Refreshes outside every window, and waits for the end, at most `waitMs`. */
  refreshNow(env: Environment, id: string, trigger: 'sandbox' | 'scheduled', waitMs: number): Promise<RefreshJob>;
  /** @throws Refusal 404 for a job that is not of this account. */
  job(envId: EnvId, accountId: string, jobId: string): Promise<RefreshJob>;
  /** Forgets records of refresh jobs that ended and are older than they are kept, by the environment's clock. */
  forgetOldJobs(env: Environment): Promise<void>;
  /** The work of one refresh job; see `sync/run.ts`. */
  runRefresh(env: Environment, refresh: RefreshTry): Promise<void>;
  /** Gives every linked account its next scheduled refresh, after the app's setting was changed. */
  scheduleRefreshes(env: Environment): Promise<void>;
  unlink(env: Environment, id: string): Promise<void>;
  /** Statement files that were taken into an account, newest first. @throws Refusal 404 as `mustExist`. */
  imports(
    envId: EnvId,
    id: string,
    page: { page: number; limit: number },
  ): Promise<{ total: number; imports: StatementImport[] }>;
  /** See `imports/undoing.ts`. @throws Refusal 404 as `mustExist`, then for an import that is not of this account. */
  undoImport(env: Environment, id: string, importId: string): Promise<StatementImport>;
  /** How many of these rows are held of an account that is read from files; see `LinkContext.countKnown`. */
  countKnown(envId: EnvId, account: BankAccountOf, rows: readonly BankRow[]): Promise<number>;
  /** Another module's part in refreshes. Told once, when the modules are made. */
  hook(hook: RefreshHook): void;
  /** Held until the transaction ends: who writes rows of the account has its lock. Null when it is not linked. */
  lock(tx: Transaction<Schema>, envId: EnvId, id: string): Promise<Account | null>;
  /** The newest revision of the account's rows, written under its lock. */
  putRevision(tx: Transaction<Schema>, envId: EnvId, id: string, revision: bigint): Promise<void>;
}

const SCHEDULED_WAIT_MS = 60_000;
/** Records of jobs are kept for so long. Source: financial-data contract 4.6. */
const JOB_KEPT_MS = 30 * DAY_MS;

export function createAccounts(deps: AccountsDeps): Accounts {
  const { db, schedule } = deps;
  const vault = new Vault(deps.keyring);
  const refreshing = createRefreshing(deps);
  const { realtime, sync, refreshNow, job } = refreshing;
  const linking = createLinking(deps, vault, refreshing);
  const hooks: RefreshHook[] = [];
  const get = async (envId: EnvId, id: string): Promise<Account> => {
    const account = await accountStore.find(db, envId, id);
    if (!account) throw notFound('account');
    return account;
  };

  deps.privacy.keep({ forgetCustomer: (tx, env, customerId) => forgetCustomer(deps, tx, env, customerId) });
  schedule.on(PURGE_TASK, (env, { subject }) => purge(deps, env, subject));
  schedule.on(REFRESH_TASK, async (env, { subject }) => {
    // Switched off, or unlinked, since it was put.
    if (env.refreshEveryHours === null || !(await accountStore.find(db, env.id, subject))) return;
    await refreshNow(env, subject, 'scheduled', SCHEDULED_WAIT_MS);
  });

  return {
    ...linking,
    ...{ get, realtime, sync, refreshNow, job },
    async mustExist(envId, id) {
      await get(envId, id);
    },
    list: (envId, filter) => accountStore.list(db, envId, filter),
    async bvns(envId, ids) {
      const sealed = await accountStore.sealedBvns(db, envId, ids);
      return new Map([...sealed].map(([id, bvn]) => [id, vault.openBvn(envId, id, bvn)]));
    },
    async identity(envId, id) {
      await get(envId, id);
      const held = await accountStore.sealedIdentity(db, envId, id);
      if (!held) return null;
      const opened: { identity: Identity; since: string } = vault.openIdentity(envId, id, held.sealed);
      return { identity: opened.identity, createdAt: new Date(opened.since), updatedAt: held.last };
    },
    forgetOldJobs: (env) => jobStore.deleteOlder(db, env.id, later(env.clock.now(), -JOB_KEPT_MS)),
    runRefresh: (env, refresh) => runRefresh({ ...deps, hooks }, vault, env, refresh),
    async scheduleRefreshes(env) {
      for (const id of await accountStore.idsOf(db, env.id)) {
        if (env.refreshEveryHours === null) await schedule.drop(db, env.id, REFRESH_TASK, id);
        else await scheduleRefresh(schedule, db, env, id, env.clock.now());
      }
    },
    async imports(envId, id, page) {
      await get(envId, id);
      return importStore.list(db, envId, id, page);
    },
    undoImport: (env, id, importId) => undoImport({ ...deps, hooks }, env, id, importId),
    countKnown: (envId, account, rows) => countKnown(deps, envId, vault.bankKey(account), rows),
    unlink: (env, id) => unlink({ ...deps, hooks }, vault, env, id),
    hook: (hook) => void hooks.push(hook),
    lock: accountStore.lock,
    putRevision: (tx, envId, id, revision) => accountStore.update(tx, envId, id, { revision }),
  };
}
