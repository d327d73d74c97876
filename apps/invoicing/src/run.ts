import { ConfigurationError } from '@kente/kit/config';
import { migrate } from '@kente/kit/db/migrate';
import { isDatabaseUnavailable } from '@kente/kit/db/unavailable';
import { Fault } from '@kente/kit/errors';
import { migrateJobs } from '@kente/kit/jobs/migrate';
import { createLogger, type Logger } from '@kente/kit/log';
import { startTelemetry } from '@kente/kit/telemetry';
import type { Config } from './config.ts';
import type { Connector } from './connector.ts';
import { invoicingMigrations } from './migrations.ts';

const ROLES = ['serve', 'migrate'] as const;
const STOP_WITHIN_MS = 9_000;

/** Runs one role until it is asked to stop. Anything that is wrong at start is one sentence and a non-zero exit. */
export async function run(role: string): Promise<void> {
  try {
    const { loadConfig } = await import('./config.ts');
    if (!ROLES.some((each) => each === role)) {
      throw new ConfigurationError(`"${role}" is not a role. Choose one of: ${ROLES.join(', ')}.`);
    }
    const config = await loadConfig(process.env);
    await migrate({ url: config.databaseUrl, ...invoicingMigrations });
    await migrateJobs(config.databaseUrl);
    if (role !== 'serve') return;
    const connector = await serve(config, { alone: false });
    await connector.listen();
    await connector.startWorkers();
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    process.exitCode = 1;
  }
}

/** The connector, not yet listening, which ends when the process is asked to. */
export async function serve(config: Config, { alone }: { alone: boolean }): Promise<Connector> {
  const log = createLogger({ level: config.logLevel, name: 'invoicing' });
  const [{ createConnector }, telemetry] = await Promise.all([
    import('./connector.ts'),
    startTelemetry(process.env, 'kente-invoicing'),
  ]);
  if (!config.webhook.verify) log.warn('MONO_VERIFY_SIGNATURE is off: anybody may send webhooks');
  const connector = await createConnector({ config, log, telemetry, alone });
  stopOnSignal(connector, log);
  return connector;
}

function stopOnSignal(connector: Connector, log: Logger): void {
  let stopping = false;
  const stop = (reason: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, 'stopping');
    // Whatever its start waits for, a database that is away, is not waited for.
    if (!connector.isOpen()) process.exit(0);
    // The last resort, should something not let go.
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    connector
      .close()
      .catch((err: unknown) => log.error({ err }, 'could not stop cleanly'))
      .finally(() => {
        if (process.connected) process.disconnect();
      });
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal));
  // A child whose parent was killed must not be left behind on its port.
  process.once('disconnect', () => stop('parent gone'));
}

/** One clear sentence for the person who started it. */
export function sentence(error: unknown): string {
  if (error instanceof ConfigurationError || error instanceof Fault) return error.message;
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what listens there, or set another one (INVOICING_PORT).`;
  if (isDatabaseUnavailable(error))
    return `PostgreSQL at INVOICING_DATABASE_URL cannot be reached: ${message}. Check the address, and that it runs.`;
  if (typeof code === 'string' && /^(28|3D)/.test(code))
    return `PostgreSQL at INVOICING_DATABASE_URL refuses: ${message}.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
