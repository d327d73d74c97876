import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  folder,
  freePort,
  isAlive,
  launch,
  pause,
  postmasterOf,
  type Running,
  ready,
  sweep,
  until,
} from '../chaos/process.ts';
import { type Json, openSink, PATTERNS, type Sink } from './stage.ts';

/** Contract: sandbox 1 and 3: `npm start` as its user sees it. */

const IDS = {
  business: '0b0000000000000000000001',
  app: '0a0000000000000000000001',
  environment: '0e0000000000000000000001',
  customer: '0c0000000000000000000001',
  account: '0d0000000000000000000001',
  second: '0d0000000000000000000002',
};
const KEYS = { secret_key: 'test_sk_seed0000000000000001', public_key: 'test_pk_seed0000000000000001' };
const CODE = 'code_seed00000000000000000001';

const seed = (hook: string) => ({
  apps: [
    {
      business: { id: IDS.business, name: 'Acme Lending' },
      ...{ id: IDS.app, name: 'Acme', products: ['connect', 'payments', 'lookup'] },
      environments: [
        {
          ...{
            mode: 'test',
            id: IDS.environment,
            ...KEYS,
            webhook: { url: hook, secret: 'sec_seeded_secret', events: ['*'] },
          },
          customers: [
            { id: IDS.customer, first_name: 'Ada', last_name: 'Obi', email: 'ada@example.com', bvn: '22000000019' },
          ],
          accounts: [
            {
              ...{
                id: IDS.account,
                customer: IDS.customer,
                institution: '5f2d08be60b92e2888287702',
                persona: 'user_good',
              },
              ...{ account_number: '0123456789', name: 'ADA OBI', balance: 1_250_000 },
              transactions: [
                { date: '2026-01-05', amount: 1_000_000, type: 'credit', narration: 'SALARY JANUARY' },
                { date: '2026-01-06T10:00:00Z', amount: 100, type: 'debit', narration: 'NIP/SHOP/1' },
              ],
            },
            { id: IDS.second, persona: 'user_trader' },
          ],
          codes: [{ code: CODE, account: IDS.account }],
        },
        { mode: 'live' },
      ],
    },
    {},
  ],
});

/** Mistakes that no shape shows, told beside those that one does. */
const wrongSense = [
  'apps.0.environments.0.webhook.url',
  'apps.0.environments.0.webhook.events.1',
  'apps.0.environments.0.accounts.0.institution',
  'apps.1.environments.0.accounts: a live environment',
];

let home: string;
let url: string;
let sink: Sink;
let settings: Record<string, string>;
let platform: Running;

beforeAll(async () => {
  sink = await openSink();
  home = await folder();
  const file = join(home, 'seed.json');
  await writeFile(file, JSON.stringify(seed(sink.url)));
  const [port, simulators, invoicing] = [await freePort(), await freePort(), await freePort()];
  url = `http://localhost:${port}`;
  settings = {
    KENTE_HOME: home,
    KENTE_SEED: file,
    PORT: String(port),
    SIMULATORS_PORT: String(simulators),
    INVOICING_PORT: String(invoicing),
    // An operator's own: the connector's webhook is signed with it too.
    MONO_WEBHOOK_SECRET: 'sec_of_the_operator',
  };
  platform = launch('start', settings);
  await ready(platform, url);
}, 90_000);
afterAll(async () => {
  await sweep();
  await sink?.close();
});

const call = async (path: string, key = KEYS.secret_key, body?: unknown): Promise<Json> => {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return (await fetch(url + path, { ...init, headers: { 'mono-sec-key': key } })).json();
};
const demoFile = async (): Promise<Json> => JSON.parse(await readFile(join(home, 'demo.json'), 'utf8'));
/** How a start that cannot be ends: its exit code and what it said. */
async function refusal(
  role: 'start' | 'api',
  more: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const refused = launch(role, { ...settings, LOG_LEVEL: 'silent', INVOICING_PORT: '0', ...more });
  const code = await new Promise<number | null>((done) => refused.child.once('close', done));
  return { code, said: refused.output().trim() };
}

