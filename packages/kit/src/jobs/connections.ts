import pg from 'pg';
import type { Logger } from '../log.ts';

/** Two that listen, and some for taking and finishing jobs, which takes a millisecond each. */
const CONNECTIONS = 10;

type Release = (error?: Error | boolean) => void;
type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, release: Release) => void;

/**
 * graphile-worker's own connections, to where `pool` leads. It puts the ids of failed jobs into JSON, which takes no
 * bigint: here int8 stays text. On connections that read it as bigint, the first job that failed would never be let go.
 *
 * That a job was taken, or is done, need not be on the disk at once: what a job itself writes is committed elsewhere, after
 * the one and before the other, so that a server that goes down in between at worst has a job run again.
 */
export function jobConnections(pool: pg.Pool, log: Logger): pg.Pool {
  const { types: _bigints, ...where } = pool.options;
  const connections = new ReleasedOnce({
    ...where,
    max: CONNECTIONS,
    onConnect: (client) => client.query('set synchronous_commit = off'),
  });
  const lost = (error: Error): void => log.warn({ err: error }, 'a database connection of the workers was lost');
  connections.on('error', lost);
  connections.on('connect', (client) => client.on('error', () => {}));
  return connections;
}

/**
 * A pool that takes a second release of one connection for nothing. graphile-worker gives its listening connection back
 * twice when it is stopped while its LISTEN is on the way and the connection breaks then; the pool's complaint would be
 * a rejection that nobody handles, and end the process.
 */
class ReleasedOnce extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(connected: Connected): void;
  override connect(connected?: Connected): Promise<pg.PoolClient> | undefined {
    if (!connected) return super.connect();
    super.connect((error, client, release) => connected(error, client, once(release)));
    return undefined;
  }
}

function once(release: Release): Release {
  let released = false;
  return (error) => {
    if (released) return;
    released = true;
    release(error);
  };
}
