import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBefore, lagosDay, readBankRow } from './bank-row.ts';

const row = { id: 'tx_1', type: 'credit', amount: 250_000, date: '2026-11-20T10:00:00.000Z', narration: 'INV-204' };

describe('the calendar day of a row', () => {
  test.each([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-20T00:00:00.000Z', '2026-11-20'],
    ['2026-11-20T22:59:59.999Z', '2026-11-20'],
    ['2026-11-20T23:00:00.000Z', '2026-11-21'],
    ['2026-12-31T23:30:00Z', '2027-01-01'],
    ['2026-11-20T00:30:00+01:00', '2026-11-20'],
    ['2026-11-20T23:30:00', '2026-11-20'],
  ])('of %s is %s in Lagos', (given, day) => {
    expect(lagosDay(given)).toBe(day);
  });

  test.each(['', 'yesterday', '2026-13-01', '20/11/2026', '2026-11'])('of %j is none', (given) => {
    expect(lagosDay(given)).toBeNull();
  });

  test('three days before the first of March is in February', () => {
    expect(daysBefore('2026-03-01', 3)).toBe('2026-02-26');
  });
});

describe('a row of the provider', () => {
  test('is read with its minor units, its direction and its status', () => {
    expect(readBankRow({ ...row, status: 'completed' }, null)).toMatchObject({
      ...{ providerId: 'tx_1', type: 'credit', amountMinor: 250_000n, currency: 'NGN', status: 'posted' },
      ...{ day: '2026-11-20', narration: 'INV-204', reference: null },
    });
  });

  test.each([
    ['posted', 'posted'],
    ['BOOKED', 'posted'],
    ['settled', 'posted'],
    [undefined, 'posted'],
    ['pending', 'pending'],
    ['reversed', 'reversed'],
    ['declined', 'reversed'],
    ['on hold', 'pending'],
  ])('with the status %s counts as %s', (status, wanted) => {
    expect(readBankRow({ ...row, status }, null)?.status).toBe(wanted);
  });

  test('takes its id as id or _id, its currency from the account where it names none, and old codes for new ones', () => {
    const { id, ...rest } = row;
    expect(readBankRow({ ...rest, _id: id }, 'GHS')).toMatchObject({ providerId: 'tx_1', currency: 'GHS' });
    expect(readBankRow({ ...row, currency: 'KSH' }, 'NGN')?.currency).toBe('KES');
    expect(readBankRow(rest, null)?.providerId).toBeNull();
  });

  test('with a negative amount keeps the direction that `type` tells', () => {
    expect(readBankRow({ ...row, type: 'debit', amount: -5_000 }, null)).toMatchObject({
      type: 'debit',
      amountMinor: 5_000n,
    });
  });

  test.each([
    ['no type', { type: 'transfer' }],
    ['a fraction', { amount: 10.5 }],
    ['an amount that is no exact integer', { amount: 2 ** 60 }],
    ['an amount as text', { amount: '100' }],
    ['no date', { date: null }],
    ['an id without end', { id: 'x'.repeat(500) }],
  ])('with %s is not read', (_title, change) => {
    expect(readBankRow({ ...row, ...change }, null)).toBeNull();
  });

  test('never throws, and gives only text that a database takes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string({ unit: 'binary' }), (anything, narration) => {
        readBankRow(anything, null);
        const read = readBankRow({ ...row, narration, counterparty: { name: narration } }, null);
        expect(read?.narration).toBe(read?.narration.toWellFormed());
        expect(read?.narration).not.toContain('\0');
        expect(read?.counterparty ?? '').not.toContain('\0');
      }),
    );
  });
});