describe('when it is ready', () => {
  test('demo.json tells everything that a script needs, and its keys work', async () => {
    const demo = await demoFile();
    const id = expect.stringMatching(PATTERNS.id);
    expect(demo).toEqual({
      ...{
        api_url: url,
        connect_js: `${url}/connect.js`,
        dashboard: `${url}/dashboard`,
        docs: `${url}/docs`,
        demo: `${url}/demo`,
      },
      ...{ business: id, app: id, environment: id, account: id },
      ...{
        secret_key: expect.stringMatching(/^test_sk_[a-z0-9]{20}$/),
        public_key: expect.stringMatching(/^test_pk_[a-z0-9]{20}$/),
      },
      webhook_secret: expect.stringMatching(/^sec_/),
      simulators_url: `http://localhost:${settings.SIMULATORS_PORT}`,
      invoicing_url: `http://localhost:${settings.INVOICING_PORT}`,
      invoicing_key: expect.stringMatching(/^test_sk_[a-z0-9]{20}$/),
      dashboard_login: {
        email: 'demo@kente.example',
        password: expect.stringMatching(/^([a-z0-9]{5}-){3}[a-z0-9]{5}$/),
      },
    });
    expect((await call(`/v2/accounts/${demo.account}`, demo.secret_key)).data.meta.data_status).toBe('AVAILABLE');
    expect((await fetch(`${url}/connect?key=${demo.public_key}`)).status).toBe(200);
    for (const link of [demo.connect_js, demo.docs, demo.demo]) expect((await fetch(link)).status).toBe(200);
    const accounts = await fetch(`${demo.invoicing_url}/si/mono/accounts`, {
      headers: { 'mono-sec-key': demo.invoicing_key },
    });
    expect(((await accounts.json()) as Json).data).toContainEqual(expect.objectContaining({ id: demo.account }));
  });

  test('the seed stands: ids, keys, customer, accounts, code, webhook', async () => {
    const details = (await call(`/v2/accounts/${IDS.account}`)).data;
    expect(details).toMatchObject({
      account: { name: 'ADA OBI', account_number: '0123456789', balance: 1_250_000 },
      customer: { id: IDS.customer },
    });
    const rows = (
      await call(`/v2/accounts/${IDS.account}/transactions?start=2026-01-01&end=2026-01-31&narration=january`)
    ).data;
    expect(rows).toMatchObject([
      { amount: 1_000_000, type: 'credit', narration: 'SALARY JANUARY', date: '2026-01-05T00:00:00.000Z' },
    ]);
    expect((await call('/v2/accounts')).data.map((row: Json) => row.id).sort()).toEqual([IDS.account, IDS.second]);
    expect((await call(`/v2/accounts?customer=${IDS.customer}`)).data).toMatchObject([
      { id: IDS.account, customer: { name: 'Ada Obi', email: 'ada@example.com' } },
    ]);
    expect((await call('/v2/accounts/auth', KEYS.secret_key, { code: CODE })).data).toEqual({ id: IDS.account });
    expect((await fetch(`${url}/connect?key=${KEYS.public_key}`)).status).toBe(200);
    expect((await call('/v2/webhooks')).data).toMatchObject([{ url: sink.url, events: ['*'], enabled: true }]);
    const connected = sink.deliveries.find(
      ({ json }) => json.event === 'mono.events.account_connected' && json.data.account_id === IDS.account,
    );
    expect(connected?.headers['mono-webhook-secret']).toBe('sec_seeded_secret');
    expect(connected?.json.data).toMatchObject({ app: IDS.app, business: IDS.business });
  });
});

test('a newcomer finds a linked business account with drafts to review', async () => {
  const { invoicing_url, invoicing_key } = await demoFile();
  const data = async (path: string): Promise<Json> =>
    ((await (await fetch(invoicing_url + path, { headers: { 'mono-sec-key': invoicing_key } })).json()) as Json).data;
  const drafted = async (): Promise<boolean> => {
    await pause(1_000);
    return (await data('/si/invoices?status=DRAFT')).length > 0;
  };
  await until('the drafts', drafted, 40_000);
  expect(await data('/si/mono/accounts?linkedOnly=true')).toHaveLength(1);
}, 60_000);

