import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, SettableClock } from '@kente/kit/clock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Environment } from '../../tenancy/index.ts';
import { AMOUNT, PAYER, type RailWorld, railWorld } from '../../testing/rail-world.ts';

/** A Monday morning in Lagos. */
const clock = new SettableClock('2026-11-16T09:00:00Z');
let world: RailWorld;
let env: Environment;
beforeAll(async () => {
  world = await railWorld(clock);
});
afterAll(() => world.close());
beforeEach(async () => {
  env = await world.environment();
});

const whats = async () => (await world.told(env)).map(({ what, code }) => [what, code]);
const once = async () => {
  for (const { presented } of await world.sessions(env)) expect(presented).toBe(1);
};
const queued = async () => (await world.rails.queue.list()).filter(({ envId }) => envId === env.id);
const clearing = () => world.balance(env, 'rail.clearing:nip');

test('a debit that the rail approves is told once, with what was taken', async () => {
  const { movement, state } = await world.move(env);
  expect(movement.sessionId).toMatch(/^999999261116\d{18}$/);
  expect(state).toMatchObject({
    status: 'successful',
    outcome: { code: '00', responseClass: 'ok', amountMinor: AMOUNT },
  });
  expect(await whats()).toEqual([['successful', '00']]);
  expect(await clearing()).toBe(AMOUNT);
  await world.advance(env, HOUR_MS);
  expect((await world.sessions(env)).map(({ presented, requeries }) => [presented, requeries])).toEqual([[1, 0]]);
});

test('a movement that was sent is never sent again, whoever asks', async () => {
  const { movement } = await world.move(env);
  const again = await Promise.all([1, 2, 3].map(() => world.rails.movements.send(env, movement.id, 1_000)));
  expect(again.map(({ status }) => status)).toEqual(['successful', 'successful', 'successful']);
  await once();
});

describe('a refusal is final at once', () => {
  test.each([
    ['decline:51', '51', 'funds'],
    ['decline:05', '05', 'other'],
    ['unavailable', '91', 'other'],
  ])('%s', async (fault, code, responseClass) => {
    await world.order(env, fault);
    const { state } = await world.move(env);
    expect(state).toMatchObject({ status: 'failed', outcome: { code, responseClass } });
    expect(await whats()).toEqual([['failed', code]]);
    expect(await clearing()).toBe(0n);
    const next = await world.move(env);
    expect(next.state.status).toBe('successful');
  });

  test('an account of the code list answers its code, and one that holds too little answers 51', async () => {
    const coded = await world.move(env, { from: { ...PAYER, accountNumber: '9900000061' } });
    const poor = await world.move(env, { amountMinor: 1_000_001n });
    expect([coded, poor].map(({ state }) => 'outcome' in state && state.outcome.code)).toEqual(['61', '51']);
  });
});

describe('an outcome that is unknown at first is asked for until it is known, and told once', () => {
  test.each(['01', '09', '21', '35', '68', '96', '97'])('code:%s', async (code) => {
    await world.order(env, `code:${code}`);
    const { state } = await world.move(env);
    expect(state).toEqual({ status: 'processing' });
    await world.advance(env, 30 * SECOND_MS);
    expect(await whats()).toEqual([]);
    await world.advance(env, MINUTE_MS);
    expect(await whats()).toEqual([['successful', '00']]);
    await once();
  });

  test.each(['timeout', 'timeout_then_success', 'duplicate', 'rail_500', 'garbage'])('%s', async (fault) => {
    await world.order(env, fault);
    const { state } = await world.move(env, {}, fault.startsWith('timeout') ? 100 : 5_000);
    expect(state).toEqual({ status: 'processing' });
    await world.advance(env, MINUTE_MS);
    await world.advance(env, DAY_MS);
    expect(await whats()).toEqual([['successful', '00']]);
    expect(await clearing()).toBe(AMOUNT);
    await once();
  });

  test('timeout_then_decline:51 fails on the requery', async () => {
    await world.order(env, 'timeout_then_decline:51');
    await world.move(env, {}, 100);
    await world.advance(env, 10 * SECOND_MS);
    expect(await world.told(env)).toMatchObject([{ what: 'failed', code: '51', response_class: 'funds' }]);
    expect(await clearing()).toBe(0n);
  });

  test('timeout_not_received is believed after 15 minutes and three such answers, not before, and is not sent again', async () => {
    await world.order(env, 'timeout_not_received');
    await world.move(env, {}, 100);
    await world.advance(env, 15 * MINUTE_MS - SECOND_MS);
    expect(await whats()).toEqual([]);
    await world.advance(env, 2 * SECOND_MS);
    expect(await world.told(env)).toMatchObject([{ what: 'failed', code: '25', response_class: 'other' }]);
    await once();
  });

  test('late_success: no record, no record, then success', async () => {
    await world.order(env, 'late_success');
    await world.move(env);
    await world.advance(env, HOUR_MS);
    expect(await whats()).toEqual([['successful', '00']]);
    expect(await world.sessions(env)).toMatchObject([{ presented: 1, requeries: 3 }]);
  });

  test('slow: the answer that comes after the caller was let go is taken from the open connection', async () => {
    await world.order(env, 'slow', { latencyMs: 300 });
    const { state, movement } = await world.move(env, {}, 50);
    expect(state).toEqual({ status: 'processing' });
    await world.until('the late answer', async () => (await whats()).length > 0);
    expect(await whats()).toEqual([['successful', '00']]);
    expect(await world.rails.movements.find(env.id, movement.id)).toMatchObject({ status: 'successful' });
    await world.advance(env, HOUR_MS);
    expect(await world.sessions(env)).toMatchObject([{ requeries: 0 }]);
  });

  test('nobody knows after a day: an operator says it by proof', async () => {
    await world.move(env, { from: { ...PAYER, accountNumber: '9900000009' } });
    await world.advance(env, 23 * HOUR_MS);
    expect(await queued()).toEqual([]);
    await world.advance(env, 2 * HOUR_MS);
    const [item] = await queued();
    expect(item).toMatchObject({ kind: 'unresolved', inSuspense: false });
    expect(await whats()).toEqual([]);
    await world.rails.queue.settle(item?.id ?? '', 'failed', 'letter of the bank');
    expect(await whats()).toEqual([['failed', '09']]);
    expect(await queued()).toEqual([]);
  });
});

