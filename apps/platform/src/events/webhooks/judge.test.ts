import { DAY_MS, later, SECOND_MS } from '@kente/kit/clock';
import { expect, test } from 'vitest';
import { judge } from './judge.ts';

const AT = new Date('2026-01-28T09:00:00.000Z');
const answered = (status: number | null, at = AT) => ({
  at,
  status,
  error: status === null ? 'timeout' : null,
  durationMs: 12,
});
const fresh = { attempts: 0, attemptsBefore: 0, since: AT };

test('an acknowledged delivery is done', () => {
  expect(judge(fresh, answered(202))).toEqual({ state: 'delivered', nextAttemptAt: null });
});

test.each([null, 302, 404, 500])('after %s it is tried again, 30 s later the first time', (status) => {
  expect(judge(fresh, answered(status))).toEqual({ state: 'pending', nextAttemptAt: later(AT, 30 * SECOND_MS) });
});

test('after the last attempt of its window it has failed', () => {
  const tried = { attempts: 19, attemptsBefore: 0, since: AT };
  expect(judge(tried, answered(500, later(AT, 2 * DAY_MS - SECOND_MS)))).toEqual({
    state: 'failed',
    nextAttemptAt: null,
  });
});

test('a replay starts the schedule and the window anew', () => {
  const replayedAt = later(AT, 10 * DAY_MS);
  const replayed = { attempts: 20, attemptsBefore: 20, since: replayedAt };
  expect(judge(replayed, answered(500, replayedAt))).toEqual({
    state: 'pending',
    nextAttemptAt: later(replayedAt, 30 * SECOND_MS),
  });
});
