import { later } from '@kente/kit/clock';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lagosDay } from '../lagos-day.ts';
import {
  blockedMessage,
  type Cause,
  countFailure,
  countSuccess,
  freshTally,
  nextDebit,
  remaining,
  retryHeaders,
  retryLimits,
  type Tally,
} from './policy.ts';

const LIMITS = retryLimits({ fundsMore: 5, otherMore: 10 });
const MORNING = new Date('2026-01-28T08:00:00.000Z');

/** One account: `F`, `O` and `S` are sent and final a second later; a refused one changes nothing. */
class Account {
  tally: Tally = freshTally(MORNING);
  now = MORNING;
  sent = 0;

  decide(onTheWire = 0) {
    return nextDebit({ tally: this.tally, onTheWire }, LIMITS, this.now);
  }
  play(word: string): this {
    for (const letter of word) {
      if (this.decide().kind !== 'allowed') return this;
      this.sent += 1;
      const sentAt = this.now;
      this.now = later(this.now, 1_000);
      if (letter === 'S') this.tally = countSuccess(this.tally, this.now);
      else this.fail(letter === 'F' ? 'funds' : 'other', sentAt);
    }
    return this;
  }
  fail(cause: Cause, sentAt: Date): void {
    this.tally = countFailure(this.tally, { sentAt, cause }, this.now);
  }
}
const played = (word: string): Account => new Account().play(word);

describe('the worked vectors', () => {
  test('six failures for want of funds block the seventh', () => {
    const account = played('FFFFFFF');
    expect(account.sent).toBe(6);
    expect(account.decide()).toMatchObject({ kind: 'blocked', cause: 'funds', until: '2026-01-29' });
  });

  test('eleven other failures block the twelfth', () => {
    const account = played('O'.repeat(12));
    expect(account.sent).toBe(11);
    expect(account.decide()).toMatchObject({ kind: 'blocked', cause: 'other' });
  });

  test('a success in between gives the whole budget back', () => {
    const account = played('FFFFFSFFFFFF');
    expect(account.sent).toBe(12);
    expect(account.decide()).toMatchObject({ kind: 'blocked', cause: 'funds' });
  });

  test('each class counts for itself', () => {
    const account = played(`FFF${'O'.repeat(10)}`);
    expect(account.decide().kind).toBe('allowed');
    account.play('O');
    expect(account.decide()).toMatchObject({ kind: 'blocked', cause: 'other' });
  });

  test('midnight in Lagos, to the millisecond, gives the budget back', () => {
    const account = new Account();
    account.now = new Date('2026-01-28T22:50:00.000Z');
    account.play('FFFFFF');
    account.now = new Date('2026-01-28T22:59:59.999Z');
    expect(account.decide()).toMatchObject({ kind: 'blocked', retryAfterSeconds: 1 });
    account.now = new Date('2026-01-28T23:00:00.000Z');
    expect(account.decide()).toEqual({ kind: 'allowed' });
  });

  test('unknown outcomes count for nothing until they are settled, then on the day they were sent', () => {
    const account = new Account();
    for (let call = 0; call < 20; call += 1) expect(account.decide().kind).toBe('allowed');
    account.now = later(MORNING, 60_000);
    for (let call = 0; call < 20; call += 1) account.fail('funds', MORNING);
    expect(account.decide()).toMatchObject({ kind: 'blocked', cause: 'funds' });
    expect(remaining(account.tally, LIMITS, account.now)).toEqual({ funds: 0, other: 11 });
  });

  test('an unknown one that turns out successful frees the account', () => {
    const account = played('FFFFFF');
    account.tally = countSuccess(account.tally, later(account.now, 60_000));
    expect(account.decide()).toEqual({ kind: 'allowed' });
    expect(account.tally).toMatchObject({ funds: 0, other: 0 });
  });

  test('parallel calls cannot pass a limit: with one failure left, one is sent and the others are told to wait', () => {
    const account = played('FFFFF');
    expect([0, 1, 2].map((onTheWire) => account.decide(onTheWire).kind)).toEqual(['allowed', 'busy', 'busy']);
    expect(account.decide(1)).toEqual({ kind: 'busy', retryAfterSeconds: 5 });
  });

  test('one sent at 23:58 that is final at 00:10 does not count for the new day', () => {
    const account = new Account();
    const sentAt = new Date('2026-01-28T22:58:00.000Z');
    account.now = new Date('2026-01-28T23:10:00.000Z');
    account.fail('funds', sentAt);
    expect(account.tally).toEqual({ day: '2026-01-29', funds: 0, other: 0, resetAt: null });
  });

  test('a failure that was sent before the last reset does not count', () => {
    const account = new Account();
    account.tally = countSuccess(account.tally, later(MORNING, 1_000));
    account.now = later(MORNING, 2_000);
    account.fail('funds', MORNING);
    account.fail('funds', later(MORNING, 1_500));
    expect(account.tally.funds).toBe(1);
  });
});

