import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Lender } from './debits-stage.ts';

let lender: Lender;
let mandate: string;
beforeAll(async () => {
  lender = await Lender.start();
}, 60_000);
afterAll(() => lender.close());
beforeEach(async () => {
  await lender.begin();
  mandate = await lender.mandate();
});

const settings = (changes: Record<string, unknown>) =>
  lender.platform.modules.payments.settings.change(lender.tenant.environment, changes);

describe('POST /v3/payments/mandates/{id}/debit 200', () => {
  test('takes the money, answers as printed, posts it and tells it', async () => {
    const answer = await lender.debit(mandate, { amount: 1_000_000, reference: 'refbtD03191D118', meta: { loan: 17 } });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      status: 'successful',
      message: 'Account debited successfully.',
      response_code: '00',
    });
    expect(answer.json.data).toEqual({
      ...{ success: true, status: 'successful', event: 'successful', amount: 1_000_000, mandate },
      ...{ reference: 'refbtD03191D118', reference_number: 'refbtD03191D118', date: '2026-02-10T09:00:00.000Z' },
      ...{ live_mode: false, fee: 6_500, fee_bearer: 'business', narration: 'Repayment 3 of 12', meta: { loan: 17 } },
      session_id: expect.stringMatching(/^999999260210100000\d{12}$/),
      account_details: {
        ...{ bank_code: '035', account_name: expect.any(String), bank_name: 'Wema' },
        account_number: lender.account.account_number,
      },
      beneficiary: {
        ...{ bank_code: '000', account_name: 'Mono', account_number: 'P000001', bank_name: 'MONO SETTLEMENT WALLET' },
      },
    });
    expect(answer.headers['ratelimit-policy']).toBe(
      '"dd-insufficient-funds";q=6;w=86400, "dd-other-error";q=11;w=86400',
    );
    expect(answer.headers.ratelimit).toBe('"dd-insufficient-funds";r=6;t=50400, "dd-other-error";r=11;t=50400');
    expect([await lender.pending(), await lender.books('fees.direct_debit')]).toEqual([993_500n, 6_500n]);
    expect(await lender.books('rail.clearing:nip')).toBe(1_000_000n);
    expect(await lender.balance(mandate)).toBe(99_000_000);
    const [told] = await lender.told();
    expect(told).toMatchObject({
      event: 'events.mandates.debit.successful',
      data: {
        ...{ success: true, status: 'successful', response_code: '00', amount: 1_000_000, collected_amount: 1_000_000 },
        ...{ pending_amount: 0, mandate, reference: 'refbtD03191D118', fee: 6_500, fee_bearer: 'business' },
        ...{ live_mode: false, session_id: answer.json.data.session_id, app: lender.tenant.environment.app.id },
      },
    });
    expect(await lender.problems()).toEqual([]);
  });

  test('a fee that the customer bears is taken on top, and of the mandate too', async () => {
    await lender.debit(mandate, { amount: 500_000, fee_bearer: 'customer' });
    expect([await lender.books('rail.clearing:nip'), await lender.pending()]).toEqual([506_500n, 500_000n]);
    expect(await lender.balance(mandate)).toBe(99_493_500);
  });

  test('a split is divided with the success', async () => {
    const subs: string[] = [];
    for (const account_number of ['0131883461', '0131883462']) {
      const made = await lender.call('POST', '/v2/payments/payout/sub-account', { nip_code: '000013', account_number });
      subs.push(made.json.data.id);
    }
    const distribution = [
      { account: subs[0], value: 100_000 },
      { account: subs[1], value: 50_000 },
    ];
    const split = { type: 'fixed', fee_bearer: 'sub_accounts', distribution };
    expect((await lender.debit(mandate, { amount: 300_000, split })).status).toBe(200);
    expect(await lender.pending()).toBe(143_500n);
    expect(await lender.books(`sub.pending:${subs[0]}`)).toBe(99_000n);
    const refused = await lender.debit(mandate, { amount: 20_000, split: { ...split, fee_bearer: 'business' } });
    expect([refused.status, refused.json.message]).toEqual([400, 'Split distribution exceeds transaction amount']);
    const unknown = { ...split, distribution: [{ account: 'f'.repeat(24), value: 5_000 }] };
    expect((await lender.debit(mandate, { split: unknown })).json.data[0].field).toBe('split.distribution.0.account');
  });

  test('with a beneficiary the net goes on at once', async () => {
    await settings({ 'debit.instant_beneficiary': true });
    const beneficiary = { nuban: '0131883461', nip_code: '000013' };
    const answer = await lender.debit(mandate, { amount: 300_000, beneficiary });
    expect(answer.json.data.beneficiary).toMatchObject({ bank_code: '058', account_number: '0131883461' });
    expect([await lender.pending(), await lender.books('payout.in_transit')]).toEqual([0n, 293_500n]);
    await lender.advance(1_000);
    expect([await lender.books('bank.settlement'), await lender.books('payout.in_transit')]).toEqual([-293_500n, 0n]);
    expect(await lender.problems()).toEqual([]);
  });
});

