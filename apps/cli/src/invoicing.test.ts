import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invoicingMigrations } from '../../invoicing/src/migrations.ts';
import { type Command, openCommand, PATIENT, type Ran } from './testing/command.ts';

let command: Command;
let database: TestDatabase;

beforeAll(async () => {
  command = await openCommand();
  database = await testDatabase(invoicingMigrations);
}, 60_000);
afterAll(async () => {
  await command?.close();
  await database?.drop();
  await database?.server.stop();
});

const run = (...args: string[]): Promise<Ran> =>
  command.run(['invoicing', ...args], { INVOICING_DATABASE_URL: database.url });

describe('kente invoicing', PATIENT, () => {
  test('a business is made, keys and members are given, changed and taken, each named by id or name', async () => {
    const made = (await run('organisations', 'add', 'Adunni Foods Ltd', '--json')).json;
    expect(made.environments.map(({ label }: { label: string }) => label)).toEqual(['sandbox', 'production']);
    const key = (await run('keys', 'add', 'adunni foods ltd', '--production', '--role', 'admin', '--json')).json;
    expect(key).toMatchObject({ key: expect.stringMatching(/^live_sk_/), role: 'admin', label: 'production' });
    const rotated = (await run('keys', 'rotate', made.id, key.id, '--overlap', '2h', '--json')).json;
    expect(rotated.key).not.toBe(key.key);
    const keys = (await run('keys', 'list', made.id, '--json')).json.keys;
    expect(keys.map(({ id, role, expires_at }: Record<string, unknown>) => [id, role, expires_at !== null])).toEqual([
      [key.id, 'admin', true],
      [rotated.id, 'admin', false],
    ]);
    expect((await run('keys', 'revoke', made.id, rotated.id)).out).toBe(`Revoked ${rotated.id}.`);
    expect((await run('keys', 'revoke', made.id, rotated.id)).err).toContain('no key with the id');

    expect((await run('members', 'add', made.id, 'Ngozi@Adunni.example', '--role', 'admin')).out).toContain('is admin');
    expect((await run('members', 'list', made.id)).out).toMatch(/ngozi@adunni\.example\s+admin/);
    expect((await run('members', 'remove', made.id, 'ngozi@adunni.example')).exitCode).toBe(0);
  });

  test('what is not there, is there already, or is no role or address is one sentence and exit code 1', async () => {
    await run('organisations', 'add', 'Zaria Textiles');
    for (const [args, told] of [
      [['keys', 'list', 'Nobody'], 'No organisation has the id or name "Nobody"'],
      [['environments', 'add', 'Zaria Textiles', 'sandbox'], 'has a sandbox environment already'],
      [['members', 'add', 'Zaria Textiles', 'someone'], 'email must be an e-mail address'],
      [['members', 'add', 'Zaria Textiles', 'a@b.example', '--role', 'deployment'], 'role'],
    ] as const) {
      const { exitCode, err } = await run(...args);
      expect([exitCode, err]).toEqual([1, expect.stringContaining(told)]);
    }
  });

  test('doctor asks the provider with the key, and tells each thing that needs somebody, with what to do', async () => {
    const { url, secretKey } = command.platform;
    const settings = {
      INVOICING_DATABASE_URL: database.url,
      MONO_BASE_URL: url,
      CONSOLE_JWKS_URL: `${url}/console/jwks`,
    };
    const doctor = (more: Record<string, string>) =>
      command.run(['invoicing', 'doctor', '--json'], { ...settings, ...more });
    const states = ({ json }: Ran): Record<string, string> =>
      Object.fromEntries(json.findings.map((each: { subject: string; state: string }) => [each.subject, each.state]));
    const away = { SIMULATORS_URL: 'http://127.0.0.1:9' };
    const fine = await doctor({ ...away, MONO_SECRET_KEY: secretKey, MONO_WEBHOOK_SECRET: 'sec_of_the_tests' });
    const good = { Settings: 'good', Database: 'good', Migrations: 'good' };
    expect(states(fine)).toEqual({ ...good, Provider: 'good', Webhooks: 'good', Authority: 'bad', Console: 'good' });
    expect(fine.exitCode).toBe(1);
    const wrong = await doctor({
      ...away,
      MONO_SECRET_KEY: 'test_sk_wrong',
      CONSOLE_JWKS_URL: 'http://127.0.0.1:9/jwks',
    });
    expect(states(wrong)).toMatchObject({ ...good, Provider: 'bad', Webhooks: 'bad', Console: 'note' });
    const lacking = await doctor({});
    expect(lacking.json.findings).toMatchObject([
      { subject: 'Settings', text: expect.stringContaining('MONO_SECRET_KEY') },
    ]);
  });
});

describe('kente console users', PATIENT, () => {
  test('somebody who is added can sign in, after a reset with the new password alone, and after removal not at all', async () => {
    const email = 'ngozi@adunni.example';
    const signIn = async (password: string): Promise<number> =>
      (await command.platform.call('POST', '/console/auth/sign-in/email', { key: null, body: { email, password } }))
        .status;
    const added = (await command.run(['console', 'users', 'add', email, '--name', 'Ngozi', '--json'])).json;
    expect(await signIn(added.password)).toBe(200);
    const reset = (await command.run(['console', 'users', 'reset', email, '--json'])).json;
    expect([await signIn(added.password), await signIn(reset.password)]).toEqual([401, 200]);
    expect((await command.run(['console', 'users', 'list'])).out).toMatch(/ngozi@adunni\.example\s+Ngozi/);
    expect((await command.run(['console', 'users', 'remove', email])).exitCode).toBe(0);
    expect(await signIn(reset.password)).toBe(401);
    expect((await command.run(['console', 'users', 'add', email, '--ask-password'])).exitCode).toBe(2);
  });
});
