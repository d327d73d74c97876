import { SECOND_MS } from '@kente/kit/clock';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BREAKER_RULE, concurrencyFor, failuresAfter, pauseMs } from './breaker.ts';

const { concurrency, failuresMax, pauseMsMax } = BREAKER_RULE;

test('a healthy endpoint gets its deliveries side by side', () => {
  expect(concurrencyFor(0)).toBe(concurrency);
  expect(concurrencyFor(failuresMax - 1)).toBe(concurrency);
});

test('a failing endpoint gets one probe at a time', () => {
  expect(concurrencyFor(failuresMax)).toBe(1);
  expect(concurrencyFor(1_000)).toBe(1);
});

test('one success opens it again', () => {
  expect(concurrencyFor(failuresAfter(1_000, [false, true]))).toBe(concurrency);
});

test('failures count in a row, from the last success on', () => {
  expect(failuresAfter(3, [false, false])).toBe(5);
  expect(failuresAfter(3, [false, true, false])).toBe(1);
  expect(failuresAfter(3, [])).toBe(3);
});

test('a failing endpoint that hangs is left alone for three times as long as it held a worker', () => {
  expect(pauseMs(failuresMax, 10 * SECOND_MS)).toBe(30 * SECOND_MS);
});

test('a failing endpoint that refuses at once is not paused, and neither is one that is merely slow', () => {
  expect(pauseMs(failuresMax, 4)).toBe(0);
  expect(pauseMs(0, 9 * SECOND_MS)).toBe(0);
});

test('no pause is longer than the longest one', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (failures, tookMs) => {
      expect(pauseMs(failures, tookMs)).toBeLessThanOrEqual(pauseMsMax);
    }),
  );
});
