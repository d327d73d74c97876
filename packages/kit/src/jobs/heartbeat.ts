import type pg from 'pg';
import type { Logger } from '../log.ts';

const BEAT_EVERY_MS = 10_000;
/** Three beats missed. With the beat and the sweep, a dead worker's jobs are free within 50 s. */
const DEAD_AFTER_SECONDS = 30;

/**
 * A crashed worker's jobs stay locked for hours in graphile-worker. Each process tells every 10 s that it lives, and
 * frees the jobs of those that stopped telling. Time is the database's, so that no machine's clock matters.
 */
export class Heartbeat {
  readonly #pool: pg.Pool;
  readonly #log: Logger;
  readonly #instanceId: string;
  readonly #workerIds: () => string[];
  #timer: NodeJS.Timeout | null = null;
  #missed = false;

  constructor(options: { pool: pg.Pool; log: Logger; instanceId: string; workerIds: () => string[] }) {
    this.#pool = options.pool;
    this.#log = options.log;
    this.#instanceId = options.instanceId;
    this.#workerIds = options.workerIds;
  }

  async start(): Promise<void> {
    await this.beat();
    this.#timer = setInterval(() => {
      this.beat().catch((error: unknown) => this.#log.warn({ err: error }, 'heartbeat failed'));
    }, BEAT_EVERY_MS);
    this.#timer.unref();
  }

  /** Tells that this process lives, and frees what the dead have locked. @returns how many jobs were freed. */
  async beat(): Promise<number> {
    const missed = this.#missed;
    this.#missed = true;
    await this.#pool.query(
      `insert into worker_heartbeats (instance_id, worker_ids, seen_at) values ($1, $2, now())
       on conflict (instance_id) do update set worker_ids = excluded.worker_ids, seen_at = excluded.seen_at`,
      [this.#instanceId, this.#workerIds()],
    );
    // After the database was gone nobody could tell that he lives: the others get a turn before they count as dead.
    this.#missed = false;
    if (missed) return 0;
    await this.#pool.query(
      `delete from worker_heartbeats where seen_at < now() - interval '${DEAD_AFTER_SECONDS} seconds'`,
    );
    return releaseOrphans(this.#pool, DEAD_AFTER_SECONDS);
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#pool
      .query('delete from worker_heartbeats where instance_id = $1', [this.#instanceId])
      .catch((error: unknown) => this.#log.warn({ err: error }, 'heartbeat: could not sign off'));
  }
}

/**
 * For the only process of a database: whatever is locked was locked by one that is gone. The dead cannot sign off: by
 * their last heartbeat they would count as alive for half a minute.
 * @returns how many jobs were freed.
 */
export async function releaseAll(pool: pg.Pool): Promise<number> {
  await pool.query('delete from worker_heartbeats');
  return releaseOrphans(pool, 0);
}

/**
 * Frees jobs and queues locked for longer than `olderThanSeconds` by workers that no heartbeat names.
 * @returns how many jobs were freed.
 */
export async function releaseOrphans(pool: pg.Pool, olderThanSeconds: number): Promise<number> {
  const { rows } = await pool.query<{ worker: string; jobs: number }>(
    `with alive as (select unnest(worker_ids) as id from worker_heartbeats)
     select locked_by as worker, count(*)::int as jobs from graphile_worker.jobs
     where locked_by is not null and locked_at < now() - make_interval(secs => $1)
       and locked_by not in (select id from alive)
     group by locked_by`,
    [olderThanSeconds],
  );
  if (rows.length === 0) return 0;
  await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [rows.map((row) => row.worker)]);
  return rows.reduce((sum, row) => sum + row.jobs, 0);
}
