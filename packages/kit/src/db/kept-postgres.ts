import { platform } from 'node:os';
import type { Logger } from '../log.ts';
import { type EmbeddedPostgres, isRunning, startEmbeddedPostgres } from './embedded.ts';

const LOOK_EVERY_MS = 500;

/** As `startEmbeddedPostgres`; and one that dies is started again at the same address, until it is stopped. */
export async function keepEmbeddedPostgres(options: { dataDir: string; log: Logger }): Promise<EmbeddedPostgres> {
  const { dataDir, log } = options;
  let server = await startEmbeddedPostgres(options);
  const { url } = server;
  let looking: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    if (await isRunning(dataDir)) return;
    log.warn('embedded PostgreSQL is gone, starting it again');
    server = await startEmbeddedPostgres({ ...options, port: Number(new URL(url).port) });
  };
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => log.error({ err: error }, 'embedded PostgreSQL does not start'))
      .finally(() => {
        looking = null;
      });
  }, LOOK_EVERY_MS);
  // There a process does not tell whose it is.
  if (platform() === 'win32') clearInterval(timer);
  timer.unref();
  return {
    url,
    async stop() {
      clearInterval(timer);
      await looking;
      await server.stop();
    },
  };
}
