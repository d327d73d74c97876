import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../../testing/platform.ts';

let platform: TestPlatform;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kente-seed-'));
  platform = await testPlatform({ simulators: true });
});
afterAll(async () => {
  await platform.close();
  await rm(folder, { recursive: true, force: true });
});

test.each([
  ['no id at all', {}, {}],
  ['an id for the environment alone', {}, { id: '5f171a530295e231abca1153' }],
  ['an id for the app alone', { id: '62da7b4b342c3aab5dd2a2c4' }, {}],
])('a file that gives %s may be applied at each start: nothing is made twice', async (what, app, environment) => {
  const { tenancy, sandbox } = platform.modules;
  const key = `test_sk_${what.replaceAll(' ', '')}`;
  const file = join(folder, 'seed.json');
  const seeded = {
    ...{ mode: 'test', secret_key: key, ...environment },
    customers: [{ first_name: 'Ada', last_name: 'Eze', email: 'ada@neem.example' }],
    accounts: [{ persona: 'user_gig' }, { account_number: '0123456789', name: 'Ada Eze', balance: 1_250_000 }],
  };
  await writeFile(file, JSON.stringify({ apps: [{ name: 'Adire Loans', ...app, environments: [seeded] }] }));
  const state = async () => ({
    environments: (await tenancy.environments()).length,
    accounts: (await platform.call('GET', '/v2/accounts', { key })).json.data.map((each: { id: string }) => each.id),
    customers: (await platform.call('GET', '/v2/customers', { key })).json.meta?.total,
    connected: (await platform.call('GET', '/v2/events?types=mono.events.account_connected', { key })).json.data.length,
  });
  await sandbox.seed(file);
  const first = await state();
  expect(first).toMatchObject({ connected: 2, accounts: [expect.any(String), expect.any(String)] });
  await sandbox.seed(file);
  expect(await state()).toEqual(first);
});
