import { expect, test } from 'vitest';
import { wordClassOf } from '../../src/income/words.ts';
import { foldedWords } from '../../src/payees.ts';
import { ledgerOf } from './ledgers.ts';
import * as words from './words.ts';

test('the same seed gives the same ledger, another seed another', () => {
  expect(ledgerOf(17)).toEqual(ledgerOf(17));
  expect(ledgerOf(17).rows).not.toEqual(ledgerOf(18).rows);
});

test('the balance chains, days run forward and every true deposit is a credit that exists', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { rows, streams, today } = ledgerOf(seed);
    const byId = new Map(rows.map(({ row }) => [row.id, row]));
    rows.forEach(({ row }, at) => {
      const before = rows[at - 1]?.row;
      if (before === undefined || before.balanceMinor === null) return;
      expect(row.day >= before.day && row.day <= today).toBe(true);
      expect(row.balanceMinor).toBe(before.balanceMinor + (row.credit ? row.amountMinor : -row.amountMinor));
    });
    for (const id of streams.flatMap((stream) => stream.rowIds)) expect(byId.get(id)?.credit).toBe(true);
  }
});

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
