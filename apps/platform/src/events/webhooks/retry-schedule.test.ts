import { HOUR_MS, later, MINUTE_MS, SECOND_MS } from '@kente/kit/clock';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextAttemptAt, RETRY_RULE } from './retry-schedule.ts';

const EVENT_AT = new Date('2026-01-28T09:00:00.000Z');

/** Milliseconds after the event of every attempt, each taking `tookMs`, and the first made `lateMs` after the event. */
function allAttempts(tookMs = 0, lateMs = 0): number[] {
  const made: number[] = [];
  for (let at: Date | null = later(EVENT_AT, lateMs); at !== null && made.length < 100; ) {
    made.push(at.getTime() - EVENT_AT.getTime());
    at = nextAttemptAt({ attempts: made.length, attemptedAt: later(at, tookMs), since: EVENT_AT });
  }
  return made;
}

test('an endpoint that never answers gets 20 attempts, the last after 44 h 15 m 30 s', () => {
  const made = allAttempts();
  expect(made).toHaveLength(20);
  expect(made.at(-1)).toBe(44 * HOUR_MS + 15 * MINUTE_MS + 30 * SECOND_MS);
});

test('the first retry follows after 30 s, then the pause doubles until it is 4 h', () => {
  const made = allAttempts();
  const pauses = made.slice(1).map((at, index) => (at - (made[index] ?? 0)) / SECOND_MS);
  expect(pauses.slice(0, 9)).toEqual([30, 60, 120, 240, 480, 960, 1_920, 3_840, 7_680]);
  expect(new Set(pauses.slice(9))).toEqual(new Set([4 * 3_600]));
});

test('attempts that each hang until the 10 s are over stay within the window', () => {
  expect(allAttempts(10 * SECOND_MS)).toHaveLength(20);
});

test('a shorter cap ends with the 25th attempt', () => {
  const rule = { ...RETRY_RULE, delayMsMax: MINUTE_MS };
  expect(nextAttemptAt({ attempts: 24, attemptedAt: EVENT_AT, since: EVENT_AT }, rule)).not.toBeNull();
  expect(nextAttemptAt({ attempts: 25, attemptedAt: EVENT_AT, since: EVENT_AT }, rule)).toBeNull();
});

test('no attempt is ever planned before the one it follows, nor beyond 48 h after the event', () => {
  fc.assert(
    fc.property(fc.nat(60 * SECOND_MS), fc.nat(60 * HOUR_MS), (tookMs, lateMs) => {
      const made = allAttempts(tookMs, lateMs);
      expect(made.length).toBeLessThanOrEqual(20);
      for (const [index, at] of made.slice(1).entries()) {
        expect(at).toBeGreaterThanOrEqual((made[index] ?? 0) + RETRY_RULE.firstDelayMs);
        expect(at).toBeLessThanOrEqual(48 * HOUR_MS);
      }
    }),
  );
});