describe('an outcome that is not known', () => {
  test('is 99 and processing, then told once when it is', async () => {
    await lender.fault('code:09');
    const answer = await lender.debit(mandate, { reference: 'slow-1' });
    expect([answer.status, answer.json.status, answer.json.response_code]).toEqual([200, 'processing', '99']);
    expect(answer.json.data).toMatchObject({ success: false, status: 'processing', event: 'processing' });
    expect([await lender.balance(mandate), await lender.pending()]).toEqual([99_900_000, 0n]);
    await lender.advance(120_000);
    expect(await lender.words()).toEqual(['processing', 'successful']);
    expect(await lender.pending()).toBe(93_500n);
    expect((await lender.sessions()).map(({ presented }) => presented)).toEqual([1]);
  });

  test('that becomes a failure gives the mandate back what it held', async () => {
    await settings({ 'debit.wait': '1s' });
    await lender.fault('timeout_then_decline:51');
    expect((await lender.debit(mandate)).json.response_code).toBe('99');
    await lender.advance(120_000);
    expect(await lender.words()).toEqual(['processing', 'failed']);
    expect(await lender.balance(mandate)).toBe(100_000_000);
  });
});

describe('400', () => {
  test('with the bank’s code: stored, told, its reference used', async () => {
    await lender.fault('decline:05');
    const answer = await lender.debit(mandate, { reference: 'gone-1' });
    expect([answer.status, answer.json.response_code]).toEqual([400, '05']);
    expect(answer.json).toMatchObject({
      status: 'failed',
      message: 'Do not honor. Retry after 3 to 5 days',
      data: null,
    });
    expect(answer.json.documentation).toBe('https://mono.co/docs/error-codes/05');
    expect(answer.headers.ratelimit).toContain('"dd-other-error";r=10');
    const [told] = await lender.told();
    expect(told).toMatchObject({
      event: 'events.mandates.debit.failed',
      data: { success: false, response_code: '05', beneficiary: { account_number: 'P000000' } },
    });
    const again = await lender.debit(mandate, { reference: 'gone-1' });
    expect(again.json.message).toBe('Invalid reference, please retry with a unique reference');
    expect(again.json.response_code).toBe('400');
  });

  test.each([
    [{ amount: 19_999 }, 'Amount is below the minimum of NGN 200'],
    [{ amount: 0 }, 'Amount is below the minimum of NGN 200'],
    [{ amount: -100_000 }, 'Amount is below the minimum of NGN 200'],
    [{ amount: 100_000_001 }, "Amount exceeds the mandate's remaining balance"],
    [{ amount: 2_500_000_001 }, 'Amount exceeds the maximum allowed for this account'],
  ])('%j', async (changes, message) => {
    const { status, json, headers } = await lender.debit(mandate, changes);
    expect([status, json.response_code, json.message]).toEqual([400, '400', message]);
    expect(headers.ratelimit).toContain('r=6');
    expect(await lender.sessions()).toEqual([]);
  });

  test('with every mistake, and the limits', async () => {
    const { status, json, headers } = await lender.debit(mandate, {
      amount: 1.5,
      reference: 'a b',
      narration: undefined,
    });
    expect([status, json.message]).toEqual([400, 'Validation error']);
    expect(json.data.map(({ field }: { field: string }) => field)).toEqual(['amount', 'reference', 'narration']);
    expect(headers.ratelimit).toContain('r=6');
  });

  test('for a mandate that is paused, cancelled or fixed', async () => {
    await lender.call('PATCH', `/v3/payments/mandates/${mandate}/pause`);
    expect((await lender.debit(mandate)).json.message).toBe('This mandate is paused. Reinstate it to continue');
    await lender.call('PATCH', `/v3/payments/mandates/${mandate}/cancel`);
    expect((await lender.debit(mandate)).json.message).toBe('This mandate is cancelled');
    const fixed = await lender.mandate({
      ...{ debit_type: 'fixed', amount: 500_000, frequency: 'monthly', initial_debit_date: '2026-08-01' },
      ...{ retrial_frequency: 2, grace_period: 1, minimum_due: 100_000, end_date: '2026-12-31' },
    });
    expect((await lender.debit(fixed)).json.message).toBe('The debit API is not supported for fixed mandates');
  });

  test('above what one account may be debited in a day, and the next day it may again', async () => {
    await settings({ 'limit.personal': 250_000 });
    expect((await lender.debit(mandate, { amount: 200_000 })).status).toBe(200);
    const over = await lender.debit(mandate, { amount: 60_000 });
    expect(over.json.message).toBe('Amount exceeds the maximum allowed for this account');
    await lender.fault('decline:51');
    expect((await lender.debit(mandate, { amount: 50_000 })).json.response_code).toBe('51');
    expect((await lender.debit(mandate, { amount: 50_000 })).status).toBe(200);
    await lender.until('2026-02-10T23:00:00.000Z');
    expect((await lender.debit(mandate, { amount: 200_000 })).status).toBe(200);
  });
});

test('404 for a mandate that is another’s, whatever the body', async () => {
  await lender.begin();
  const { status, json } = await lender.debit(mandate, { amount: 'x' });
  expect([status, json.response_code]).toEqual([404, '50']);
});

