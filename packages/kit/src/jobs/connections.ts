import pg from 'pg';
import type { Logger } from '../log.ts';

/** Two that listen, and some for taking and finishing jobs, which takes a millisecond each. */
const CONNECTIONS = 10;

/**
 * graphile-worker's own connections, to where `pool` leads. It puts the ids of failed jobs into JSON, which takes no
 * bigint: here int8 stays text. On connections that read it as bigint, the first job that failed would never be let go.
 */
export function jobConnections(pool: pg.Pool, log: Logger): pg.Pool {
  const { types: _bigints, ...where } = pool.options;
  const connections = new pg.Pool({ ...where, max: CONNECTIONS });
  const lost = (error: Error): void => log.warn({ err: error }, 'a database connection of the workers was lost');
  connections.on('error', lost);
  connections.on('connect', (client) => client.on('error', () => {}));
  return connections;
}
