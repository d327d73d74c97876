import { describe, expect, test } from 'vitest';
import { daysToLoad, reconcile } from './reconcile.ts';
import { aBankRow, Ledger, MARCH } from './rows.builders.ts';

const at = (time: string) => new Date(`2026-03-10T${time}.000Z`);

function aLedger(...rows: Parameters<typeof aBankRow>[0][]): Ledger {
  const ledger = new Ledger();
  ledger.sync(rows.map((row) => aBankRow(row)));
  return ledger;
}

describe('pending and posted', () => {
  test('a pending row that posts under the same provider id keeps its id', () => {
    const ledger = aLedger({ providerId: 'T1', status: 'pending', narration: 'PENDING AUTH 4029' });
    const result = ledger.sync([
      aBankRow({ providerId: 'T1', day: '2026-03-12', amountMinor: 520_000n, narration: 'POS PURCHASE SHOPRITE' }),
    ]);
    expect(result).toMatchObject({ insert: [], withdraw: [], update: [{ id: 'row1', changes: { status: 'posted' } }] });
  });

  test('a pending row that posts under another provider id, day, narration and sum keeps its id', () => {
    const ledger = aLedger({ providerId: 'T1', status: 'pending', narration: 'SHOPRITE LEKKI HOLD' });
    ledger.sync([
      aBankRow({
        providerId: 'P77',
        day: '2026-03-12',
        amountMinor: 515_000n,
        narration: 'POS PUR SHOPRITE LEKKI 0312',
      }),
    ]);
    expect(ledger.rows).toHaveLength(1);
    expect(ledger.rows[0]).toMatchObject({ id: 'row1', status: 'posted', amountMinor: 515_000n, day: '2026-03-12' });
  });

  test('a pending row without any words posts as the only row of its sum', () => {
    const ledger = aLedger({ status: 'pending', narration: 'PENDING CARD PAYMENT' });
    ledger.sync([aBankRow({ day: '2026-03-13', narration: 'CHICKEN REPUBLIC YABA' })]);
    expect(ledger.rows.map((row) => row.id)).toEqual(['row1']);
  });

  test('a pending row that the bank still shows is not taken by a posted purchase like it', () => {
    const ledger = aLedger({ status: 'pending' });
    ledger.sync([aBankRow({ status: 'pending' }), aBankRow({ day: '2026-03-11' })]);
    expect(ledger.live().map((row) => [row.id, row.status])).toEqual([
      ['row1', 'pending'],
      ['row2', 'posted'],
    ]);
  });

  test('a pending row that lies before the fetched window posts inside it', () => {
    const ledger = aLedger({ status: 'pending', day: '2026-03-09' });
    ledger.sync([aBankRow({ day: '2026-03-10' })], { from: '2026-03-10', to: '2026-03-31' });
    expect(ledger.rows.map((row) => row.id)).toEqual(['row1']);
  });

  test('a pending row that was withdrawn before it posted comes back under its id', () => {
    const ledger = aLedger({ status: 'pending', providerId: 'T1' });
    expect(ledger.sync([]).withdraw).toEqual(['row1']);
    const result = ledger.sync([aBankRow({ day: '2026-03-12', providerId: 'P9' })]);
    expect(result.update).toMatchObject([{ id: 'row1', changes: { removed: false, status: 'posted' } }]);
  });

  test('a hold shown beside the posted row of the same id is one row', () => {
    const ledger = new Ledger();
    ledger.sync([aBankRow({ providerId: 'T1', status: 'pending' }), aBankRow({ providerId: 'T1', day: '2026-03-11' })]);
    expect(ledger.live()).toMatchObject([{ status: 'posted', day: '2026-03-11' }]);
  });
});

