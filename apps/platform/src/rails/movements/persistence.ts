import { setTimeout as wait } from 'node:timers/promises';
import { SECOND_MS, stopwatch } from '@kente/kit/clock';
import { isDatabaseUnavailable } from '@kente/kit/db/unavailable';

const EVERY_MS = 250;
const AT_MOST_MS = 20 * SECOND_MS;
/** PostgreSQL's codes of a transaction that lost against another, and may win when it is tried again. */
const LOST = new Set(['40P01', '40001']);

/** Tries again while the database is away, or another transaction was preferred. `work` is one whole transaction. */
export async function persistently<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const elapsedMs = stopwatch();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const mayPass = isDatabaseUnavailable(error) || LOST.has(String((error as { code?: unknown }).code));
      if (!mayPass || signal.aborted || elapsedMs() > AT_MOST_MS) throw error;
      await wait(EVERY_MS);
    }
  }
}
