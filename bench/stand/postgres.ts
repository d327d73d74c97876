import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@kente/kit/db/embedded';
import { createLogger } from '@kente/kit/log';
import pg from 'pg';

export interface BenchPostgres {
  /** A new database. @returns its URL. */
  create(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** The PostgreSQL of `npm start`, durability and all, in a folder that is thrown away. */
export async function startPostgres(): Promise<BenchPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'kente-bench-'));
  const log = createLogger({ level: 'warn', name: 'bench' });
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), maxConnections: 300, log });
  return {
    async create(name) {
      await withClient(server.url, (client) => client.query(`create database ${client.escapeIdentifier(name)}`));
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
