import { describe, expect, test } from 'vitest';
import { EVENT_TYPES, OPT_IN_EVENT_TYPES, STANDARD_EVENT_TYPES } from '../types.ts';
import { isSubscribed, normalFilter } from './subscription.ts';

describe.each([{ filter: [] }, { filter: ['*'] }])('a filter $filter', ({ filter }) => {
  test.each(STANDARD_EVENT_TYPES)('lets %s through', (type) => {
    expect(isSubscribed(filter, type)).toBe(true);
  });
  test.each(OPT_IN_EVENT_TYPES)('holds %s back', (type) => {
    expect(isSubscribed(filter, type)).toBe(false);
  });
});

test('naming one event lets that one through and no other', () => {
  for (const named of EVENT_TYPES) {
    expect(EVENT_TYPES.filter((type) => isSubscribed([named], type))).toEqual([named]);
  }
});

test('transaction.* names the three transaction events, not the enrichment event that sounds like them', () => {
  expect(EVENT_TYPES.filter((type) => isSubscribed(['transaction.*'], type))).toEqual([
    'transaction.created',
    'transaction.updated',
    'transaction.settled',
  ]);
});

test('all standard events and some opt-in ones are had by naming both', () => {
  const filter = ['*', 'transaction.*'];
  expect(isSubscribed(filter, 'mono.events.account_updated')).toBe(true);
  expect(isSubscribed(filter, 'transaction.settled')).toBe(true);
  expect(isSubscribed(filter, 'mono.events.sync_failed')).toBe(false);
});

test('a filter is kept without repetitions, and an empty one as *', () => {
  expect(normalFilter([])).toEqual(['*']);
  expect(normalFilter(['*', 'transaction.created', '*'])).toEqual(['*', 'transaction.created']);
});
