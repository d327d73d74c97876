import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../testing/platform.ts';
import { firstStart } from './first-start.ts';

let platform: TestPlatform;
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kente-start-'));
  platform = await testPlatform({ simulators: true, settings: { KENTE_HOME: home } });
}, 60_000);
afterAll(async () => {
  await platform?.close();
  await rm(home, { recursive: true, force: true });
});

test('a start waits for what it links itself, and not for an account whose first fetch hangs', async () => {
  const post = (path: string, body: object) => platform.call('POST', path, { body });
  const status = async (id: string, key: string) =>
    (await platform.call('GET', `/v2/accounts/${id}`, { key })).json.data.meta.data_status;
  const stuck: string = (await post('/v2/sandbox/link', { persona: 'amaka.waits' })).json.data.account;
  await platform.until('the first fetch', async () => (await status(stuck, platform.secretKey)) !== 'PROCESSING');
  // As a restart finds it when the bank answered nothing before.
  const client = new pg.Client({ connectionString: platform.databaseUrl });
  await client.connect();
  await client.query(`update accounts set data_status = 'PROCESSING' where id = $1`, [stuck]);
  await client.end();

  const from = performance.now();
  await firstStart(platform.modules, () => {});
  expect(performance.now() - from).toBeLessThan(10_000);
  const demo = platform.modules.sandbox.demo();
  expect(await status(demo?.accountId ?? '', demo?.secretKey ?? '')).toBe('AVAILABLE');
  expect(await status(stuck, platform.secretKey)).toBe('PROCESSING');
});
