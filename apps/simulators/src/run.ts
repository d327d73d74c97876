import { createLogger } from '@kente/kit/log';
import { loadConfig } from './config.ts';
import { startBanks } from './start-banks.ts';

/** Composition root of the simulated outside world: a process of its own, usually a child of the platform. */
const log = createLogger({ level: process.env.LOG_LEVEL || 'info', name: 'simulators' });

/** Tells the parent, which says it in its own words. */
const PORT_IN_USE = 98;

/** Without its channel to the parent, nothing holds the process any more. */
function letGo(): void {
  if (process.connected) process.disconnect();
}

/**
 * The database's address: configured, or `parent`: then the parent tells it once it knows it. This process is forked
 * before that, so that it has read its code by then.
 */
function databaseUrl(): Promise<string | undefined> {
  const { DATABASE_URL } = process.env;
  if (DATABASE_URL !== 'parent') return Promise.resolve(DATABASE_URL);
  return new Promise((told) => {
    process.once('message', (message: { databaseUrl: string }) => told(message.databaseUrl));
    process.once('disconnect', () => process.exit(0));
  });
}

try {
  const config = loadConfig({ ...process.env, DATABASE_URL: await databaseUrl() });
  const banks = await startBanks(config, log);
  let closing = false;
  const stop = (): void => {
    if (closing) return;
    closing = true;
    banks.close().then(letGo, (err: unknown) => {
      log.error({ err }, 'simulated world: could not stop cleanly');
      process.exitCode = 1;
      letGo();
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // A child whose parent was killed must not be left behind on its port.
  process.removeAllListeners('disconnect');
  process.once('disconnect', stop);
  log.info({ url: banks.url }, 'simulated world: listening');
  process.send?.({ ready: true, url: banks.url });
} catch (err) {
  const busy = (err as NodeJS.ErrnoException).code === 'EADDRINUSE';
  if (!busy || !process.connected) log.error({ err }, 'simulated world: could not start');
  process.exitCode = busy ? PORT_IN_USE : 1;
  letGo();
}
