import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_MISSING, GTBANK, type Json, openSink, openStage, PATTERNS, type Stage } from './stage.ts';

/** Contract: sandbox 2. */

let stage: Stage;
const code = expect.stringMatching(PATTERNS.code);

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

const rowsOf = async (account: string): Promise<Json[]> =>
  (await stage.get(`/v2/accounts/${account}/transactions?paginate=false`)).json.data;

describe('link', () => {
  test('answers a code and the account; account_id, ref and customer are kept', async () => {
    const account_id = '5f171a530295e231abca1153';
    const customer = { name: 'Amaka Obi', email: 'amaka@example.com' };
    const body = { institution: GTBANK, persona: 'fixed.person', account_id, ref: 'S-1', customer };
    const { json } = await stage.post('/v2/sandbox/link', body);
    expect(json).toMatchObject({
      status: 'successful',
      message: 'Request was successfully completed',
      data: { code, account: account_id },
    });
    expect(await stage.data('POST', '/v2/accounts/auth', { code: json.data.code })).toEqual({ id: account_id });
    await stage.fetched(account_id);
    const { customer: owner, meta } = await stage.details(account_id);
    expect(meta.ref).toBe('S-1');
    expect((await stage.get(`/v2/accounts?customer=${owner.id}`)).json.data[0].customer).toEqual({
      id: owner.id,
      ...customer,
    });
    expect((await stage.events(account_id)).map(({ event }) => event)).toEqual([
      'mono.events.account_connected',
      'mono.events.account_updated',
    ]);
    const second = await stage.data('POST', '/v2/sandbox/link', { persona: 'second.person', customer: owner.id });
    expect((await stage.details(second.account)).customer.id).toBe(owner.id);
  });

  test('a fixed id is free in every environment, and taken by one bank account in each', async () => {
    const account_id = 'abcabcabcabcabcabcabcabc';
    const other = await stage.stranger();
    for (const who of [stage, other])
      expect((await who.data('POST', '/v2/sandbox/link', { persona: 'both.places', account_id })).account).toBe(
        account_id,
      );
    const taken = await stage.post('/v2/sandbox/link', { persona: 'another.person', account_id });
    expect([taken.status, taken.json.data?.[0]?.field]).toEqual([400, 'account_id']);
    await stage.post(`/v2/accounts/${account_id}/unlink`);
    expect((await other.get(`/v2/accounts/${account_id}`)).status).toBe(200);
  });

  test.each([
    { account_id: 'x' },
    { account_id: 'ABCABCABCABCABCABCABCABC' },
    { institution: 'nowhere' },
    { persona: 7 },
    { ref: '' },
    { customer: {} },
  ])('%j: 400 with the field', async (body) => {
    const { status, json } = await stage.post('/v2/sandbox/link', body);
    expect([status, json.data[0].field]).toEqual([400, Object.keys(body)[0]]);
  });

  test('codes: another one for a linked account', async () => {
    const account = await stage.account();
    const answer = await stage.post('/v2/sandbox/codes', { account });
    expect(answer.json.data).toEqual({ code });
    await stage.post(`/v2/accounts/${account}/unlink`);
    expect((await stage.post('/v2/sandbox/codes', { account })).text).toBe(ACCOUNT_MISSING);
  });
});

