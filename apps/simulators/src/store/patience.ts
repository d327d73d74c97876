import { setTimeout as wait } from 'node:timers/promises';
import { stopwatch } from '@kente/kit/clock';
import { isDatabaseUnavailable } from '@kente/kit/db/unavailable';

const EVERY_MS = 250;
/** Below what the connector waits for data. */
const AT_MOST_MS = 30_000;

/**
 * Reads again while PostgreSQL is away. A bank does not go down because the database of this laptop did: it is slow for a
 * while, and the platform, which has the same database, does not count its accounts as unavailable.
 */
export async function patiently<T>(read: () => Promise<T>, atMostMs = AT_MOST_MS): Promise<T> {
  const elapsedMs = stopwatch();
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!isDatabaseUnavailable(error) || elapsedMs() > atMostMs) throw error;
      await wait(EVERY_MS);
    }
  }
}