describe('provider ids used again', () => {
  test.each([
    ['another direction', { direction: 'credit' as const }],
    ['another sum', { amountMinor: 9_900_000n }],
    ['another day', { day: '2026-03-28' }],
    ['another narration and sum', { narration: 'NIP/ADAEZE OKORO/SCHOOL FEES', amountMinor: 600_000n }],
  ])('the same id with %s is a new row', (_, change) => {
    const ledger = aLedger({ providerId: 'X1' });
    const result = ledger.sync([aBankRow({ providerId: 'X1', ...change })]);
    expect(result).toMatchObject({ withdraw: ['row1'], update: [] });
    expect(result.insert).toHaveLength(1);
  });

  test('a source that numbers its rows afresh gives each content its old id', () => {
    const names = ['UBER TRIP', 'UBER TRIP IKEJA', 'UBER TRIP YABA'];
    const ledger = aLedger(...names.map((narration, index) => ({ providerId: `${index + 1}`, narration })));
    const before = new Map(ledger.rows.map((row) => [row.narration, row.id]));
    ledger.sync(
      ['UBER TRIP AJAH', ...names].map((narration, index) => aBankRow({ providerId: `${index + 1}`, narration })),
    );
    expect(ledger.live()).toHaveLength(4);
    for (const name of names) expect(ledger.idOf({ narration: name })).toBe(before.get(name));
  });

  test('a row shown twice under one id, page after page, is one row', () => {
    const ledger = new Ledger();
    ledger.sync([aBankRow({ providerId: 'X1' }), aBankRow({ providerId: 'X1' })]);
    expect(ledger.rows).toHaveLength(1);
  });
});

describe('equal rows', () => {
  test('two identical purchases stay two, and the third is a third', () => {
    const ledger = aLedger({}, {});
    expect(ledger.rows).toHaveLength(2);
    expect(ledger.sync([aBankRow(), aBankRow()])).toMatchObject({ insert: [], update: [], withdraw: [], unchanged: 2 });
    expect(ledger.sync([aBankRow(), aBankRow(), aBankRow()]).insert).toHaveLength(1);
    expect(ledger.sync([aBankRow(), aBankRow()]).withdraw).toHaveLength(1);
  });

  test('one object given twice counts as two rows', () => {
    const row = aBankRow();
    const ledger = new Ledger();
    ledger.sync([row, row]);
    expect(ledger.rows).toHaveLength(2);
    expect(ledger.sync([row, row]).unchanged).toBe(2);
  });

  test('a feed that tells only news brings an equal purchase with an id of its own', () => {
    const ledger = aLedger({ providerId: 'A1' });
    ledger.sync([aBankRow({ providerId: 'A2' })], null);
    expect(ledger.rows).toHaveLength(2);
  });
});

describe('rows without provider id', () => {
  test('the reference finds the row when narration and day change', () => {
    const ledger = aLedger({ reference: 'NIP0099', narration: 'TRF' }, { reference: 'NIP0100', narration: 'TRF' });
    const id = ledger.idOf({ reference: 'NIP0100' });
    ledger.sync([
      aBankRow({ reference: 'NIP0099', narration: 'TRF' }),
      aBankRow({ reference: 'NIP0100', day: '2026-03-11', narration: 'NIP/CHIDINMA EZE/RENT' }),
    ]);
    expect(ledger.live()).toHaveLength(2);
    expect(ledger.idOf({ reference: 'NIP0100' })).toBe(id);
  });

  test("a terminal's reference, the same each day, makes one row per day", () => {
    const ledger = aLedger({ reference: 'TERM1' });
    ledger.sync([aBankRow({ reference: 'TERM1', day: '2026-03-11' })], null);
    expect(ledger.rows).toHaveLength(2);
  });

  test('a narration that the bank completes is an update, in another case or spacing no new row', () => {
    const ledger = aLedger({ narration: 'POS SHOPRITE' });
    expect(ledger.sync([aBankRow({ narration: 'POS  SHOPRITE LEKKI LAGOS' })]).update).toMatchObject([
      { id: 'row1', changes: { narration: 'POS  SHOPRITE LEKKI LAGOS' } },
    ]);
    ledger.sync([aBankRow({ narration: 'Pos Shoprite, Lekki Lagos' })], null);
    expect(ledger.rows).toHaveLength(1);
  });

  test('another row of the same sum and day is a new row, not an edit', () => {
    const ledger = aLedger({ narration: 'NIP/CHIDINMA EZE/RENT' });
    expect(ledger.sync([aBankRow({ narration: 'DSTV SUBSCRIPTION' })]).insert).toHaveLength(1);
  });

  test('balances that the bank recomputes are updates', () => {
    const ledger = aLedger({ balanceMinor: 1_000n }, { balanceMinor: 500n });
    const before = ledger.rows.map((row) => row.id);
    const result = ledger.sync([aBankRow({ balanceMinor: 900n }), aBankRow({ balanceMinor: 400n })]);
    expect(result.update.map(({ id, changes }) => [id, changes])).toEqual([
      [before[0], { balanceMinor: 900n }],
      [before[1], { balanceMinor: 400n }],
    ]);
  });
});