describe('personas', () => {
  test.each([
    ['user_good', /SALARY/i],
    ['user_trader', /./],
    ['user_business', /INV/i],
    ['user_gig', /./],
    ['user_multiple', /./],
  ])('%s has a year whose running balance chains and ends today', async (persona, telling) => {
    const account = await stage.account({ persona });
    const rows = (await rowsOf(account)).reverse();
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.some(({ narration }) => telling.test(narration))).toBe(true);
    // Rows of one second may stand in any order, so that a balance follows from some other row's.
    const balances = new Set(rows.map(({ balance }) => balance));
    const chained = rows.filter(({ balance, type, amount }) =>
      balances.has(balance - (type === 'credit' ? amount : -amount)),
    );
    expect(rows.length - chained.length).toBeLessThanOrEqual(1);
    expect(balances.has((await stage.details(account)).account.balance)).toBe(true);
    const now = (await stage.data('GET', '/v2/sandbox/clock')).now;
    expect(rows.at(-1).date <= now).toBe(true);
    const days = (Date.parse(now) - Date.parse(rows[0].date)) / 86_400_000;
    expect(days).toBeGreaterThan(300);
    expect(days).toBeLessThan(400);
  });

  test('user_mpesa is a Kenyan wallet, without being told where', async () => {
    const account = await stage.account({ persona: 'user_mpesa' });
    expect((await stage.details(account)).account).toMatchObject({
      currency: 'KSH',
      institution: { name: 'M-PESA', bank_code: null },
    });
    expect((await rowsOf(account)).some(({ narration }) => /pay ?bill|till|fuliza|agent/i.test(narration))).toBe(true);
  });

  test('user_empty has no rows, and user_custom is what the person says', async () => {
    const empty = await stage.account({ persona: 'user_empty' });
    expect((await stage.get(`/v2/accounts/${empty}/transactions`)).json.meta.total).toBe(0);
    const persona = {
      holder: { first_name: 'Zainab', last_name: 'Musa' },
      income: { amount: 45_000_000, payday: 25, payerName: 'ZENITH FOODS' },
    };
    const custom = await stage.account({ persona });
    expect((await stage.details(custom)).account.name).toMatch(/ZAINAB.*MUSA|MUSA.*ZAINAB/i);
    expect((await rowsOf(custom)).some(({ amount, type }) => amount === 45_000_000 && type === 'credit')).toBe(true);
    const typed = await stage.account({ persona: 'user_custom', password: JSON.stringify(persona) });
    expect(typed).toBe(custom);
  });

  test('history is the same however often it is asked for', async () => {
    const account = await stage.account({ persona: 'same.always' });
    const before = await rowsOf(account);
    await stage.post(`/v2/sandbox/accounts/${account}/sync`);
    expect(await rowsOf(account)).toEqual(before);
  });
});

describe('passwords', () => {
  test.each(['pass_good', 'anything else', 'pass_otp', 'pass_question', 'pass_token', 'pass_captcha'])(
    '%s links',
    async (password) => {
      const account = await stage.account({ persona: `by.${password.replace(' ', '.')}`, password });
      expect((await stage.details(account)).meta).toMatchObject({
        data_status: 'AVAILABLE',
        sync_status: 'SUCCESSFUL',
      });
    },
  );

  test.each(['pass_wrong', 'pass_locked', 'pass_down'])('%s does not link, and says why', async (password) => {
    const { status, json } = await stage.post('/v2/sandbox/link', { persona: 'refused.one', password });
    expect([status, json.message]).toEqual([
      400,
      expect.stringMatching(/^The simulated bank did not link this login: .+/),
    ]);
  });

  test.each([
    ['pass_partial_balance', 'PARTIAL', ['identity', 'balance']],
    ['pass_partial_transactions', 'PARTIAL', ['identity', 'transactions']],
    ['pass_unavailable', 'UNAVAILABLE', []],
    ['pass_fault', 'FAILED', []],
  ])('%s ends as %s', async (password, data_status, retrieved_data) => {
    const account = await stage.account({ password });
    const { meta, account: held } = await stage.details(account);
    expect(meta.data_status).toBe(data_status);
    expect(meta.retrieved_data.filter((part: string) => part !== 'identity')).toEqual(
      retrieved_data.filter((part) => part !== 'identity'),
    );
    expect(held.balance === null).toBe(!meta.retrieved_data.includes('balance'));
    expect((await rowsOf(account)).length > 0).toBe(meta.retrieved_data.includes('transactions'));
  });

  test('pass_reauth links, and needs the person at the next refresh', async () => {
    const account = await stage.account({ password: 'pass_reauth' });
    expect((await stage.details(account)).meta.sync_status).toBe('SUCCESSFUL');
    await stage.post(`/v2/sandbox/accounts/${account}/sync`);
    expect((await stage.details(account)).meta).toMatchObject({
      data_status: 'AVAILABLE',
      sync_status: 'REAUTHORISATION_REQUIRED',
    });
  });
});

