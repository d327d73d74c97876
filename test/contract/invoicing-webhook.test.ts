import { createHmac } from 'node:crypto';
import { SettableClock } from '@kente/kit/clock';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type Answer,
  type TestConnector,
  type TestOrganisation,
  testConnector,
} from '../../apps/invoicing/src/testing/connector.ts';
import { webhookRoutes } from '../../apps/invoicing/src/webhook-door/routes/index.ts';
import { type TestPlatform, testPlatform } from '../../apps/platform/src/testing/platform.ts';

/** Contract: invoicing 3.3, 3.10 and 5, against the real platform over HTTP. */

const WEBHOOK = '/si/mono/webhook';
const STATUS = '/si/mono/webhook-status';
const SECRET = 'test_secret';
/** The vector of the contract. */
const AT = 1_766_664_000;
const BODY = '{"event":"transaction.settled","account":"acc_123","data":{"id":"tx_1","amount":250000}}';
const SIGNATURE = 'd8033f7eb42b852d2a559d0f7b4ba0835a53c27c9288f37fec0551175ec9984b';
const SIGNED = { 'x-mono-timestamp': String(AT), 'x-mono-signature': SIGNATURE };
const STATIC = { 'mono-webhook-secret': SECRET };

let platform: TestPlatform;
let connector: TestConnector;
let ours: TestOrganisation;
let database: pg.Client;
const clock = new SettableClock(new Date(AT * 1_000));
const reached = new Set<string>();
const onAnswer = ({ method, path }: { method: string; path: string }, status: number): void => {
  reached.add(`${method} ${path} ${status}`);
};

const beside = (settings: Record<string, string>, shared = true) =>
  testConnector({
    ...{ clock, onAnswer, settings: { MONO_WEBHOOK_SECRET: SECRET, ...settings } },
    ...(shared ? { databaseUrl: connector.databaseUrl } : {}),
    upstream: { url: platform.url, secretKey: platform.secretKey },
  });

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
  connector = await beside({}, false);
  ours = await connector.organisation();
  database = new pg.Client({ connectionString: connector.databaseUrl });
  await database.connect();
}, 90_000);
afterAll(async () => {
  await database?.end();
  await connector?.close();
  await platform?.close();
});

const deliver = (body: unknown, headers: Record<string, string> = STATIC, at = connector): Promise<Answer> =>
  at.call('POST', WEBHOOK, { body, headers: { 'content-type': 'application/json', ...headers } });

function signed(body: string, seconds = Math.floor(clock.now().getTime() / 1_000)): Record<string, string> {
  const signature = createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex');
  return { 'x-mono-timestamp': String(seconds), 'x-mono-signature': signature };
}

async function actionOf(body: object): Promise<string> {
  const { status, json } = await deliver(body);
  expect(status).toBe(200);
  return json.data.action;
}

const status = async (key = ours.keys.sandbox, at = connector) => (await at.call('GET', STATUS, { key })).json.data;

/** What the last 24 hours have more of once something happened. */
async function counted(happens: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = (await status()).last24h;
  await happens();
  const after = (await status()).last24h;
  return Object.fromEntries(
    Object.keys(after).flatMap((name) => (after[name] === before[name] ? [] : [[name, after[name] - before[name]]])),
  );
}

let people = 0;
/** Somebody whom no other test knows. */
const link = async (): Promise<{ code: string; account: string }> =>
  (await platform.call('POST', '/v2/sandbox/link', { body: { persona: `webhook.person${++people}` } })).json.data;

async function linked(by = ours): Promise<string> {
  const { code } = await link();
  return (await connector.call('POST', '/si/mono/exchange', { key: by.keys.sandbox, body: { code } })).json.data.id;
}

let moments = 0;
/** Later than everything that came before: what is newest is told by time. */
const tick = (): void => clock.set(new Date(AT * 1_000 + (1_000 + ++moments) * 1_000));
const backAgain = (): void => clock.set(new Date(AT * 1_000));

