import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signaturesOf } from './proofs.ts';
import { type Json, openSink, openStage, PATTERNS, type Sink, type Stage } from './stage.ts';

/** Contract: financial-data 9; sandbox 5. */

let stage: Stage;
let sink: Sink;
let secret: string;
let webhook: string;
const iso = expect.stringMatching(PATTERNS.iso);
const id = expect.stringMatching(PATTERNS.id);

beforeAll(async () => {
  sink = await openSink();
  stage = await openStage();
  const made = await stage.data('POST', '/v2/webhooks', {
    url: sink.url,
    events: ['*', 'transaction.*', 'mono.events.reauthorisation_required', 'mono.events.sync_failed'],
  });
  ({ secret, id: webhook } = made);
}, 60_000);
afterAll(async () => {
  await stage?.close();
  await sink?.close();
});
beforeEach(() => {
  sink.status = 200;
});

const delivered = (what: string, fits: (delivery: Json) => boolean) =>
  stage.platform.until(what, async () => sink.deliveries.find(({ json, headers }) => fits({ ...json, headers })));
const fire = async (event: string, account?: string): Promise<string> =>
  (await stage.data('POST', '/v2/sandbox/webhooks/fire', { event, ...(account === undefined ? {} : { account }) }))
    .event_id;
const deliveriesOf = async (event: string): Promise<Json[]> =>
  (await stage.get(`/v2/events/${event}/deliveries`)).json.data;

describe('a delivery', () => {
  test('carries all three proofs, and they hold', async () => {
    expect(secret).toMatch(/^sec_/);
    const eventId = await fire('mono.events.account_updated');
    const { headers, body, json } = await delivered('it', ({ event_id }) => event_id === eventId);
    expect(headers).toMatchObject({
      ...{ 'content-type': 'application/json', 'user-agent': 'Kente-Webhooks/1', 'mono-webhook-secret': secret },
      ...{ 'webhook-id': eventId, 'x-has-new-data': 'true', 'x-mono-timestamp': expect.stringMatching(/^\d{10}$/) },
    });
    const seconds = headers['x-mono-timestamp'] ?? '';
    expect(headers['webhook-timestamp']).toBe(seconds);
    const { mono, standard } = signaturesOf({ secret, id: eventId, seconds, body });
    expect(headers['x-mono-signature']).toBe(mono);
    expect(headers['webhook-signature']).toBe(standard);
    expect(Object.keys(json)).toEqual(['event', 'event_id', 'timestamp', 'data']);
  });

  test('the test vector of the contract', () => {
    const body = '{"event":"transaction.settled","account":"acc_123","data":{"id":"tx_1","amount":250000}}';
    const { mono } = signaturesOf({ secret: 'test_secret', id: 'evt_1', seconds: '1766664000', body });
    expect(mono).toBe('d8033f7eb42b852d2a559d0f7b4ba0835a53c27c9288f37fec0551175ec9984b');
  });

  test('tells of new data on account_updated alone', async () => {
    const eventId = await fire('mono.events.account_connected');
    const { headers } = await delivered('it', ({ event_id }) => event_id === eventId);
    expect(headers).not.toHaveProperty('x-has-new-data');
  });

  test('that fails is tried again after 30 s, then after twice as long, under the same id with fresh proofs', async () => {
    sink.status = 302;
    const eventId = await fire('mono.events.account_unlinked');
    const tries = () => sink.deliveries.filter(({ json }) => json.event_id === eventId);
    await stage.platform.until(
      'the first attempt',
      async () => (await deliveriesOf(eventId))[0]?.attempts.length === 1,
    );
    const [planned] = await deliveriesOf(eventId);
    expect(planned).toMatchObject({
      webhook: { id: webhook, url: sink.url },
      status: 'pending',
      attempts: [{ attempt: 1, status: 302 }],
    });
    expect(Date.parse(planned.next_attempt_at) - Date.parse(planned.attempts[0].at)).toBe(30_000);
    await stage.advance('31s');
    sink.status = 204;
    await stage.advance('61s');
    await stage.platform.until('the delivery', async () => (await deliveriesOf(eventId))[0]?.status === 'delivered');
    expect(tries()).toHaveLength(3);
    expect(new Set(tries().map(({ body }) => body)).size).toBe(1);
    for (const { headers, body } of tries()) {
      // The attempt's own seconds are real ones, by which receivers judge how old a delivery is.
      const seconds = headers['webhook-timestamp'] ?? '';
      expect(Math.abs(Number(seconds) - Date.now() / 1_000)).toBeLessThan(60);
      expect(headers['webhook-signature']).toBe(signaturesOf({ secret, id: eventId, seconds, body }).standard);
    }
  });

  test('answered 410 disables the endpoint', async () => {
    const other = await openSink();
    other.status = 410;
    const { id: gone } = await stage.data('POST', '/v2/webhooks', {
      url: other.url,
      events: ['mono.events.sync_failed'],
    });
    const eventId = await fire('mono.events.sync_failed');
    await stage.platform.until(
      'it to be disabled',
      async () => !(await stage.data('GET', `/v2/webhooks/${gone}`)).enabled,
    );
    expect((await deliveriesOf(eventId)).find((each) => each.webhook.id === gone)).toMatchObject({
      ...{ attempts: [{ status: 410 }], status: 'pending' },
      // It waits for its endpoint, and is not due.
      next_attempt_at: null,
    });
    expect((await stage.data('GET', `/v2/webhooks/${gone}`)).disabled_reason).toBeTypeOf('string');
    await stage.call('DELETE', `/v2/webhooks/${gone}`);
    await other.close();
  });

  test('during a rotation carries two standard signatures, and the new secret elsewhere', async () => {
    const other = await openSink();
    const made = await stage.data('POST', '/v2/webhooks', { url: other.url });
    expect(made.standard_webhooks_secret).toBe(`whsec_${Buffer.from(made.secret).toString('base64')}`);
    const rotated = await stage.data('POST', `/v2/webhooks/${made.id}/rotate`, {});
    const sent = await stage.data('POST', `/v2/webhooks/${made.id}/test`, {});
    const delivery = await stage.platform.until('the test event', async () =>
      other.deliveries.find(({ json }) => json.event_id === sent.event_id),
    );
    const { headers, body } = delivery;
    const of = (key: string) =>
      signaturesOf({ secret: key, id: sent.event_id, seconds: headers['webhook-timestamp'] ?? '', body });
    expect(headers['webhook-signature']?.split(' ').sort()).toEqual(
      [of(made.secret).standard, of(rotated.secret).standard].sort(),
    );
    expect(headers['x-mono-signature']).toBe(of(rotated.secret).mono);
    expect(headers['mono-webhook-secret']).toBe(rotated.secret);
    const { app, business } = stage.platform.environment;
    expect(delivery.json).toMatchObject({
      event: 'mono.events.webhook_test',
      data: { app: app.id, business: business.id },
    });
    await stage.call('DELETE', `/v2/webhooks/${made.id}`);
    await other.close();
  });

  test('an endpoint that names nothing gets no opt-in event', async () => {
    const other = await openSink();
    const { id: plain } = await stage.data('POST', '/v2/webhooks', { url: other.url });
    await fire('transaction.created');
    const last = await fire('mono.events.account_connected');
    await stage.platform.until('the standard event', async () =>
      other.deliveries.some(({ json }) => json.event_id === last),
    );
    expect(other.deliveries.map(({ json }) => json.event)).toEqual(['mono.events.account_connected']);
    await stage.call('DELETE', `/v2/webhooks/${plain}`);
    await other.close();
  });
});