describe('rows', () => {
  let quiet: Promise<string> | undefined;

  test('pending and posted, with a provider id, by day or by instant; the next sync brings them', async () => {
    const account = await stage.accountWith([]);
    const transactions = [
      { date: '2026-05-05', amount: 100, type: 'credit', narration: 'ONE', status: 'posted', provider_id: 'a' },
      { date: '2026-05-06T10:00:00Z', amount: 200, type: 'debit', narration: 'TWO', status: 'pending' },
      { amount: 300, type: 'debit', narration: 'TODAY' },
    ];
    expect(await stage.data('POST', `/v2/sandbox/accounts/${account}/transactions`, { transactions })).toEqual({
      added: 3,
    });
    expect(await rowsOf(account)).toEqual([]);
    const job = await stage.data('POST', `/v2/sandbox/accounts/${account}/sync`, {});
    expect(job).toEqual({ job_id: expect.stringMatching(PATTERNS.token), job_status: 'finished', has_new_data: true });
    expect((await rowsOf(account)).map(({ amount }) => amount)).toEqual([300, 200, 100]);
    expect((await stage.data('POST', `/v2/sandbox/accounts/${account}/sync`, {})).has_new_data).toBe(false);
  });

  test.each([
    [{ transactions: [{ amount: 1.5, type: 'credit', narration: '' }] }, 'transactions.0.amount'],
    [{ transactions: [{ amount: -1, type: 'credit', narration: '' }] }, 'transactions.0.amount'],
    [{ transactions: [{ amount: 1, type: 'both', narration: '' }] }, 'transactions.0.type'],
    [{ transactions: [{ amount: 1, type: 'credit', narration: '', date: '2026-04-31' }] }, 'transactions.0.date'],
    [{ transactions: [{ amount: 1, type: 'credit', narration: '', status: 'gone' }] }, 'transactions.0.status'],
    [
      { transactions: Array.from({ length: 1_001 }, () => ({ amount: 1, type: 'credit', narration: '' })) },
      'transactions',
    ],
    [{}, 'transactions'],
  ])('wrong ones: 400 with the path (%#)', async (body, field) => {
    quiet ??= stage.accountWith([]);
    const { status, json } = await stage.post(`/v2/sandbox/accounts/${await quiet}/transactions`, body);
    expect([status, json.data[0].field]).toEqual([400, field]);
  });
});

