import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../../platform/src/testing/platform.ts';
import { runCli } from './program.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

let platform: TestPlatform;
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kente-cli-'));
  platform = await testPlatform();
});
afterAll(async () => {
  await platform.close();
  await rm(home, { recursive: true, force: true });
});

interface Ran {
  exitCode: number;
  out: string;
  err: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into results of every shape
  json: any;
}

const variables = (): Record<string, string | undefined> => ({
  ...process.env,
  DATABASE_URL: platform.databaseUrl,
  // The keys of the harness, so that what is made here works there.
  KENTE_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  KENTE_INDEX_SECRET: 'index secret of the tests',
  KENTE_HOME: home,
  WEBHOOK_ALLOW_PRIVATE: 'true',
});

/** Runs the command as somebody does who has no terminal. */
async function kente(args: readonly string[], given: Record<string, string | undefined> = {}): Promise<Ran> {
  const lines: { out: string[]; err: string[] } = { out: [], err: [] };
  const exitCode = await runCli(args, {
    out: (text) => void lines.out.push(text),
    err: (text) => void lines.err.push(text),
    interactive: false,
    variables: { ...variables(), ...given },
    folder: home,
    stop: new AbortController().signal,
  });
  const out = lines.out.join('\n');
  if (args.includes('--json') && out === '') throw new Error(`${args.join(' ')} told nothing: ${lines.err.join(' ')}`);
  return {
    exitCode,
    out,
    err: lines.err.join('\n'),
    json: args.includes('--json') && out !== '' ? JSON.parse(out) : null,
  };
}

/** An app with both halves, made without the command. @returns its test key. */
async function madeApp(name: string): Promise<string> {
  const { tenancy } = platform.modules;
  const { appId } = await tenancy.createApp({ name, products: ['connect'], business: { name } });
  const { id } = await tenancy.createEnvironment(appId, 'test');
  await tenancy.createEnvironment(appId, 'live');
  const made = await tenancy.createKey(id, 'secret');
  if (!made) throw new Error('a random key existed already');
  return made.key;
}

/** Each administrative command is a process of its own, which takes its time on a busy machine. */
const PATIENT = { timeout: 120_000 };

describe('kente apps and keys', PATIENT, () => {
  test('a new app has a test and a live half, and the keys it is shown with work', async () => {
    const { exitCode, json } = await kente([
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
    expect((await platform.call('GET', '/v2/accounts', { key: sandbox.secret_key })).status).toBe(200);
    expect((await platform.call('GET', '/v2/sandbox/clock', { key: live.secret_key })).status).toBe(403);
  });

  test('without --json the keys are shown once more clearly, and never again', async () => {
    const { out } = await kente(['apps', 'create', '--name', 'Once Only']);
    const key = /test_sk_[a-z0-9]{20}/.exec(out)?.[0] ?? '';
    expect(out).toContain('they are not shown again');
    for (const args of [
      ['apps', 'show', 'Once Only'],
      ['keys', 'list', 'once only', '--json'],
    ]) {
      const later = await kente(args);
      expect(later.exitCode).toBe(0);
      expect(later.out).not.toContain(key);
      expect(later.out).toContain(key.slice(-4));
    }
  });

  test('a rotated key works beside the one before it; a revoked one ends at once', async () => {
    const before = await madeApp('Rotating');
    const after = (await kente(['keys', 'rotate', 'Rotating', '--overlap', '24h', '--json'])).json;
    const status = async (key: string) => (await platform.call('GET', '/v2/accounts', { key })).status;
    expect([await status(before), await status(after.key)]).toEqual([200, 200]);

    expect((await kente(['keys', 'revoke', 'Rotating', after.id])).exitCode).toBe(0);
    await platform.until('the key ends', async () => (await status(after.key)) === 401);
    expect(await status(before)).toBe(200);
    expect((await kente(['keys', 'revoke', 'Rotating', after.id])).err).toContain(
      'No test key of this app that still works',
    );
  });

  test('settings are changed for both halves or for one, products for the app', async () => {
    await madeApp('Settings');
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
    expect((await kente(set)).exitCode).toBe(0);
    const { json } = await kente(['apps', 'set', 'Settings', '--products', 'payments', '--json']);
    expect(json.products).toEqual(['payments']);
    expect(json.environments).toMatchObject([
      { mode: 'test', scopes: ['accounts'], refresh_every_hours: 12, rate_limit_per_minute: 60 },
      { mode: 'live', refresh_every_hours: null, rate_limit_per_minute: null },
    ]);
    const none = await kente(['apps', 'set', 'Settings', '--refresh-every', 'never', '--rate-limit', 'none', '--json']);
    expect(none.json.environments[0]).toMatchObject({ refresh_every_hours: null, rate_limit_per_minute: null });
  });

  test('enrichment and the plan are switched for the business, the analysis after a link for the environment', async () => {
    const key = await madeApp('Switches');
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
    const { json } = await kente([...set, '--mode', 'test', '--json']);
    expect(json.business).toMatchObject({ enrichment: false, plan_excludes: ['income'] });
    expect(json.environments).toMatchObject([{ income_on_link: true }, { income_on_link: false }]);
    const status = async (path: string) => (await platform.call('GET', path, { key })).status;
    await platform.until('the switches', async () => (await status('/v2/enrichments/corrections')) === 403);
    expect(await status('/v2/accounts/000000000000000000000000/income')).toBe(401);
    expect((await kente(['apps', 'show', 'Switches'])).out).toContain('without income');
    await kente(['apps', 'set', 'Switches', '--enrichment', 'on', '--plan-without', 'nothing']);
    await platform.until('the switches', async () => (await status('/v2/enrichments/corrections')) === 200);
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
    const ran = await kente(args);
    expect(ran.err).toContain(words);
    expect(ran.exitCode).toBe(exitCode);
    expect(ran.out).toBe('');
  });

  test('keys are never made for a database under a keyring that is not its own', async () => {
    const ran = await kente(['apps', 'list'], {
      KENTE_KEYS: undefined,
      KENTE_INDEX_SECRET: undefined,
      KENTE_HOME: join(home, 'empty'),
    });
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining('Set KENTE_KEYS and KENTE_INDEX_SECRET')]);
  });

  test('nothing is made where nothing was started: it is said how to point at the platform', async () => {
    const empty = join(home, 'nothing-here');
    const ran = await kente(['apps', 'list'], { DATABASE_URL: undefined, KENTE_HOME: empty });
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining(`Nothing was started in ${empty} yet.`)]);
    expect(existsSync(empty)).toBe(false);
  });

  test('a database that refuses is told in one sentence', async () => {
    const ran = await kente(['apps', 'list'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing' });
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toMatch(/^PostgreSQL at DATABASE_URL cannot be reached: .*\.$/);
  });
});

