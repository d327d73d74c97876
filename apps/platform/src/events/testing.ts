import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@kente/kit/clock';
import { openDatabase } from '@kente/kit/db/pool';
import { startWorkers, type Workers } from '@kente/kit/jobs/workers';
import { createLogger } from '@kente/kit/log';
import { Keyring } from '@kente/kit/secrets';
import { testDatabase } from '@kente/kit/testing/database';
import { platformMigrations } from '../migrations.ts';
import type { Modules } from '../modules.ts';
import { createPrivacy } from '../privacy/index.ts';
import type { Schema } from '../schema.generated.ts';
import { createTenancy, type Environment, type Tenancy } from '../tenancy/index.ts';
import { createEvents, type Events, type NewEvent } from './index.ts';
import { eventJobs } from './jobs/index.ts';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  atMs: number;
}

/** A real receiver of webhooks. `answer` says what a path is answered; null hangs. */
export interface Receiver {
  url: string;
  received: Received[];
  answer: (request: Received) => number | null | Promise<number>;
  /** Ids of the events that came, one of each. */
  distinct(path?: string): Set<string>;
  close(): Promise<void>;
}

export async function receiver(): Promise<Receiver> {
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const received: Received = {
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
      atMs: performance.now(),
    };
    self.received.push(received);
    const status = await self.answer(received);
    if (status !== null) response.writeHead(status).end();
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const self: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer: () => 204,
    distinct: (path) =>
      new Set(
        self.received
          .filter((each) => path === undefined || each.path === path)
          .map((each) => String(each.headers['webhook-id'])),
      ),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return self;
}

/** The event log and its workers on a database of their own. */
export interface EventWorld {
  url: string;
  db: ReturnType<typeof openDatabase<Schema>>['db'];
  events: Events;
  tenancy: Tenancy;
  environment(): Promise<Environment>;
  append(env: Environment, events: readonly NewEvent[]): Promise<string[]>;
  /** A second platform on the same database: after a crash, or beside the first. */
  another(clock?: Clock): Promise<EventWorld>;
  /** `alone`: whatever another worker holds, it holds no longer. */
  startWorkers(alone?: boolean): Promise<Workers>;
  close(): Promise<void>;
}

const keyring = new Keyring(new Map([['k1', Buffer.alloc(32, 7)]]), Buffer.from('index secret of the tests'));
const log = createLogger({ level: process.env.TEST_LOG_LEVEL ?? 'fatal', name: 'test' });

export async function eventWorld(clock: Clock, webhookTimeoutMs = 10_000): Promise<EventWorld> {
  const database = await testDatabase(platformMigrations);
  const world = openWorld(database.url, clock, webhookTimeoutMs);
  return {
    ...world,
    async close() {
      await world.close();
      await database.drop();
      await database.server.stop();
    },
  };
}

/** On a database that stands already. */
export function openWorld(url: string, clock: Clock, webhookTimeoutMs = 10_000): EventWorld {
  const onError = (): void => {};
  const { db, pool, close } = openDatabase<Schema>({
    ...{ url, poolSize: 15, statementTimeoutMs: 30_000, applicationName: 'test', onError },
  });
  const tenancy = createTenancy({ db, keyring, clock });
  const config = { webhookAllowPrivate: true, webhookTimeoutMs, eventRetentionDays: 30 };
  const events = createEvents({ db, pool, keyring, clock, log, config, privacy: createPrivacy() });
  const running = new Set<Workers>();
  return {
    url,
    db,
    events,
    tenancy,
    async environment() {
      const business = { name: 'Adire Finance Ltd' };
      const { appId } = await tenancy.createApp({ name: 'Adire Loans', products: ['connect'], business });
      return tenancy.createEnvironment(appId, 'test');
    },
    append: (env, list) => db.transaction().execute((tx) => events.append(tx, env, list)),
    another: async (other = clock) => openWorld(url, other, webhookTimeoutMs),
    async startWorkers(alone = false) {
      const modules = { events, tenancy } as Modules;
      const workers = await startWorkers({
        pool,
        log,
        jobs: eventJobs,
        modules,
        concurrency: { work: 2, deliver: 50 },
        alone,
      });
      running.add(workers);
      return workers;
    },
    async close() {
      await Promise.all([...running].map((workers) => workers.stop()));
      await events.close();
      await close();
    },
  };
}

const ACCOUNT = '5f171a530295e231abca1153';

export const unlinked = (): NewEvent => ({
  type: 'mono.events.account_unlinked',
  accountId: ACCOUNT,
  data: { account: { _id: ACCOUNT, id: ACCOUNT } },
});

/** Polls until something is so, for what happens in the background. */
export async function until(what: string, look: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`waited ${withinMs} ms for: ${what}`);
    await new Promise((wake) => setTimeout(wake, 10));
  }
}