describe('the clock', () => {
  const read = () => stage.data('GET', '/v2/sandbox/clock');

  test('advances, is set, and goes back to real time; the envelope tells its time', async () => {
    const before = Date.parse((await read()).now);
    const advanced = await stage.advance('30d');
    expect(Math.abs(Date.parse(advanced.now) - before - 30 * 86_400_000)).toBeLessThan(30_000);
    expect(advanced.real).toBe(false);
    const set = await stage.data('POST', '/v2/sandbox/clock', { now: '2027-12-24T09:00:00Z' });
    expect(set.now).toMatch(/^2027-12-24T09:0/);
    expect((await stage.get('/v2/accounts')).json.timestamp).toMatch(/^2027-12-24T09:0/);
    expect(await stage.data('POST', '/v2/sandbox/clock', { real: true })).toMatchObject({ real: true });
    expect(Math.abs(Date.parse((await read()).now) - Date.now())).toBeLessThan(10_000);
  });

  test.each([
    {},
    { advance: 'soon' },
    { advance: 5 },
    { now: 'tomorrow' },
    { advance: '1d', real: true },
    { real: false },
    { now: '2026-02-30T00:00:00Z' },
    { now: '2026-12-24T25:00:00Z' },
  ])('%j: 400', async (body) => {
    expect((await stage.post('/v2/sandbox/clock', body)).status).toBe(400);
  });

  test('two moves at once add up: an advance never takes the clock back', async () => {
    const other = await stage.stranger();
    const start = Date.parse((await other.data('GET', '/v2/sandbox/clock')).now);
    await Promise.all(['30d', '1d', '1s', '2d'].map((advance) => other.advance(advance)));
    const { now, moving_to } = await other.data('GET', '/v2/sandbox/clock');
    expect(Math.abs(Date.parse(now) - start - 33 * 86_400_000 - 1_000)).toBeLessThan(30_000);
    expect(moving_to).toBeNull();
  });

  test('a move that takes longer than its answer says so, and does all that falls due in the background', async () => {
    const other = await stage.stranger();
    const { tenancy, sandbox } = stage.platform.modules;
    const sink = Object.assign(await openSink(), { status: 503 });
    await other.data('POST', '/v2/webhooks', { url: sink.url });
    const { event_id: event } = await other.data('POST', '/v2/sandbox/webhooks/fire', {
      event: 'mono.events.webhook_test',
    });
    await stage.platform.until('a first attempt', async () => sink.deliveries.length > 0);
    const env = await tenancy.environment(other.environmentId as never);
    const on = await sandbox.clock.move(env, { byMs: 20 * 86_400_000 }, 0);
    expect(on.movingTo).not.toBeNull();
    expect(on.env.clock.now() < (on.movingTo ?? 0)).toBe(true);
    await stage.platform.until('the arrival', async () => {
      const { moving_to, now } = await other.data('GET', '/v2/sandbox/clock');
      return moving_to === null && now >= (on.movingTo?.toISOString() ?? '');
    });
    const [delivery] = (await other.get(`/v2/events/${event}/deliveries`)).json.data;
    expect([delivery.status, delivery.attempts.length]).toEqual(['failed', 20]);
    await sink.close();
  });

  test('every answer to a key tells its time: what succeeds, what is refused, and the move itself', async () => {
    const other = await stage.stranger();
    const { json } = await other.post('/v2/sandbox/clock', { advance: '400d' });
    const day = json.data.now.slice(0, 10);
    const answers = [
      json,
      (await other.get('/v2/accounts')).json,
      (await other.get('/v2/accounts?page=0')).json,
      (await other.post('/v2/sandbox/clock', {})).json,
      (await other.post('/v2/accounts/auth', { code: 'code_000000000000000000000000' })).json,
    ];
    expect(answers.map(({ timestamp }) => timestamp.slice(0, 10))).toEqual(answers.map(() => day));
  });

  test('a time that has passed ends a move that is under way', async () => {
    const other = await stage.stranger();
    const { tenancy, sandbox } = stage.platform.modules;
    const env = await tenancy.environment(other.environmentId as never);
    await sandbox.clock.move(env, { byMs: 300 * 86_400_000 }, 0);
    const back = await other.data('POST', '/v2/sandbox/clock', { real: true });
    expect(back).toMatchObject({ real: true, moving_to: null });
    await other.advance('1d');
    const { offset_ms } = await other.data('GET', '/v2/sandbox/clock');
    expect(Math.abs(offset_ms - 86_400_000)).toBeLessThan(10_000);
  });

  test('events, and records of jobs, are kept for 30 days of it', async () => {
    const other = await stage.stranger();
    const account = await other.account();
    const { job_id } = await other.data('POST', `/v2/sandbox/accounts/${account}/sync`, {});
    const first = (await other.get('/v2/events?limit=1')).json.data[0].event_id;
    await other.advance('29d');
    expect((await other.get(`/v2/accounts/${account}/jobs/${job_id}`)).status).toBe(200);
    expect((await other.get(`/v2/events/${first}`)).status).toBe(200);
    await other.advance('2d');
    expect((await other.get(`/v2/accounts/${account}/jobs/${job_id}`)).status).toBe(404);
    expect((await other.get(`/v2/events/${first}`)).status).toBe(404);
    expect((await other.get('/v2/events')).json.data).toEqual([]);
  });

  test('what falls due on the way runs in order, each at its own time', async () => {
    const other = await stage.stranger();
    const { tenancy, accounts } = stage.platform.modules;
    const account = await other.account();
    const unlinked = await other.account();
    const env = await tenancy.change(other.environmentId as never, { refreshEveryHours: 6 });
    await other.post(`/v2/accounts/${unlinked}/unlink`);
    await accounts.scheduleRefreshes(env);
    const start = Date.parse((await other.data('GET', '/v2/sandbox/clock')).now);
    const { ran } = await other.advance('24h10m');
    expect(ran).toBeGreaterThanOrEqual(4);
    const updated = (await other.events(account, 'mono.events.account_updated')).slice(1);
    const hours = updated.map(({ timestamp }) => Math.round((Date.parse(timestamp) - start) / 3_600_000));
    expect(hours).toEqual([6, 12, 18, 24]);
    const all = (await other.get('/v2/events?limit=500')).json.data.map(({ timestamp }: Json) => timestamp);
    expect(all).toEqual([...all].sort());
  });
});

