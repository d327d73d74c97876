import { type Clock, systemClock } from '@kente/kit/clock';
import { migrate } from '@kente/kit/db/migrate';
import type { Logger } from '@kente/kit/log';
import pg from 'pg';
import { Desk } from './banks/desk.ts';
import { TokenMint } from './banks/token.ts';
import type { Config } from './config.ts';
import { MonthShelf } from './history/history.ts';
import { Callbacks } from './nip/callbacks.ts';
import { SwitchCustomers } from './nip/customers.ts';
import { SwitchStore } from './nip/store.ts';
import { createServer } from './server.ts';
import { Store } from './store/store.ts';
import { WorldArchive } from './store/world-archive.ts';
import { AuthorityStore } from './tax-authority/store.ts';

export const SCHEMA = 'simulators';
export const MIGRATIONS = new URL('migrations/', import.meta.url).pathname;

export interface RunningBanks {
  url: string;
  close(): Promise<void>;
}

/** Brings the schema up, then listens. */
export async function startBanks(
  config: Config,
  log: Logger,
  options: { clock?: Clock; slowDataMs?: number } = {},
): Promise<RunningBanks> {
  await migrate({ url: config.databaseUrl, folder: MIGRATIONS, schema: SCHEMA });
  const pool = new pg.Pool({
    connectionString: config.databaseUrl,
    max: 6,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 60_000,
    application_name: 'kente simulators',
    options: `-c search_path=${SCHEMA}`,
  });
  // An idle connection that breaks is told here; without a listener it would end the process.
  pool.on('error', (err) => log.warn({ err }, 'simulated world: a database connection broke'));
  // One that breaks in the middle of a transaction is told by the statement that fails.
  pool.on('connect', (client) => client.on('error', () => {}));
  const store = new Store(pool);
  const desk = new Desk({ store, mint: new TokenMint(await store.signingKey()), shelf: new MonthShelf() });
  const { clock = systemClock, slowDataMs } = options;
  const callbacks = new Callbacks(clock, log);
  const sessions = new SwitchStore(pool);
  const nip = { store: sessions, customers: new SwitchCustomers(desk, sessions), callbacks, clock, log };
  const server = createServer({
    desk,
    archive: new WorldArchive(pool),
    taxpayers: new AuthorityStore(pool),
    nip,
    clock,
    log,
    ...(slowDataMs === undefined ? {} : { slowDataMs }),
  });
  const url = await server.listen({ port: config.port, host: config.host }).catch(async (error: unknown) => {
    // Its idle connections would hold the process.
    await pool.end();
    throw error;
  });
  return {
    url,
    async close() {
      await server.close();
      await callbacks.close();
      await pool.end();
    },
  };
}
