import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { platformRoutes } from '../../apps/platform/src/api/routes.ts';
import {
  type Answer,
  type TestPlatform,
  type TestTenant,
  testPlatform,
} from '../../apps/platform/src/testing/platform.ts';
import { type EnrichmentIds, enrichedAccount } from './enriched.ts';
import { type PaymentIds, paidThings } from './paid.ts';
import { uploadedAccount } from './statement.ts';

/**
 * Every route × another app's ids = the answer for a random id. Generated from the route table, so that a new route is
 * in it from its first day.
 */

let platform: TestPlatform;
let stranger: TestTenant;
/** Who asks. */
let own: TestTenant;
let foreign: Record<Kind, string>;

type Kind =
  | 'account'
  | 'job'
  | 'event'
  | 'webhook'
  | 'fault'
  | 'snapshot'
  | 'customer'
  | 'session'
  | 'import'
  | EnrichmentKind
  | keyof PaymentIds;
type EnrichmentKind = keyof EnrichmentIds;

const RANDOM: Record<Kind, string> = {
  account: 'a0b1c2d3e4f5a0b1c2d3e4f5',
  customer: 'a0b1c2d3e4f5a0b1c2d3e4f6',
  webhook: 'a0b1c2d3e4f5a0b1c2d3e4f7',
  fault: 'a0b1c2d3e4f5a0b1c2d3e4f8',
  job: 'A0b1C2d3E4f5A0b1C2d3',
  snapshot: 'A0b1C2d3E4f5A0b1C2d4',
  session: 'A0b1C2d3E4f5A0b1C2d5',
  event: 'evt_a0b1c2d3e4f5a0b1c2d3e4f5',
  import: 'a0b1c2d3e4f5a0b1c2d3e4f9',
  record: 'a0b1c2d3e4f5a0b1c2d3e4fa',
  transaction: 'a0b1c2d3e4f5a0b1c2d3e4fb',
  correction: 'a0b1c2d3e4f5a0b1c2d3e4fc',
  enrichment: 'A0b1C2d3E4f5A0b1C2d6',
  mandate: 'mmc_a0b1c2d3e4f5a0b1c2d3e4f5',
  agreed: 'agreed-999999999',
  debit: 'debited-999999999',
  payment: 'OD9999999999',
  payout: 'po_a0b1c2d3e4f5a0b1c2d3e4f5',
  source: 'a0b1c2d3e4f5a0b1c2d3e4fd',
  disbursement: 'a0b1c2d3e4f5a0b1c2d3e4fe',
  distribution: 'a0b1c2d3e4f5a0b1c2d3e4ff',
};

/** Which kind of id stands at a parameter of a path. */
function kindOf(path: string, parameter: string): Kind {
  if (/\/payments\//.test(path)) return paymentKindOf(path, parameter);
  if (/accounts\/:id/.test(path) && parameter === 'id') return 'account';
  if (/^\/v1\/enrichments\/:id/.test(path)) return 'account';
  if (/\/(accounts\/jobs|enrichments\/record)\/:jobId/.test(path)) return 'enrichment';
  if (/\/corrections\/:/.test(path)) return 'correction';
  if (parameter === 'record' || parameter === 'transaction') return parameter;
  if (parameter === 'jobId') return 'job';
  if (parameter === 'importId') return 'import';
  if (/\/events\/:/.test(path)) return 'event';
  if (/\/webhooks\/:/.test(path)) return 'webhook';
  if (/\/faults\/:/.test(path)) return 'fault';
  if (/\/customers\/:/.test(path)) return 'customer';
  throw new Error(`no kind for :${parameter} of ${path}: add it here`);
}

function paymentKindOf(path: string, parameter: string): keyof PaymentIds {
  if (/\/mandates\/reference\/:/.test(path)) return 'agreed';
  if (parameter === 'reference') return 'debit';
  if (parameter === 'payout' || parameter === 'distribution') return parameter;
  if (/\/mandates\/:/.test(path)) return 'mandate';
  if (/\/sandbox\/payments\/:/.test(path)) return 'payment';
  if (/\/source-accounts\/:/.test(path)) return 'source';
  if (/\/disbursements\/:/.test(path)) return 'disbursement';
  throw new Error(`no kind for :${parameter} of ${path}: add it here`);
}

const withIds = platformRoutes
  .filter((route) => !route.access.open)
  .flatMap((route) => route.paths.filter((path) => path.includes(':')).map((path) => ({ method: route.method, path })));

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
  const products = ['connect', 'payments', 'disburse'] as const;
  [stranger, own] = [await platform.tenant({ products }), await platform.tenant({ products })];
  const call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    platform.call(method, path, {
      key: stranger.secretKey,
      ...(body === undefined ? {} : { body }),
      ...(headers ? { headers } : {}),
    });
  const account: string = (await call('POST', '/v2/sandbox/link', {})).json.data.account;
  await platform.until(
    'the first fetch',
    async () => (await call('GET', `/v2/accounts/${account}`)).json.data.meta.data_status !== 'PROCESSING',
  );
  const job = String(
    (await call('GET', `/v2/accounts/${account}`, undefined, { 'x-realtime': 'true' })).headers['x-job-id'],
  );
  const details = (await call('GET', `/v2/accounts/${account}`)).json.data;
  const session = await call('POST', '/v2/connect/session', {
    institution: '5f2d08be60b92e2888287702',
    auth_method: 'internet_banking',
    scope: 'financial_data',
    customer: { name: 'Ngozi Bello', email: 'ngozi@example.com' },
  });
  foreign = {
    account,
    job,
    customer: details.customer.id,
    event: (await call('GET', '/v2/events')).json.data[0].event_id,
    webhook: (await call('POST', '/v2/webhooks', { url: `${platform.url}/nowhere` })).json.data.id,
    fault: (await call('POST', '/v2/sandbox/faults', { target: 'webhook', fault: 'timeout' })).json.data.id,
    snapshot: (await call('POST', '/v2/sandbox/snapshot', {})).json.data.id,
    session: session.json.data.session.id,
    import: (await uploadedAccount(platform, stranger.secretKey)).importId,
    ...(await enrichedAccount(platform, stranger.secretKey, account)),
    ...(await paidThings(platform, stranger)),
  };
}, 120_000);