describe('overlapping uploads', () => {
  const file = (...rows: [string, bigint, bigint, string][]) =>
    rows.map(([day, amountMinor, balanceMinor, narration]) => aBankRow({ day, amountMinor, balanceMinor, narration }));
  const early = file(
    ['2026-03-09', 100n, 900n, 'MTN AIRTIME'],
    ['2026-03-10', 50n, 850n, 'BUS'],
    ['2026-03-10', 50n, 800n, 'BUS'],
  );

  test('only what the first file did not have is added', () => {
    const ledger = new Ledger();
    ledger.sync(early, null);
    const late = file(
      ['2026-03-10', 50n, 850n, 'BUS'],
      ['2026-03-10', 50n, 800n, 'BUS'],
      ['2026-03-10', 50n, 750n, 'BUS'],
    );
    const result = ledger.sync(late, null);
    expect(result).toMatchObject({ unchanged: 2, update: [], withdraw: [] });
    expect(result.insert.map(({ row }) => row.balanceMinor)).toEqual([750n]);
  });

  test('the balance chain aligns files that print other narrations', () => {
    const ledger = new Ledger();
    ledger.sync(early, null);
    ledger.sync(
      early.map((row) => ({ ...row, narration: `Payment: ${row.balanceMinor}` })),
      null,
    );
    expect(ledger.rows).toHaveLength(3);
  });

  test('a file that cuts narrations off does not shorten the held ones', () => {
    const ledger = aLedger({ narration: 'POS PURCHASE SHOPRITE LEKKI LAGOS', balanceMinor: 10n });
    expect(ledger.sync([aBankRow({ narration: 'POS PURCHASE SHOPRITE', balanceMinor: 10n })], null).unchanged).toBe(1);
  });

  test('a file without balances is aligned by occurrence', () => {
    const ledger = new Ledger();
    ledger.sync(early, null);
    ledger.sync(
      early.map((row) => ({ ...row, balanceMinor: null })),
      null,
    );
    expect(ledger.rows).toHaveLength(3);
    expect(ledger.rows.map((row) => row.balanceMinor)).toEqual([900n, 850n, 800n]);
  });

  test('a file with ids numbered afresh doubles nothing', () => {
    const ledger = new Ledger();
    const numbered = (from: number) =>
      ['GTB TRANSFER', 'AIRTIME', 'UBER', 'NETFLIX'].map((narration, index) =>
        aBankRow({ narration, providerId: `F${from + index}` }),
      );
    ledger.sync(numbered(1), null);
    ledger.sync(numbered(100), null);
    expect(ledger.rows).toHaveLength(4);
  });
});