let events = 0;
const eventId = (): string => `evt_${String(++events).padStart(24, '0')}`;

/** A receipt of ₦50,000 for an invoice. */
function settled(account: string, row: object = {}, more: object = {}) {
  const transaction = {
    ...{ id: `tx_${++events}`, narration: 'NIP/EXAMPLE VENTURES LTD/INV-204 web design', amount: 5_000_000 },
    ...{ type: 'credit', currency: 'NGN', balance: 9_000_000, date: '2025-12-25T11:00:00.000Z', status: 'posted' },
    ...{ reference: 'INV-204', counterparty: { name: 'EXAMPLE VENTURES LTD', account_number: null, bank: null } },
    ...row,
  };
  const data = { account, account_id: account, transaction };
  return { event: 'transaction.settled', event_id: eventId(), timestamp: clock.now().toISOString(), data, ...more };
}

async function rows(account: string): Promise<{ id: string; status: string; result: string; removed: boolean }[]> {
  const found = await database.query(
    `select id, status, result, removed_at is not null as removed from bank_transactions where account_id = $1 order by id`,
    [account],
  );
  return found.rows;
}

const invoicesOf = async (account: string): Promise<number> =>
  (await database.query('select count(*)::int as n from invoices where account_id = $1', [account])).rows[0].n;

const isLinked = async (id: string): Promise<Record<string, unknown> | undefined> => {
  const list = await connector.call('GET', '/si/mono/accounts?linkedOnly=true', { key: ours.keys.sandbox });
  return list.json.data.find((row: { id: string }) => row.id === id);
};

