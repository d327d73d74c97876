import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Body,
  ConflictError,
  createKente,
  type Kente,
  KenteError,
  type KenteEvent,
  NotFoundError,
  PermissionError,
  type VerifiedWebhook,
  verifyWebhook,
} from '@kente/sdk';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../../apps/platform/src/testing/platform.ts';

/** @kente/sdk against the whole platform, over HTTP. */

const GTBANK = '5f2d08be60b92e2888287702';
let platform: TestPlatform;
let kente: Kente;
let account: string;
let code: string;
let receiver: Receiver;

interface Receiver {
  url: string;
  secrets: string[];
  webhooks: VerifiedWebhook[];
  refused: unknown[];
  close(): void;
}

/** An integrator's endpoint, which checks what comes as the documentation says. */
async function openReceiver(): Promise<Receiver> {
  const webhooks: VerifiedWebhook[] = [];
  const refused: unknown[] = [];
  const secrets: string[] = [];
  const server = createServer(async (request, response) => {
    try {
      webhooks.push(await verifyWebhook({ body: await bytesOf(request), headers: request.headers, secret: secrets }));
      response.writeHead(204).end();
    } catch (error) {
      refused.push(error);
      response.writeHead(401).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`;
  return { url, secrets, webhooks, refused, close: () => server.close() };
}

async function bytesOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const rejection = async (call: Promise<unknown>): Promise<KenteError> => {
  const error = await call.then(
    () => null,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(KenteError);
  return error;
};

async function collected<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

beforeAll(async () => {
  platform = await testPlatform({ simulators: true, settings: { MANUAL_SYNC_WINDOW_SECONDS: '120' } });
  kente = createKente({ baseUrl: platform.url, secretKey: platform.secretKey });
  receiver = await openReceiver();
  const linked = await kente.sandbox.link({ institution: GTBANK, persona: 'user_good', ref: 'LOAN-4711' });
  ({ account, code } = linked.data);
  await platform.until('the first fetch', async () => {
    const { data } = await kente.accounts.retrieve(account);
    return data.meta.data_status === 'AVAILABLE';
  });
});
afterAll(async () => {
  receiver?.close();
  await platform?.close();
});

describe('linking', () => {
  test('a link is made for a customer, and a code is exchanged once', async () => {
    const customer = { name: 'Ngozi Eze', email: 'ngozi@example.com' };
    const { data } = await kente.accounts.initiate({ scope: 'auth', customer, meta: { ref: '99008877TEST' } });
    expect(data.mono_url).toMatch(/\/link\/AL[A-Z0-9]{10}$/);
    expect((await kente.accounts.exchange(code)).data.id).toBe(account);
    expect(await rejection(kente.accounts.exchange(code))).toMatchObject({
      ...{ name: 'InvalidRequestError', status: 400, message: 'Invalid authorization code', attempts: 1 },
    });
    const again = await kente.accounts.initiate({ scope: 'reauth', account });
    expect(again.data).toMatchObject({ account, scope: 'reauth' });
  });

  test('every mistake in a body is told by its field', async () => {
    const error = await rejection(kente.accounts.initiate({ scope: 'auth', customer: { name: 'Ngozi Eze' } }));
    expect(error.fields).toEqual([{ field: 'customer.email', message: 'customer.email is required' }]);
    expect(error.requestId).toBeTruthy();
  });

  test('without a page: session, login, commit, code', async () => {
    const customer = { name: 'Bola Ade', email: 'bola@example.com' };
    const start = { institution: GTBANK, auth_method: 'internet_banking', scope: 'financial_data', customer } as const;
    const session = (await kente.connect.session(start)).data.session.id;
    expect((await kente.connect.sandbox(session)).data.credentials.length).toBeGreaterThan(0);
    const asked = await kente.connect.login(session, { username: 'user_trader', password: 'pass_otp' });
    expect(asked.responseCode).toBe(102);
    const done = await kente.connect.commit(session, { otp: '123456' });
    expect(done.responseCode).toBe(99);
    if (!('code' in done.data)) throw new Error('linked without a code');
    expect((await kente.accounts.exchange(done.data.code)).data.id).toMatch(/^[0-9a-f]{24}$/);
  });
});

describe('reading an account', () => {
  test('details, balance and identity', async () => {
    const { data, http } = await kente.accounts.retrieve(account);
    expect(data.account).toMatchObject({ id: account, _id: account, currency: 'NGN' });
    expect(data.meta.ref).toBe('LOAN-4711');
    expect(http).toMatchObject({ status: 200, attempts: 1, refresh: null });
    const balance = await kente.accounts.balance(account);
    expectTypeOf(balance.data.balance).toEqualTypeOf<number | null>();
    expect(balance.data.balance).toBe(data.account.balance);
    expect((await kente.accounts.identity(account)).data?.bvn).toMatch(/^\d{11}$/);
  });

  test('a real-time read tells of its job', async () => {
    const { http } = await kente.accounts.balance(account, { realtime: true });
    expect(http.refresh).toMatchObject({ status: expect.stringMatching(/^(processing|finished)$/) });
    const job = await kente.accounts.job(account, http.refresh?.jobId ?? '');
    expect(job.data).toMatchObject({ id: http.refresh?.jobId, account });
  });

  test('accounts and transactions page by page come to the whole list', async () => {
    expect((await collected(kente.accounts.list.all({ limit: 1 }))).map(({ id }) => id)).toContain(account);
    const { body } = await kente.request('GET', '/v2/accounts/{id}/transactions', {
      path: { id: account },
      query: { paginate: 'false' },
    });
    const paged = await collected(kente.accounts.transactions.all(account, { limit: 37 }));
    expect(paged).toEqual(body.data);
    const page = await kente.accounts.transactions(account, { page: 2, limit: 10 });
    expect(page.meta).toMatchObject({ page: 2, total: body.data.length });
    expect(page.data).toEqual(body.data.slice(10, 20));
  });

  test('filters hold on every page', async () => {
    const newest = (await kente.accounts.transactions(account, { limit: 1 })).data[0];
    const end = new Date(newest?.date ?? '');
    const start = new Date(end.getTime() - 60 * 86_400_000);
    const rows = await collected(kente.accounts.transactions.all(account, { start, end, type: 'debit', limit: 9 }));
    expect(rows.length).toBeGreaterThan(9);
    expect(rows.every(({ type, date }) => type === 'debit' && new Date(date) >= start)).toBe(true);
  });

  test('sums, spending and statements', async () => {
    expect((await kente.accounts.credits(account)).data.total).toBeGreaterThan(0);
    expect((await kente.accounts.debits(account)).data.history.length).toBeGreaterThan(1);
    expect(
      (await kente.accounts.spending(account, { period: 'last_3_months' })).data.categories.length,
    ).toBeGreaterThan(0);
    const { data } = await kente.accounts.statement(account, { period: 'last3months' });
    const v2 = await kente.accounts.statementV2(account, { period: 'last3months' });
    expect(v2.data.statement).toHaveLength(data.length);
    expect(v2.data.count).toBe(data.length);
  });

  test('a statement as a PDF is downloaded by the path of its job, or by its name', async () => {
    const { data } = await kente.accounts.statementPdf(account, { period: 'last1month' });
    await platform.until('the PDF', async () => {
      const job = await kente.accounts.statementJob(account, data.id);
      return job.data.status === 'BUILT';
    });
    const bytes = await kente.statements.download(data.path);
    expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-');
    const name = data.path.split('/').at(-1) ?? '';
    expect(await kente.statements.download(name)).toEqual(bytes);
    const missing = await rejection(kente.statements.download('AAAAAAAAAAAAAAAAAAAA'));
    expect(missing).toBeInstanceOf(NotFoundError);
  });
});

describe('the cursor feed', () => {
  test('folded page by page it is the list; gone on with later, it brings what is new', async () => {
    const held = new Map<string, unknown>();
    let cursor = '';
    const fold = async (): Promise<number> => {
      let pages = 0;
      for await (const page of kente.accounts.feed.pages(account, { cursor, count: 50 })) {
        for (const row of [...page.added, ...page.modified]) held.set(row.id, row.amount);
        for (const { id } of page.removed) held.delete(id);
        cursor = page.cursor;
        pages += 1;
      }
      return pages;
    };
    expect(await fold()).toBeGreaterThan(1);
    const listed = async () =>
      (await collected(kente.accounts.transactions.all(account))).map(({ id, amount }) => [id, amount]);
    expect(Object.fromEntries(held)).toEqual(Object.fromEntries(await listed()));
    await kente.sandbox.addTransactions(account, {
      transactions: [{ amount: 150_000, type: 'credit', narration: 'NIP/OPAY/SEUN ADE/refund' }],
    });
    await kente.sandbox.sync(account);
    const before = held.size;
    await fold();
    expect(held.size).toBe(before + 1);
    expect(Object.fromEntries(held)).toEqual(Object.fromEntries(await listed()));
  });

  test('an unknown account is no missing route, and a broken cursor is told', async () => {
    expect(await rejection(kente.accounts.feed('a0b1c2d3e4f5a0b1c2d3e4f5'))).toMatchObject({ name: 'NotFoundError' });
    expect(await rejection(kente.accounts.feed(account, { cursor: 'broken' }))).toMatchObject({ status: 400 });
  });
});

describe('customers', () => {
  test('are made, found, changed and deleted; a second one of the same identity is a conflict that names the first', async () => {
    const body: Body<'POST /v2/customers'> = {
      type: 'individual',
      first_name: 'Amaka',
      last_name: 'Obi',
      email: 'amaka@example.com',
      phone: '08012345678',
      address: 'Ikeja',
      identity: { type: 'bvn', number: '22000000017' },
    };
    const { id } = (await kente.customers.create(body)).data;
    const conflict = await rejection(kente.customers.create(body));
    expect(conflict).toBeInstanceOf(ConflictError);
    expect(conflict.data).toEqual({ existing_customer: { id } });
    await kente.customers.update(id, { address: 'Yaba' });
    expect((await kente.customers.retrieve(id)).data.address).toBe('Yaba');
    expect(await collected(kente.customers.list.all({ email: 'amaka@example.com' }))).toHaveLength(1);
    await kente.customers.delete(id);
    expect(await rejection(kente.customers.retrieve(id))).toMatchObject({ message: 'This customer does not exist.' });
  });
});

describe('webhooks and events', () => {
  const received = (name: KenteEvent['event']) =>
    platform.until(name, async () => receiver.webhooks.find(({ event }) => event.event === name));

  test('without an endpoint an analysis is refused before any work', async () => {
    expect(await rejection(kente.accounts.income(account))).toMatchObject({
      status: 404,
      message: 'No webhook found for app',
    });
  });

  test('each delivery proves itself, before, while and after its secret is replaced', async () => {
    const { data } = await kente.webhooks.create({ url: receiver.url, events: ['*', 'transaction.*'] });
    receiver.secrets.push(data.secret);
    await kente.webhooks.test(data.id);
    const first = await received('mono.events.webhook_test');
    expect(first).toMatchObject({ scheme: 'standard', sentAt: expect.any(Date) });
    expect(first.dedupeKey).toBe(first.event.event_id);
    const rotated = await kente.webhooks.rotate(data.id, { overlap_hours: 1 });
    receiver.webhooks.length = 0;
    // The receiver still has the old secret alone.
    await kente.webhooks.test(data.id);
    await received('mono.events.webhook_test');
    receiver.secrets.splice(0, 1, rotated.data.standard_webhooks_secret);
    receiver.webhooks.length = 0;
    await kente.webhooks.test(data.id);
    await received('mono.events.webhook_test');
    expect(receiver.refused).toEqual([]);
  });

  test('an income analysis comes by webhook and as a record with its evidence', async () => {
    expect((await kente.accounts.income(account, { period: 12 })).data).toBeNull();
    const { event } = await received('mono.events.account_income');
    if (event.event !== 'mono.events.account_income') throw new Error('another event');
    expect(event.data.account).toBe(account);
    const [record] = await collected(kente.accounts.incomeRecords.all(account));
    expect(record?.income.total_income).toBe(event.data.total_income);
    const evidence = await kente.accounts.incomeEvidence(account, record?.id ?? '');
    expect(evidence.data.streams.length).toBeGreaterThan(0);
  });

  test('the log has every event in order, page by page, and goes on from any of them', async () => {
    const all = await collected(kente.events.list.all({ limit: 3 }));
    expect(all.length).toBeGreaterThan(3);
    expect(all[0]?.event).toBe('mono.events.account_connected');
    const middle = all[2];
    const rest = await collected(kente.events.list.all({ after: middle?.event_id }));
    expect(rest.slice(0, all.length - 3)).toEqual(all.slice(3));
    expect((await kente.events.retrieve(middle?.event_id ?? '')).data).toEqual(middle);
    const only = await collected(kente.events.list.all({ types: 'mono.events.account_updated', limit: 1 }));
    expect(new Set(only.map(({ event }) => event))).toEqual(new Set(['mono.events.account_updated']));
  });
});

describe('enrichment', () => {
  test('a CSV goes up as a file, its records come down', async () => {
    const csv = 'Type,Narration\ndebit,POS PURCHASE SHOPRITE IKEJA\ncredit,SALARY MAY ADIRE LTD\n';
    const { jobId } = (await kente.enrichments.categorise(csv)).data;
    await platform.until('the job', async () => (await kente.enrichments.job(jobId)).data.status === 'finished');
    const { body } = await kente.request('GET', '/v2/enrichments/record/{jobId}', { path: { jobId } });
    expect(JSON.stringify(body.data)).toContain('SHOPRITE');
    const wrong = await rejection(kente.enrichments.metadata(new Uint8Array([0, 1, 2])));
    expect(wrong.status).toBe(400);
  });
});

describe('the rest of the surface', () => {
  test('institutions, their health, and the wallet', async () => {
    const { data } = await kente.institutions.list({ country: 'ng' });
    expect(data.find(({ id }) => id === GTBANK)?.name).toBe('GTBank');
    expect((await kente.institutions.health()).data.length).toBeGreaterThan(0);
    expect((await kente.wallet.balance()).balance).toBe(0);
  });

  test('the clock and faults of the sandbox', async () => {
    const { data } = await kente.sandbox.orderFault({ target: 'connector:gtbank', fault: 'unavailable', times: 1 });
    expect((await kente.sandbox.faults()).data.map(({ id }) => id)).toContain(data.id);
    await kente.sandbox.deleteFault(data.id);
    expect((await kente.sandbox.moveClock({ advance: '1h' })).data.real).toBe(false);
    expect((await kente.sandbox.moveClock({ real: true })).data.real).toBe(true);
  });

  test('a second sync inside the window is refused with the seconds left, not waited for', async () => {
    expect((await kente.accounts.sync(account)).data.code).toBe('SYNC_SUCCESSFUL');
    const error = await rejection(kente.accounts.sync(account));
    expect(error).toMatchObject({ name: 'RateLimitError', attempts: 1 });
    expect(error.retryAfterSeconds).toBeGreaterThan(60);
  });

  test('a wrong key, a live key on a sandbox route, and a route that does not exist', async () => {
    const stranger = createKente({ baseUrl: platform.url, secretKey: 'test_sk_00000000000000000000' });
    expect(await rejection(stranger.accounts.list())).toMatchObject({ name: 'AuthenticationError', status: 401 });
    const { secretKey } = await platform.tenant({ mode: 'live' });
    const live = createKente({ baseUrl: platform.url, secretKey });
    expect(await rejection(live.sandbox.clock())).toBeInstanceOf(PermissionError);
    const astray = createKente({ baseUrl: `${platform.url}/elsewhere`, secretKey: platform.secretKey });
    expect(await rejection(astray.accounts.list())).toMatchObject({ name: 'UnknownRouteError', status: 404 });
  });

  test('unlinking ends it: the answer has no data, and the account is gone', async () => {
    const { status, http } = await kente.accounts.unlink(account);
    expect([status, http.status]).toEqual(['successful', 200]);
    expect(await rejection(kente.accounts.retrieve(account))).toMatchObject({
      ...{ name: 'NotFoundError', message: 'This account does not exist.' },
    });
  });
});
