import { DAY_MS, HOUR_MS, later } from '@kente/kit/clock';
import { notFound } from '@kente/kit/errors';
import { newToken } from '@kente/kit/ids';
import { enqueue } from '@kente/kit/jobs/enqueue';
import type { Transaction } from 'kysely';
import type { Account, RefreshHook } from '../accounts/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Environment } from '../tenancy/index.ts';
import type { InsightsDeps } from './deps.ts';
import {
  type EnrichmentJob,
  type EnrichmentKind,
  FORGET_TASK,
  INSIGHT_JOB,
  type InsightJob,
  type InsightKind,
} from './job.ts';
import * as jobStore from './store/jobs.ts';
import * as recordStore from './store/records.ts';

const KEPT_MS = 30 * DAY_MS;
/** What came of an uploaded file. */
const UPLOAD_KEPT_MS = HOUR_MS;
/** Rows of an uploaded file that make one record. */
export const RECORD_ROWS = 1_000;

export interface UploadedRow {
  id: string;
  type: 'debit' | 'credit';
  narration: string;
}

export interface Requesting {
  /** Each call is one analysis: one record and one event. */
  income(env: Environment, accountId: string, months: number | null): Promise<Account>;
  /** A repeat while one runs is the one that runs. */
  enrichment(env: Environment, accountId: string, kind: EnrichmentKind): Promise<EnrichmentJob>;
  upload(env: Environment, kind: 'categorisation' | 'metadata', rows: readonly UploadedRow[]): Promise<EnrichmentJob>;
  creditworthiness(env: Environment, accountId: string, seal: (jobId: string) => Buffer): Promise<Account>;
  /** What a refresh of an account sets going. */
  hook: RefreshHook;
  /** Rows were put back as they once stood: what was under way is to be done. */
  resume(env: Environment): Promise<void>;
}

interface Request {
  kind: InsightKind;
  months?: number | null;
  seal?: (jobId: string) => Buffer;
}

/** Takes requests: what is told by webhook is refused where nobody would hear it, and waits for the account's first fetch. */
export function createRequesting(deps: InsightsDeps): Requesting {
  const { db, accounts, events, schedule } = deps;

  const put = async (
    tx: Transaction<Schema>,
    env: Environment,
    account: Account | null,
    { kind, months = null, seal }: Request,
  ): Promise<InsightJob> => {
    const id = newToken();
    const now = env.clock.now();
    const expiresAt = later(now, account ? KEPT_MS : UPLOAD_KEPT_MS);
    const status = account?.dataStatus === 'PROCESSING' ? 'waiting' : 'processing';
    const accountId = account?.id ?? null;
    await jobStore.insert(tx, env.id, {
      ...{ id, kind, accountId, status, months, now, expiresAt },
      requestSealed: seal?.(id) ?? null,
    });
    await schedule.put(tx, env, { kind: FORGET_TASK, subject: id, payload: {}, dueAt: expiresAt });
    if (status === 'processing') await begin(tx, env, id);
    return { id, kind, accountId, status, months, createdAt: now, finishedAt: null };
  };

  /** The lock orders a request and the end of the first fetch: one of the two sees the other. */
  const ask = (env: Environment, accountId: string, request: Request, again?: 'join') =>
    db.transaction().execute(async (tx) => {
      const account = await accounts.lock(tx, env.id, accountId);
      if (!account) throw notFound('account');
      const running = again && (await jobStore.running(tx, env.id, accountId, request.kind));
      return { account, job: running ?? (await put(tx, env, account, request)) };
    });

  return {
    async income(env, accountId, months) {
      await accounts.mustExist(env.id, accountId);
      await events.requireWebhook(env);
      return (await ask(env, accountId, { kind: 'income', months })).account;
    },
    async enrichment(env, accountId, kind) {
      await accounts.mustExist(env.id, accountId);
      await events.requireWebhook(env);
      return (await ask(env, accountId, { kind }, 'join')).job as EnrichmentJob;
    },
    async creditworthiness(env, accountId, seal) {
      await accounts.mustExist(env.id, accountId);
      await events.requireWebhook(env);
      return (await ask(env, accountId, { kind: 'creditworthiness', seal })).account;
    },
    upload: (env, kind, rows) =>
      db.transaction().execute(async (tx) => {
        const job = await put(tx, env, null, { kind });
        const now = env.clock.now();
        for (let at = 0; at < rows.length; at += RECORD_ROWS) {
          const content = rows.slice(at, at + RECORD_ROWS);
          await recordStore.put(tx, env.id, {
            ...{ jobId: job.id, position: at / RECORD_ROWS, kind, accountId: null, content, now },
          });
        }
        return job as EnrichmentJob;
      }),
    hook: {
      async ended(tx, env, before, after) {
        if (after.dataStatus === 'PROCESSING') return;
        for (const id of await jobStore.release(tx, env.id, after.id)) await begin(tx, env, id);
        const isFirst = !before.held.transactions && after.held.transactions;
        if (isFirst && env.incomeOnLink) await put(tx, env, after, { kind: 'income' });
      },
      unlinked: (tx, env, accountId) => jobStore.stop(tx, env.id, accountId, env.clock.now()),
    },
    async resume(env) {
      for (const id of await jobStore.processing(db, env.id))
        await enqueue(db, INSIGHT_JOB, { envId: env.id, jobId: id });
    },
  };
}

function begin(tx: Transaction<Schema>, env: Environment, jobId: string): Promise<void> {
  return enqueue(tx, INSIGHT_JOB, { envId: env.id, jobId });
}
