import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AccountRow, createEngine, type Row, relate } from './index.ts';
import { aRow } from './testing/row.ts';

const engine = createEngine({ country: 'ng', holder: 'Adeola Kunle Bello' });

/** `D` or `C`, then the narration. */
function on(accountId: string, id: string, line: string, more: Partial<Row> = {}, receipt?: string): AccountRow {
  const row = aRow(line.slice(2), line.startsWith('C'), { id, ...more });
  return { accountId, row, enrichment: engine.enrich(row), ...(receipt === undefined ? {} : { receipt }) };
}

const session = '000013240122259141600762564783';

test('a reversal and the payment that it takes back are a pair', () => {
  const found = relate([
    on('a', '1', 'D:MC Loc Web Prch-638355499550--Bolt Lagos NG-'),
    on('a', '2', 'C:**Rev MC Loc Web Prch-638355499550--Bolt Lagos NG-', { day: '2026-11-23' }),
  ]);
  expect(found.get('1')?.reversalOf).toBe('2');
  expect(found.get('2')?.reversalOf).toBe('1');
});

test.each([
  ['another amount', { amountMinor: 1n }],
  ['more than a week later', { day: '2026-11-28' }],
  ['before the payment', { day: '2026-11-19' }],
])('%s is no reversal of it', (_what, more) => {
  const rows = [
    on('a', '1', 'D:MC Loc Web Prch-638355499550--Bolt Lagos NG-'),
    on('a', '2', 'C:**Rev MC Loc Web Prch-638355499550--Bolt Lagos NG-', more),
  ];
  expect(relate(rows).size).toBe(0);
});

test('money that a friend sends back is a payment', () => {
  const rows = [on('a', '1', 'D:NIP/GTB/ADA OBI/rice'), on('a', '2', 'C:NIP/GTB/ADA OBI/refund')];
  expect(relate(rows).size).toBe(0);
});

test('of two equal payments the one with the same number is taken back', () => {
  const found = relate([
    on('a', '1', 'D:Airtime Purchase 11111111111-8391881357'),
    on('a', '2', 'D:Airtime Purchase 22222222222-8391881357'),
    on('a', '3', 'C:Rvsl:Airtime Purchase 11111111111-9999'),
  ]);
  expect(found.get('3')?.reversalOf).toBe('1');
  expect(found.has('2')).toBe(false);
});

test('a charge belongs to the row of its session id, wherever that stands', () => {
  const found = relate([
    on('a', 'fee', `D:NIP CHARGE ${session} NIP TRANSFER COMMISSION FOR ${session}`, { amountMinor: 1_075n }),
    on('a', 'x', 'D:NIP/GTB/EZE UDE/rice', { day: '2026-11-19' }),
    on('a', 'main', `D:NIBSS Instant Payment Outward ${session} Gas TO UBA/Ada Obi /10.75/REF:1`, {
      day: '2026-11-18',
    }),
  ]);
  expect(found.get('fee')?.chargeOf).toBe('main');
});

test('a charge without a number belongs to its neighbour of the day if its amount is a usual one', () => {
  const rows = (amountMinor: bigint): AccountRow[] => [
    on('a', 'far', 'D:NIP/GTB/EZE UDE/rice', { day: '2026-11-19' }),
    on('a', 'main', 'D:NIP/GTB/ADA OBI/rice'),
    on('a', 'fee', 'D:NIP CHARGE + VAT', { amountMinor }),
    on('a', 'levy', 'D:FGN STAMP DUTY', { amountMinor: 5_000n }),
  ];
  const found = relate(rows(1_075n), 'ng');
  expect([found.get('fee')?.chargeOf, found.get('levy')?.chargeOf]).toEqual(['main', 'main']);
  expect(relate(rows(1_234n), 'ng').get('fee')).toBeUndefined();
});

test('an M-PESA charge belongs to the row of its receipt', () => {
  const found = relate([
    on('a', 'fee', 'D:Customer Transfer of Funds Charge', { amountMinor: 333n }, 'SKL81AB2CD'),
    on('a', 'other', 'D:Customer Transfer to 2547******801 - JANE', {}, 'SKL81AB2CE'),
    on('a', 'main', 'D:Customer Transfer to 2547******802 - JOHN', {}, 'SKL81AB2CD'),
  ]);
  expect(found.get('fee')?.chargeOf).toBe('main');
});

test('both halves of a move between accounts of one customer are found', () => {
  const found = relate([
    on('a', 'out', 'D:NIP/UBA/BELLO ADEOLA/savings'),
    on('b', 'in', 'C:NIP/GTB/ADEOLA KUNLE BEL/', { day: '2026-11-22' }),
  ]);
  expect(found.get('out')?.ownMove).toBe('in');
  expect(found.get('in')?.ownMove).toBe('out');
});

test.each([
  ['the same account', 'a', {}],
  ['another amount', 'b', { amountMinor: 1n }],
  ['three days later', 'b', { day: '2026-11-23' }],
])('%s is no move', (_what, account, more) => {
  const rows = [on('a', 'out', 'D:NIP/UBA/BELLO ADEOLA/x'), on(account, 'in', 'C:NIP/GTB/ADEOLA BELLO/', more)];
  expect(relate(rows).get('out')).toBeUndefined();
});

test('equal amounts of strangers on two accounts are no move', () => {
  expect(relate([on('a', 'out', 'D:NIP/UBA/ADA OBI/rice'), on('b', 'in', 'C:NIP/GTB/EZE UDE/yam')]).size).toBe(0);
});

test('pairs are mutual and each row is in at most one, whatever the rows', () => {
  const line = fc.constantFrom(
    'C:**Rev MC Loc Web Prch-638355499550--Bolt Lagos NG-',
    'D:MC Loc Web Prch-638355499550--Bolt Lagos NG-',
    'D:NIP/UBA/BELLO ADEOLA/x',
    'C:NIP/GTB/ADEOLA BELLO/x',
    'D:NIP CHARGE + VAT',
  );
  const row = fc.record({ line, account: fc.constantFrom('a', 'b'), day: fc.constantFrom('2026-11-20', '2026-11-21') });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (made) => {
      const rows = made.map(({ line, account, day }, at) => on(account, String(at), line, { day }));
      const found = relate(rows);
      for (const [id, { reversalOf, ownMove }] of found) {
        if (reversalOf !== null) expect(found.get(reversalOf)?.reversalOf).toBe(id);
        if (ownMove !== null) expect(found.get(ownMove)?.ownMove).toBe(id);
      }
      expect(relate(rows)).toEqual(found);
    }),
  );
});
