import { expect, test } from 'vitest';
import { wordClassOf } from '../../src/income/words.ts';
import { foldedWords } from '../../src/payees.ts';
import { ledgerOf } from './ledgers.ts';
import { variedLedgerOf } from './varied.ts';
import * as words from './words.ts';

const FAMILIES = [
  ['first', ledgerOf],
  ['varied', variedLedgerOf],
] as const;

test.each(FAMILIES)('%s: the same seed gives the same ledger, another seed another', (_family, of) => {
  expect(of(17)).toEqual(of(17));
  expect(of(17).rows).not.toEqual(of(18).rows);
});

test.each(FAMILIES)(
  '%s: the balance chains, days run forward, true deposits are credits of one stream',
  (_family, of) => {
    for (let seed = 1; seed <= 40; seed++) {
      const { rows, streams, today } = of(seed);
      const byId = new Map(rows.map(({ row }) => [row.id, row]));
      rows.forEach(({ row }, at) => {
        const before = rows[at - 1]?.row;
        if (before === undefined || before.balanceMinor === null) return;
        expect(row.day >= before.day && row.day <= today).toBe(true);
        expect(row.balanceMinor).toBe(before.balanceMinor + (row.credit ? row.amountMinor : -row.amountMinor));
      });
      const deposits = streams.flatMap((stream) => stream.rowIds);
      for (const id of deposits) expect(byId.get(id)?.credit).toBe(true);
      expect(new Set(deposits).size).toBe(deposits.length);
    }
  },
);

test('the words of the ledgers are not the words of the rules', () => {
  const remarks = [
    ...[...words.PAY_REMARKS.known, ...words.PAY_REMARKS.unknown, ...words.RENT_REMARKS, ...words.SALE_REMARKS],
    ...[...words.CASUAL_REMARKS, ...words.FRIEND_REMARKS, ...words.KIN_REMARKS, ...words.BENEFIT_REMARKS],
    ...words.PENSION_REMARKS,
  ].filter((remark) => remark !== '');
  const unknown = remarks.filter((remark) => wordClassOf(remark) === null);
  expect(unknown.length / remarks.length).toBeGreaterThan(0.4);
  const single = new Set(remarks.flatMap(foldedWords));
  const known = [...single].filter((word) => wordClassOf(word) !== null);
  expect(known.length / single.size).toBeLessThan(0.4);
});
