import { fork } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Clock, systemClock } from '@kente/kit/clock';
import { createLogger } from '@kente/kit/log';
import { Keyring } from '@kente/kit/secrets';
import { testDatabase } from '@kente/kit/testing/database';
import type { OnAnswer } from '../api/server.ts';
import { loadConfig } from '../config.ts';
import { platformMigrations } from '../migrations.ts';
import { createPlatform, type Platform } from '../platform.ts';
import type { Environment, Mode, Product, Scope } from '../tenancy/index.ts';

/** One app's environment with keys, as a test sees it. */
export interface TestTenant {
  environment: Environment;
  secretKey: string;
  publicKey: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into bodies of every shape
  json: any;
}

export interface CallOptions {
  key?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface TestPlatform extends Platform, TestTenant {
  databaseUrl: string;
  /** Where it listens. */
  url: string;
  /** Another business with an app of its own, to prove that tenants do not see each other. */
  tenant(options?: { mode?: Mode; products?: readonly Product[]; scopes?: readonly Scope[] }): Promise<TestTenant>;
  /** A real HTTP call; the key of the first tenant unless told otherwise (`null`: none). */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Polls until `look` gives something, for what happens in the background. */
  until<T>(what: string, look: () => Promise<T | null | undefined | false>, withinMs?: number): Promise<T>;
}

export interface TestPlatformOptions {
  clock?: Clock;
  /** Start the simulated banks too. */
  simulators?: boolean;
  workers?: boolean;
  /** Environment variables of the platform. */
  settings?: Record<string, string>;
  checkResponses?: boolean;
  /** Told of every answer of a route. */
  onAnswer?: OnAnswer;
}

const SIMULATORS = fileURLToPath(new URL('../../../simulators/src/main.ts', import.meta.url));

/** The whole platform on a database of its own, listening on a free port, checking every answer against its schema. */
export async function testPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const database = await testDatabase(platformMigrations);
  const world = options.simulators ? await startWorld(database.url) : null;
  const port = await freePort();
  const { config } = loadConfig(
    {
      PORT: String(port),
      DATABASE_POOL_SIZE: '10',
      ...(world ? { SIMULATORS_URL: world.url } : {}),
      ...options.settings,
    },
    { webhookAllowPrivate: true },
  );
  const log = createLogger({ level: process.env.TEST_LOG_LEVEL ?? 'fatal', name: 'test' });
  const keyring = new Keyring(new Map([['k1', Buffer.alloc(32, 7)]]), Buffer.from('index secret of the tests'));
  const platform = await createPlatform({
    ...{ config, keyring, databaseUrl: database.url, log, clock: options.clock ?? systemClock },
    checkResponses: options.checkResponses ?? true,
    onAnswer: options.onAnswer,
  });
  if (options.workers ?? true) await platform.startWorkers();
  await platform.app.listen({ host: '127.0.0.1', port });
  platform.open();
  const url = `http://127.0.0.1:${(platform.app.server.address() as AddressInfo).port}`;
  const first = await makeTenant(platform, {});

  return {
    ...platform,
    ...first,
    databaseUrl: database.url,
    url,
    tenant: (tenant = {}) => makeTenant(platform, tenant),
    call: (method, path, call = {}) => request(url, method, path, { key: first.secretKey, ...call }),
    until,
    async close() {
      await platform.close();
      await world?.stop();
      await database.drop();
      await database.server.stop();
    },
  };
}

async function makeTenant(
  { modules }: Platform,
  options: { mode?: Mode; products?: readonly Product[]; scopes?: readonly Scope[] },
): Promise<TestTenant> {
  const { tenancy } = modules;
  const { appId } = await tenancy.createApp({
    name: 'Adire Loans',
    products: options.products ?? ['connect', 'payments'],
    business: { name: 'Adire Finance Ltd' },
  });
  const environment = await tenancy.createEnvironment(
    appId,
    options.mode ?? 'test',
    options.scopes ? { scopes: options.scopes } : {},
  );
  const [secret, open] = [
    await tenancy.createKey(environment.id, 'secret'),
    await tenancy.createKey(environment.id, 'public'),
  ];
  if (!secret || !open) throw new Error('a random key existed already');
  return { environment, secretKey: secret.key, publicKey: open.key };
}

async function request(
  url: string,
  method: string,
  path: string,
  { key, body, headers }: CallOptions,
): Promise<Answer> {
  const answer = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(key === null || key === undefined ? {} : { 'mono-sec-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : {
          body: typeof body === 'string' ? body : body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
        }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: Object.fromEntries(answer.headers), text, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  withinMs = 15_000,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited ${withinMs} ms for: ${what}`);
    await new Promise((wake) => setTimeout(wake, 25));
  }
}

async function startWorld(databaseUrl: string): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const child = fork(SIMULATORS, {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      SIMULATORS_PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
    },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await new Promise<void>((done, fail) => {
    child.once('message', () => done());
    child.once('exit', (code) => fail(new Error(`the simulated banks ended with ${code}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill('SIGTERM');
      }),
  };
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
