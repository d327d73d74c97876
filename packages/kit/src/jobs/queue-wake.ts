import type pg from 'pg';
import type { Logger } from '../log.ts';

/** After a job was told finished its lock is gone within a few milliseconds; the second look is for a busy database. */
const LOOK_AFTER_MS = [10, 100] as const;

/**
 * A job that joins a queue while another one of it is running is told of at once, but cannot be taken yet; and
 * graphile-worker tells of no queue that becomes free, so that it would wait for the next poll, seconds away. This tells
 * the workers once more, when the job before it has ended and somebody does wait.
 */
export function wakeQueueSoon(connections: pg.Pool, log: Logger, queueId: number): void {
  for (const afterMs of LOOK_AFTER_MS) {
    setTimeout(() => {
      if (connections.ending) return;
      connections
        .query(
          `select pg_notify('jobs:insert', json_build_object('r', random()::text, 'count', 1)::text)
           where exists (select from graphile_worker._private_jobs where job_queue_id = $1 and is_available and run_at <= now())`,
          [queueId],
        )
        .catch((error: unknown) => log.debug({ err: error }, 'a queue could not be woken'));
    }, afterMs).unref();
  }
}
