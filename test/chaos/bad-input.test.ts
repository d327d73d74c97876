import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { platformMigrations } from '../../apps/platform/src/migrations.ts';
import { Caller, type Json } from './caller.ts';
import { type House, openHouse } from './house.ts';
import { isAlive, sweep } from './process.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const GTBANK = '5f2d08be60b92e2888287702';
const GROWS_AT_MOST_MB = 200;
let database: TestDatabase;
let house: House;
let caller: Caller;
let page: Caller;
let demo: Json;
let startedWithMb: number;

beforeAll(async () => {
  database = await testDatabase(platformMigrations);
  house = await openHouse(null, { DATABASE_URL: database.url });
  caller = house.caller;
  page = new Caller(house.url, null);
  demo = JSON.parse(readFileSync(`${house.home}/demo.json`, 'utf8'));
  startedWithMb = residentMb();
});
afterAll(async () => {
  // Whatever came in: the same process, not much larger, with nothing stored, that works.
  expect(isAlive(house.running().pid)).toBe(true);
  expect(residentMb() - startedWithMb).toBeLessThan(GROWS_AT_MOST_MB);
  expect((await caller.call('GET', '/v2/accounts')).json.meta.total).toBe(0);
  expect(await caller.log()).toEqual([]);
  expect(await caller.link({ persona: 'user_gig' })).toHaveProperty('code');
  expect(house.running().output()).not.toContain('"level":50');
  await sweep();
  await database.drop();
  await database.server.stop();
});