describe('who is let in', () => {
  test.each([
    ['the vector of the contract', SIGNED],
    ['upper-case hex', { ...SIGNED, 'x-mono-signature': SIGNATURE.toUpperCase() }],
    ['the prefix sha256=', { ...SIGNED, 'x-mono-signature': `sha256=${SIGNATURE}` }],
    ['the static secret alone', STATIC],
    ['both, where both hold', { ...SIGNED, ...STATIC }],
  ])('%s', async (_title, headers) => {
    const { status: code, json } = await deliver(BODY, headers);
    expect([code, json.message, json.data.action]).toEqual([200, 'Event processed', 'ignored']);
    expect(json.data.event).toBe('transaction.settled');
  });

  test.each([
    ['one byte of the body changed', SIGNED, BODY.replace('250000', '250001')],
    ['the same JSON spelled otherwise', SIGNED, JSON.stringify(JSON.parse(BODY), null, 1)],
    ['one digit of the signature changed', { ...SIGNED, 'x-mono-signature': SIGNATURE.replace(/b$/, 'c') }, BODY],
    ['a signature that is cut', { ...SIGNED, 'x-mono-signature': SIGNATURE.slice(2) }, BODY],
    ['a signature without timestamp', { 'x-mono-signature': SIGNATURE }, BODY],
    ['a timestamp without signature', { 'x-mono-timestamp': String(AT) }, BODY],
    [
      'a failed signature beside the right static secret',
      { ...SIGNED, ...STATIC, 'x-mono-signature': 'f'.repeat(64) },
      BODY,
    ],
    ['a lone timestamp beside the right static secret', { 'x-mono-timestamp': String(AT), ...STATIC }, BODY],
    ['an empty signature beside the right static secret', { 'x-mono-signature': '', ...STATIC }, BODY],
    ['another static secret', { 'mono-webhook-secret': 'test_secreT' }, BODY],
    ['no proof at all', {}, BODY],
  ])('401 for %s', async (_title, headers: Record<string, string>, body) => {
    const { status: code, json } = await deliver(body, headers);
    expect([code, json.error_code, json.data]).toEqual([401, 'invalid_signature', null]);
  });

  test('a timestamp 300 seconds off, and not 301, either way', async () => {
    for (const off of [300, -300, 301, -301]) {
      const { status: code } = await deliver(BODY, signed(BODY, AT + off));
      expect([off, code]).toEqual([off, Math.abs(off) <= 300 ? 200 : 401]);
    }
  });

  test('Standard Webhooks headers that fail do not matter, and that hold do not help', async () => {
    const standard = { 'webhook-id': 'evt_1', 'webhook-timestamp': String(AT), 'webhook-signature': 'v1,AAAA' };
    expect((await deliver(BODY, { ...SIGNED, ...standard })).status).toBe(200);
    const text = `${standard['webhook-id']}.${AT}.${BODY}`;
    const holds = {
      ...standard,
      'webhook-signature': `v1,${createHmac('sha256', SECRET).update(text).digest('base64')}`,
    };
    expect((await deliver(BODY, holds)).status).toBe(401);
    expect(
      (await deliver(BODY, { ...holds, 'x-mono-signature': 'f'.repeat(64), 'x-mono-timestamp': String(AT) })).status,
    ).toBe(401);
  });

  test('400 for a body that is proved and no JSON, told only to whoever proved it', async () => {
    for (const body of ['not json', '', '[]', '7', '"text"']) {
      const { status: code, json } = await deliver(body, signed(body));
      expect([body, code, json.error_code]).toEqual([body, 400, 'invalid_json']);
    }
    expect((await deliver('not json', {})).status).toBe(401);
  });

  test('413 for a body that is too long to be an event', async () => {
    expect((await deliver(`"${'x'.repeat(1_100_000)}"`)).status).toBe(413);
  });

  test('without a secret nobody, and nothing is processed', async () => {
    const account = await linked();
    const other = await testConnector({
      ...{ databaseUrl: connector.databaseUrl, clock, onAnswer },
      upstream: { url: platform.url, secretKey: platform.secretKey },
    });
    try {
      const { status: code, json } = await deliver(settled(account), STATIC, other);
      expect([code, json.error_code]).toEqual([503, 'webhook_secret_missing']);
      expect(await rows(account)).toEqual([]);
      expect(await status(ours.keys.sandbox, other)).toMatchObject({ status: 'degraded', secretConfigured: false });
    } finally {
      await other.close();
    }
  });

  test('where nothing is verified everybody, marked as unproved', async () => {
    const account = await linked();
    const other = await beside({ MONO_VERIFY_SIGNATURE: 'false' });
    try {
      const event = settled(account);
      expect((await deliver(event, {}, other)).json.data.action).toBe('drafted');
      const kept = await database.query('select verified from webhook_events where key = $1', [event.event_id]);
      expect(kept.rows).toEqual([{ verified: false }]);
      expect(await status(ours.keys.sandbox, other)).toMatchObject({ status: 'degraded', verifySignature: false });
    } finally {
      await other.close();
    }
  });

  test('a replay of a signed delivery does nothing inside its window, and is refused after it', async () => {
    const account = await linked(await connector.organisation('Dantata Textiles Ltd'));
    const body = JSON.stringify(settled(account));
    const headers = signed(body);
    try {
      expect((await deliver(body, headers)).json.data.action).toBe('drafted');
      expect((await deliver(body, headers)).json.data.action).toBe('duplicate');
      clock.advance(301_000);
      expect((await deliver(body, headers)).status).toBe(401);
      expect((await deliver(body, signed(body))).json.data.action).toBe('duplicate');
      clock.advance(400 * 86_400_000);
      expect((await deliver(body, signed(body))).json.data.action).toBe('duplicate');
    } finally {
      backAgain();
    }
    expect(await invoicesOf(account)).toBe(1);
  });
});

