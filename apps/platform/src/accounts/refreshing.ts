import { notFound, Refusal } from '@kente/kit/errors';
import { isToken, newToken } from '@kente/kit/ids';
import { enqueue } from '@kente/kit/jobs/enqueue';
import type { Transaction } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { EnvId, Environment } from '../tenancy/index.ts';
import type { Account, RefreshJob, RefreshName, RefreshTrigger } from './account.ts';
import type { AccountsDeps } from './deps.ts';
import { jobUpdated } from './notices.ts';
import * as accountStore from './store/accounts.ts';
import * as jobStore from './store/refresh-jobs.ts';
import { manualSyncRefusal, manualSyncState, realtimeDecision } from './windows.ts';

export const REFRESH_JOB = { name: 'accounts.refresh' } as const;

export interface Refreshing {
  /** The account's lock is held by the caller. Joins the refresh that runs; else starts one, in the same transaction. */
  begin(tx: Transaction<Schema>, env: Environment, account: Account, how: RefreshRequest): Promise<RefreshJob>;
  /** As `begin`, for a new login: whatever runs with the old one is overtaken. */
  restart(tx: Transaction<Schema>, env: Environment, account: Account, how: RefreshRequest): Promise<RefreshJob>;
  realtime(env: Environment, accountId: string, name: RefreshName): Promise<Record<string, string>>;
  sync(env: Environment, accountId: string, options: { allowIncomplete: boolean }): Promise<RefreshJob>;
  refreshNow(
    env: Environment,
    accountId: string,
    trigger: 'sandbox' | 'scheduled',
    waitMs: number,
  ): Promise<RefreshJob>;
  job(envId: EnvId, accountId: string, jobId: string): Promise<RefreshJob>;
}

export interface RefreshRequest {
  name: RefreshName;
  trigger: RefreshTrigger;
  allowIncomplete?: boolean;
}

/** Under the account's lock, while no other refresh runs. */
export async function startRefresh(
  tx: Transaction<Schema>,
  env: Environment,
  { id: accountId }: Pick<Account, 'id'>,
  { name, trigger, allowIncomplete = false }: RefreshRequest,
): Promise<RefreshJob> {
  const job = { id: newToken(), accountId, name, trigger, allowIncomplete };
  await jobStore.insert(tx, env.id, { ...job, now: env.clock.now() });
  await enqueue(tx, REFRESH_JOB, { envId: env.id, accountId, jobId: job.id });
  return { ...job, status: 'processing', failure: null, hasNewData: false };
}

export function createRefreshing({ db, events, notifications, config }: AccountsDeps): Refreshing {
  const begin: Refreshing['begin'] = async (tx, env, account, how) =>
    (await jobStore.running(tx, env.id, account.id)) ?? (await startRefresh(tx, env, account, how));

  /** The job as it stands, after at most `waitMs`. A notification may be lost, so the table has the last word. */
  const settle = async (envId: EnvId, job: RefreshJob, waitMs: number): Promise<RefreshJob> => {
    if (job.status !== 'processing') return job;
    const { told, cancel } = notifications.waitFor(jobStore.REFRESH_CHANNEL, job.id, waitMs);
    const look = async (): Promise<RefreshJob> => (await jobStore.find(db, envId, job.accountId, job.id)) ?? job;
    const now = await look();
    if (now.status !== 'processing') {
      cancel();
      return now;
    }
    await told;
    return look();
  };

  return {
    begin,
    async restart(tx, env, account, how) {
      const running = await jobStore.running(tx, env.id, account.id);
      if (running) {
        const ending = { status: 'failed', failure: 'superseded', hasNewData: false, now: env.clock.now() } as const;
        await jobStore.end(tx, env.id, running.id, ending);
      }
      return startRefresh(tx, env, account, how);
    },

    async realtime(env, accountId, name) {
      const job = await db.transaction().execute(async (tx) => {
        const account = await locked(tx, env.id, accountId);
        const running = await jobStore.running(tx, env.id, accountId);
        const now = env.clock.now();
        const decision = realtimeDecision(
          { running: running !== null, lastStartedAt: account.realtimeAt },
          now,
          config.realtime.windowMs,
        );
        if (decision === 'join' && running) return running;
        if (decision === 'repeat' && account.realtimeJobId !== null) {
          const last = await jobStore.find(tx, env.id, accountId, account.realtimeJobId);
          if (last) return last;
        }
        const started = await startRefresh(tx, env, account, { name, trigger: 'realtime' });
        await accountStore.update(tx, env.id, accountId, { realtime_job_id: started.id, realtime_at: now });
        await events.append(tx, env, jobUpdated(started, account));
        return started;
      });
      return realtimeHeaders(await settle(env.id, job, config.realtime.waitMs));
    },

    async sync(env, accountId, { allowIncomplete }) {
      const job = await db.transaction().execute(async (tx) => {
        const account = await locked(tx, env.id, accountId);
        const now = env.clock.now();
        const window = manualSyncState(account.manualSyncAt, now, config.manualSync.windowMs);
        if (!window.open) throw tooSoon(window.secondsLeft, config.manualSync.windowMs);
        await accountStore.update(tx, env.id, accountId, { manual_sync_at: now });
        const running = await jobStore.running(tx, env.id, accountId);
        if (running) return running;
        const started = await startRefresh(tx, env, account, {
          name: 'jobs.accounts.sync_statement',
          trigger: 'manual',
          allowIncomplete,
        });
        await events.append(tx, env, jobUpdated(started, account));
        return started;
      });
      return settle(env.id, job, config.manualSync.waitMs);
    },

    async refreshNow(env, accountId, trigger, waitMs) {
      const job = await db.transaction().execute(async (tx) => {
        const account = await locked(tx, env.id, accountId);
        return begin(tx, env, account, { name: 'jobs.accounts.sync_statement', trigger });
      });
      return settle(env.id, job, waitMs);
    },

    async job(envId, accountId, jobId) {
      const job = isToken(jobId) ? await jobStore.find(db, envId, accountId, jobId) : null;
      if (!job) throw notFound('job');
      return job;
    },
  };
}

async function locked(tx: Transaction<Schema>, envId: EnvId, accountId: string): Promise<Account> {
  const account = await accountStore.lock(tx, envId, accountId);
  if (!account) throw notFound('account');
  return account;
}

/** The three headers of a real-time read; the third is there only when the job found something new. */
function realtimeHeaders(job: RefreshJob): Record<string, string> {
  return {
    'x-job-id': job.id,
    'x-job-status': job.status,
    ...(job.hasNewData ? { 'x-has-new-data': 'true' } : {}),
  };
}

function tooSoon(secondsLeft: number, windowMs: number): Refusal {
  return new Refusal('sync.too_soon', {
    status: 429,
    message: manualSyncRefusal(secondsLeft, windowMs),
    headers: { 'retry-after': String(secondsLeft) },
  });
}
