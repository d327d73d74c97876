import { DAY_MS, later } from '@kente/kit/clock';
import { describe, expect, test } from 'vitest';
import { disableReason, isAcknowledged } from './disable.ts';

const FIRST_FAILURE = new Date('2026-01-28T09:00:00.000Z');

test.each([200, 201, 202, 204, 299])('%i acknowledges', (status) => {
  expect(isAcknowledged(status)).toBe(true);
});

test.each([null, 101, 199, 300, 301, 302, 304, 307, 308, 400, 404, 410, 429, 500, 503])('%s does not', (status) => {
  expect(isAcknowledged(status)).toBe(false);
});

test('410 switches an endpoint off at its first word', () => {
  expect(disableReason({ at: FIRST_FAILURE, status: 410 }, null)).toBe('gone');
});

describe('an endpoint that only fails', () => {
  test('is switched off after five days', () => {
    expect(disableReason({ at: later(FIRST_FAILURE, 5 * DAY_MS), status: 500 }, FIRST_FAILURE)).toBe('failing');
    expect(disableReason({ at: later(FIRST_FAILURE, 5 * DAY_MS), status: null }, FIRST_FAILURE)).toBe('failing');
  });

  test('stays on a moment less', () => {
    expect(disableReason({ at: later(FIRST_FAILURE, 5 * DAY_MS - 1), status: 500 }, FIRST_FAILURE)).toBeNull();
  });

  test('stays on when it answers after all', () => {
    expect(disableReason({ at: later(FIRST_FAILURE, 6 * DAY_MS), status: 204 }, FIRST_FAILURE)).toBeNull();
  });
});