describe('a transaction', () => {
  test('that looks like business becomes one draft', async () => {
    const account = await linked();
    const event = settled(account);
    const { json } = await deliver(event);
    expect(json.data).toEqual({ event: 'transaction.settled', action: 'drafted', eventId: event.event_id });
    expect([await invoicesOf(account), (await rows(account)).length]).toEqual([1, 1]);
  });

  test('sent many times at once is taken once', async () => {
    const account = await linked();
    const event = settled(account);
    const actions = await Promise.all(Array.from({ length: 10 }, () => actionOf(event)));
    expect(actions.filter((action) => action !== 'duplicate')).toEqual(['drafted']);
    expect(await invoicesOf(account)).toBe(1);
  });

  test('without an event id is known by its bytes', async () => {
    const account = await linked();
    const { event_id: _, timestamp: __, ...event } = settled(account);
    const first = await deliver(event);
    expect(first.json.data).toMatchObject({ action: 'drafted', eventId: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await deliver(event)).json.data).toMatchObject({ action: 'duplicate', eventId: first.json.data.eventId });
  });

  test('that is personal goes to the dead letters; a charge is skipped', async () => {
    const account = await linked();
    const gift = { narration: 'NIP/ADA OBI/birthday gift', reference: null, counterparty: { name: 'ADA OBI' } };
    expect(await actionOf(settled(account, gift))).toBe('dlq');
    const charge = { narration: 'NIP CHARGE + VAT', type: 'debit', amount: 5_375, reference: null, counterparty: null };
    expect(await actionOf(settled(account, charge))).toBe('skipped');
  });

  test('changes, and is brought into line; withdrawn, its draft is rejected', async () => {
    const account = await linked();
    const first = settled(account);
    expect(await actionOf(first)).toBe('drafted');
    const { transaction } = first.data;
    const changed = settled(account, { ...transaction, amount: 6_000_000 }, { event: 'transaction.updated' });
    expect(await actionOf(changed)).toBe('reconciled');
    const gone = settled(account, transaction, { event: 'transaction.updated' });
    expect(await actionOf({ ...gone, data: { ...gone.data, removed: true } })).toBe('reconciled');
    expect(await rows(account)).toMatchObject([{ removed: true }]);
  });

  test('whose older news comes late stays as the newest said', async () => {
    const account = await linked();
    const now = clock.now().getTime();
    const at = (seconds: number) => ({ timestamp: new Date(now - seconds * 1_000).toISOString() });
    const newest = settled(account, {}, at(10));
    const older = {
      ...settled(account, { ...newest.data.transaction, status: 'pending' }, at(20)),
      event: 'transaction.created',
    };
    expect(await actionOf(newest)).toBe('drafted');
    expect(await actionOf(older)).toBe('ignored');
    expect(await rows(account)).toMatchObject([{ status: 'posted', result: 'drafted' }]);
    const gone = settled(account, newest.data.transaction, at(5));
    await actionOf({ ...gone, data: { ...gone.data, removed: true } });
    expect(await actionOf(settled(account, newest.data.transaction, at(7)))).toBe('ignored');
    expect(await rows(account)).toMatchObject([{ removed: true }]);
  });

  test('in any order ends as the newest event said, however many come at once', async () => {
    const account = await linked();
    const now = clock.now().getTime();
    const first = settled(account);
    const all = Array.from({ length: 8 }, (_, index) =>
      settled(
        account,
        { ...first.data.transaction, amount: 5_000_000 + index, status: index === 7 ? 'posted' : 'pending' },
        { timestamp: new Date(now - (8 - index) * 1_000).toISOString() },
      ),
    );
    await Promise.all([...all].reverse().map((event) => deliver(event)));
    await vi.waitFor(async () => {
      const { rows: kept } = await database.query(
        'select amount_minor, status from bank_transactions where account_id = $1',
        [account],
      );
      expect(kept).toEqual([{ amount_minor: '5000007', status: 'posted' }]);
    }, 10_000);
    expect(await invoicesOf(account)).toBe(1);
  });

  test('that cannot be read is ignored, counted, and told in the status', async () => {
    const account = await linked();
    tick();
    const wrong = settled(account, { type: 'sideways' });
    const alsoWrong = settled(account, { amount: '5000000' });
    expect(await counted(async () => [await actionOf(wrong), await actionOf(alsoWrong)])).toEqual({
      received: 2,
      accepted: 2,
    });
    expect((await status()).lastError).toBe('transaction.settled: the transaction cannot be read');
    backAgain();
    expect(await rows(account)).toEqual([]);
  });

  test('in data itself is found too, as is the account in its other places', async () => {
    const account = await linked();
    const { transaction } = settled(account).data;
    const flat = {
      event: 'mono.events.transaction_settled',
      account,
      data: { ...transaction, id: undefined, _id: 'tx_flat' },
    };
    expect(await actionOf(flat)).toBe('drafted');
    const object = settled(account, { id: 'tx_object' });
    expect(
      await actionOf({ ...object, data: { account: { _id: account }, transaction: object.data.transaction } }),
    ).toBe('drafted');
  });

  test('of an account that two organisations hold is taken by both', async () => {
    const theirs = await connector.organisation('Dantata Textiles Ltd');
    const account = await linked();
    const { code } = (await platform.call('POST', '/v2/sandbox/codes', { body: { account } })).json.data;
    await connector.call('POST', '/si/mono/exchange', { key: theirs.keys.sandbox, body: { code } });
    const event = settled(account);
    expect(await actionOf(event)).toBe('drafted');
    expect((await rows(account)).length).toBe(2);
    expect(await actionOf(event)).toBe('duplicate');
  });
});

