import fc from 'fast-check';
import { expect, test } from 'vitest';
import { payeeKey, wholeNames } from './payees.ts';
import { aMovement } from './testing/movements.ts';

const whole = (...keys: string[]) => Object.fromEntries(wholeNames(keys));

test('a name cut off at several lengths is the longest', () => {
  expect(whole('meridian foo', 'meridian foods', 'meridian foods lim')).toEqual({
    'meridian foo': 'meridian foods lim',
    'meridian foods': 'meridian foods lim',
    'meridian foods lim': 'meridian foods lim',
  });
});

test('a beginning of under eight characters, or one of two different names, is nobody but itself', () => {
  expect(whole('meridia', 'meridian foods').meridia).toBe('meridia');
  expect(whole('chukwuem', 'chukwuemeka obi', 'chukwuemma ade').chukwuem).toBe('chukwuem');
});

test('what differs behind a whole name is a remark', () => {
  expect(whole('okada express gcb', 'okada express gcb payout', 'okada express gcb trips')).toEqual({
    'okada express gcb': 'okada express gcb',
    'okada express gcb payout': 'okada express gcb',
    'okada express gcb trips': 'okada express gcb',
  });
  expect(whole('musa ali', 'musa ali bello', 'musa ali danladi')['musa ali bello']).toBe('musa ali bello');
});

test('dates and words of pay behind a name are no part of it', () => {
  const key = (counterpartyKey: string) => payeeKey(aMovement({ day: '2026-01-01', counterpartyKey }));
  expect(key('meridian foods salary jun 2026')).toBe('meridian foods');
  expect(key('may okoro')).toBe('may okoro');
  expect(key('salary')).toBe('salary');
  expect(key('customer number 12')).toBe('customer number 12');
  expect(whole('customer 1', 'customer 12')['customer 1']).toBe('customer 1');
});

test('a company ends at its legal form, a name in capitals at its last capitals, a date is nobody', () => {
  const key = (counterparty: string, counterpartyKey: string) =>
    payeeKey(aMovement({ day: '2026-01-01', counterparty, counterpartyKey, narration: 'NIP CR' }));
  expect(key('SWIFTDROP RIDERS LTD payout', 'swiftdrop riders payout')).toBe('swiftdrop riders');
  expect(key('Karoo Wine (Pty) Ltd trips 2', 'karoo wine trips 2')).toBe('karoo wine');
  expect(key('KOFI AMOAH Contribution', 'kofi amoah contribution')).toBe('kofi amoah');
  expect(key('Kofi Amoah Mensah', 'kofi amoah mensah')).toBe('kofi amoah mensah');
  expect(key('Acc APR2025 MARA TEA', 'acc apr2025 mara tea')).toBe('mara tea');
  expect(key('MAY2025', 'may2025')).toBe('~nip cr');
});

test('a row that names nobody is known by its words without digits and dates', () => {
  const key = (narration: string) => payeeKey(aMovement({ day: '2026-01-01', counterparty: null, narration }));
  expect(key('SALARY PAYMENT SEPT 2025 REF 99812')).toBe(key('Salary Payment Oct 2025 REF 11'));
  expect(key('SALARY PAYMENT')).not.toBe(key('PENSION PAYMENT'));
});

test('any keys: each stands for one of them, the order decides nothing, and whoever is stood for stands for itself', () => {
  const word = fc.constantFrom('ada', 'adaeze', 'musa', 'musa ali', 'okafor', 'ok', 'stores');
  const keys = fc.array(
    fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(keys, (names) => {
      const answer = wholeNames(names);
      expect(wholeNames([...names].reverse())).toEqual(answer);
      for (const [name, stands] of answer) {
        expect(names).toContain(stands);
        expect(name.startsWith(stands) || stands.startsWith(name)).toBe(true);
        expect(answer.get(stands)).toBe(stands);
      }
    }),
    { numRuns: 300 },
  );
});
