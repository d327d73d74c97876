import { on } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connector } from './connector.ts';
import { type Door, openDoor } from './door.ts';

/**
 * As a child of `npm start`, which must not be held up: first only a port is opened, and everything else is loaded when
 * the parent says so, once it serves itself. What comes until then waits at the door.
 */

/** The parent's first words. */
interface Where {
  host: string;
  port: number;
  /** The port was nobody's choice: another one will do where it is taken. */
  anyPort: boolean;
}

/** And its second: where to keep things, whom to ask, whom to serve. */
interface Begin {
  databaseUrl: string;
  /** Another database of the server, through which ours is made where it is missing. */
  via: string | null;
  /** No other process uses that server. */
  alone: boolean;
  /** What the environment does not set itself. */
  settings: Readonly<Record<string, string>>;
  /** `admin`: who may do everything there, by e-mail address. */
  organisation: { id: string; name: string; key: string; admin: string };
}

export async function serveForParent(): Promise<void> {
  // A parent that dies before it said everything leaves nothing behind.
  const orphan = () => process.exit(0);
  process.once('disconnect', orphan);
  try {
    const messages = on(process, 'message');
    const { host, port, anyPort } = await next<Where>(messages);
    const door = await openDoor(host, port, anyPort);
    process.send?.({ url: `http://localhost:${door.port}` });
    const order = await next<Begin>(messages);
    await messages.return?.();
    const { serve } = await import('./run.ts');
    await begin(order, door, serve, () => process.removeListener('disconnect', orphan));
  } catch (error) {
    const { sentence } = await import('./run.ts');
    process.exitCode = 1;
    // Whoever waits at the door waits in vain.
    process.send?.({ failed: sentence(error) }, () => process.exit());
  }
}

type Serve = typeof import('./run.ts').serve;

async function begin(order: Begin, door: Door, serve: Serve, adopted: () => void): Promise<void> {
  const [{ ensureDatabase }, { migrate }, { migrateJobs }, { loadConfig }, { invoicingMigrations }] = await Promise.all(
    [
      import('@kente/kit/db/ensure-database'),
      import('@kente/kit/db/migrate'),
      import('@kente/kit/jobs/migrate'),
      import('./config.ts'),
      import('./migrations.ts'),
    ],
  );
  const { databaseUrl, via, alone, settings, organisation } = order;
  const config = await loadConfig({ ...settings, ...given(process.env), INVOICING_DATABASE_URL: databaseUrl });
  // The parent has just used that server: gone now, it is on its way back. One that nobody has reached yet may be wrong.
  const patient = via === null ? (work: () => Promise<unknown>) => work() : untilReached;
  await patient(async () => {
    if (via !== null) await ensureDatabase(databaseUrl, via);
    await migrate({ url: databaseUrl, ...invoicingMigrations });
    await migrateJobs(databaseUrl);
  });
  adopted();
  const connector = await serve(config, { alone });
  await patient(() => settle(connector, organisation));
  await patient(() => connector.listen(door));
  await patient(() => connector.startWorkers());
}

const REACH_EVERY_MS = 500;

async function untilReached(work: () => Promise<unknown>): Promise<void> {
  const { isDatabaseUnavailable } = await import('@kente/kit/db/unavailable');
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      await sleep(REACH_EVERY_MS);
    }
  }
}

async function next<T>(messages: AsyncIterator<unknown[], undefined>): Promise<T> {
  const { value } = await messages.next();
  if (value === undefined) throw new Error('the parent went away');
  return value[0] as T;
}

/** Empty variables are none. */
const given = (variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));

/** The organisation stands, and its key opens it. */
async function settle({ modules }: Connector, { id, name, key, admin }: Begin['organisation']): Promise<void> {
  const { tenancy, invoices, log } = modules;
  const known = await tenancy.byKey(key);
  const sandbox = known?.home ?? (await tenancy.createOrganisation({ id, name })).sandbox;
  // What the simulated tax authority knows it as, so that it can sign.
  if (sandbox.label === 'sandbox') await invoices.seedBusiness(sandbox);
  await tenancy.members.ensure(sandbox.organisationId, admin, 'admin');
  if (known !== null) return;
  const made = await tenancy.createCredential(sandbox, 'admin', key);
  if (made === null) log.warn('the key in demo.json was revoked: it opens nothing any more');
}