describe('what is ignored', () => {
  test('an account that nobody linked: counted as unmatched, and taken once it is linked', async () => {
    const { code, account } = await link();
    const event = settled(account);
    expect(await counted(() => actionOf(event))).toEqual({ received: 1, unmatched: 1 });
    await connector.call('POST', '/si/mono/exchange', { key: ours.keys.sandbox, body: { code } });
    expect(await actionOf(event)).toBe('drafted');
  });

  test('an event that we do not know, and one about no account', async () => {
    const account = await linked();
    const data = { account };
    for (const event of ['mono.events.account_income', 'something.new', '__proto__', '']) {
      expect(await actionOf({ event, event_id: eventId(), data })).toBe('ignored');
    }
    tick();
    expect(await counted(() => actionOf({ event: 'mono.events.webhook_test', event_id: eventId(), data: {} }))).toEqual(
      {
        received: 1,
        accepted: 1,
      },
    );
    expect((await status()).lastEvent).toBe('mono.events.webhook_test');
    backAgain();
    expect(await actionOf({ event: 7, data: 'x' })).toBe('ignored');
  });

  test('an event of another app, where ours is named', async () => {
    const account = await linked();
    const other = await beside({ MONO_APP_ID: 'a'.repeat(24) });
    const of = (app: string | undefined) => {
      const event = settled(account);
      return deliver({ ...event, data: { ...event.data, app } }, STATIC, other);
    };
    try {
      expect((await of('b'.repeat(24))).json.data.action).toBe('ignored');
      expect(await rows(account)).toEqual([]);
      expect((await of('a'.repeat(24))).json.data.action).toBe('drafted');
    } finally {
      await other.close();
    }
  });

  test('an account that was unlinked', async () => {
    const account = await linked();
    await connector.call('POST', `/si/mono/accounts/${account}/unlink`, { key: ours.keys.sandbox, body: {} });
    expect(await actionOf(settled(account))).toBe('ignored');
    expect(await rows(account)).toEqual([]);
  });
});