afterAll(() => platform?.close());

/** Status and body, without what differs from call to call. */
function essence({ status, json, text }: Answer): unknown {
  if (json === null || typeof json !== 'object') return { status, text };
  const { timestamp: _timestamp, timestamps: _timestamps, ...rest } = json;
  return { status, rest };
}

function fill(path: string, ids: Record<Kind, string>): string {
  return path.replace(/:([A-Za-z_]+)/g, (_all, parameter: string) => encodeURIComponent(ids[kindOf(path, parameter)]));
}

describe.each(withIds)("$method $path tells nothing of another app's ids", ({ method, path }) => {
  test('a foreign id, a random one and a malformed one get the very same refusal', async () => {
    const ask = async (ids: Record<Kind, string>) =>
      essence(
        await platform.call(method, fill(path, ids), {
          key: own.secretKey,
          ...(method === 'GET' ? {} : { body: {} }),
        }),
      );
    const random = (await ask(RANDOM)) as { status: number };
    expect(random.status).toBeGreaterThanOrEqual(400);
    expect(random.status).toBeLessThan(500);
    expect(await ask(foreign)).toEqual(random);
    for (const malformed of ['x', "'", '0', '\u0000', '../..', 'é'.repeat(30)]) {
      const all = Object.fromEntries(Object.keys(RANDOM).map((kind) => [kind, malformed])) as Record<Kind, string>;
      expect(await ask(all)).toEqual(random);
    }
  });
});

test('an import of another app is the same refusal on an account of its own', async () => {
  const { account } = await uploadedAccount(platform, platform.secretKey);
  const ask = async (id: string) => essence(await platform.call('POST', `/v2/accounts/${account}/imports/${id}/undo`));
  expect(await ask(foreign.import)).toEqual(await ask(RANDOM.import));
});

test('a record or a transaction of another app is the same refusal on an account of its own', async () => {
  const { account } = await uploadedAccount(platform, platform.secretKey);
  const evidence = async (id: string) =>
    essence(await platform.call('GET', `/v2/accounts/${account}/income-records/${id}/evidence`));
  expect(await evidence(foreign.record)).toEqual(await evidence(RANDOM.record));
  const category = async (id: string) =>
    essence(
      await platform.call('PUT', `/v2/accounts/${account}/transactions/${id}/category`, {
        body: { category: 'travel' },
      }),
    );
  expect(await category(foreign.transaction)).toEqual(await category(RANDOM.transaction));
});

test('a distribution of another app is the same refusal in a disbursement of its own', async () => {
  const { disbursement } = await paidThings(platform, own);
  const change = async (id: string) => {
    const path = `/v3/payments/disburse/disbursements/${disbursement}/distributions/${id}`;
    return essence(await platform.call('PATCH', path, { key: own.secretKey, body: { narration: 'Salary' } }));
  };
  expect(await change(foreign.distribution)).toEqual(await change(RANDOM.distribution));
});