test('a receipt at the demo bank becomes a draft in the connector beside, which is told of it by webhook', async () => {
  const demo = await demoFile();
  const key = demo.secret_key;
  const connector = async (path: string, body?: unknown): Promise<Json> => {
    const headers = { 'mono-sec-key': demo.invoicing_key, 'content-type': 'application/json' };
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await fetch(demo.invoicing_url + path, { ...init, headers })).json();
  };
  const endpoints = (await call('/v2/webhooks', key)).data;
  expect(endpoints.map((endpoint: Json) => new URL(endpoint.url).pathname).sort()).toEqual([
    '/demo/webhooks',
    '/si/mono/webhook',
  ]);
  const { code, account } = (await call('/v2/sandbox/link', key, { persona: 'user_empty' })).data;
  expect((await connector('/si/mono/exchange', { code })).data.id).toBe(account);
  const settled = async () => (await call(`/v2/accounts/${account}`, key)).data.meta.data_status !== 'PROCESSING';
  await until('the first fetch', settled);
  const transactions = [
    { amount: 5_000_000, type: 'credit', narration: 'NIP/EXAMPLE VENTURES LTD/INV-204 web design' },
  ];
  await call(`/v2/sandbox/accounts/${account}/transactions`, key, { transactions });
  await call(`/v2/sandbox/accounts/${account}/sync`, key, {});
  /** A second later: the connector answers sixty times a minute. */
  const asked = async (path: string): Promise<Json> => {
    await pause(1_000);
    return (await connector(path)).data;
  };
  const eligible = async () => (await asked(`/si/mono/events?accountId=${account}&decision=eligible`)).length > 0;
  await until('the draft', eligible, 30_000);
  // Created, settled, and the account's own.
  const told = async () => (await asked('/si/mono/webhook-status')).last24h.accepted >= 3;
  await until('the webhook', told, 40_000);
  expect((await connector('/si/mono/webhook-status')).data).toMatchObject({
    status: 'healthy',
    last24h: { rejected: 0 },
  });
}, 90_000);

test('the person of demo.json signs in to the console, and is admin of the seeded business at the connector', async () => {
  const { dashboard_login, invoicing_url, business } = await demoFile();
  const signedIn = await fetch(`${url}/console/auth/sign-in/email`, {
    ...{ method: 'POST', headers: { origin: url, 'content-type': 'application/json' } },
    body: JSON.stringify(dashboard_login),
  });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]);
  const token = (await (
    await fetch(`${url}/console/token`, { headers: { cookie: cookie.join('; ') } })
  ).json()) as Json;
  expect(token.invoicing_url).toBe(invoicing_url);
  const me = await fetch(`${invoicing_url}/si/me`, {
    headers: { authorization: `Bearer ${token.token}`, origin: url },
  });
  expect(me.headers.get('access-control-allow-origin')).toBe(url);
  expect(((await me.json()) as Json).data.organisations).toMatchObject([{ id: business, role: 'admin' }]);
});