describe('an account', () => {
  const about = (event: string, account: string, more: object = {}, seconds = 0) => ({
    ...{ event, event_id: eventId(), timestamp: new Date(clock.now().getTime() + seconds * 1_000).toISOString() },
    data: { account: { _id: account, id: account }, account_id: account, ...more },
  });
  const syncs = async (account: string): Promise<number> => {
    const jobs = await database.query(
      `select count(*)::int as n from graphile_worker.jobs where task_identifier like '%sync%' and key like $1`,
      [`%${account}%`],
    );
    return jobs.rows[0].n;
  };

  test('with new data is synced; without, it is left alone', async () => {
    const account = await linked();
    await database.query(`delete from graphile_worker._private_jobs where key like $1`, [`%${account}%`]);
    const updated = (has: boolean) => about('mono.events.account_updated', account, { meta: { has_new_data: has } });
    expect(await actionOf(updated(false))).toBe('ignored');
    expect(await syncs(account)).toBe(0);
    expect(await actionOf(updated(true))).toBe('queued');
    expect(await syncs(account)).toBe(1);
  });

  test('that needs its holder again says so until it is renewed, whatever comes late', async () => {
    const account = await linked();
    clock.advance(60_000);
    try {
      const required = async () => (await isLinked(account))?.reauthRequired;
      expect(await actionOf(about('mono.events.reauthorisation_required', account, {}, -30))).toBe('reconciled');
      expect(await required()).toBe(true);
      expect(await actionOf(about('mono.events.account_reauthorized', account, {}, -10))).toBe('queued');
      expect(await required()).toBe(false);
      expect(await actionOf(about('account.reauthorization_required', account, {}, -20))).toBe('ignored');
      expect(await required()).toBe(false);
    } finally {
      backAgain();
    }
  });

  test('unlinked at the bank is unlinked here, and nothing is purged', async () => {
    const account = await linked();
    await actionOf(settled(account));
    expect(await actionOf(about('mono.events.account_unlinked', account))).toBe('reconciled');
    expect(await isLinked(account)).toBeUndefined();
    expect(await invoicesOf(account)).toBe(1);
    expect(await actionOf(about('account.disconnected', account))).toBe('ignored');
  });

  test('that was linked again is not unlinked by news of the consent before', async () => {
    const { code, account } = await link();
    const exchange = (given: string) =>
      connector.call('POST', '/si/mono/exchange', { key: ours.keys.sandbox, body: { code: given } });
    await exchange(code);
    const again = (await platform.call('POST', '/v2/sandbox/codes', { body: { account } })).json.data;
    expect(await actionOf(about('mono.events.account_unlinked', account, {}, -120))).toBe('reconciled');
    await exchange(again.code);
    expect(await actionOf(about('mono.events.account_unlinked', account, {}, -60))).toBe('ignored');
    expect(await isLinked(account)).toBeDefined();
  });

  test('connected on our link is linked as by an exchange, which then finds it', async () => {
    const ref = `si_webhook_${++events}`;
    const person = {
      customer: { name: 'Bisi Adeyemi', email: 'bisi@example.com' },
      redirectUrl: 'https://app.example/done',
    };
    await connector.call('POST', '/si/mono/widget-link', {
      key: ours.keys.sandbox,
      body: { ...person, meta: { ref } },
    });
    const { code, account } = await link();
    const connected = {
      ...{ event: 'mono.events.account_connected', event_id: eventId(), timestamp: clock.now().toISOString() },
      data: { id: account, customer: 'c'.repeat(24), meta: { data_status: 'PROCESSING', ref } },
    };
    expect(
      await actionOf({
        ...connected,
        event_id: eventId(),
        data: { ...connected.data, meta: { ref: 'si_unknown_ref' } },
      }),
    ).toBe('ignored');
    expect(await isLinked(account)).toBeUndefined();
    expect(await actionOf(connected)).toBe('queued');
    expect(await isLinked(account)).toMatchObject({ id: account });
    expect(await syncs(account)).toBe(1);
    const exchanged = await connector.call('POST', '/si/mono/exchange', {
      key: ours.keys.sandbox,
      body: { code, meta: { ref } },
    });
    expect([exchanged.status, exchanged.json.data.id]).toEqual([200, account]);
    expect(await actionOf({ ...connected, event_id: eventId() })).toBe('ignored');
  });
});

