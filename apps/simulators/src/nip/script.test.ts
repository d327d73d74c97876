import { expect, test } from 'vitest';
import { stateOf } from './mandate-state.ts';
import { scriptOf } from './script.ts';
import type { SwitchMandate } from './store.ts';

const ASKED = { amount: 500_000, accountNumber: '0131883461', available: 1_000_000 };
const OF_THE_RAIL = [
  ...['timeout', 'timeout_then_success', 'timeout_not_received', 'slow', 'slow:45', 'unavailable', 'rail_500'],
  ...['garbage', 'duplicate', 'late_success', 'late_reversal', 'callback_twice', 'callback_disorder', 'wrong_amount'],
  ...['wrong_session', 'credit_timeout', 'decline:51', 'code:09', 'timeout_then_decline:51'],
];

test('money that moved is confirmed to whoever asks again long enough, unless its session was lost; else it never is', () => {
  for (const fault of OF_THE_RAIL) {
    const { moves, requery } = scriptOf(fault, ASKED);
    expect([fault, requery.at(-1) === '00']).toEqual([fault, moves > 0 && fault !== 'wrong_session']);
  }
});

test('nothing moves for what the account does not hold, and for a fault that nobody knows', () => {
  expect(scriptOf(undefined, { ...ASKED, available: 499_999 })).toMatchObject({ moves: 0, answer: { code: '51' } });
  expect(scriptOf('typo', ASKED)).toMatchObject({ moves: 0, answer: { code: '96' } });
});

test('a coded account answers its code, and only 00 moves money', () => {
  for (let code = 0; code < 100; code += 1) {
    const text = String(code).padStart(2, '0');
    const script = scriptOf('', { ...ASKED, accountNumber: `99000000${text}` });
    expect(script).toMatchObject({ moves: code === 0 ? ASKED.amount : 0, answer: { code: text }, requery: [text] });
  }
});

test('a wrong amount is less than was asked, and at least nothing', () => {
  for (const amount of [1, 2, 20_000, 5_000_001]) {
    const { moves } = scriptOf('wrong_amount', { ...ASKED, amount, available: null });
    expect(moves).toBeLessThan(amount);
    expect(moves).toBeGreaterThanOrEqual(0);
  }
});

test('the bank approves within 1 to 3 minutes of the authorisation, a sweep within 3 to 7, and at once where it is told to', () => {
  const at = new Date('2026-11-16T09:00:00Z');
  for (const [kind, from, to] of [
    ['emandate', 1, 3],
    ['sweep', 3, 7],
  ] as const) {
    for (let serial = 0; serial < 50; serial += 1) {
      const mandate: SwitchMandate = {
        ...{ code: `RC227914/1580/${serial}`, bank: '000013', number: '0131883461', kind, cancelledAt: null },
        ...{ createdAt: at, authorisedAt: at },
        authorisation: 'given',
      };
      const after = (minutes: number): string => stateOf(mandate, at.getTime() + minutes * 60_000).status;
      expect([after(from - 0.01), after(to)]).toEqual(['pending', 'approved']);
      expect(stateOf({ ...mandate, authorisation: 'at-once' }, at.getTime()).status).toBe('approved');
      expect(stateOf({ ...mandate, authorisedAt: null }, at.getTime()).status).toBe('awaiting-transfer');
    }
  }
});