function residentMb(): number {
  if (process.platform !== 'linux') return 0;
  const status = readFileSync(`/proc/${house.running().pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

const failed = (message: string | RegExp): object => ({
  status: 'failed',
  message: typeof message === 'string' ? message : expect.stringMatching(message),
});

describe('a statement upload of', () => {
  async function upload(name: string, bytes: Uint8Array): Promise<{ status: number; json: Json }> {
    const { mono_url } = await caller.data('POST', '/v2/accounts/initiate', {
      customer: { name: 'Ada Eze', email: 'ada@neem.example' },
      scope: 'auth',
    });
    const opened = { kind: 'link', linkId: mono_url.split('/').at(-1) };
    const { session } = (
      await page.call('POST', '/connect/api/sessions', { opened, institution: GTBANK, authMethod: 'statement_upload' })
    ).json;
    const headers = {
      'x-session': session,
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
    };
    return page.call('POST', '/connect/api/session/file', bytes, headers);
  }
  const rows = (...lines: string[]) => Buffer.from(['Date,Narration,Debit,Credit,Balance', ...lines].join('\n'));
  const broken = rows(
    '01/10/2026,OPENING TRANSFER,,1000.00,1000.00',
    '02/10/2026,POS LEKKI,200.00,,800.00',
    '03/10/2026,POS YABA,100.00,,950.00',
    '04/10/2026,AIRTIME,50.00,,123.00',
    '05/10/2026,TRANSFER,10.00,,77.00',
  );

  test('20 MB and more is refused as too large', async () => {
    const { status, json } = await upload('big.csv', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'));
    expect([status, json]).toMatchObject([413, failed('The request body is too large.')]);
  });

  test.each([
    ['a CSV that is none', 'holiday.csv', Buffer.from('just some words\nand some more of them\n')],
    ['noise', 'statement.csv', Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 256))],
    [
      'a zip renamed to .ofx',
      'statement.ofx',
      Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\0\0\0\b\0', 'latin1'), Buffer.alloc(5_000, 7)]),
    ],
    ['nothing', 'empty.csv', Buffer.alloc(0)],
    ['a balance that does not chain', 'broken.csv', broken],
    ['20 MB without one line end', 'wide.csv', Buffer.alloc(20 * 1024 * 1024 - 1, '"')],
    ['20 MB of commas', 'commas.csv', Buffer.alloc(20 * 1024 * 1024 - 1, ',')],
  ])('%s asks for another file in clear words, and links nothing', async (_what, name, bytes) => {
    const { status, json } = await upload(name, bytes);
    expect(status).toBe(200);
    expect(json.end).toBeNull();
    expect(json.step.kind).toBe('upload');
    expect(json.step.error).toMatch(/^[A-Z][^{}<>]{10,300}[.!]$/);
  });
});

describe('codes and sessions', () => {
  test.each(['code_unknown', 'x'.repeat(10_000), 'code_\u0000nul', "'; drop table accounts; --"])(
    '%j is no code',
    async (code) => {
      const answer = await caller.call('POST', '/v2/accounts/auth', { code });
      expect([answer.status, answer.json]).toMatchObject([400, failed(/.+/)]);
    },
  );

  test('a code is not taken twice, nor from another app, nor when its time is over', async () => {
    const other = new Caller(house.url, demo.secret_key);
    const { code } = await other.data('POST', '/v2/sandbox/codes', { account: demo.account });
    expect((await caller.call('POST', '/v2/accounts/auth', { code })).json).toMatchObject(
      failed('Invalid authorization code'),
    );
    expect((await other.call('POST', '/v2/accounts/auth', { code })).status).toBe(200);
    expect((await other.call('POST', '/v2/accounts/auth', { code })).json).toMatchObject(
      failed('Invalid authorization code'),
    );
    const late = await other.data('POST', '/v2/sandbox/codes', { account: demo.account });
    await other.data('POST', '/v2/sandbox/clock', { advance: '11m' });
    expect((await other.call('POST', '/v2/accounts/auth', { code: late.code })).status).toBe(400);
  });

  test('a session of another app is none', async () => {
    const other = new Caller(house.url, demo.secret_key);
    const { session } = await other.data('POST', '/v2/connect/session', {
      ...{ institution: GTBANK, auth_method: 'internet_banking', scope: 'financial_data' },
      customer: { name: 'Ada Eze', email: 'ada@neem.example' },
    });
    const answer = await caller.call(
      'POST',
      '/v2/connect/login',
      { username: 'user_good', password: 'pass_good' },
      { 'x-session-id': session.id },
    );
    expect([answer.status, answer.json]).toMatchObject([400, failed('Invalid session')]);
    for (const token of [session.id, 'nonsense', 'x'.repeat(4_000)]) {
      expect((await page.call('GET', '/connect/api/session', undefined, { 'x-session': token })).status).toBe(410);
    }
  });
});

describe('requests', () => {
  const initiate = (body: string | Uint8Array) => caller.call('POST', '/v2/accounts/initiate', body);

  test('a huge body is a 413', async () => {
    const answer = await initiate(JSON.stringify({ customer: 'x'.repeat(5 * 1024 * 1024) }));
    expect([answer.status, answer.json]).toMatchObject([413, failed('The request body is too large.')]);
  });

  test.each([
    ['deeply nested JSON', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['deeply nested where an object may be anything', `{"persona":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`],
    ['JSON that breaks off', '{"customer":{"name":"Ada"'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])],
    ['a prototype', '{"__proto__":{"scope":"auth"},"constructor":{"prototype":{"x":1}}}'],
    ['one number', '1e400'],
  ])('%s is a 400 in the envelope', async (_what, body) => {
    for (const path of ['/v2/accounts/initiate', '/v2/sandbox/webhooks/fire', '/v2/connect/session']) {
      const answer = await caller.call('POST', path, body);
      expect([answer.status, answer.json]).toMatchObject([400, failed(/.{10,}/)]);
    }
  });

  test('a persona without end is refused, whatever it nests', async () => {
    const answer = await caller.call(
      'POST',
      '/v2/sandbox/link',
      `{"persona":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
    );
    expect([answer.status, answer.json]).toMatchObject([400, failed(/.{10,}/)]);
  });

  test('10,000 query parameters are read or refused, in time', async () => {
    const query = Array.from({ length: 10_000 }, (_, index) => `p${index}=1`).join('&');
    const from = performance.now();
    const text = await raw(
      `GET /v2/accounts?${query} HTTP/1.1\r\nhost: x\r\nmono-sec-key: ${caller.key}\r\nconnection: close\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 (200|400|414|431) /);
    expect(text).toMatch(/"status":"(successful|failed)"/);
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  test.each([
    ['a path that is no UTF-8', 'GET /v2/accounts/%C3%28 HTTP/1.1\r\nhost: x\r\n', /^HTTP\/1\.1 (404|401) /],
    ['a path with a NUL', 'GET /v2/accounts/%00 HTTP/1.1\r\nhost: x\r\n', /^HTTP\/1\.1 404 /],
    ['a query that is no UTF-8', 'GET /v2/accounts?name=%C3%28 HTTP/1.1\r\nhost: x\r\n', /^HTTP\/1\.1 (200|400) /],
    [
      'a header of 100 kB',
      `GET /v2/accounts HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(100_000)}\r\n`,
      /^HTTP\/1\.1 431 /,
    ],
    [
      '5,000 headers',
      `GET /v2/accounts HTTP/1.1\r\nhost: x\r\n${Array.from({ length: 5_000 }, (_, index) => `x-h${index}: 1\r\n`).join('')}`,
      /^HTTP\/1\.1 (200|431) /,
    ],
    ['no HTTP at all', '\u0016\u0003\u0001 hello\r\n', /^HTTP\/1\.1 400 /],
    [
      'a length that is none',
      'POST /v2/accounts/initiate HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n',
      /^HTTP\/1\.1 400 /,
    ],
  ])('%s is answered in the envelope', async (_what, head, status) => {
    const text = await raw(`${head}mono-sec-key: ${caller.key}\r\nconnection: close\r\n\r\n`);
    expect(text).toMatch(status);
    expect(text).toMatch(/\{"status":"(failed|successful)","message":"[^"]+"/);
  });

  /** Bytes as they are; what comes back. */
  function raw(bytes: string): Promise<string> {
    const { port, hostname } = new URL(house.url);
    return new Promise((done) => {
      let text = '';
      const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
      socket.setTimeout(10_000, () => socket.destroy());
      socket.on('data', (chunk) => {
        text += chunk.toString();
      });
      socket.on('error', () => {});
      socket.on('close', () => done(text));
    });
  }
});
