import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Failure, LONGEST_RETRY_AFTER_MS, retryAfterMs, retryDelayMs, sentOf } from './retry.ts';

const NOW = new Date('2026-01-28T09:00:00.000Z');
const once = { attempt: 1, retries: 3, repeatable: false, random: () => 0.5 };
const failures: fc.Arbitrary<Failure> = fc.oneof(
  fc.record({ kind: fc.constant('no-answer' as const), sent: fc.constantFrom('no' as const, 'maybe' as const) }),
  fc.record({
    kind: fc.constant('answer' as const),
    status: fc.integer({ min: 300, max: 599 }),
    retryAfterMs: fc.option(fc.integer({ min: 0, max: 600_000 })),
  }),
);
const circumstances = fc.record({
  attempt: fc.integer({ min: 1, max: 9 }),
  retries: fc.integer({ min: 0, max: 9 }),
  repeatable: fc.boolean(),
  random: fc.double({ min: 0, max: 0.999, noNaN: true }).map((value) => () => value),
});

describe('what is tried again', () => {
  test.each<[string, Failure, boolean, boolean]>([
    ['no connection', { kind: 'no-answer', sent: 'no' }, true, true],
    ['a reset connection', { kind: 'no-answer', sent: 'maybe' }, false, true],
    ['429', { kind: 'answer', status: 429, retryAfterMs: null }, true, true],
    ['500', { kind: 'answer', status: 500, retryAfterMs: null }, false, true],
    ['503', { kind: 'answer', status: 503, retryAfterMs: 1_000 }, false, true],
    ['400', { kind: 'answer', status: 400, retryAfterMs: null }, false, false],
    ['409 with Retry-After', { kind: 'answer', status: 409, retryAfterMs: 2_000 }, false, false],
    ['302', { kind: 'answer', status: 302, retryAfterMs: null }, false, false],
  ])('after %s, by whether it may happen twice', (_name, failure, unrepeatable, repeatable) => {
    expect(retryDelayMs(failure, once) !== null).toBe(unrepeatable);
    expect(retryDelayMs(failure, { ...once, repeatable: true }) !== null).toBe(repeatable);
  });

  test('at most 3 tries after the first, whatever is set and whatever fails', () => {
    fc.assert(
      fc.property(failures, circumstances, (failure, given) => {
        if (retryDelayMs(failure, given) === null) return;
        expect(given.attempt).toBeLessThanOrEqual(Math.min(3, given.retries));
      }),
    );
  });

  test('what may have happened is never done again unless it may happen twice', () => {
    fc.assert(
      fc.property(failures, circumstances, (failure, given) => {
        const harmless = failure.kind === 'no-answer' ? failure.sent === 'no' : failure.status === 429;
        if (!harmless) expect(retryDelayMs(failure, { ...given, repeatable: false })).toBeNull();
      }),
    );
  });
});

describe('the wait', () => {
  test('is spread over all of a step that doubles, up to 8 seconds', () => {
    const failure: Failure = { kind: 'no-answer', sent: 'no' };
    const waits = [1, 2, 3].map((attempt) => retryDelayMs(failure, { ...once, attempt, random: () => 0.999_999 }));
    expect(waits).toEqual([500, 1_000, 2_000]);
    expect(retryDelayMs(failure, { ...once, random: () => 0 })).toBe(0);
  });

  test('is never shorter than Retry-After, and never longer than a minute and a step', () => {
    fc.assert(
      fc.property(failures, circumstances, (failure, given) => {
        const delay = retryDelayMs(failure, given);
        if (delay === null) return;
        if (failure.kind === 'answer') expect(delay).toBeGreaterThanOrEqual(failure.retryAfterMs ?? 0);
        expect(delay).toBeLessThanOrEqual(LONGEST_RETRY_AFTER_MS + 8_000);
      }),
    );
  });

  test('a Retry-After of more than a minute is left to the caller', () => {
    const told = (ms: number): Failure => ({ kind: 'answer', status: 429, retryAfterMs: ms });
    expect(retryDelayMs(told(60_000), once)).toBe(60_250);
    expect(retryDelayMs(told(60_001), once)).toBeNull();
  });
});

describe('Retry-After', () => {
  test.each([
    ['87', 87_000],
    ['0', 0],
    [' 5 ', 5_000],
    ['Wed, 28 Jan 2026 09:00:30 GMT', 30_000],
    ['Wednesday, 28-Jan-26 09:00:30 GMT', 30_000],
    ['Wed, 28 Jan 2026 08:59:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
    ['1e9', null],
    ['99999999999', null],
    ['', null],
    [null, null],
  ])('%j is %s ms', (header, expected) => {
    expect(retryAfterMs(header, NOW)).toBe(expected);
  });
});

describe('what a failed fetch can have sent', () => {
  const failure = (code: string): Error => Object.assign(new Error(code), { code });
  test('nothing, when no connection was made', () => {
    expect(sentOf(new TypeError('fetch failed', { cause: failure('ECONNREFUSED') }))).toBe('no');
    const both = new AggregateError([failure('ECONNREFUSED'), failure('ENETUNREACH')]);
    expect(sentOf(new TypeError('fetch failed', { cause: both }))).toBe('no');
  });
  test('perhaps all of it, in every other case', () => {
    for (const code of ['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE', 'ETIMEDOUT']) {
      expect(sentOf(new TypeError('fetch failed', { cause: failure(code) }))).toBe('maybe');
    }
    const mixed = new AggregateError([failure('ECONNREFUSED'), failure('ECONNRESET')]);
    expect(sentOf(new TypeError('fetch failed', { cause: mixed }))).toBe('maybe');
    expect(sentOf(new TypeError('Failed to fetch'))).toBe('maybe');
    expect(sentOf('odd')).toBe('maybe');
  });
});