describe('kente webhooks', PATIENT, () => {
  test('a webhook is made with a secret, listed without it, rotated, tested and removed', async () => {
    await madeApp('Hooked');
    const made = (
      await kente(['webhooks', 'create', 'Hooked', 'http://127.0.0.1:9/hook', '--events', '*,transaction.*', '--json'])
    ).json;
    expect(made).toMatchObject({
      url: 'http://127.0.0.1:9/hook',
      events: ['*', 'transaction.*'],
      secret: expect.stringMatching(/^sec_/),
    });
    expect((await kente(['webhooks', 'list', 'Hooked'])).out).not.toContain(made.secret);
    const rotated = (await kente(['webhooks', 'rotate', 'Hooked', made.id, '--overlap', '1h', '--json'])).json;
    expect(rotated.secret).not.toBe(made.secret);
    expect((await kente(['webhooks', 'test', 'Hooked', made.id, '--json'])).json.event_id).toMatch(/^evt_/);
    expect((await kente(['webhooks', 'remove', 'Hooked', made.id])).exitCode).toBe(0);
    expect((await kente(['webhooks', 'list', 'Hooked', '--json'])).json.webhooks).toEqual([]);
  });

  test('an address that is none is refused in words', async () => {
    await madeApp('Unhooked');
    const ran = await kente(['webhooks', 'create', 'Unhooked', 'ftp://files.example']);
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining('http')]);
  });
});

describe('what integrators use, over HTTP', () => {
  const withKey = () => ({ KENTE_SECRET_KEY: platform.secretKey, KENTE_API_URL: platform.url });

  test("the clock of the key's environment is read, moved and given back", async () => {
    const moved = (await kente(['clock', 'advance', '30d', '--json'], withKey())).json;
    expect(moved.real).toBe(false);
    expect(moved.offset_ms).toBeGreaterThan(29 * 86_400_000);
    expect((await kente(['clock'], withKey())).out).toContain('(moved)');
    expect((await kente(['clock', 'set', '2026-12-24T09:00:00Z', '--json'], withKey())).json.now).toMatch(
      /^2026-12-24T09:00:0/,
    );
    expect((await kente(['clock', 'real'], withKey())).out).toContain('(real time)');
    expect((await kente(['clock', 'advance', 'soon'], withKey())).err).toContain('must be a duration');
  });

  test('an event is triggered; one that does not exist is refused with the list', async () => {
    const { json } = await kente(['trigger', 'transaction.created', '--times', '2', '--json'], withKey());
    expect(json.event_ids).toHaveLength(2);
    const ran = await kente(['trigger', 'transaction.invented'], withKey());
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining('transaction.created')]);
  });

  test('the key of the demo app is found in the home; without any key it is said what to do', async () => {
    expect((await kente(['clock'])).err).toContain('--key or KENTE_SECRET_KEY');
    const demo = { api_url: platform.url, secret_key: platform.secretKey, webhook_secret: 'sec_x', account: 'none' };
    await writeFile(join(home, 'demo.json'), JSON.stringify(demo));
    expect((await kente(['clock'])).exitCode).toBe(0);
    await rm(join(home, 'demo.json'));
  });

  test('an API that does not answer, or a wrong key, is one sentence', async () => {
    const away = await kente(['clock', '--api', 'http://127.0.0.1:9'], withKey());
    expect([away.exitCode, away.err]).toEqual([1, expect.stringContaining('does not answer. Is Kente running?')]);
    const wrong = await kente(['clock', '--key', 'test_sk_nobody'], withKey());
    expect([wrong.exitCode, wrong.err]).toEqual([1, expect.stringContaining('not a valid secret key')]);
  });
});

