import type { Clock } from '@kente/kit/clock';
import { createLogger } from '@kente/kit/log';
import { testDatabase } from '@kente/kit/testing/database';
import type { OnAnswer } from '../api/server.ts';
import { loadConfig } from '../config.ts';
import { type Connector, createConnector } from '../connector.ts';
import type { BankRows } from '../invoices/index.ts';
import { invoicingMigrations } from '../migrations.ts';
import type { Label, Role, Tenant } from '../tenancy/index.ts';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into bodies of every shape
  json: any;
}

export interface CallOptions {
  key?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
}

/** An organisation with both environments, and an admin's key of each. */
export interface TestOrganisation {
  environments: Record<Label, Tenant>;
  keys: Record<Label, string>;
  /** One more key. */
  key(role: Role, label?: Label): Promise<string>;
}

export interface TestConnector extends Connector {
  url: string;
  databaseUrl: string;
  organisation(name?: string): Promise<TestOrganisation>;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
}

export interface TestConnectorOptions {
  /** The platform that it calls, and the key of the app there. */
  upstream: { url: string; secretKey: string };
  /** Of another connector, to share its rows; one of its own when absent. */
  databaseUrl?: string;
  clock?: Clock;
  settings?: Record<string, string>;
  /** Run the background work too. */
  workers?: boolean;
  onAnswer?: OnAnswer;
  /** Who keeps the bank's rows, where ingestion does not. */
  bankRows?: BankRows;
}

/** The connector on a free port, checking every answer against its schema. */
export async function testConnector(options: TestConnectorOptions): Promise<TestConnector> {
  const database = options.databaseUrl === undefined ? await testDatabase(invoicingMigrations) : null;
  const databaseUrl = options.databaseUrl ?? database?.url ?? '';
  const config = await loadConfig({
    ...{ INVOICING_DATABASE_URL: databaseUrl, INVOICING_PORT: '0', LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'fatal' },
    ...{ INVOICING_RATE_LIMIT_PER_MINUTE: '1000', INVOICING_DATABASE_POOL_SIZE: '5' },
    ...{ MONO_BASE_URL: options.upstream.url, MONO_SECRET_KEY: options.upstream.secretKey },
    ...options.settings,
  });
  const connector = await createConnector({
    ...{ config, log: createLogger({ level: config.logLevel, name: 'test' }), checkResponses: true },
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.bankRows ? { bankRows: options.bankRows } : {}),
    onAnswer: options.onAnswer,
  });
  const url = await connector.listen();
  if (options.workers ?? false) await connector.startWorkers();
  return {
    ...connector,
    ...{ url, databaseUrl },
    organisation: (name = 'Adunni Foods Ltd') => organisation(connector, name),
    call: (method, path, call = {}) => request(url + path, method, call),
    async close() {
      await connector.close();
      await database?.drop();
      await database?.server.stop();
    },
  };
}

async function organisation({ modules }: Connector, name: string): Promise<TestOrganisation> {
  const { tenancy } = modules;
  const environments = await tenancy.createOrganisation({ name });
  const key = async (role: Role, label: Label = 'sandbox'): Promise<string> => {
    const made = await tenancy.createCredential(environments[label], role);
    if (made === null) throw new Error('a random key existed already');
    return made.key;
  };
  return {
    environments,
    keys: { sandbox: await key('admin'), production: await key('admin', 'production') },
    key,
  };
}

async function request(url: string, method: string, { key, body, headers }: CallOptions): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers: {
      ...(key === null || key === undefined ? {} : { 'mono-sec-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: Object.fromEntries(answer.headers), json: JSON.parse(text) };
}