describe('payloads', () => {
  let account: string;
  let base: object;

  beforeAll(async () => {
    account = await stage.account({ persona: 'payload.person', ref: 'P-1' });
    const { app, business } = stage.platform.environment;
    base = { account_id: account, app: app.id, business: business.id };
  });
  const only = async (type: string): Promise<Json> => (await stage.events(account, type)).at(-1);

  test('account_connected', async () => {
    const { customer } = await stage.details(account);
    expect(await only('mono.events.account_connected')).toEqual({
      ...{ event: 'mono.events.account_connected', event_id: expect.stringMatching(PATTERNS.event), timestamp: iso },
      data: {
        ...base,
        id: account,
        customer: customer.id,
        meta: { data_status: 'PROCESSING', auth_method: 'internet_banking', ref: 'P-1' },
      },
    });
  });

  test('account_updated says what details say', async () => {
    const { account: held, meta } = await stage.details(account);
    expect((await only('mono.events.account_updated')).data).toEqual({
      ...base,
      account: {
        ...{
          _id: account,
          id: account,
          name: held.name,
          accountNumber: held.account_number,
          currency: 'NGN',
          balance: held.balance,
          type: held.type,
        },
        ...{
          bvn: held.bvn,
          authMethod: 'internet_banking',
          institution: { name: 'GTBank', bankCode: '058', type: 'PERSONAL_BANKING' },
        },
        ...{ created_at: iso, updated_at: iso },
      },
      meta: {
        ...{
          data_status: 'AVAILABLE',
          auth_method: 'internet_banking',
          retrieved_data: meta.retrieved_data,
          has_new_data: true,
        },
        ...{
          sync_status: 'SUCCESSFUL',
          job_id: expect.stringMatching(PATTERNS.token),
          data_request_id: meta.data_request_id,
          ref: 'P-1',
        },
      },
    });
  });

  test('the first fetch sends no transaction events; later rows are created, updated, settled once', async () => {
    expect(await stage.events(account, 'transaction.*')).toEqual([]);
    const today = (await stage.data('GET', '/v2/sandbox/clock')).now.slice(0, 10);
    const card = {
      date: today,
      amount: 45_000,
      type: 'debit',
      narration: 'POS PURCHASE EBEANO LEKKI',
      provider_id: 'hold-1',
    };
    await stage.show(account, [
      { ...card, status: 'pending' },
      { date: today, amount: 1_000_000, type: 'credit', narration: 'NIP/ACME LTD/INV-123' },
    ]);
    const first = await stage.events(account, 'transaction.*');
    const of = (amount: number) =>
      first.filter(({ data }) => data.transaction.amount === amount).map(({ event }) => event);
    expect([of(45_000), of(1_000_000)]).toEqual([
      ['transaction.created'],
      ['transaction.created', 'transaction.settled'],
    ]);
    const settled = first.find(({ event }) => event === 'transaction.settled');
    expect(settled.data).toEqual({
      ...base,
      account,
      transaction: {
        ...{
          id,
          _id: settled.data.transaction.id,
          narration: 'NIP/ACME LTD/INV-123',
          amount: 1_000_000,
          type: 'credit',
          currency: 'NGN',
        },
        ...{
          balance: expect.any(Number),
          date: iso,
          category: expect.any(String),
          status: 'posted',
          reference: 'INV-123',
        },
        counterparty: { name: 'ACME LTD', account_number: null, bank: null },
      },
    });
    await stage.show(account, [{ ...card, status: 'posted' }]);
    const pendingId = first.find(({ data }) => data.transaction.amount === 45_000).data.transaction.id;
    const later = (await stage.events(account, 'transaction.*')).filter(
      ({ data }) => data.transaction.id === pendingId,
    );
    expect(later.map(({ event, data }) => [event, data.transaction.status])).toEqual([
      ['transaction.created', 'pending'],
      ['transaction.updated', 'posted'],
      ['transaction.settled', 'posted'],
    ]);
  });

  test('a bank that wants the person back, and a failed sync', async () => {
    await stage.data('POST', '/v2/sandbox/faults', { target: 'connector:gtbank', fault: 'unavailable', times: 1 });
    await stage.post(`/v2/sandbox/accounts/${account}/sync`);
    expect((await only('mono.events.sync_failed')).data).toEqual({ ...base, account: { _id: account, id: account } });
    await stage.data('POST', `/v2/sandbox/accounts/${account}/reauth`);
    await stage.post(`/v2/sandbox/accounts/${account}/sync`);
    expect((await only('mono.events.reauthorisation_required')).data).toEqual({
      ...base,
      account: { _id: account, id: account },
    });
    expect((await only('mono.events.account_updated')).data.meta).toMatchObject({
      sync_status: 'REAUTHORISATION_REQUIRED',
      has_new_data: false,
      data_status: 'AVAILABLE',
    });
  });

  test('every kind of event can be fired, and is well-formed', async () => {
    const kinds = [
      ...[
        'account_connected',
        'account_updated',
        'account_reauthorized',
        'account_unlinked',
        'account_income',
        'account_credit_worthiness',
      ],
      ...[
        'transaction_categorisation',
        'transaction_metadata',
        'statement_insights',
        'reauthorisation_required',
        'sync_failed',
      ],
    ].map((kind) => `mono.events.${kind}`);
    for (const kind of [
      ...kinds,
      'mono.accounts.jobs.update',
      'transaction.created',
      'transaction.updated',
      'transaction.settled',
    ]) {
      const eventId = await fire(kind, account);
      const { data } = (await stage.get(`/v2/events/${eventId}`)).json;
      expect(data).toMatchObject({ event: kind, event_id: eventId, timestamp: iso, data: base });
    }
    const test = (await stage.get(`/v2/events/${await fire('mono.events.webhook_test')}`)).json.data;
    expect(test.data).not.toHaveProperty('account_id');
  });

  test('a fired income analysis has every field of the contract', async () => {
    const { data } = (await stage.get(`/v2/events/${await fire('mono.events.account_income', account)}`)).json.data;
    const own = ['account', 'account_name', 'account_number', 'income_summary', 'income_streams', 'income_source_type'];
    own.push(
      'first_transaction_date',
      'last_transaction_date',
      'period',
      'number_of_income_streams',
      'total_income',
      'annual_income',
      'monthly_income',
    );
    own.push('total_regular_income_amount', 'total_irregular_income_amount', 'aggregated_monthly_average');
    own.push('aggregated_monthly_average_regular', 'aggregated_monthly_average_irregular');
    expect(Object.keys(data).sort()).toEqual([...own, 'app', 'business', 'account_id'].sort());
    expect(data.account).toBe(account);
    const stream = [
      'income_type',
      'frequency',
      'number_of_incomes',
      'number_of_months',
      'periods_with_income',
      'average_income_amount',
      'monthly_average',
    ];
    stream.push(
      'stability',
      'first_income_date',
      'last_income_date',
      'last_income_amount',
      'last_income_description',
      'currency',
    );
    expect(Object.keys(data.income_streams[0]).sort()).toEqual(stream.sort());
  });
});