test('503 when the rail refuses the connection: nothing happened, and the reference is free', async () => {
  await lender.fault('rail_down');
  const refused = await lender.debit(mandate, { reference: 'again-1' }, { 'idempotency-key': 'k-1' });
  expect([refused.status, refused.json.response_code, refused.headers['retry-after']]).toEqual([503, '503', '30']);
  expect(refused.headers.ratelimit).toContain('r=6');
  expect(await lender.words()).toEqual([]);
  expect(await lender.balance(mandate)).toBe(100_000_000);
  const { json } = await lender.call('GET', `/v3/payments/mandates/${mandate}/debits`);
  expect(json.data).toEqual([]);
  const again = await lender.debit(mandate, { reference: 'again-1' }, { 'idempotency-key': 'k-1' });
  expect([again.status, again.json.response_code]).toEqual([200, '00']);
});

describe('read later', () => {
  test('by either path, and in a list, newest first', async () => {
    await lender.debit(mandate, { reference: 'one' });
    lender.clock.advance(1_000);
    await lender.fault('decline:51');
    await lender.debit(mandate, { reference: 'two' });
    const { status, json } = await lender.call('GET', `/v3/payments/mandates/${mandate}/debits/one`);
    expect([status, json.message]).toEqual([200, 'Debit retrieved successfully']);
    expect(json.data).toMatchObject({
      ...{ reference: 'one', status: 'successful', collected_amount: 100_000, pending_amount: 0, currency: 'NGN' },
      ...{ type: 'variable-debit', channel: 'mandate', response_code: '00', refunded: false, mandate },
    });
    expect(json.data.object_id).toMatch(/^[0-9a-f]{24}$/);
    const two = await lender.call('GET', `/v3/payments/mandates/${mandate}/debit/two`);
    expect(two.json.data).toMatchObject({ status: 'failed', response_code: '51', message: 'Insufficient funds' });
    const list = await lender.call('GET', `/v3/payments/mandates/${mandate}/debits?limit=1`);
    expect(list.json.message).toBe('Debits retrieved successfully');
    expect([list.json.data.map((debit: { reference: string }) => debit.reference), list.json.meta.total]).toEqual([
      ['two'],
      2,
    ]);
    const missing = await lender.call('GET', `/v3/payments/mandates/${mandate}/debits/three`);
    expect([missing.status, missing.json.message]).toEqual([404, 'Debit not found']);
    const verified = await lender.call('GET', '/v2/payments/verify/one');
    expect(verified.json.data).toMatchObject({ type: 'variable-debit', channel: 'mandate', status: 'successful' });
  });
});

describe('sent more than once', () => {
  test('a hundred at once with one key have one effect', async () => {
    const all = await Promise.all(
      Array.from({ length: 100 }, () => lender.debit(mandate, { reference: 'same' }, { 'idempotency-key': 'same' })),
    );
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(all.filter(({ status, headers }) => status === 200 && !headers['idempotent-replayed'])).toHaveLength(1);
    expect(await lender.sessions()).toHaveLength(1);
    expect(await lender.pending()).toBe(93_500n);
  });

  test('a hundred at once with one reference and no key have one effect', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => lender.debit(mandate, { reference: 'only' })));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status } of all) expect([200, 400, 409]).toContain(status);
    expect([(await lender.sessions()).length, await lender.pending()]).toEqual([1, 93_500n]);
  });

  test('64 callers on one mandate: its ceiling and the sums hold, and nobody sees an error of ours', async () => {
    const hot = await lender.mandate({ amount: 1_000_000 });
    const all = await Promise.all(Array.from({ length: 64 }, () => lender.debit(hot)));
    const taken = all.filter(({ status }) => status === 200).length;
    for (const { status } of all) expect([200, 400, 409]).toContain(status);
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThanOrEqual(10);
    expect(await lender.balance(hot)).toBe(1_000_000 - taken * 100_000);
    expect(await lender.pending()).toBe(BigInt(taken) * 93_500n);
    expect(await lender.problems()).toEqual([]);
  });
});

describe('the bank’s own second thoughts', () => {
  test('a reversal the next day takes the success back, once', async () => {
    await lender.fault('late_reversal');
    expect((await lender.debit(mandate, { reference: 'back-1' })).status).toBe(200);
    await lender.until('2026-02-13T09:00:00.000Z');
    expect(await lender.words()).toEqual(['successful', 'reversed']);
    const { json } = await lender.call('GET', `/v3/payments/mandates/${mandate}/debits/back-1`);
    expect(json.data.status).toBe('reversed');
    expect([await lender.books('rail.clearing:nip'), await lender.balance(mandate)]).toEqual([0n, 100_000_000]);
    expect(await lender.problems()).toEqual([]);
  });

  test('another amount goes to suspense, and the debit stays open', async () => {
    await lender.fault('wrong_amount');
    expect((await lender.debit(mandate)).json.response_code).toBe('99');
    await lender.advance(600_000);
    expect(await lender.words()).toEqual(['processing']);
    expect(await lender.books('suspense')).toBeGreaterThan(0n);
    expect(await lender.pending()).toBe(0n);
  });
});