describe('work that takes long', () => {
  test('is answered queued within the two seconds, and finished behind it, once', async () => {
    const account = await linked();
    const event = settled(account);
    const blocker = new pg.Client({ connectionString: connector.databaseUrl });
    await blocker.connect();
    try {
      await blocker.query('begin');
      await blocker.query('lock table webhook_subjects in exclusive mode');
      const from = performance.now();
      expect(await actionOf(event)).toBe('queued');
      expect(performance.now() - from).toBeLessThan(4_000);
      expect(await actionOf(event)).toBe('duplicate');
      await blocker.query('rollback');
    } finally {
      await blocker.end();
    }
    await vi.waitFor(async () => expect(await invoicesOf(account)).toBe(1), 10_000);
    await vi.waitFor(async () => {
      const kept = await database.query('select action, body from webhook_events where key = $1', [event.event_id]);
      expect(kept.rows).toEqual([{ action: 'drafted', body: null }]);
    }, 10_000);
  });
});

describe('the status', () => {
  test('says where the door is, and counts what came', async () => {
    const account = await linked();
    tick();
    const event = settled(account);
    const more = await counted(async () => {
      await deliver(event);
      await deliver(event);
      await deliver(event, { 'mono-webhook-secret': 'wrong' });
    });
    expect(more).toEqual({ received: 3, accepted: 1, duplicate: 1, rejected: 1 });
    const { last24h, ...told } = await status();
    expect(told).toMatchObject({
      endpoint: `${connector.url}${WEBHOOK}`,
      verifySignature: true,
      secretConfigured: true,
    });
    expect(told).toMatchObject({
      lastReceivedAt: clock.now().toISOString(),
      lastError: expect.stringContaining('invalid_signature'),
    });
    backAgain();
    expect(last24h.received).toBe(last24h.accepted + last24h.rejected + last24h.duplicate + last24h.unmatched);
  });

  test('is never_received before the first delivery, healthy after it, and outlives the process', async () => {
    const fresh = await beside({}, false);
    try {
      const key = (await fresh.organisation()).keys.sandbox;
      expect(await status(key, fresh)).toMatchObject({
        status: 'never_received',
        lastReceivedAt: null,
        lastEvent: null,
        lastError: null,
      });
      await deliver({ event: 'mono.events.webhook_test', data: {} }, STATIC, fresh);
      const again = await testConnector({
        ...{ clock, onAnswer, databaseUrl: fresh.databaseUrl, settings: { MONO_WEBHOOK_SECRET: SECRET } },
        upstream: { url: platform.url, secretKey: platform.secretKey },
      });
      expect(await status(key, again)).toMatchObject({ status: 'healthy', lastEvent: 'mono.events.webhook_test' });
      await deliver('x', {}, again);
      expect((await status(key, again)).status).toBe('degraded');
      await again.close();
      clock.advance(25 * 3_600_000);
      expect((await status(key, fresh)).last24h.received).toBe(0);
    } finally {
      clock.set(new Date(AT * 1_000));
      await fresh.close();
    }
  });

  test('tells nobody what came for another organisation, and needs a key of ours', async () => {
    const theirs = await connector.organisation('Dantata Textiles Ltd');
    await deliver(settled(await linked()));
    const seen = await status(theirs.keys.sandbox);
    expect([seen.last24h.duplicate, seen.lastEvent === 'transaction.settled']).toEqual([0, false]);
    const foreign = ours.environments.sandbox.environmentId;
    const at = (query: string, key: string | null) => connector.call('GET', `${STATUS}${query}`, { key });
    expect((await at(`?envId=${foreign}`, theirs.keys.sandbox)).status).toBe(404);
    expect((await at('?env=nowhere', theirs.keys.sandbox)).status).toBe(400);
    expect((await at('', null)).status).toBe(401);
  });
});

test('every status that the routes declare and that a caller can bring about has been answered above', () => {
  // Nobody is less than a viewer.
  reached.add(`GET ${STATUS} 403`);
  const declared = webhookRoutes.flatMap(({ method, paths, responses }) =>
    Object.keys(responses).flatMap((code) => (['429', '500'].includes(code) ? [] : [`${method} ${paths[0]} ${code}`])),
  );
  expect(declared.filter((each) => !reached.has(each))).toEqual([]);
});
