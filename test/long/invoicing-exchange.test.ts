import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testDatabase } from '@kente/kit/testing/database';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { invoicingMigrations } from '../../apps/invoicing/src/migrations.ts';
import { type TestConnector, testConnector } from '../../apps/invoicing/src/testing/connector.ts';
import { type TestPlatform, testPlatform } from '../../apps/platform/src/testing/platform.ts';
import { freePort, launchInvoicing, type Running, sweep, until } from '../chaos/process.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

/** Lets calls through to the platform, and holds those that it is told to, before or after the platform did them. */
interface Gate {
  url: string;
  hold(path: RegExp, when: 'before' | 'after'): void;
  /** How many calls it holds. */
  held(): number;
  open(): void;
  close(): Promise<void>;
}

let platform: TestPlatform;
let database: Awaited<ReturnType<typeof testDatabase>>;
let maker: TestConnector;
let gate: Gate;
let key: string;
let url: string;
let running: Running;

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
  gate = await openGate(platform.url);
  database = await testDatabase(invoicingMigrations);
  const upstream = { url: platform.url, secretKey: platform.secretKey };
  maker = await testConnector({ upstream, databaseUrl: database.url });
  key = (await maker.organisation()).keys.sandbox;
  await start();
});
afterEach(() => gate.open());
afterAll(async () => {
  await sweep();
  await maker?.close();
  await gate?.close();
  await database?.drop();
  await platform?.close();
});

async function start(): Promise<void> {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  running = launchInvoicing({
    ...{ INVOICING_DATABASE_URL: database.url, INVOICING_PORT: String(port) },
    ...{ MONO_BASE_URL: gate.url, MONO_SECRET_KEY: platform.secretKey },
  });
  await until('the connector', async () => (await fetch(`${url}/health/ready`).catch(() => null))?.ok, 20_000);
}

async function openGate(target: string): Promise<Gate> {
  let rule: { path: RegExp; when: 'before' | 'after' } | null = null;
  const waiting: (() => void)[] = [];
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const caught = rule?.path.test(request.url ?? '') ? rule.when : null;
    const wait = () => new Promise<void>((go) => waiting.push(go));
    if (caught === 'before') await wait();
    const answer = await fetch(target + request.url, {
      method: request.method ?? 'GET',
      headers: { 'mono-sec-key': String(request.headers['mono-sec-key']), 'content-type': 'application/json' },
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    const body = await answer.text();
    if (caught === 'after') await wait();
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
  };
  const server = createServer((request, response) => void pass(request, response).catch(() => response.destroy()));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold(path, when) {
      rule = { path, when };
    },
    held: () => waiting.length,
    open() {
      rule = null;
      for (const go of waiting.splice(0)) go();
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const exchange = (code: string, more: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/si/mono/exchange`, {
    method: 'POST',
    headers: { 'mono-sec-key': key, 'content-type': 'application/json', ...more },
    body: JSON.stringify({ code }),
  });

const link = async (persona: string): Promise<{ code: string; account: string }> =>
  (await platform.call('POST', '/v2/sandbox/link', { body: { persona } })).json.data;

async function sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(text, values);
  await client.end();
  return rows;
}

const stored = async (account: string) =>
  (
    await sql(
      `select (select count(*)::int from accounts where id = $1) as accounts,
              (select count(*)::int from consents where account_id = $1) as consents`,
      [account],
    )
  )[0];

/** Kills the connector in the middle of an exchange, and starts it again once the dead one's hold has run out. */
async function killedWhile(path: RegExp, when: 'before' | 'after', code: string, more?: Record<string, string>) {
  gate.hold(path, when);
  const broken = exchange(code, more).catch(() => null);
  await until('the provider to be asked', () => gate.held() > 0);
  await running.kill();
  await broken;
  await sql(`update exchanges set held_until = now() - interval '1 second' where answer is null`);
  await sql(`update idempotency_keys set held_until = now() - interval '1 second' where answer is null`);
  await start();
  gate.open();
}

test('killed after the provider gave the account: the same call again finishes it, once', async () => {
  const { code, account } = await link('person.details');
  const once = { 'x-idempotency-key': 'exchange-1' };
  await killedWhile(/^\/v2\/accounts\/[0-9a-f]{24}$/, 'before', code, once);
  expect(await stored(account)).toEqual({ accounts: 0, consents: 0 });
  const again = await exchange(code, once);
  expect([again.status, ((await again.json()) as { data: { id: string } }).data.id]).toEqual([200, account]);
  expect(await stored(account)).toEqual({ accounts: 1, consents: 1 });
});

test('killed before the provider told which account: the code is spent, which is said, and nothing is half there', async () => {
  const { code, account } = await link('person.answer');
  await killedWhile(/\/v2\/accounts\/auth$/, 'after', code);
  const again = await exchange(code);
  expect([again.status, ((await again.json()) as { error_code: string }).error_code]).toEqual([400, 'invalid_code']);
  expect(await stored(account)).toEqual({ accounts: 0, consents: 0 });
  const next = (await platform.call('POST', '/v2/sandbox/codes', { body: { account } })).json.data.code;
  expect((await exchange(next)).status).toBe(200);
  expect(await stored(account)).toEqual({ accounts: 1, consents: 1 });
});

test('a stored answer outlives the process; a call that still runs is told to come back', async () => {
  const { code, account } = await link('person.kept');
  const once = { 'x-idempotency-key': 'exchange-2' };
  gate.hold(/auth$/, 'before');
  const first = exchange(code, once);
  await until('the provider to be asked', () => gate.held() > 0);
  const meanwhile = await exchange(code, once);
  expect([meanwhile.status, meanwhile.headers.get('retry-after')]).toEqual([409, '2']);
  gate.open();
  const answer = await (await first).text();
  expect((await running.stop()).code).toBe(0);
  await start();
  expect(await (await exchange(code, once)).text()).toBe(answer);
  expect(await stored(account)).toEqual({ accounts: 1, consents: 1 });
});

test('asked to stop in the middle of an exchange, it finishes it and ends within 10 s', async () => {
  const { code, account } = await link('person.stop');
  gate.hold(/auth$/, 'before');
  const first = exchange(code);
  await until('the provider to be asked', () => gate.held() > 0);
  const ended = running.stop();
  await until('the door to be closed', async () => (await fetch(`${url}/health/live`).catch(() => null)) === null);
  gate.open();
  expect((await first).status).toBe(200);
  const { code: exit, tookMs } = await ended;
  expect([exit, tookMs < 10_000]).toEqual([0, true]);
  expect(await stored(account)).toEqual({ accounts: 1, consents: 1 });
});
