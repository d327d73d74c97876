import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Command, openCommand, PATIENT } from './testing/command.ts';

let command: Command;

beforeAll(async () => {
  command = await openCommand();
});
afterAll(() => command?.close());

describe('kente webhooks', PATIENT, () => {
  test('a webhook is made with a secret, listed without it, rotated, tested and removed', async () => {
    await command.madeApp('Hooked');
    const made = (
      await command.run([
        'webhooks',
        'create',
        'Hooked',
        'http://127.0.0.1:9/hook',
        '--events',
        '*,transaction.*',
        '--json',
      ])
    ).json;
    expect(made).toMatchObject({
      url: 'http://127.0.0.1:9/hook',
      events: ['*', 'transaction.*'],
      secret: expect.stringMatching(/^sec_/),
    });
    expect((await command.run(['webhooks', 'list', 'Hooked'])).out).not.toContain(made.secret);
    const rotated = (await command.run(['webhooks', 'rotate', 'Hooked', made.id, '--overlap', '1h', '--json'])).json;
    expect(rotated.secret).not.toBe(made.secret);
    expect((await command.run(['webhooks', 'test', 'Hooked', made.id, '--json'])).json.event_id).toMatch(/^evt_/);
    expect((await command.run(['webhooks', 'remove', 'Hooked', made.id])).exitCode).toBe(0);
    expect((await command.run(['webhooks', 'list', 'Hooked', '--json'])).json.webhooks).toEqual([]);
  });

  test('an address that is none is refused in words', async () => {
    await command.madeApp('Unhooked');
    const ran = await command.run(['webhooks', 'create', 'Unhooked', 'ftp://files.example']);
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining('http')]);
  });
});

describe('what integrators use, over HTTP', () => {
  test("the clock of the key's environment is read, moved and given back", async () => {
    const moved = (await command.run(['clock', 'advance', '30d', '--json'], command.withKey())).json;
    expect(moved.real).toBe(false);
    expect(moved.offset_ms).toBeGreaterThan(29 * 86_400_000);
    expect((await command.run(['clock'], command.withKey())).out).toContain('(moved)');
    expect((await command.run(['clock', 'set', '2026-12-24T09:00:00Z', '--json'], command.withKey())).json.now).toMatch(
      /^2026-12-24T09:00:0/,
    );
    expect((await command.run(['clock', 'real'], command.withKey())).out).toContain('(real time)');
    expect((await command.run(['clock', 'advance', 'soon'], command.withKey())).err).toContain('must be a duration');
  });

  test('an event is triggered; one that does not exist is refused with the list', async () => {
    const { json } = await command.run(['trigger', 'transaction.created', '--times', '2', '--json'], command.withKey());
    expect(json.event_ids).toHaveLength(2);
    const ran = await command.run(['trigger', 'transaction.invented'], command.withKey());
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining('transaction.created')]);
  });

  test('the key of the demo app is found in the home; without any key it is said what to do', async () => {
    expect((await command.run(['clock'])).err).toContain('--key or KENTE_SECRET_KEY');
    const demo = {
      api_url: command.platform.url,
      secret_key: command.platform.secretKey,
      webhook_secret: 'sec_x',
      account: 'none',
    };
    await writeFile(join(command.home, 'demo.json'), JSON.stringify(demo));
    expect((await command.run(['clock'])).exitCode).toBe(0);
    await rm(join(command.home, 'demo.json'));
  });

  test('an API that does not answer, or a wrong key, is one sentence', async () => {
    const away = await command.run(['clock', '--api', 'http://127.0.0.1:9'], command.withKey());
    expect([away.exitCode, away.err]).toEqual([1, expect.stringContaining('does not answer. Is Kente running?')]);
    const wrong = await command.run(['clock', '--key', 'test_sk_nobody'], command.withKey());
    expect([wrong.exitCode, wrong.err]).toEqual([1, expect.stringContaining('not a valid secret key')]);
  });
});

test('kente hands over to the Node.js that npm brought, and says its version', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../bin/kente.js', import.meta.url)), '--help'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  expect(await new Promise((done) => child.once('exit', done))).toBe(0);
  expect(out).toContain('Usage: kente');
});
