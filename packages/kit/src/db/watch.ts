import pg from 'pg';

const LOOK_EVERY_MS = 1_000;
const SILENT_AFTER_MS = 4_000;
/** For an answer that came while this process was too busy to read it. */
const READ_WITHIN_MS = 100;

export interface Watch {
  stop(): void;
}

/**
 * Looks every second, on a connection of its own, whether the server behind a pool still answers. One that went silent and
 * closed nothing (frozen, cut off by the network) would let every query wait for ever: the pool's connections are broken
 * then, so that what waits fails as it does when the server is gone. Costs the queries themselves nothing.
 */
export function watchPool(pool: pg.Pool, onSilent: () => void): Watch {
  const clients = new Set<pg.PoolClient>();
  pool.on('connect', (client) => clients.add(client));
  pool.on('remove', (client) => clients.delete(client));
  let probe: pg.Client | null = null;
  let looking = false;
  const look = async (): Promise<void> => {
    probe ??= clients.size > 0 ? await connected(pool) : null;
    if (probe === null) return;
    const found = await ask(probe);
    if (found === 'answer') return;
    breakOff(probe);
    probe = null;
    // One that ended the connection itself has told all the others too.
    if (found === 'error') return;
    onSilent();
    for (const client of clients) breakOff(client);
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void look().finally(() => {
      looking = false;
    });
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      if (probe) breakOff(probe);
    },
  };
}

/** `end()` would wait for the server. */
function breakOff(client: pg.Client | pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: { destroy(error?: Error): void } } }).connection;
  stream.destroy(new Error('Connection terminated: the server does not answer'));
}

async function connected({ options }: pg.Pool): Promise<pg.Client | null> {
  const { types: _types, max: _max, ...where } = options;
  const client = new pg.Client(where);
  client.on('error', () => {});
  return client.connect().then(
    () => client,
    () => null,
  );
}

function ask(client: pg.Client): Promise<'answer' | 'error' | 'silence'> {
  return new Promise((done) => {
    const late = setTimeout(() => setTimeout(() => done('silence'), READ_WITHIN_MS), SILENT_AFTER_MS);
    const end = (found: 'answer' | 'error') => () => {
      clearTimeout(late);
      done(found);
    };
    client.query('select 1').then(end('answer'), end('error'));
  });
}
