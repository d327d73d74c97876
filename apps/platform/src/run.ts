import { join } from 'node:path';
import { ConfigurationError } from '@kente/kit/config';
import { keepEmbeddedPostgres } from '@kente/kit/db/kept-postgres';
import { migrate } from '@kente/kit/db/migrate';
import { isDatabaseUnavailable } from '@kente/kit/db/unavailable';
import { Fault } from '@kente/kit/errors';
import { claimHome, loadKeyring } from '@kente/kit/home';
import { migrateJobs } from '@kente/kit/jobs/migrate';
import { createLogger, type Logger } from '@kente/kit/log';
import { startTelemetry } from '@kente/kit/telemetry';
import { type Config, loadConfig, type Secrets } from './config.ts';
import { portsMustBeFree } from './free-ports.ts';
import { checkKeyring } from './keyring-check.ts';
import { platformMigrations } from './migrations.ts';
import { firstStart } from './sandbox/first-start.ts';
import { startInvoicing } from './sandbox/invoicing.ts';
import { startSimulators } from './sandbox/simulators.ts';

/** `compile` reads the code and ends: the first start then finds it compiled, as each later one does. */
const ROLES = ['start', 'api', 'worker', 'migrate', 'compile'] as const;
type Role = (typeof ROLES)[number];

const STOP_WITHIN_MS = 10_000;

/** What was started, to be stopped in the opposite order. */
type Stop = () => Promise<void>;

/** Runs one role until it is asked to stop. Anything that is wrong at start is one sentence and a non-zero exit. */
export async function run(role: string): Promise<void> {
  const stops: Stop[] = [];
  try {
    if (!isRole(role)) throw new ConfigurationError(`"${role}" is not a role. Choose one of: ${ROLES.join(', ')}.`);
    if (role === 'compile') return void (await import('./platform.ts'));
    const { config, secrets } = loadConfig(process.env, { webhookAllowPrivate: role === 'start' });
    const log = createLogger({ level: config.logLevel, name: 'kente' });
    stopOnSignal(stops, log);
    await start(role, config, secrets, log, stops);
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    process.exitCode = 1;
    await stopAll(stops);
  }
}

const isRole = (role: string): role is Role => (ROLES as readonly string[]).includes(role);

async function start(role: Role, config: Config, secrets: Secrets, log: Logger, stops: Stop[]): Promise<void> {
  const locating = database(role, config, log, stops);
  // The simulated banks and our own modules are read while PostgreSQL starts: all take about as long.
  const world = role === 'start' ? startSimulators({ config, databaseUrl: locating, log }) : null;
  const invoicing =
    role === 'start' ? startInvoicing({ config, databaseUrl: locating, log, onFailed: failing(stops) }) : null;
  const wiring = role === 'migrate' ? null : import('./platform.ts');
  const databaseUrl = await locating;
  if (world) stops.push(() => world.stop());
  if (invoicing) stops.push(() => invoicing.stop());
  await migrate({ url: databaseUrl, ...platformMigrations });
  await migrateJobs(databaseUrl);
  if (wiring === null) return stopAll(stops);

  const keyring = await loadKeyring(config.home, secrets);
  await checkKeyring(databaseUrl, keyring);
  const telemetry = await startTelemetry(process.env, 'kente');
  const { createPlatform } = await wiring;
  const alone = role === 'start' && config.databaseUrl === null;
  const platform = await createPlatform({ config, keyring, databaseUrl, log, telemetry, alone });
  // The connector calls us: both finish what they are asked at the same time.
  stops.push(async () => void (await Promise.all([platform.close(), invoicing?.stop()])));
  if (role !== 'worker') await platform.app.listen({ host: config.host, port: config.port });
  // A refresh that goes on after a crash must find its bank there.
  await world?.ready;
  if (role !== 'api') await platform.startWorkers();
  const say = (text: string) => void process.stdout.write(text);
  const atFirst = role === 'start' ? await firstStart(platform.modules, say, invoicing) : null;
  platform.open();
  invoicing?.begin();
  log.info({ role }, 'ready');
  void atFirst?.(log);
}

async function database(role: Role, config: Config, log: Logger, stops: Stop[]): Promise<string> {
  if (config.databaseUrl === null && role !== 'start' && role !== 'migrate') {
    throw new ConfigurationError(
      `kente ${role} needs DATABASE_URL. The embedded PostgreSQL is for \`npm start\` alone.`,
    );
  }
  if (role === 'start' || config.databaseUrl === null) {
    const home = await claimHome(config.home);
    stops.push(() => home.release());
  }
  if (role === 'start') await portsMustBeFree(config.host, portsOf(config));
  if (config.databaseUrl !== null) return config.databaseUrl;
  const server = await keepEmbeddedPostgres({ dataDir: join(config.home, 'postgres'), log });
  stops.push(() => server.stop());
  return server.url;
}

/** What belongs to the start and cannot go on ends it, in its own words. */
const failing = (stops: Stop[]) => (told: string) => {
  process.stderr.write(`${told}\n`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  void stopAll(stops);
};

const portsOf = ({ port, simulatorsPort, invoicingPort, invoicingPortGiven }: Config): number[] =>
  invoicingPortGiven ? [port, simulatorsPort, invoicingPort] : [port, simulatorsPort];

function stopOnSignal(stops: Stop[], log: Logger): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, 'stopping');
      // The last resort, should something not let go.
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      void stopAll(stops);
    });
  }
}

async function stopAll(stops: Stop[]): Promise<void> {
  for (let stop = stops.pop(); stop; stop = stops.pop()) {
    await stop().catch((error: unknown) => process.stderr.write(`while stopping: ${sentence(error)}\n`));
  }
}

/** One clear sentence for the person who started it. */
export function sentence(error: unknown): string {
  if (error instanceof ConfigurationError || error instanceof Fault) return error.message;
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what listens there, or set another one (PORT, SIMULATORS_PORT, INVOICING_PORT).`;
  if (isDatabaseUnavailable(error))
    return `PostgreSQL at DATABASE_URL cannot be reached: ${message}. Check the address, and that it runs.`;
  if (typeof code === 'string' && /^(28|3D)/.test(code)) return `PostgreSQL at DATABASE_URL refuses: ${message}.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