describe('what the caller is told', () => {
  const now = new Date('2026-01-28T13:47:11.712Z');
  const tally: Tally = { day: '2026-01-28', funds: 6, other: 0, resetAt: null };

  test('both policies and what is left of them', () => {
    expect(retryHeaders(tally, LIMITS, now)).toEqual({
      'ratelimit-policy': '"dd-insufficient-funds";q=6;w=86400, "dd-other-error";q=11;w=86400',
      ratelimit: '"dd-insufficient-funds";r=0;t=33169, "dd-other-error";r=11;t=33169',
    });
  });

  test('until when, in days and in seconds rounded up', () => {
    const decision = nextDebit({ tally, onTheWire: 0 }, LIMITS, now);
    expect(decision).toEqual({ kind: 'blocked', cause: 'funds', until: '2026-01-29', retryAfterSeconds: 33_169 });
    expect(blockedMessage('2026-01-29')).toBe(
      'You have been rate-limited for this mandate. You cannot attempt any more payments on this account until 2026-01-29',
    );
  });
});

interface Sent {
  sentAt: Date;
  onWire: boolean;
  outcome: 'S' | 'F' | 'O' | null;
  finalAt: Date | null;
}

/** Counts from the whole history what `policy.ts` keeps in four columns. */
function counted(history: readonly Sent[], outcome: 'F' | 'O', now: Date): number {
  const resets = history.filter((each) => each.outcome === 'S').map((each) => each.finalAt?.getTime() ?? 0);
  const day = lagosDay(now);
  return history.filter(
    (each) =>
      each.outcome === outcome &&
      lagosDay(each.sentAt) === day &&
      lagosDay(each.finalAt ?? now) === day &&
      !resets.some((at) => at > each.sentAt.getTime()),
  ).length;
}

const anEvent = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ kind: 'send' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      pick: fc.nat(50),
      outcome: fc.constantFrom('S' as const, 'F' as const, 'F' as const, 'O' as const, null),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 400 }) }),
  },
);

test('no order of calls and answers passes a limit, and the counters are those of the whole history', () => {
  fc.assert(
    fc.property(fc.array(anEvent, { maxLength: 120 }), (events) => {
      const history: Sent[] = [];
      let now = MORNING;
      let tally = freshTally(now);
      for (const event of events) {
        now = later(now, 1);
        const onTheWire = history.filter((each) => each.onWire).length;
        if (event.kind === 'wait') now = later(now, event.minutes * 60_000);
        else if (event.kind === 'send') {
          if (nextDebit({ tally, onTheWire }, LIMITS, now).kind !== 'allowed') continue;
          history.push({ sentAt: now, onWire: true, outcome: null, finalAt: null });
        } else {
          const open = history.filter((each) => each.outcome === null);
          const answered = open[event.pick % Math.max(1, open.length)];
          if (!answered) continue;
          answered.onWire = false;
          if (event.outcome === null) continue;
          Object.assign(answered, { outcome: event.outcome, finalAt: now });
          const { sentAt } = answered;
          if (event.outcome === 'S') tally = countSuccess(tally, now);
          else tally = countFailure(tally, { sentAt, cause: event.outcome === 'F' ? 'funds' : 'other' }, now);
        }
        const left = remaining(tally, LIMITS, now);
        expect(left.funds).toBe(Math.max(0, LIMITS.funds - counted(history, 'F', now)));
        expect(left.other).toBe(Math.max(0, LIMITS.other - counted(history, 'O', now)));
      }
    }),
    { numRuns: 100 },
  );
});

test('calls that are answered for good never fail more often in a day than the limit', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('F', 'O'), { maxLength: 60 }), (letters) => {
      const account = played(letters.join(''));
      expect(account.tally.funds).toBeLessThanOrEqual(LIMITS.funds);
      expect(account.tally.other).toBeLessThanOrEqual(LIMITS.other);
    }),
    { numRuns: 100 },
  );
});
