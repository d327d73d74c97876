import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@kente/kit/db/embedded';
import { createLogger } from '@kente/kit/log';
import { folder, freePort, killAndWait, postmasterOf } from './process.ts';

const log = createLogger({ level: 'silent', name: 'chaos' });

/** A PostgreSQL that a test may stop, kill and start again, always at the same address. */
export interface Server {
  url: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
}

export async function openServer(): Promise<Server> {
  const [home, port] = [await folder(), await freePort()];
  const dataDir = join(home, 'postgres');
  let server: EmbeddedPostgres | null = await startEmbeddedPostgres({ dataDir, log, port });
  return {
    url: server.url,
    async stop() {
      await server?.stop();
      server = null;
    },
    async kill() {
      const pid = postmasterOf(home);
      if (pid !== null) await killAndWait(pid);
      server = null;
    },
    async start() {
      server ??= await startEmbeddedPostgres({ dataDir, log, port });
    },
  };
}
