import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Command, openCommand, PATIENT } from './testing/command.ts';

let command: Command;

beforeAll(async () => {
  command = await openCommand();
});
afterAll(() => command?.close());

describe('kente apps and keys', PATIENT, () => {
  test('a new app has a test and a live half, and the keys it is shown with work', async () => {
    const { exitCode, json } = await command.run([
      'apps',
      'create',
      '--name',
      'Ajo Savings',
      '--products',
      'connect,lookup',
      '--json',
    ]);
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({ name: 'Ajo Savings', products: ['connect', 'lookup'] });
    const [live, sandbox] = ['live', 'test'].map((mode) =>
      json.keys.find((each: { mode: string }) => each.mode === mode),
    );
    expect((await command.platform.call('GET', '/v2/accounts', { key: sandbox.secret_key })).status).toBe(200);
    expect((await command.platform.call('GET', '/v2/sandbox/clock', { key: live.secret_key })).status).toBe(403);
  });

  test('without --json the keys are shown once more clearly, and never again', async () => {
    const { out } = await command.run(['apps', 'create', '--name', 'Once Only']);
    const key = /test_sk_[a-z0-9]{20}/.exec(out)?.[0] ?? '';
    expect(out).toContain('they are not shown again');
    for (const args of [
      ['apps', 'show', 'Once Only'],
      ['keys', 'list', 'once only', '--json'],
    ]) {
      const later = await command.run(args);
      expect(later.exitCode).toBe(0);
      expect(later.out).not.toContain(key);
      expect(later.out).toContain(key.slice(-4));
    }
  });

  test('a rotated key works beside the one before it; a revoked one ends at once', async () => {
    const before = await command.madeApp('Rotating');
    const after = (await command.run(['keys', 'rotate', 'Rotating', '--overlap', '24h', '--json'])).json;
    const status = async (key: string) => (await command.platform.call('GET', '/v2/accounts', { key })).status;
    expect([await status(before), await status(after.key)]).toEqual([200, 200]);

    expect((await command.run(['keys', 'revoke', 'Rotating', after.id])).exitCode).toBe(0);
    await command.platform.until('the key ends', async () => (await status(after.key)) === 401);
    expect(await status(before)).toBe(200);
    expect((await command.run(['keys', 'revoke', 'Rotating', after.id])).err).toContain(
      'No test key of this app that still works',
    );
  });

  test('settings are changed for both halves or for one, products for the app', async () => {
    await command.madeApp('Settings');
    const set = [
      'apps',
      'set',
      'Settings',
      '--scopes',
      'accounts',
      '--refresh-every',
      '12',
      '--rate-limit',
      '60',
      '--mode',
      'test',
    ];
    expect((await command.run(set)).exitCode).toBe(0);
    const { json } = await command.run(['apps', 'set', 'Settings', '--products', 'payments', '--json']);
    expect(json.products).toEqual(['payments']);
    expect(json.environments).toMatchObject([
      { mode: 'test', scopes: ['accounts'], refresh_every_hours: 12, rate_limit_per_minute: 60 },
      { mode: 'live', refresh_every_hours: null, rate_limit_per_minute: null },
    ]);
    const none = await command.run([
      'apps',
      'set',
      'Settings',
      '--refresh-every',
      'never',
      '--rate-limit',
      'none',
      '--json',
    ]);
    expect(none.json.environments[0]).toMatchObject({ refresh_every_hours: null, rate_limit_per_minute: null });
  });

  test('enrichment and the plan are switched for the business, the analysis after a link for the environment', async () => {
    const key = await command.madeApp('Switches');
    const set = [
      'apps',
      'set',
      'Switches',
      '--enrichment',
      'off',
      '--plan-without',
      'income',
      '--income-on-link',
      'on',
    ];
    const { json } = await command.run([...set, '--mode', 'test', '--json']);
    expect(json.business).toMatchObject({ enrichment: false, plan_excludes: ['income'] });
    expect(json.environments).toMatchObject([{ income_on_link: true }, { income_on_link: false }]);
    const status = async (path: string) => (await command.platform.call('GET', path, { key })).status;
    await command.platform.until('the switches', async () => (await status('/v2/enrichments/corrections')) === 403);
    expect(await status('/v2/accounts/000000000000000000000000/income')).toBe(401);
    expect((await command.run(['apps', 'show', 'Switches'])).out).toContain('without income');
    await command.run(['apps', 'set', 'Switches', '--enrichment', 'on', '--plan-without', 'nothing']);
    await command.platform.until('the switches', async () => (await status('/v2/enrichments/corrections')) === 200);
  });

  test.each([
    [['apps', 'set', 'X', '--enrichment', 'maybe'], 2, 'takes on or off'],
    [['apps', 'show', 'Nobody'], 1, 'No app has the id or name "Nobody"'],
    [['apps', 'create', '--name', 'X', '--products', 'gold'], 1, 'must be one of: connect, payments'],
    [['apps', 'create'], 2, 'Name the app'],
    [['apps', 'set', 'X'], 2, 'Nothing to change'],
    [['apps', 'set', 'X', '--refresh-every', '7'], 2, '6, 12, 24 or never'],
    [['keys', 'rotate', 'X', '--overlap', 'soon'], 2, 'Write it like 30d'],
    [['nothing'], 2, "unknown command 'nothing'"],
  ])('%j ends with %i and says why', async (args, exitCode, words) => {
    const ran = await command.run(args);
    expect(ran.err).toContain(words);
    expect(ran.exitCode).toBe(exitCode);
    expect(ran.out).toBe('');
  });

  test('keys are never made for a database under a keyring that is not its own', async () => {
    const ran = await command.run(['apps', 'list'], {
      KENTE_KEYS: undefined,
      KENTE_INDEX_SECRET: undefined,
      KENTE_HOME: join(command.home, 'empty'),
    });
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining('Set KENTE_KEYS and KENTE_INDEX_SECRET')]);
  });

  test('nothing is made where nothing was started: it is said how to point at the platform', async () => {
    const empty = join(command.home, 'nothing-here');
    const ran = await command.run(['apps', 'list'], { DATABASE_URL: undefined, KENTE_HOME: empty });
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining(`Nothing was started in ${empty} yet.`)]);
    expect(existsSync(empty)).toBe(false);
  });

  test('a database that refuses is told in one sentence', async () => {
    const ran = await command.run(['apps', 'list'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing' });
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toMatch(/^PostgreSQL at DATABASE_URL cannot be reached: .*\.$/);
  });
});
