import { DAY_MS, SettableClock } from '@kente/kit/clock';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Environment } from '../../tenancy/index.ts';
import { AMOUNT, KEY, PAYER, type RailWorld, railWorld } from '../../testing/rail-world.ts';
import type { IncomingCredit } from '../rail.ts';

/** A Monday morning in Lagos. */
const clock = new SettableClock('2026-11-16T09:00:00Z');
const DAY = '2026-11-16';
/** A number of the environment's own. */
const OURS = '8012345678';
let world: RailWorld;
let env: Environment;
let received: IncomingCredit[] = [];

beforeAll(async () => {
  world = await railWorld(clock);
  world.rails.onCredit(async (_mode, credit) => {
    if (credit.accountNumber !== OURS) return null;
    await world.db.transaction().execute(async (tx) => {
      if (!(await world.rails.arrived(tx, env, credit))) return;
      received.push(credit);
      const { sessionId, amountMinor } = credit;
      const entries = [
        { account: 'rail.clearing:nip', debitMinor: amountMinor },
        { account: 'refund.in_transit', creditMinor: amountMinor },
      ] as const;
      await world.ledger.post(tx, env.id, { key: `in:${sessionId}`, kind: 'transfer.held', at: clock.now(), entries });
    });
    return env;
  });
});
afterAll(() => world.close());
beforeEach(async () => {
  clock.set('2026-11-16T09:00:00Z');
  env = await world.environment();
  received = [];
});

/** Somebody transfers. `isTold`: the switch calls; else its report alone tells it. */
async function transfer(to: string, { isTold = true, sessionId = null as string | null } = {}): Promise<string> {
  const answer = await fetch(`${world.switchUrl}/nip/incoming`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', authorization: `Bearer ${KEY}`, 'x-world': env.id },
      'x-bank-time': clock.now().toISOString(),
      ...(isTold ? { 'x-callback-url': world.callbackUrl } : {}),
    },
    body: JSON.stringify({
      from: { institution_code: PAYER.nipCode, account_number: PAYER.accountNumber, account_name: PAYER.name },
      to: { institution_code: '999999', account_number: to },
      ...{ amount: Number(AMOUNT), ...(sessionId === null ? {} : { session_id: sessionId }) },
    }),
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { session_id: string }).session_id;
}

const queued = async () => (await world.rails.queue.list()).filter(({ envId }) => envId === env.id);
const clearing = () => world.balance(env, 'rail.clearing:nip');

test('a transfer to a number of ours is received once, however often calls and reports tell it', async () => {
  const sessionId = await transfer(OURS);
  await Promise.all([1, 2, 3].map(() => transfer(OURS, { sessionId })));
  expect(received).toMatchObject([
    { sessionId, accountNumber: OURS, amountMinor: AMOUNT, sender: { nipCode: '000013' } },
  ]);
  const { lines, receivedMinor, found, differences } = await world.rails.reconciliation.day(env, DAY);
  expect([lines, receivedMinor, found, differences]).toEqual([1, AMOUNT, [], []]);
  expect([received.length, await clearing()]).toEqual([1, AMOUNT]);
});

test('a transfer that no call told of is received by the report of its day, which the first transfer plans', async () => {
  await transfer(OURS);
  const sessionId = await transfer(OURS, { isTold: false });
  expect(received).toHaveLength(1);
  await world.advance(env, DAY_MS);
  expect(received.map((credit) => credit.sessionId)).toContain(sessionId);
  expect(await clearing()).toBe(2n * AMOUNT);
  const { differences } = await world.rails.reconciliation.day(env, DAY);
  expect([differences, await queued()]).toEqual([[], []]);
});

test('a transfer to a number that is nobody’s lies in suspense until an operator has sent it back', async () => {
  const sessionId = await transfer('8099999999');
  const [item, ...more] = await queued();
  expect([item, more]).toMatchObject([
    { kind: 'unknown_session', sessionId, inSuspense: true, amountMinor: AMOUNT },
    [],
  ]);
  expect([await clearing(), await world.balance(env, 'suspense')]).toEqual([AMOUNT, AMOUNT]);
  const { differences } = await world.rails.reconciliation.day(env, DAY);
  expect(differences).toMatchObject([{ kind: 'unknown_session', sessionId }]);
  expect([(await queued()).length, await clearing()]).toEqual([1, AMOUNT]);
  await world.rails.queue.settle(item?.id ?? '', 'returned', 'credit advice of 16 November');
  expect([await clearing(), await world.balance(env, 'suspense')]).toEqual([0n, 0n]);
});

test('a transfer that we have and the rail does not report is told apart, and so is another amount', async () => {
  const [gone, other] = [await transfer(OURS), await transfer(OURS)];
  await world.db.updateTable('rail_credits').set({ amount_minor: 1n }).where('session_id', '=', other).execute();
  const unreported = `${gone.slice(0, 18)}000000000001`;
  await world.db.updateTable('rail_credits').set({ session_id: unreported }).where('session_id', '=', gone).execute();
  world.rails.onCredit(async () => null);
  const { differences } = await world.rails.reconciliation.day(env, DAY);
  expect(differences.map(({ kind }) => kind).sort()).toEqual(['amount', 'ledger', 'missing', 'unknown_session']);
});

test('what the rail pays us leaves its clearing account once per reference, and the books still agree', async () => {
  await world.move(env);
  await world.move(env);
  const payment = { amountMinor: AMOUNT + 1n, reference: 'NIBSS/2026/11/16' };
  const paid = await world.rails.settlements.paid(env, payment);
  expect(paid).toEqual({ isNew: true, clearingMinor: AMOUNT - 1n });
  expect(await world.rails.settlements.paid(env, payment)).toEqual({ isNew: false, clearingMinor: AMOUNT - 1n });
  expect((await world.rails.reconciliation.day(env, DAY)).differences).toEqual([]);
  expect(await world.balance(env, 'bank.settlement')).toBe(AMOUNT + 1n);
  const otherwise = world.rails.settlements.paid(env, { ...payment, amountMinor: 5n });
  await expect(otherwise).rejects.toMatchObject({ status: 409 });
});
