import { DAY_MS } from '@kente/kit/clock';
import { expect, test } from 'vitest';
import { readyDate } from './ready-date.ts';

test.each([
  ['Wednesday to Thursday', '2026-02-04T09:00:00.000Z', '2026-02-05T09:00:00.000Z'],
  ['Friday 10:00 to Monday 10:00', '2026-02-06T09:00:00.000Z', '2026-02-09T09:00:00.000Z'],
  ['Saturday to Monday', '2026-02-07T09:00:00.000Z', '2026-02-09T09:00:00.000Z'],
  ['Sunday to Monday', '2026-02-08T09:00:00.000Z', '2026-02-09T09:00:00.000Z'],
  ['Thursday 23:30 in Lagos to Friday', '2026-02-05T22:30:00.000Z', '2026-02-06T22:30:00.000Z'],
  ['Friday 00:15 in Lagos, still Thursday in UTC, to Monday', '2026-02-05T23:15:00.000Z', '2026-02-08T23:15:00.000Z'],
])('%s', (_title, approved, ready) => {
  expect(readyDate(new Date(approved), DAY_MS).toISOString()).toBe(ready);
});
