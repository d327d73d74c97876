import { expect, test } from 'vitest';
import { createRowReader } from './read-row.ts';
import { aTransaction, readRow } from './testing/rows.ts';

test('what the event says of reference and payer outranks the narration', () => {
  const row = readRow({
    narration: 'NIP/GTB/ADA OBI/INV-204 web design',
    reference: 'INV-900',
    counterparty: { name: 'EXAMPLE VENTURES LTD', accountNumber: '0123456789' },
  });
  expect(row).toMatchObject({
    counterparty: 'EXAMPLE VENTURES LTD',
    accountNumber: '0123456789',
    referenceTokens: ['INV-900'],
  });
  expect(
    readRow({ narration: 'NIP/GTB/ADA OBI/INV-204', reference: '000013230921987471204959052507' }).referenceTokens,
  ).toEqual(['INV-204']);
});

const TOKENS: [string, string[]][] = [
  ['INV-204 web design', ['INV-204']],
  ['ORD/77 web design invoice', ['ORD/77']],
  ['invoice INV/2026/0043 of june 2026', ['INV/2026/0043']],
  ['INV 2044 second half', ['INV-2044', '2044']],
  ['call 08031234567 or 0123456789', []],
  ['000013230921987471204959052507 food', []],
  ['10kg rice, 3rd of 12/03/2026, N50000, JUN26', []],
  ['A1B2', ['A1B2']],
  ['x1', []],
];

test.each(TOKENS)('reference tokens of “%s”', (narration, expected) => {
  expect(readRow({ narration }).referenceTokens).toEqual(expected);
});

test('the holder is known in any order and cut, one shared name is family', () => {
  const reader = createRowReader({ holder: 'Adaeze Chidinma Okafor' });
  const isOwn = (name: string): boolean => reader.read(aTransaction({ counterparty: { name } })).isOwnAccount;
  expect(['OKAFOR ADAEZE', 'Chidinma Adaeze O', 'OKAFOR CHIDI', 'MRS ADAEZE OKAFOR'].map(isOwn)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['EMEKA OKAFOR', 'Adaeze', 'OKAFOR VENTURES LTD', ''].map(isOwn)).toEqual([false, false, false, false]);
});

test('pots of wallets and the bank’s own rows are told apart', () => {
  expect(readRow({ narration: 'OWealth Withdrawal' }).isOwnAccount).toBe(true);
  expect(readRow({ narration: 'OWealth Interest Earned' })).toMatchObject({ isInterest: true, isOwnAccount: false });
  expect(readRow({ narration: 'FGN ELECTRONIC MONEY TRANSFER LEVY', type: 'debit' }).isLevy).toBe(true);
  expect(readRow({ narration: '9MOBILE CHARGE FOR USSD SESSION', type: 'debit' }).isCharge).toBe(true);
  expect(readRow({ narration: '**Rev MC Loc Web Prch-638355499550--Bolt Lagos NG-' }).isReversal).toBe(true);
  expect(readRow({ narration: 'NIP/GTB/KUNLE MUSA/Loan refund to EXAMPLE COOPERATIVE' }).isReversal).toBe(false);
});

test('null fields have defined readings', () => {
  const row = readRow({
    narration: null,
    amountMinor: null,
    currency: null,
    status: null,
    tags: null,
    counterparty: null,
    reference: null,
  });
  expect(row).toMatchObject({
    narration: '',
    remark: null,
    counterparty: null,
    amountMinor: 0n,
    currency: 'NGN',
    isSettled: true,
  });
  expect(row.referenceTokens).toEqual([]);
});

test('text with blanks between its letters, marks and right-to-left signs is read as it was meant', () => {
  expect(readRow({ narration: 'N I P / G T B / A D A O B I / i n v o i c e' }).businessWords[0]).toContain('invoice');
  expect(readRow({ narration: '\u202eINVOICE\u202c 😀 Ọjà' }).narrationWords).toEqual(['invoice', 'oja']);
  expect(readRow({ narration: 'ＩＮＶ－２０４' }).narrationWords).toEqual(['inv', '204']);
});

test.each(['a', 'invoice ', '/', '😀', 'a ', 'INV-1 '])(
  'a million times “%s” costs what 512 characters cost',
  (piece) => {
    const time = (narration: string): number => {
      let best = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 9; round++) {
        const start = performance.now();
        readRow({ narration, reference: narration, description: narration, counterparty: { name: narration } });
        best = Math.min(best, performance.now() - start);
      }
      return best;
    };
    const long = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const short = long.slice(0, 1_200);
    time(short);
    expect(time(long)).toBeLessThan(10 * Math.max(time(short), 0.2));
  },
);
