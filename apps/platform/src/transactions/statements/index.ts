/** Statements of linked accounts: as JSON at once, or as a PDF that is built in the background. */
import type { Db } from '@kente/kit/db/pool';
import { type FieldProblem, invalid, notFound } from '@kente/kit/errors';
import { isToken, newToken } from '@kente/kit/ids';
import { enqueue } from '@kente/kit/jobs/enqueue';
import type { Country } from '../../institutions/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import { atMost } from '../at-most.ts';
import { rowWindow } from '../dates.ts';
import type { StatementForm } from '../store/row-json.ts';
import { type BuildContext, build, EXPIRE_TASK, expire, forgetOldJobs } from './building.ts';
import type { StatementsDeps } from './deps.ts';
import { STATEMENT_JOB } from './job-name.ts';
import { lengthsInDays, readStatementQuery, type StatementQuery, type StatementRequest } from './request.ts';
import type { StatementJob } from './statement.ts';
import * as jobStore from './store/jobs.ts';
import { withReader } from './store/rows.ts';

export type { StatementForm } from '../store/row-json.ts';
export type { StatementQuery, StatementRequest } from './request.ts';
export type { StatementJob } from './statement.ts';

/** `pieces` are the inside of a JSON array, in UTF-8. Lengths in days. */
export interface StatementList {
  count: number;
  requestedLength: number;
  availableLength: number;
  pieces: readonly Uint8Array[];
}

export interface StatementFile {
  bytes: number;
  content: AsyncIterable<Uint8Array>;
}

export interface Statements {
  /** @throws Refusal 400. */
  request(query: StatementQuery): StatementRequest;
  /** What `request` would refuse. */
  mistakes(query: unknown): FieldProblem[];
  /** All posted rows of the period as of one moment, oldest first. @throws Refusal 404 for an account that is not linked here. */
  list(env: Environment, accountId: string, request: StatementRequest, form: StatementForm): Promise<StatementList>;
  /** Orders a PDF; one of the same days that is being built already is the answer again. @throws Refusal 404 as `list`. */
  order(env: Environment, accountId: string, request: StatementRequest): Promise<StatementJob>;
  /** @throws Refusal 404 for a job that is not of this account. */
  job(envId: EnvId, accountId: string, jobId: string): Promise<StatementJob>;
  /** A file by its name alone. @throws Refusal 404 for one that is unknown, not built yet, or over its time: always the same. */
  open(file: string): Promise<StatementFile>;
  /** Forgets records of jobs that are older than they are kept, by the environment's clock. */
  forgetOldJobs(env: Environment): Promise<void>;
  /** The work of a job; safe to run twice. */
  build(env: Environment, jobId: string, context: BuildContext): Promise<void>;
}

/** Each holds a database connection, and its answer or a page and the fonts in memory. */
const LISTS_AT_A_TIME = 2;
const BUILDS_AT_A_TIME = 2;

export function createStatements(deps: StatementsDeps): Statements {
  const { db, pool, tenancy, institutions } = deps;
  const fewLists = atMost(LISTS_AT_A_TIME);
  const fewBuilds = atMost(BUILDS_AT_A_TIME);
  deps.schedule.on(EXPIRE_TASK, (env, { subject }) => expire(deps, env, subject));
  deps.privacy.keep({
    async forgetAccount(tx, env, accountId) {
      await tenancy.forgetPublicIds(tx, env.id, 'statement', await jobStore.deleteJobs(tx, env.id, { accountId }));
    },
  });
  const accountOf = async (envId: EnvId, accountId: string): Promise<{ country: Country; currency: string }> => {
    const { institutionId, currency } = await deps.accounts.get(envId, accountId);
    return { country: institutions.byIdOrFail(institutionId).country, currency };
  };

  return {
    request(query) {
      const read = readStatementQuery(query);
      if ('problems' in read) throw invalid(read.problems);
      return read;
    },
    mistakes(query) {
      const read = readStatementQuery(query as StatementQuery);
      return 'problems' in read ? read.problems : [];
    },
    async list(env, accountId, { months }, form) {
      const { country, currency } = await accountOf(env.id, accountId);
      const window = rowWindow(months, env.clock.now(), country);
      return fewLists(() =>
        withReader(pool, { envId: env.id, accountId, window }, async (reader) => {
          const { rows, ...days } = await reader.count();
          const { requested, available } = lengthsInDays(window, days);
          const pieces: Buffer[] = [];
          for await (const text of reader.json(form, currency)) {
            pieces.push(Buffer.from(pieces.length > 0 ? `,${text}` : text));
          }
          return { count: rows, requestedLength: requested, availableLength: available, pieces };
        }),
      );
    },
    async order(env, accountId, { months }) {
      const { country } = await accountOf(env.id, accountId);
      const now = env.clock.now();
      const window = rowWindow(months, now, country);
      const same = await jobStore.findBuilding(db, env.id, accountId, window);
      if (same) return same;
      const job: StatementJob = { id: newToken(), accountId, file: newToken(), status: 'BUILDING', window };
      await db.transaction().execute(async (tx) => {
        await jobStore.insert(tx, env.id, job, now);
        await tenancy.registerPublicId(tx, env.id, 'statement', job.file);
        await enqueue(tx, STATEMENT_JOB, { envId: env.id, jobId: job.id });
      });
      return job;
    },
    async job(envId, accountId, jobId) {
      const job = isToken(jobId) ? await jobStore.find(db, envId, jobId) : null;
      if (job?.accountId !== accountId) throw notFound('job');
      return job;
    },
    async open(file) {
      const env = isToken(file) ? await tenancy.findPublicId('statement', file) : null;
      const found = env && (await jobStore.findFile(db, env.id, file, env.clock.now()));
      if (!env || !found) throw notFound('statement');
      return { bytes: found.bytes, content: readFile(db, env.id, found) };
    },
    forgetOldJobs: (env) => forgetOldJobs(deps, env),
    build: (env, jobId, context) => fewBuilds(() => build(deps, env, jobId, context)),
  };
}

/** One piece at a time, as fast as the reader takes them. One that is deleted meanwhile breaks the answer off. */
async function* readFile(db: Db<Schema>, envId: EnvId, file: jobStore.BuiltFile): AsyncGenerator<Uint8Array, void> {
  let read = 0;
  for (let place = 0; read < file.bytes; place += 1) {
    const piece = await jobStore.readPiece(db, envId, file, place);
    if (!piece) throw new Error(`statement ${file.jobId} ended after ${read} of ${file.bytes} bytes`);
    yield piece;
    read += piece.byteLength;
  }
}