describe('what cannot be is told in one sentence, with a non-zero exit', () => {
  test('a second start on the same home', async () => {
    const { code, said } = await refusal('start', {
      PORT: String(await freePort()),
      SIMULATORS_PORT: String(await freePort()),
    });
    expect([code, said.split('\n').length]).toEqual([1, 1]);
    expect(said).toContain('already runs');
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  test('a busy port, which leaves nothing running', async () => {
    const other = await folder();
    const { code, said } = await refusal('start', {
      KENTE_HOME: other,
      KENTE_SEED: '',
      SIMULATORS_PORT: String(await freePort()),
    });
    expect([code, said]).toEqual([1, expect.stringMatching(/^Port \d+ is in use\.[^\n]*$/)]);
    expect(said).toContain(settings.PORT);
    expect(postmasterOf(other)).toBeNull();
  });

  test('a busy port of the simulated banks', async () => {
    const busy = createServer();
    await new Promise<void>((done) => busy.listen(0, '127.0.0.1', done));
    const { port } = busy.address() as { port: number };
    const more = {
      KENTE_HOME: await folder(),
      KENTE_SEED: '',
      PORT: String(await freePort()),
      SIMULATORS_PORT: String(port),
    };
    const { code, said } = await refusal('start', more);
    busy.close();
    expect([code, said]).toEqual([1, expect.stringMatching(/^[^\n]*\b\d+ is in use\.[^\n]*$/)]);
    expect(said).toContain(String(port));
  });

  test('a busy port of the connector, and a setting of its own that cannot be', async () => {
    const more = {
      ...{ KENTE_HOME: await folder(), KENTE_SEED: '' },
      ...{ PORT: String(await freePort()), SIMULATORS_PORT: String(await freePort()) },
    };
    const busy = await refusal('start', { ...more, INVOICING_PORT: settings.INVOICING_PORT ?? '' });
    expect([busy.code, busy.said]).toEqual([
      1,
      expect.stringMatching(/^Port \d+ is in use\.[^\n]*INVOICING_PORT[^\n]*$/),
    ]);
    const wrong = await refusal('start', { ...more, MONO_BUSINESS_FLOOR: 'much' });
    expect([wrong.code, wrong.said]).toEqual([1, expect.stringContaining('MONO_BUSINESS_FLOOR must be an integer')]);
  });

  test('a home that cannot be a folder: one sentence', async () => {
    const file = join(home, 'seed.json');
    for (const place of [file, join(file, 'x'), ...(process.platform === 'linux' ? ['/proc/x', '/dev/null/x'] : [])]) {
      const { code, said } = await refusal('start', { KENTE_HOME: place, PORT: String(await freePort()) });
      expect([code, said.trim()]).toEqual([1, expect.stringMatching(/^KENTE_HOME cannot be .* write to\.$/)]);
    }
  });

  test('a database that refuses', async () => {
    const more = {
      KENTE_HOME: await folder(),
      DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/nothing`,
      PORT: String(await freePort()),
      SIMULATORS_PORT: String(await freePort()),
    };
    for (const role of ['start', 'api'] as const) {
      const { code, said } = await refusal(role, more);
      expect([code, said]).toEqual([1, expect.stringMatching(/^PostgreSQL at DATABASE_URL cannot be reached[^\n]*$/)]);
    }
  });

  test('settings that are none, all of them', async () => {
    const { code, said } = await refusal('start', { PORT: 'eighty', LOG_LEVEL: 'loud' });
    expect(code).toBe(1);
    for (const name of ['PORT', 'LOG_LEVEL']) expect(said).toContain(name);
  });
});

describe('seed files', () => {
  const wrong = {
    apps: [
      {
        id: 'x',
        environments: [
          {
            secret_key: 'test_sk_other000000000000001',
            webhook: { url: 'nope', events: ['*', 'nope'] },
            accounts: [{ institution: 'nope' }],
          },
          {
            mode: 'both',
            accounts: [{ balance: 1.5, transactions: [{ amount: -1, type: 'credit', narration: 'x' }] }],
          },
        ],
      },
      { environments: [{ mode: 'live', accounts: [{ persona: 'user_good' }] }] },
    ],
  };

  test('stopped: the exit is clean, within ten seconds, and so is what it leaves', async () => {
    const postmaster = postmasterOf(home);
    const { code, signal, tookMs } = await platform.stop();
    expect([code, signal]).toEqual([0, null]);
    expect(tookMs).toBeLessThan(10_000);
    expect(postmaster !== null && isAlive(postmaster)).toBe(false);
    expect(postmasterOf(home)).toBeNull();
    for (const port of [settings.SIMULATORS_PORT, settings.INVOICING_PORT])
      await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  test('a malformed one: every mistake with its path, nothing applied', async () => {
    const file = join(home, 'wrong.json');
    await writeFile(file, JSON.stringify(wrong));
    const { code, said } = await refusal('start', { KENTE_SEED: file });
    expect(code).toBe(1);
    for (const path of [
      'apps.0.id',
      'apps.0.environments.0.mode',
      'apps.0.environments.1.mode',
      'apps.0.environments.1.accounts.0.balance',
      'apps.0.environments.1.accounts.0.transactions.0.amount',
      ...wrongSense,
    ]) {
      expect(said).toContain(path);
    }
    await writeFile(file, '{"apps": [');
    expect((await refusal('start', { KENTE_SEED: file })).said).toMatch(/is not JSON/);
  });

  test('applied again: nothing changes, and the wrong one left nothing', async () => {
    const before = await demoFile();
    const told = sink.deliveries.filter(({ json }) => json.data.app === IDS.app).length;
    platform = launch('start', settings);
    await ready(platform, url);
    expect(await demoFile()).toEqual(before);
    expect((await call('/v2/accounts')).meta.total).toBe(2);
    expect((await call(`/v2/accounts/${IDS.account}`)).data.account.balance).toBe(1_250_000);
    expect((await call('/v2/webhooks')).data).toHaveLength(1);
    expect((await call('/v2/accounts', 'test_sk_other000000000000001')).status).toBe('failed');
    expect(sink.deliveries.filter(({ json }) => json.data.app === IDS.app)).toHaveLength(told);
    expect((await platform.stop()).code).toBe(0);
  });
});