describe('kente listen', PATIENT, () => {
  interface Got {
    headers: IncomingHttpHeaders;
    body: string;
  }
  let server: Server;
  let address: string;
  const got: Got[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        got.push({ headers: request.headers, body });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  const ended = (child: ChildProcess): Promise<number | null> => new Promise((done) => child.once('exit', done));

  test('new events are forwarded in order with all three proofs, a line each, until Ctrl-C', async () => {
    const fire = () =>
      kente(['trigger', 'mono.events.account_updated'], {
        KENTE_SECRET_KEY: platform.secretKey,
        KENTE_API_URL: platform.url,
      });
    await fire();
    const child = spawn(
      process.execPath,
      [MAIN, 'listen', '--forward-to', address, '--secret', 'sec_listening', '--json'],
      {
        env: { ...variables(), KENTE_SECRET_KEY: platform.secretKey, KENTE_API_URL: platform.url } as NodeJS.ProcessEnv,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    await platform.until('it listens', async () => err.includes('Listening at'));
    // What it looked at last is not told: events are fired until the first one comes through.
    await platform.until('the first event', async () => {
      await fire();
      return got.length >= 2;
    });
    child.kill('SIGINT');
    expect(await ended(child)).toBe(0);

    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event_id: string; status: number });
    expect(lines.map((line) => line.event_id)).toEqual(got.map(({ headers }) => headers['webhook-id']));
    expect(lines.every(({ status }) => status === 204)).toBe(true);
    for (const { headers, body } of got) {
      const hmac = (prefix: string) => createHmac('sha256', 'sec_listening').update(prefix + body);
      expect(headers).toMatchObject({
        'mono-webhook-secret': 'sec_listening',
        'x-mono-signature': hmac(`${headers['x-mono-timestamp']}.`).digest('hex'),
        'webhook-signature': `v1,${hmac(`${headers['webhook-id']}.${headers['webhook-timestamp']}.`).digest('base64')}`,
      });
      expect(JSON.parse(body)).toMatchObject({ event: 'mono.events.account_updated', event_id: headers['webhook-id'] });
    }
  });

  test.each([
    [['--forward-to', 'nowhere'], 'is no http address'],
    [['--forward-to', 'http://127.0.0.1:9'], 'No secret to sign with'],
  ])('%j is refused', async (args, words) => {
    const ran = await kente(['listen', ...args, '--key', platform.secretKey, '--api', platform.url]);
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining(words)]);
  });
});

describe('kente doctor', PATIENT, () => {
  test('everything in order is good or a note, and ends with 0', async () => {
    const { exitCode, json } = await kente(['doctor', '--json'], {
      PORT: String(platform.modules.config.port),
      SIMULATORS_PORT: '9',
    });
    const states = Object.fromEntries(
      json.findings.map(({ subject, state }: { subject: string; state: string }) => [subject, state]),
    );
    expect(states).toMatchObject({
      'Node.js': 'good',
      Home: 'good',
      Keys: 'good',
      Database: 'good',
      Migrations: 'good',
      Platform: 'good',
      Simulators: 'note',
    });
    expect([exitCode, json.healthy]).toEqual([0, true]);
  });

  test('a database that cannot be reached, missing migrations and a taken port are told with what to do', async () => {
    const taken = createServer((_request, response) => response.end('other'));
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as AddressInfo;
    const empty = new URL(platform.databaseUrl);
    empty.pathname = '/postgres';
    const lacking = await kente(['doctor'], { DATABASE_URL: empty.href, PORT: String(port), SIMULATORS_PORT: '9' });
    expect(lacking.exitCode).toBe(1);
    expect(lacking.out).toContain('Not applied yet: 0001_');
    expect(lacking.out).toContain(`Port ${port} is taken by another program.`);
    const away = await kente(['doctor'], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing',
      SIMULATORS_PORT: '9',
    });
    expect(away.exitCode).toBe(1);
    expect(away.out).toContain('Check DATABASE_URL');
    await new Promise((done) => taken.close(done));
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