const TERMS = {
  ...{ amount: 5_000_000, mandate_type: 'emandate', debit_type: 'variable', description: 'Repayment' },
  ...{ reference: 'agreed-000000002', account_number: '3800000002', bank_code: '035' },
  ...{ start_date: '2030-01-01', end_date: '2040-12-31' },
};
const ONE_TIME = {
  amount: 500_000,
  type: 'onetime-debit',
  description: 'Ticket',
  reference: 'ticket-000000002',
};
/** Ids that stand in a body, a query or a header. */
const elsewhere: { title: string; ask: (ids: Record<Kind, string>) => Promise<Answer> }[] = [
  {
    title: 'customer of initiate',
    ask: ({ customer }) =>
      platform.call('POST', '/v2/accounts/initiate', { body: { scope: 'auth', customer: { id: customer } } }),
  },
  {
    title: 'account of a re-authorisation',
    ask: ({ account }) => platform.call('POST', '/v2/accounts/initiate', { body: { scope: 'reauth', account } }),
  },
  {
    title: 'customer filter of the accounts list',
    ask: ({ customer }) => platform.call('GET', `/v2/accounts?customer=${encodeURIComponent(customer)}`),
  },
  {
    title: "account of a customer's transactions",
    ask: async ({ account }) => {
      const customer = { name: 'Halima Sani', email: 'halima@example.com' };
      const made = await platform.call('POST', '/v2/accounts/initiate', { body: { scope: 'auth', customer } });
      const path = `/v2/customers/${made.json.data.customer}/transactions?account=${encodeURIComponent(account)}`;
      return platform.call('GET', path);
    },
  },
  {
    title: 'customer of a headless session',
    ask: ({ customer }) =>
      platform.call('POST', '/v2/connect/session', {
        body: {
          institution: '5f2d08be60b92e2888287702',
          auth_method: 'internet_banking',
          scope: 'financial_data',
          customer: { id: customer },
        },
      }),
  },
  {
    title: 'account of a headless re-authorisation',
    ask: ({ account }) => platform.call('POST', '/v2/connect/reauth/session', { body: { account } }),
  },
  {
    title: 'session of a headless login',
    ask: ({ session }) =>
      platform.call('POST', '/v2/connect/login', {
        headers: { 'x-session-id': encodeURIComponent(session) },
        body: { username: 'user_good', password: 'x' },
      }),
  },
  {
    title: 'account of a sandbox code',
    ask: ({ account }) => platform.call('POST', '/v2/sandbox/codes', { body: { account } }),
  },
  {
    title: 'account of a fired event',
    ask: ({ account }) =>
      platform.call('POST', '/v2/sandbox/webhooks/fire', { body: { event: 'mono.events.account_updated', account } }),
  },
  {
    title: 'snapshot of a restore',
    ask: ({ snapshot }) => platform.call('POST', '/v2/sandbox/restore', { body: { id: snapshot } }),
  },
  {
    title: 'customer of a mandate',
    ask: ({ customer }) => platform.call('POST', '/v3/payments/mandates', { body: { ...TERMS, customer } }),
  },
  {
    title: 'customer of a one-time payment',
    ask: ({ customer }) => platform.call('POST', '/v2/payments/initiate', { body: { ...ONE_TIME, customer } }),
  },
  {
    title: 'account of a direct payment',
    ask: ({ account }) =>
      platform.call('POST', '/v2/directpay/initiate', {
        body: { ...ONE_TIME, type: 'ONE_TIME', account_id: account },
      }),
  },
  {
    title: 'payment of a refund',
    ask: ({ debit }) => platform.call('POST', '/v2/payments/refund', { body: { reference: debit } }),
  },
  {
    title: 'payment that is verified',
    ask: ({ debit }) => platform.call('POST', '/v1/payments/verify', { body: { reference: debit } }),
  },
  {
    title: 'source account of a disbursement',
    ask: ({ source }) =>
      platform.call('POST', '/v3/payments/disburse/disbursements', {
        key: own.secretKey,
        body: {
          ...{ reference: 'salaries-00000002', source: 'mandate', account: source, type: 'scheduled' },
          ...{ total_amount: 100_000, description: 'Salaries' },
        },
      }),
  },
  {
    title: 'source account that is changed',
    ask: ({ source }) =>
      platform.call('PUT', '/v3/payments/disburse/source-accounts', {
        key: own.secretKey,
        body: { id: source, email: 'pay@adire.example' },
      }),
  },
  {
    title: 'event that a page begins after',
    ask: ({ event }) => platform.call('GET', `/v2/events?after=${encodeURIComponent(event)}`),
  },
];

test.each(elsewhere)('$title: a foreign id and a random one get the very same refusal', async ({ ask }) => {
  const random = essence(await ask(RANDOM)) as { status: number };
  expect(random.status).toBeGreaterThanOrEqual(400);
  expect(random.status).toBeLessThan(500);
  expect(essence(await ask(foreign))).toEqual(random);
  const malformed = Object.fromEntries(Object.keys(RANDOM).map((kind) => [kind, "nonsense' --"])) as Record<
    Kind,
    string
  >;
  expect(essence(await ask(malformed))).toEqual(random);
});

test('every route that takes a key refuses a missing, an unknown and a public one alike', async () => {
  for (const { method, path } of withIds) {
    for (const key of [null, 'test_sk_00000000000000000000', platform.publicKey]) {
      const answer = await platform.call(method, fill(path, RANDOM), { key });
      expect({ path, status: answer.status }).toEqual({ path, status: 401 });
      expect(answer.json.message).toMatch(/^Unauthorized\. /);
    }
  }
});