describe('rail_down', () => {
  test('nothing was sent: the intent is void, and the same may be tried again', async () => {
    await world.order(env, 'rail_down');
    const { state } = await world.move(env);
    expect(state).toEqual({ status: 'voided' });
    expect((await whats()).map(([what]) => what)).toEqual(['voided']);
    expect(await world.sessions(env)).toEqual([]);
    expect((await world.move(env)).state.status).toBe('successful');
  });

  test('after five in a row nothing is tried for 30 s, and other environments are not concerned', async () => {
    await world.order(env, 'rail_down', { remaining: 5 });
    for (let turn = 0; turn < 5; turn += 1) expect((await world.move(env)).state.status).toBe('voided');
    expect(() => world.rails.movements.ready(env)).toThrow('The institution is not available at the moment.');
    expect((await world.move(env)).state.status).toBe('voided');
    const other = await world.environment();
    expect((await world.move(other)).state.status).toBe('successful');
    await world.advance(env, 30 * SECOND_MS);
    world.rails.movements.ready(env);
    expect((await world.move(env)).state.status).toBe('successful');
  });
});

describe('calls of the rail', () => {
  test.each(['callback_twice', 'callback_disorder'])('%s: the first final one counts', async (fault) => {
    await world.order(env, fault);
    const { state } = await world.move(env);
    expect(state.status).toBe('processing');
    await world.until('the callback', async () => (await whats()).length > 0);
    await world.advance(env, HOUR_MS);
    expect(await whats()).toEqual([['successful', '00']]);
    expect(await clearing()).toBe(AMOUNT);
  });

  test('late_reversal: what was successful is given back on the next day, once, by call and by report', async () => {
    await world.order(env, 'late_reversal');
    const { state, movement } = await world.move(env);
    expect(state.status).toBe('successful');
    await world.advance(env, DAY_MS);
    await world.until('the reversal', async () => (await whats()).length > 1);
    await world.advance(env, 3 * DAY_MS);
    expect(await whats()).toEqual([
      ['successful', '00'],
      ['reversed', '00'],
    ]);
    expect(await clearing()).toBe(0n);
    expect(await world.rails.movements.find(env.id, movement.id)).toMatchObject({ status: 'reversed' });
  });

  test('wrong_amount: what was taken is in suspense, the state stays, and an operator decides', async () => {
    await world.order(env, 'wrong_amount');
    const { state } = await world.move(env);
    expect(state.status).toBe('processing');
    await world.advance(env, HOUR_MS);
    expect(await whats()).toEqual([]);
    expect([await clearing(), await world.balance(env, 'suspense')]).toEqual([490_000n, 490_000n]);
    const [item] = await queued();
    expect(item).toMatchObject({ kind: 'wrong_amount', amountMinor: 490_000n, inSuspense: true });
    await world.rails.queue.settle(item?.id ?? '', 'returned', 'credit advice 17');
    expect(await whats()).toEqual([['failed', '00']]);
    expect([await clearing(), await world.balance(env, 'suspense')]).toEqual([0n, 0n]);
  });

  test('wrong_session: what was taken under it is in suspense, and its own session fails', async () => {
    await world.order(env, 'wrong_session');
    const { state } = await world.move(env);
    expect(state.status).toBe('processing');
    await world.until('the callback', async () => (await queued()).length > 0);
    expect(await queued()).toMatchObject([{ kind: 'unknown_session', amountMinor: AMOUNT, inSuspense: true }]);
    await world.advance(env, HOUR_MS);
    expect(await whats()).toEqual([['failed', '25']]);
    expect([await clearing(), await world.balance(env, 'suspense')]).toEqual([AMOUNT, AMOUNT]);
    const reports = await world.rails.reconciliation.day(env, '2026-11-16');
    expect(reports.differences).toBeDefined();
  });
});

describe('credits follow the same rules', () => {
  const credit = { owner: 'payout', direction: 'credit' } as const;
  test('credit_timeout', async () => {
    await world.order(env, 'credit_timeout');
    expect((await world.move(env)).state.status).toBe('successful');
    expect((await world.move(env, credit, 100)).state.status).toBe('processing');
    await world.advance(env, MINUTE_MS);
    expect(await whats()).toEqual([
      ['successful', '00'],
      ['successful', '00'],
    ]);
    await once();
  });

  test('name_enquiry_down strikes the name enquiry alone', async () => {
    await world.order(env, 'name_enquiry_down');
    expect((await world.move(env)).state.status).toBe('successful');
    expect(await world.rails.rail.nameEnquiry(env, PAYER)).toMatchObject({ kind: 'unavailable' });
    expect(await world.rails.rail.nameEnquiry(env, PAYER, 'Adaeze Bankole')).toMatchObject({ kind: 'found' });
  });
});
