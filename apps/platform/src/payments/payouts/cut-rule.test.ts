import { describe, expect, test } from 'vitest';
import { settled } from '../settings/index.ts';
import { nextCut, reachesUntilNow, recovered, transferAt } from './cut-rule.ts';

const standard = settled();
const at = (text: string) => new Date(text);

describe('the cut', () => {
  test.each([
    ['2026-03-02T22:59:59.999Z', '2026-03-02T23:00:00.000Z'],
    ['2026-03-02T23:00:00.000Z', '2026-03-03T23:00:00.000Z'],
    ['2026-03-02T09:00:00.000Z', '2026-03-02T23:00:00.000Z'],
  ])('after %s is at %s: midnight in Lagos', (now, cut) => {
    expect(nextCut(at(now), standard)).toEqual(at(cut));
  });
});

describe('the transfer', () => {
  test.each([
    ['of Monday is sent on Tuesday', '2026-03-02T23:00:00.000Z', '2026-03-03T22:00:00.000Z'],
    ['of Friday is sent on Monday', '2026-03-06T23:00:00.000Z', '2026-03-09T22:00:00.000Z'],
    ['of Saturday is sent on Monday', '2026-03-07T23:00:00.000Z', '2026-03-09T22:00:00.000Z'],
    ['of Sunday is sent on Monday', '2026-03-08T23:00:00.000Z', '2026-03-09T22:00:00.000Z'],
  ])('%s at 23:00', (_what, cut, sent) => {
    expect(transferAt(at(cut), standard)).toEqual(at(sent));
  });

  test('waits over a holiday', () => {
    const holidays = settled({ 'settlement.holidays': ['2026-03-03'] });
    expect(transferAt(at('2026-03-02T23:00:00.000Z'), holidays)).toEqual(at('2026-03-04T22:00:00.000Z'));
  });

  test('never comes before its cut', () => {
    const late = settled({ 'settlement.cut': '23:30', 'settlement.days': 0 });
    const cut = nextCut(at('2026-03-02T09:00:00.000Z'), late);
    expect(transferAt(cut, late) > cut).toBe(true);
  });
});

test('what is owed is kept back, never more than there is', () => {
  expect([recovered(500n, 200n), recovered(500n, 900n), recovered(-5n, 900n)]).toEqual([200n, 500n, 0n]);
});

test('a refund that came after the cut makes it reach until now', () => {
  const totals = (refundedMinor: bigint) => ({ collectedMinor: 100n, feeMinor: 0n, refundedMinor });
  expect([reachesUntilNow(totals(101n)), reachesUntilNow(totals(100n))]).toEqual([true, false]);
});