describe('snapshots', () => {
  test('restore brings back accounts, rows, clock, events and what the bank shows; reset empties; keys and webhooks stay', async () => {
    const other = await stage.stranger();
    const sink = await openSink();
    const webhook = await other.data('POST', '/v2/webhooks', { url: sink.url });
    const account = await other.accountWith([{ date: '2026-05-05', amount: 100, type: 'credit', narration: 'KEPT' }]);
    await other.advance('3d');
    const stateOf = async () => {
      const texts = await Promise.all([
        other.get(`/v2/accounts/${account}/transactions`),
        other.get(`/v2/accounts/${account}`),
        other.get('/v2/events?limit=500'),
        other.get('/v2/accounts'),
      ]);
      return texts.map(({ text }) =>
        text.replace(/^(\{"status":"successful","message":"[^"]*"),"timestamp":"[^"]*"/, '$1'),
      );
    };
    await stage.platform.until('quiet', async () => (await other.get('/v2/events?limit=500')).json.data.length > 0);
    const before = await stateOf();
    const clock = (await other.data('GET', '/v2/sandbox/clock')).offset_ms;
    const snapshot = await other.data('POST', '/v2/sandbox/snapshot', {});
    expect(snapshot).toEqual({
      id: expect.stringMatching(PATTERNS.token),
      created_at: expect.stringMatching(PATTERNS.iso),
    });

    await other.show(account, [{ date: '2026-05-06', amount: 999, type: 'debit', narration: 'FORGOTTEN' }]);
    const later = await other.account();
    await other.advance('40d');
    await other.data('POST', '/v2/sandbox/restore', { id: snapshot.id });
    expect(await stateOf()).toEqual(before);
    expect((await other.data('GET', '/v2/sandbox/clock')).offset_ms).toBe(clock);
    expect((await other.get(`/v2/accounts/${later}`)).text).toBe(ACCOUNT_MISSING);
    expect((await other.data('POST', `/v2/sandbox/accounts/${account}/sync`, {})).job_status).toBe('finished');
    expect(
      (await other.get(`/v2/accounts/${account}/transactions`)).json.data.map(({ narration }: Json) => narration),
    ).toEqual(['KEPT']);
    await other.data('POST', '/v2/sandbox/restore', { id: snapshot.id });
    expect(await stateOf()).toEqual(before);

    await other.data('POST', '/v2/sandbox/reset', {});
    expect((await other.get('/v2/accounts')).json.meta.total).toBe(0);
    expect((await other.get('/v2/events')).json.data).toEqual([]);
    expect((await other.data('GET', '/v2/sandbox/clock')).real).toBe(true);
    expect((await other.data('GET', '/v2/webhooks')).map(({ id }: Json) => id)).toEqual([webhook.id]);
    expect(await other.account({ persona: 'after.reset' })).toMatch(PATTERNS.id);
    await sink.close();
  });
});
