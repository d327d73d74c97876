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

const WORDS: Readonly<Record<string, string>> = { F: 'decline:51', O: 'decline:05' };
/** One debit after the other: F fails for want of funds, O for another reason, S succeeds. @returns the codes. */
async function played(letters: string, on = mandate): Promise<string[]> {
  const codes: string[] = [];
  for (const letter of letters) {
    const fault = WORDS[letter];
    if (fault) await lender.fault(fault);
    codes.push((await lender.debit(on)).json.response_code);
  }
  return codes;
}

describe('the limits of a day', () => {
  test.each([
    ['FFFFFF', 6],
    ['OOOOOOOOOOO', 11],
    ['FFFFFSFFFFFF', 12],
    ['FFFOOOOOOOOOOO', 14],
  ])('%s is sent, and the next call is refused', async (letters, sessions) => {
    const expected = [...letters].map((letter) => ({ F: '51', O: '05', S: '00' })[letter]);
    expect(await played(letters)).toEqual(expected);
    const refused = await lender.debit(mandate, { reference: 'refused-1' });
    expect([refused.status, refused.json.response_code]).toEqual([429, '429']);
    expect(await lender.sessions()).toHaveLength(sessions);
    expect((await lender.call('GET', `/v3/payments/mandates/${mandate}/debits/refused-1`)).status).toBe(404);
    expect(await lender.words()).toHaveLength(sessions);
  });

  test('are told as printed', async () => {
    await lender.begin('2026-01-28T13:47:11.712Z');
    mandate = await lender.mandate();
    await played('FFFFFF');
    const { status, headers, json } = await lender.debit(mandate);
    expect([status, headers['retry-after']]).toEqual([429, '33169']);
    expect(headers['ratelimit-policy']).toBe('"dd-insufficient-funds";q=6;w=86400, "dd-other-error";q=11;w=86400');
    expect(headers.ratelimit).toBe('"dd-insufficient-funds";r=0;t=33169, "dd-other-error";r=11;t=33169');
    expect(json).toEqual({
      ...{ status: 'failed', response_code: '429', timestamp: '2026-01-28T13:47:11.712Z' },
      message:
        'You have been rate-limited for this mandate. You cannot attempt any more payments on this account until 2026-01-29',
      ...{ timestamps: '2026-01-28T13:47:11.712Z', documentation: 'https://mono.co/docs/error-codes/429', data: null },
    });
  });

  test('end with the day in Lagos, to the millisecond', async () => {
    await lender.begin('2026-02-10T22:50:00.000Z');
    mandate = await lender.mandate();
    await played('FFFFFF');
    lender.clock.set('2026-02-10T22:59:59.999Z');
    expect((await lender.debit(mandate)).status).toBe(429);
    lender.clock.set('2026-02-10T23:00:00.000Z');
    expect((await lender.debit(mandate)).json.response_code).toBe('00');
  });

  test.each([
    ['2026-02-10T22:59:59.000Z', 'r=5;t=1,'],
    ['2026-02-10T23:00:01.000Z', 'r=5;t=86399,'],
  ])('a failure at %s counts on its own day', async (at, header) => {
    await lender.begin(at);
    mandate = await lender.mandate();
    await lender.fault('decline:51');
    expect((await lender.debit(mandate)).headers.ratelimit).toContain(header);
  });

  test('are an account’s, over all its mandates, and no other account’s', async () => {
    const account = { ...lender.account };
    const other = await lender.mandate(account);
    const free = await lender.mandate();
    await played('FFFFFF');
    expect([(await lender.debit(other)).status, (await lender.debit(free)).status]).toEqual([429, 200]);
  });

  test('are another environment’s own', async () => {
    const account = { ...lender.account };
    await played('FFFFFF');
    await lender.begin();
    expect((await lender.debit(await lender.mandate(account))).status).toBe(200);
  });
});

describe('calls at the same time', () => {
  test('after five failures one of three is sent, and two are told to wait', async () => {
    await played('FFFFF');
    await lender.fault('slow:1', null);
    const all = await Promise.all([1, 2, 3].map(() => lender.debit(mandate)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const busy = all.find(({ status }) => status === 409);
    expect(busy?.json.message).toBe('Another debit on this account is in progress, please retry shortly');
    expect([busy?.json.response_code, busy?.headers['retry-after']]).toEqual(['409', '5']);
    expect(await lender.sessions()).toHaveLength(6);
  });
});

describe('outcomes that come late', () => {
  test('count for nothing while they are unknown, and then on the day they were sent', async () => {
    await lender.platform.modules.payments.settings.change(lender.tenant.environment, { 'debit.wait': '1s' });
    await lender.fault('timeout_then_decline:51', null);
    const codes = await Promise.all(Array.from({ length: 5 }, () => lender.debit(mandate)));
    codes.push(...(await Promise.all(Array.from({ length: 5 }, () => lender.debit(mandate)))));
    expect(codes.map(({ json }) => json.response_code)).toEqual(Array(10).fill('99'));
    expect(codes.at(-1)?.headers.ratelimit).toContain('r=6');
    await lender.advance(300_000);
    expect((await lender.debit(mandate)).status).toBe(429);
  });

  test('one that succeeds gives everything back', async () => {
    await lender.fault('code:09');
    await lender.debit(mandate);
    await played('FFFFFF');
    expect((await lender.words()).slice(0, 2)).toEqual(['processing', 'failed']);
    expect((await lender.debit(mandate)).status).toBe(429);
    await lender.advance(120_000);
    const next = await lender.debit(mandate);
    expect([next.status, next.headers.ratelimit]).toEqual([200, expect.stringContaining('r=6')]);
  });

  test('one sent before midnight does not count on the new day', async () => {
    await lender.begin('2026-02-10T22:58:00.000Z');
    mandate = await lender.mandate();
    await lender.platform.modules.payments.settings.change(lender.tenant.environment, { 'debit.wait': '1s' });
    await lender.fault('timeout_then_decline:51');
    await lender.debit(mandate);
    lender.clock.set('2026-02-10T23:10:00.000Z');
    await lender.advance(60_000);
    expect(await lender.words()).toEqual(['processing', 'failed']);
    expect((await lender.debit(mandate)).headers.ratelimit).toContain('r=6');
  });
});
