import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MIGRATIONS, SCHEMA } from './start-banks.ts';

const ENTRY = fileURLToPath(new URL('main.ts', import.meta.url));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ folder: MIGRATIONS, schema: SCHEMA });
});
afterAll(() => database.drop());

interface Started {
  child: ChildProcess;
  /** `null` when it ended instead. */
  url: string | null;
  ended: Promise<number | null>;
}

async function start(variables: Record<string, string> = {}): Promise<Started> {
  const env = { ...process.env, DATABASE_URL: database.url, SIMULATORS_PORT: '0', LOG_LEVEL: 'silent', ...variables };
  const child = fork(ENTRY, { env, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const ready = new Promise<string>((done) =>
    child.once('message', (message) => done((message as { url: string }).url)),
  );
  return { child, url: await Promise.race([ready, ended.then(() => null)]), ended };
}

const headers = { 'x-world': 'world-1', 'content-type': 'application/json' };

test('tells its parent when it listens, is ready, and ends cleanly on SIGTERM even while a request hangs', async () => {
  const { child, url, ended } = await start();
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  const hanging = fetch(`${url}/bank/gtbank/captcha`, { headers: { ...headers, 'x-simulate': 'timeout' } });
  const refused = expect(hanging).rejects.toThrow();
  await new Promise((wake) => setTimeout(wake, 100));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  await refused;
});

test('ends when its parent lets go of it', async () => {
  const { child, ended } = await start();
  child.disconnect();
  expect(await ended).toBe(0);
});

test('a consent outlives a restart', async () => {
  const first = await start();
  const body = JSON.stringify({ method: 'internet_banking', fields: [{ name: 'username', value: 'user_good' }] });
  const signedIn = await fetch(`${first.url}/bank/gtbank/sessions`, { method: 'POST', headers, body });
  const { token, accounts } = (await signedIn.json()) as { token: string; accounts: { number: string }[] };
  first.child.kill('SIGKILL');
  await first.ended;
  const second = await start();
  const path = `/bank/gtbank/accounts/${accounts[0]?.number}/balance`;
  const read = await fetch(second.url + path, { headers: { ...headers, authorization: `Bearer ${token}` } });
  expect(read.status).toBe(200);
  const elsewhere = await fetch(second.url + path, {
    headers: { 'x-world': 'world-2', authorization: `Bearer ${token}` },
  });
  expect(elsewhere.status).toBe(401);
  second.child.kill('SIGTERM');
  await second.ended;
});

test('without a database, or with a port that is none, it does not start', async () => {
  for (const variables of [
    { DATABASE_URL: '' },
    { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
    { SIMULATORS_PORT: 'x' },
  ]) {
    const { url, ended } = await start(variables);
    expect(url).toBeNull();
    expect(await ended).not.toBe(0);
  }
});

test('what no bank understands is refused in the bank’s own words', async () => {
  const { child, url, ended } = await start();
  const call = async (path: string, init: RequestInit): Promise<[number, unknown]> => {
    const answer = await fetch(url + path, init);
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };
  expect(await call('/bank/nowhere/captcha', { headers })).toEqual([404, 'unknown_bank']);
  expect(await call('/bank/gtbank/captcha', {})).toEqual([400, 'invalid_world']);
  expect(await call('/bank/gtbank/accounts/1/balance', { headers })).toEqual([401, 'invalid_token']);
  expect(await call('/bank/gtbank/sessions', { method: 'POST', headers, body: '{}' })).toEqual([
    400,
    'invalid_request',
  ]);
  expect(await call('/nothing', {})).toEqual([404, 'unknown_route']);
  const rows = Array.from({ length: 1_001 }, () => ({ amount: 1, type: 'credit', narration: 'x' }));
  const tooMany = { method: 'POST', headers, body: JSON.stringify({ bank: 'gtbank', number: '0123456789', rows }) };
  expect(await call('/control/worlds/w/rows', tooMany)).toEqual([400, 'invalid_request']);
  const half = {
    method: 'POST',
    headers,
    body: JSON.stringify({ bank: 'gtbank', number: '1', rows: [{ amount: 0.5, type: 'credit', narration: 'x' }] }),
  };
  expect(await call('/control/worlds/w/rows', half)).toEqual([400, 'invalid_request']);
  child.kill('SIGTERM');
  await ended;
});
