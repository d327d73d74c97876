import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DAY_MS, later, MINUTE_MS, SettableClock } from '@kente/kit/clock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KEY, OURS, PAYER, type RailWorld, railWorld } from '../../testing/rail-world.ts';
import { railConformance } from '../conformance.ts';
import { createNip } from '../index.ts';
import type { Transfer } from '../rail.ts';

const clock = new SettableClock('2026-11-16T09:00:00Z');
let world: RailWorld;
beforeAll(async () => {
  world = await railWorld(clock);
});
afterAll(() => world.close());

railConformance('nip', async () => {
  const env = await world.environment();
  return {
    ...{ rail: world.nip, env, payer: PAYER, payee: OURS },
    refusing: { account: { ...PAYER, accountNumber: '9900000063' }, code: '63' },
    loseNextAnswer: async () => void (await world.order(env, 'timeout')),
    async unplug() {
      const rule = await world.order(env, 'rail_down', { remaining: null });
      return () => world.faults.drop(env.id, rule.id);
    },
  };
});

const TRANSFER: Transfer = {
  ...{ sessionId: '999999261116100000000000000001', from: PAYER, to: OURS, amountMinor: 20_000n },
  ...{ narration: 'Loan', reference: 'r1', mandateCode: null },
};

/** A switch that gives one answer, whatever is asked. */
async function switchThat(answer: { status: number; body: string }) {
  const server = createServer((_request, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rail = createNip({
    ...{ test: { url, key: KEY }, live: null, institution: '999999', callbackUrl: url },
    faultFor: async () => null,
  });
  return {
    rail,
    async close() {
      await rail.close();
      server.close();
    },
  };
}

describe('everything after the request has left is unknown', () => {
  const whole = { response_code: '00', session_id: TRANSFER.sessionId, amount: 20_000 };
  test.each([
    ['HTTP 500', 500, JSON.stringify(whole)],
    ['HTTP 503', 503, ''],
    ['a body that breaks off', 200, '{"response_code":"00","amo'],
    ['no JSON', 200, '<html>It works!</html>'],
    ['an answer without a code', 200, JSON.stringify({ ...whole, response_code: undefined })],
    ['an answer without an amount', 200, JSON.stringify({ ...whole, amount: undefined })],
    ['half a kobo', 200, JSON.stringify({ ...whole, amount: 0.5 })],
    ['another session', 200, JSON.stringify({ ...whole, session_id: '999999261116100000000000000002' })],
    ['a refusal of the door', 401, JSON.stringify({ code: 'no_key' })],
  ])('%s', async (_what, status, body) => {
    const { rail, close } = await switchThat({ status, body });
    const env = await world.environment();
    expect(await rail.debit(env, TRANSFER, AbortSignal.timeout(2_000))).toMatchObject({ kind: 'unknown' });
    await close();
  });
});

test('a balance under NGN 1,000 is told as 0', async () => {
  const env = await world.environment();
  for (const [available, told] of [
    [99_999, 0n],
    [100_000, 100_000n],
  ] as const) {
    const { rail, close } = await switchThat({ status: 200, body: JSON.stringify({ response_code: '00', available }) });
    expect(await rail.balance(env, PAYER, 'RC1')).toEqual({ kind: 'answered', availableMinor: told });
    await close();
  }
});

test('live without configuration says so, and nothing is sent', async () => {
  const env = await world.environment('live');
  expect(() => world.nip.ready(env)).toThrow('the operator has to set NIP_URL and NIP_KEY');
  await expect(world.nip.nameEnquiry(env, PAYER)).rejects.toThrow('the operator has to set NIP_URL and NIP_KEY');
});

test('a mandate waits for NGN 50 from its account, then for the bank, by the clock of the environment', async () => {
  const env = await world.environment();
  const now = clock.now();
  const code = 'RC227914/1580/0008722498';
  const facts = { code, account: PAYER, amountMinor: 5_000_000n, startsAt: now, endsAt: now } as const;
  const status = async () => {
    const answer = await world.nip.mandateStatus(env, code);
    return answer.kind === 'answered' ? answer.status : answer.kind;
  };
  await world.nip.createMandate(env, { ...facts, kind: 'emandate', authorisation: 'transfer' });
  const pay = (amount: number) =>
    fetch(`${world.switchUrl}/control/worlds/${env.id}/nip/transfers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-bank-time': clock.now().toISOString() },
      body: JSON.stringify({
        from: { institution_code: PAYER.nipCode, account_number: PAYER.accountNumber },
        amount,
      }),
    });
  await pay(10_000);
  expect(await status()).toBe('awaiting-transfer');
  await pay(5_000);
  expect(await status()).toBe('pending');
  clock.advance(MINUTE_MS - 1);
  expect(await status()).toBe('pending');
  clock.advance(2 * MINUTE_MS + 1);
  expect(await status()).toBe('approved');
});

test('a mandate that waits for its transfer may be authorised otherwise, by the same code', async () => {
  const env = await world.environment();
  const code = 'RC227914/1580/0008722499';
  const mandate = {
    ...{ code, account: PAYER, amountMinor: 5_000_000n, kind: 'emandate' as const },
    ...{ startsAt: clock.now(), endsAt: later(clock.now(), 30 * DAY_MS) },
  };
  const put = async (authorisation: 'transfer' | 'given') =>
    world.nip.createMandate(env, { ...mandate, authorisation });
  expect(await put('transfer')).toMatchObject({ status: 'awaiting-transfer' });
  expect(await put('transfer')).toMatchObject({ status: 'awaiting-transfer' });
  expect(await put('given')).toMatchObject({ status: 'pending' });
  await world.advance(env, 3 * MINUTE_MS);
  expect(await put('transfer')).toMatchObject({ status: 'approved' });
});

test('a world that is kept and put back has its sessions and mandates again, and an emptied one has none', async () => {
  const env = await world.environment();
  const now = clock.now();
  const code = 'RC227914/1580/0008722499';
  const facts = { code, account: PAYER, amountMinor: 5_000_000n, startsAt: now, endsAt: now } as const;
  await world.nip.createMandate(env, { ...facts, kind: 'sweep', authorisation: 'at-once' });
  await world.move(env);
  const place = `${world.switchUrl}/control/worlds/${env.id}/`;
  const kept = await (await fetch(place)).text();
  const before = await world.sessions(env);
  await fetch(place, { method: 'DELETE' });
  expect(await world.sessions(env)).toEqual([]);
  expect(await world.nip.mandateStatus(env, code)).toEqual({ kind: 'refused', code: '25' });
  await fetch(place, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: kept });
  expect(await world.sessions(env)).toEqual(before);
  expect(await world.nip.mandateStatus(env, code)).toMatchObject({ status: 'approved' });
});
