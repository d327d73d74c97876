import { EventEmitter } from 'node:events';
import {
  Logger as GraphileLogger,
  type Runner,
  run,
  type Task,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import { Value } from 'typebox/value';
import { isDatabaseUnavailable } from '../db/unavailable.ts';
import { watchPool } from '../db/watch.ts';
import { newToken } from '../ids.ts';
import type { Logger } from '../log.ts';
import { jobConnections } from './connections.ts';
import { Heartbeat, releaseAll } from './heartbeat.ts';
import { type Job, type JobPool, PermanentFailure } from './job.ts';
import { QueueWake } from './queue-wake.ts';

export interface WorkersOptions<Modules> {
  pool: pg.Pool;
  log: Logger;
  // biome-ignore lint/suspicious/noExplicitAny: jobs of every payload stand in one list
  jobs: readonly Job<any, Modules>[];
  modules: Modules;
  concurrency: Readonly<Record<JobPool, number>>;
  /** How often a job that was missed by LISTEN is looked for. */
  pollIntervalMs?: number;
  /** Told when a job begins; what comes back is told when it ends. */
  onRun?: (name: string) => (outcome: 'done' | 'failed') => void;
  /** No other process works on this database: what is locked was locked by one that is gone. */
  alone?: boolean;
}

export interface Workers {
  stop(): Promise<void>;
}

const RESTART_AFTER_MS = 1_000;
const POLL_EVERY_MS = 2_000;
/** Each worker by itself, should all else fail. */
const WORKER_POLLS_EVERY_MS = 30_000;

/** Runs jobs until stopped; comes back by itself when the database was gone. */
export async function startWorkers<Modules>(options: WorkersOptions<Modules>): Promise<Workers> {
  const stopping = new AbortController();
  const workerIds = new Set<string>();
  const heartbeat = new Heartbeat({
    pool: options.pool,
    log: options.log,
    instanceId: newToken(),
    workerIds: () => [...workerIds],
  });
  if (options.alone) await releaseAll(options.pool);
  const pools = [...new Set(options.jobs.map((each) => each.pool))];
  const connections = jobConnections(options.pool, options.log);
  const watch = watchPool(connections, () => options.log.warn('the database does not answer the workers any more'));
  const running = { ...options, connections, gone: new Set<string>() };
  const loops = await Promise.all(pools.map((pool) => keepRunning(pool, running, stopping.signal, workerIds)));
  await heartbeat.start();
  const stop = async (): Promise<void> => {
    stopping.abort();
    await Promise.all(loops.map((loop) => loop.stop()));
    await heartbeat.stop();
    watch.stop();
    await connections.end();
  };
  let stopped: Promise<void> | null = null;
  return {
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** `gone`: workers of this process that ended with an error, and may have left jobs locked. */
type Running<Modules> = WorkersOptions<Modules> & { connections: pg.Pool; gone: Set<string> };

/** Frees what our own ended workers have locked: they run nothing any more, so nobody needs to wait for a sweep. */
async function releaseGone({ connections, gone }: { connections: pg.Pool; gone: Set<string> }): Promise<void> {
  const ids = [...gone];
  await connections.query('select graphile_worker.force_unlock_workers($1::text[])', [ids]);
  for (const id of ids) gone.delete(id);
}

async function keepRunning<Modules>(
  pool: JobPool,
  options: Running<Modules>,
  stopping: AbortSignal,
  workerIds: Set<string>,
): Promise<{ stop(): Promise<void> }> {
  const taskList = tasks(pool, options, stopping);
  let runner: Runner | null = null;
  let restart: NodeJS.Timeout | null = null;
  // A job may have been locked in the very moment in which its connection was cut: nobody runs it, and its lock looks
  // alive. So a runner that lost a connection ends what it is at, and the next one frees what is left in its name.
  const lost = (): void => {
    if (!stopping.aborted) runner?.stop('a connection was lost').catch(() => {});
  };
  options.connections.on('error', lost);
  runner = await startRunner(pool, taskList, options, workerIds, lost);
  const watch = (current: Runner): void => {
    const again = (error?: unknown): void => {
      if (stopping.aborted || runner !== current) return;
      runner = null;
      options.log.warn({ err: error, pool }, 'workers stopped, starting them again');
      retry();
    };
    current.promise.then(() => again(), again);
  };
  const retry = (): void => {
    restart = setTimeout(() => {
      const again = releaseGone(options).then(() => startRunner(pool, taskList, options, workerIds, lost));
      again.then(
        (next) => {
          runner = next;
          if (stopping.aborted) next.stop().catch(() => {});
          else watch(next);
        },
        () => {
          if (!stopping.aborted) retry();
        },
      );
    }, RESTART_AFTER_MS);
  };
  watch(runner);
  return {
    async stop() {
      options.connections.off('error', lost);
      if (restart) clearTimeout(restart);
      await runner?.stop().catch((error: unknown) => options.log.warn({ err: error }, 'workers did not stop cleanly'));
    },
  };
}

function startRunner<Modules>(
  pool: JobPool,
  taskList: TaskList,
  options: Running<Modules>,
  workerIds: Set<string>,
  lost: () => void,
): Promise<Runner> {
  const logger = new GraphileLogger(() => (level, message, meta) => {
    // A failed job was logged where it failed.
    if (level === 'error' && !meta?.job) options.log.error(message);
    else options.log.debug(message);
  });
  // Given in, since the pool is told of while `run` is still at work.
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => workerIds.add(workerPool.id));
  events.on('worker:getJob:error', lost);
  events.on('pool:release', ({ workerPool }) => {
    workerIds.delete(workerPool.id);
    options.gone.add(workerPool.id);
  });
  new QueueWake(events, options.pollIntervalMs ?? POLL_EVERY_MS);
  return run({
    events,
    // Finished and failed jobs are told in batches. Without, graphile-worker leaves the promise alone in which it tells
    // one, and a database that goes away in that moment would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    pgPool: options.connections,
    taskList,
    concurrency: options.concurrency[pool],
    pollInterval: WORKER_POLLS_EVERY_MS,
    noHandleSignals: true,
    logger,
  });
}

function tasks<Modules>(pool: JobPool, options: Running<Modules>, stopping: AbortSignal): TaskList {
  const list: Record<string, Task> = {};
  for (const each of options.jobs) {
    if (each.pool !== pool) continue;
    list[each.name] = async (payload, helpers) => {
      const told = options.onRun?.(each.name);
      try {
        if (!Value.Check(each.payload, payload))
          throw new PermanentFailure(`payload of ${each.name} does not fit its schema`);
        await each.run(payload, options.modules, { signal: stopping, attempt: helpers.job.attempts });
        told?.('done');
      } catch (error) {
        told?.('failed');
        const level = stopping.aborted || isDatabaseUnavailable(error) ? 'warn' : 'error';
        options.log[level]({ err: error, job: each.name, attempt: helpers.job.attempts }, 'job failed');
        if (!(error instanceof PermanentFailure)) throw error;
      }
    };
  }
  return list;
}