describe('withdrawal', () => {
  test('a row is withdrawn only on days that the fetch covers', () => {
    const ledger = aLedger({ day: '2026-03-05' }, { day: '2026-03-20' });
    expect(ledger.sync([], null).withdraw).toEqual([]);
    expect(ledger.sync([], { from: '2026-03-06', to: '2026-03-31' }).withdraw).toEqual(['row2']);
    expect(ledger.sync([], { from: '2026-03-06', to: '2026-03-31' }).withdraw).toEqual([]);
  });

  test('a withdrawn row that the bank shows again is the same row', () => {
    const ledger = aLedger({ providerId: 'X1' });
    ledger.sync([]);
    expect(ledger.sync([aBankRow({ providerId: 'X1' })]).update).toEqual([{ id: 'row1', changes: { removed: false } }]);
  });

  test('a live row is taken before a withdrawn one like it', () => {
    const ledger = aLedger({}, {});
    const [gone] = ledger.sync([aBankRow()]).withdraw;
    expect(ledger.sync([aBankRow()]).unchanged).toBe(1);
    expect(ledger.rows.find((row) => row.id === gone)?.removed).toBe(true);
  });
});

describe('order', () => {
  test("rows of one instant keep the bank's order, newest first", () => {
    const ledger = aLedger({ narration: 'first' }, { narration: 'second' }, { narration: 'third' });
    expect(ledger.newestFirst().map((row) => row.narration)).toEqual(['third', 'second', 'first']);
  });

  test('a latecomer stands where the bank shows it, and nobody else moves', () => {
    const ledger = aLedger({ narration: 'first' }, { narration: 'third' });
    const result = ledger.sync(
      ['zeroth', 'first', 'second', 'third', 'fourth'].map((narration) => aBankRow({ narration })),
    );
    expect(result).toMatchObject({ update: [], moved: [], unchanged: 2 });
    expect(ledger.newestFirst().map((row) => row.narration)).toEqual(['fourth', 'third', 'second', 'first', 'zeroth']);
  });

  test('rows of one second shown in another order change nothing', () => {
    const rows = ['AIRTIME', 'VAT', 'LEVY', 'TRANSFER'].map((narration) => aBankRow({ narration, at: at('08:30:00') }));
    const ledger = new Ledger();
    ledger.sync(rows);
    const { found, ...rest } = ledger.sync(rows.toReversed());
    expect(rest).toEqual({ insert: [], update: [], withdraw: [], moved: [], unchanged: 4 });
    expect(new Set(found)).toEqual(new Set(ledger.rows.map(({ id }) => id)));
  });
});

test('what the source leaves out this time is kept', () => {
  const counterparty = { name: 'ADAEZE OKORO', accountNumber: null, bank: null };
  const ledger = aLedger({ providerId: 'X1', reference: 'R1', balanceMinor: 7n, counterparty, at: at('10:00:00') });
  ledger.sync([aBankRow({ counterparty: { name: null, accountNumber: '0123456789', bank: null } })], null);
  expect(ledger.rows).toMatchObject([
    {
      providerId: 'X1',
      reference: 'R1',
      balanceMinor: 7n,
      counterparty: { ...counterparty, accountNumber: '0123456789' },
    },
  ]);
});

test('the days to load reach past the fetch by as much as a bank moves a row', () => {
  expect(daysToLoad([aBankRow()], null)).toEqual({ from: '2026-02-28', to: '2026-03-20' });
  expect(daysToLoad([], MARCH)).toEqual({ from: '2026-02-19', to: '2026-04-10' });
  expect(daysToLoad([], null)).toBeNull();
});

test('an unchanged refresh of 1,000 rows stays within milliseconds, even on a busy machine', () => {
  const rows = Array.from({ length: 1_000 }, (_, index) =>
    aBankRow({ providerId: `P${index}`, amountMinor: BigInt(index) }),
  );
  const ledger = new Ledger();
  ledger.sync(rows);
  const again = rows.map((row) => ({ ...row }));
  const timings = Array.from({ length: 20 }, () => {
    const start = performance.now();
    expect(reconcile(ledger.rows, again, MARCH).unchanged).toBe(1_000);
    return performance.now() - start;
  });
  expect(Math.min(...timings)).toBeLessThan(10);
});
