import { DAY_MS, later } from '@kente/kit/clock';
import { Refusal } from '@kente/kit/errors';
import { newToken } from '@kente/kit/ids';
import type { Account } from '../../accounts/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { StatementsDeps } from './deps.ts';
import type { StatementFacts, StatementJob } from './statement.ts';
import * as jobStore from './store/jobs.ts';
import { withReader } from './store/rows.ts';

/** Tells the schedule that a file's time is over. */
export const EXPIRE_TASK = 'statements.expire';
/** Records of jobs are kept for so long. Source: financial-data contract 13. */
const RECORD_LIFETIME_MS = 30 * DAY_MS;
/** Tries of one job; a process that dies takes one. */
const MOST_TRIES = 6;
const PIECE_BYTES = 256 * 1024;

/** The account was unlinked, the job was deleted, or another process builds it: nothing is left to do here. */
class Superseded extends Error {}

export interface BuildContext {
  signal: AbortSignal;
  attempt: number;
}

/**
 * Builds a file in pieces, and lets it be read when the last one is there. A try that is broken off leaves pieces that
 * nobody reads; the next one begins anew.
 */
export async function build(
  deps: StatementsDeps,
  env: Environment,
  jobId: string,
  { signal, attempt }: BuildContext,
): Promise<void> {
  const job = await jobStore.find(deps.db, env.id, jobId);
  if (job?.status !== 'BUILDING') return;
  const giveUp = (): Promise<void> => deps.db.transaction().execute((tx) => jobStore.fail(tx, env.id, jobId));
  if (attempt > MOST_TRIES) return giveUp();
  try {
    await buildOnce(deps, env, job, signal);
  } catch (error) {
    if (error instanceof Superseded) return;
    if (signal.aborted || attempt < MOST_TRIES) throw error;
    deps.log.error({ err: error, job: jobId }, 'a statement could not be built');
    await giveUp();
  }
}

async function buildOnce(
  deps: StatementsDeps,
  env: Environment,
  job: StatementJob,
  signal: AbortSignal,
): Promise<void> {
  const { db, pool, schedule } = deps;
  const part = { id: job.id, build: newToken() };
  const account = await linkedAccount(deps, env, job.accountId);
  if (!account) return db.transaction().execute((tx) => jobStore.fail(tx, env.id, job.id));
  if (!(await jobStore.begin(db, env.id, job.id, part.build))) return;
  const key = { envId: env.id, accountId: job.accountId, window: job.window };
  const bytes = await withReader(pool, key, async (reader) => {
    const totals = await reader.totals();
    let place = 0;
    // Brings a font engine along: read when the first PDF is asked for.
    const { statementPdf } = await import('./pdf/document.ts');
    let written = 0;
    for await (const piece of inPieces(
      statementPdf(factsOf(deps, env, job, account), totals, reader.batches(totals.openingMinor)),
    )) {
      signal.throwIfAborted();
      if (!(await jobStore.putPiece(db, env.id, { ...part, place }, piece))) throw new Superseded();
      place += 1;
      written += piece.byteLength;
    }
    return written;
  });
  await db.transaction().execute(async (tx) => {
    const now = env.clock.now();
    const expiresAt = later(now, deps.config.statementLifetimeMs);
    if (!(await jobStore.finish(tx, env.id, part, { bytes: BigInt(bytes), now, expiresAt }))) return;
    await schedule.put(tx, env, { kind: EXPIRE_TASK, subject: job.id, payload: {}, dueAt: expiresAt });
  });
}

async function linkedAccount(
  { accounts }: StatementsDeps,
  env: Environment,
  accountId: string,
): Promise<Account | null> {
  try {
    return await accounts.get(env.id, accountId);
  } catch (error) {
    // Unlinked since it was ordered.
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function factsOf(
  { institutions }: StatementsDeps,
  env: Environment,
  { window }: StatementJob,
  account: Account,
): StatementFacts {
  const { name, country } = institutions.byIdOrFail(account.institutionId);
  const { balanceMinor, lastSyncedAt } = account;
  return {
    ...{ institution: name, country, holder: account.name, accountNumber: account.accountNumber },
    ...{ accountType: account.type, currency: account.currency, window, preparedFor: env.business.name },
    ...{ preparedAt: env.clock.now(), simulated: env.mode === 'test' },
    lastBalance:
      balanceMinor === null || lastSyncedAt === null
        ? null
        : { minor: balanceMinor, on: lastSyncedAt.toISOString().slice(0, 10) },
  };
}

/** The same bytes in pieces of one size; the last one is what is left. */
async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    size += chunk.byteLength;
    if (size < PIECE_BYTES) continue;
    const joined = Buffer.concat(waiting);
    let from = 0;
    for (; from + PIECE_BYTES <= joined.byteLength; from += PIECE_BYTES)
      yield joined.subarray(from, from + PIECE_BYTES);
    waiting = [joined.subarray(from)];
    size = joined.byteLength - from;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

/** The end of a file's time: it goes, and with it the records of jobs that are older than they are kept. */
export async function expire({ db, tenancy }: StatementsDeps, env: Environment, jobId: string): Promise<void> {
  await db.transaction().execute((tx) => jobStore.deleteFile(tx, env.id, jobId));
  await forgetOldJobs({ db, tenancy }, env);
}

/** Records of jobs that are older than they are kept. */
export async function forgetOldJobs(
  { db, tenancy }: Pick<StatementsDeps, 'db' | 'tenancy'>,
  env: Environment,
): Promise<void> {
  const before = later(env.clock.now(), -RECORD_LIFETIME_MS);
  await db.transaction().execute(async (tx) => {
    const files = await jobStore.deleteJobs(tx, env.id, { before });
    await tenancy.forgetPublicIds(tx, env.id, 'statement', files);
  });
}
