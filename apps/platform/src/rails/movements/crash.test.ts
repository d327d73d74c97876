import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DAY_MS, MINUTE_MS, SECOND_MS, SettableClock, systemClock } from '@kente/kit/clock';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Environment } from '../../tenancy/index.ts';
import { AMOUNT, type RailWorld, railWorld } from '../../testing/rail-world.ts';
import { lagosDay } from '../session-id.ts';

const clock = new SettableClock(systemClock.now());
let world: RailWorld;
beforeAll(async () => {
  world = await railWorld(clock);
});
afterAll(() => world.close());

/** Starts a sender, and kills it at its last word. @returns the movement. */
async function killedSender(env: Environment, when: 'before' | 'after'): Promise<string> {
  const file = fileURLToPath(new URL('../../testing/rail-sender.ts', import.meta.url));
  const child: ChildProcess = fork(file, [world.databaseUrl, world.switchUrl, env.id, when], { execArgv: [] });
  let intended = '';
  await new Promise<void>((done, fail) => {
    child.on('message', (message: { intended?: string; answered?: string }) => {
      intended = message.intended ?? intended;
      if (when === 'before' ? intended !== '' : message.answered !== undefined) done();
    });
    child.once('exit', (code) => fail(new Error(`the sender ended with ${code}`)));
  });
  const gone = new Promise((done) => child.once('exit', done));
  child.removeAllListeners('exit');
  child.once('exit', () => {});
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await Promise.race([ended, gone]);
  return intended;
}

const whats = async (env: Environment) => (await world.told(env)).map(({ what, code }) => [what, code]);

describe('a process that was killed', { timeout: 30_000 }, () => {
  test('between the intent and the call: the rail has no record, and after 15 minutes it failed', async () => {
    const env = await world.environment();
    const id = await killedSender(env, 'before');
    clock.set(systemClock.now());
    expect(await world.rails.sweep.run(new Date(systemClock.now().getTime() + SECOND_MS))).toBe(1);
    expect(await world.rails.movements.send(env, id, 1_000)).toEqual({ status: 'processing' });
    await world.advance(env, 16 * MINUTE_MS);
    expect(await whats(env)).toEqual([['failed', '25']]);
    expect(await world.sessions(env)).toEqual([]);
  });

  test('between the call and the outcome: the requery tells it, and it is not sent again', async () => {
    const env = await world.environment();
    clock.set(systemClock.now());
    await killedSender(env, 'after');
    await world.rails.sweep.run(new Date(systemClock.now().getTime() + SECOND_MS));
    await world.advance(env, MINUTE_MS);
    expect(await whats(env)).toEqual([['successful', '00']]);
    expect(await world.sessions(env)).toMatchObject([{ presented: 1, moved: Number(AMOUNT) }]);
    expect(await world.balance(env, 'rail.clearing:nip')).toBe(AMOUNT);
  });

  test('an intent that is younger than a minute is left alone', async () => {
    const env = await world.environment();
    await world.intend(env);
    clock.advance(59 * SECOND_MS);
    expect(await world.rails.sweep.run()).toBe(0);
    clock.advance(2 * SECOND_MS);
    expect(await world.rails.sweep.run()).toBe(1);
    expect(await world.rails.sweep.run()).toBe(0);
  });
});

describe('the rail says two things', () => {
  test('of many at once the first one stands, the owner is told once, and the other waits for an operator', async () => {
    const env = await world.environment();
    await world.order(env, 'code:09');
    const { movement } = await world.move(env);
    const say = (code: string) => {
      const facts = { kind: 'result', sessionId: movement.sessionId, direction: 'debit', code } as const;
      return world.rails.hear('test', { ...facts, amountMinor: AMOUNT }, env.id);
    };
    await Promise.all(['00', '51', '00', '51', '09', '00'].map(say));
    const told = await whats(env);
    expect(told).toHaveLength(1);
    const [waits] = (await world.rails.queue.list()).filter(({ envId }) => envId === env.id);
    expect(waits).toMatchObject({ kind: 'contradiction', inSuspense: told[0]?.[0] === 'failed' });
    // Whichever came first: what the rail took is on the books once.
    expect(await world.balance(env, 'rail.clearing:nip')).toBe(AMOUNT);
  });

  test('an owner that cannot take the outcome leaves it open, and gets it with the requery', async () => {
    let broken = true;
    const { databaseUrl, switchUrl } = world;
    const other = await railWorld(clock, {
      ...{ databaseUrl, switchUrl },
      async whenTold() {
        if (broken) throw new Error('the owner is broken');
      },
    });
    const env = await world.environment();
    const { state } = await other.move(env);
    expect(state).toEqual({ status: 'processing' });
    expect(await world.balance(env, 'rail.clearing:nip')).toBe(0n);
    broken = false;
    clock.advance(2 * MINUTE_MS);
    await world.rails.sweep.run();
    await world.advance(env, 5 * MINUTE_MS);
    expect(await whats(env)).toEqual([['successful', '00']]);
    await other.close();
  });
});

const FAULTS = [
  ...['decline:51', 'decline:05', 'code:09', 'code:96', 'timeout', 'timeout_then_decline:51', 'timeout_not_received'],
  ...['unavailable', 'rail_down', 'rail_500', 'garbage', 'duplicate', 'late_success', 'late_reversal'],
  ...['callback_twice', 'callback_disorder', 'wrong_amount', 'wrong_session'],
];

test('for any sequence of faults the rail took what owners and suspense hold, and saw each session once', {
  timeout: 60_000,
}, async () => {
  const sequence = fc.array(fc.option(fc.constantFrom(...FAULTS), { freq: 4 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(sequence, async (faults) => {
      const env = await world.environment();
      for (const fault of faults) {
        if (fault !== null) await world.order(env, fault);
        await world.move(env, {}, fault?.startsWith('timeout') ? 20 : 5_000);
      }
      await world.advance(env, 4 * DAY_MS);
      const sessions = await world.sessions(env);
      const now = clock.now().toISOString();
      const kept = sessions.filter(({ reversed_at }) => reversed_at === null || reversed_at > now);
      const takings = BigInt(kept.reduce((sum, { moved }) => sum + moved, 0));
      const told = await world.told(env);
      const sum = (what: string) =>
        told.filter((row) => row.what === what).reduce((total, row) => total + row.amount_minor, 0n);
      const suspense = await world.balance(env, 'suspense');
      expect(takings).toBe(sum('successful') - sum('reversed') + suspense);
      expect(takings).toBe(await world.balance(env, 'rail.clearing:nip'));
      for (const { presented } of sessions) expect(presented).toBe(1);
      const open = (await world.rails.queue.list()).filter(
        (item) => item.envId === env.id && item.kind === 'wrong_amount',
      );
      expect(told.filter(({ what }) => what !== 'reversed').length + open.length).toBe(faults.length);
      const today = await world.rails.reconciliation.day(env, lagosDay(clock.now()));
      expect(today.differences).toEqual([]);
      expect((await world.ledger.verify(world.db, env.id)).problems).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
