import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BankRow, readBankRow } from './bank-row.ts';
import { contentHash, identify } from './identity.ts';

const aRow = (said: object = {}): BankRow =>
  readBankRow(
    { type: 'debit', amount: 5_375, date: '2026-11-20', narration: 'NIP CHARGE + VAT', balance: 100_000, ...said },
    'NGN',
  ) as BankRow;

const keys = (...rows: BankRow[]): string[] => identify(rows, new Map()).map(({ key }) => key);

describe('what a row is known by', () => {
  test('is the id of the provider, where there is one', () => {
    expect(keys(aRow({ id: 'tx_1' }))).toEqual(['tx_1']);
  });

  test('two equal charges of a day are two rows, the same two each time', () => {
    const [one, two] = keys(aRow(), aRow());
    expect(one).not.toBe(two);
    expect(keys(aRow(), aRow())).toEqual([one, two]);
  });

  test('equal rows on two pages of one run are two rows', () => {
    const run = new Map<string, number>();
    const [one] = identify([aRow()], run);
    const [two] = identify([aRow()], run);
    expect(one?.key).not.toBe(two?.key);
  });

  test('another balance, day or amount is another row', () => {
    const all = keys(aRow(), aRow({ balance: 94_625 }), aRow({ date: '2026-11-21' }), aRow({ amount: 2_688 }));
    expect(new Set(all).size).toBe(4);
  });

  test('a charge carries the session of its transfer, and is another row', () => {
    const narration = `NIP 000013261120101530${'0'.repeat(12)} to ADE`;
    expect(new Set(keys(aRow({ narration }), aRow({ narration, amount: 5_000_000 }))).size).toBe(2);
  });

  test('every row of any page gets a key of its own, and remembers nothing of those with ids', () => {
    const row = fc.record({
      amount: fc.integer({ min: 0, max: 3 }),
      balance: fc.constantFrom(1, 2),
      narration: fc.constantFrom('VAT', 'SMS'),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const found = keys(...rows.map((said) => aRow(said)));
        expect(new Set(found).size).toBe(rows.length);
        const run = new Map<string, number>();
        identify(
          rows.map((said, index) => aRow({ ...said, id: `tx_${index}` })),
          run,
        );
        expect(run.size).toBe(0);
      }),
    );
  });
});

describe('a change of a row', () => {
  test.each([
    ['amount', { amount: 5_376 }],
    ['status', { status: 'pending' }],
    ['narration', { narration: 'NIP CHARGE' }],
    ['reference', { reference: 'INV-204' }],
  ])('of its %s is seen', (_name, change) => {
    expect(contentHash(aRow(change))).not.toBe(contentHash(aRow()));
  });

  test('of its category or balance is none', () => {
    expect(contentHash(aRow({ category: 'bank_charges', balance: 7 }))).toBe(contentHash(aRow()));
  });
});
