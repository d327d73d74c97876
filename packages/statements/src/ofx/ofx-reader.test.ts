import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStatement } from '../read-statement.ts';
import type { ReadStatement, StatementResult } from '../statement.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): StatementResult =>
  readStatement(bytes(text), { fileName: 'statement.ofx', country: 'NG' });
function statement(text: string): ReadStatement {
  const result = read(text);
  if (result.kind === 'unreadable') throw new Error(`${result.code}: ${result.message}`);
  return result;
}

interface Transaction {
  day: string;
  amount: string;
  id: string;
  name: string;
  memo?: string;
  type?: string;
}
const SAMPLE: readonly Transaction[] = [
  { day: '20250714060002.000[+1:LAGOS]', amount: '+450000.00', id: 'F1', name: 'SALARY JULY', memo: 'ZAZU FOODS' },
  { day: '20250714', amount: '-2500.00', id: 'F2', name: 'POS SHOPRITE &amp; CO', memo: 'POS SHOPRITE &amp; CO IKEJA' },
  { day: '20250715', amount: '-2500.00', id: 'F2', name: 'POS SHOPRITE &amp; CO' },
  { day: '20250715', amount: '-12,50', id: '', name: 'SMS ALERT' },
];

const account = '<BANKACCTFROM><BANKID>058<ACCTID>0123456789<ACCTTYPE>SAVINGS</BANKACCTFROM>';
const sgml = (
  transactions: readonly Transaction[],
  tail = '</BANKTRANLIST>\n<LEDGERBAL><BALAMT>5000.00<DTASOF>20250731</LEDGERBAL>\n</STMTRS></STMTTRNRS></BANKMSGSRSV1>\n</OFX>',
) =>
  `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n<OFX>\n<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS></SONRS></SIGNONMSGSRSV1>\n<BANKMSGSRSV1><STMTTRNRS><STMTRS>\n<CURDEF>NGN\n${account}\n<BANKTRANLIST><DTSTART>20250701<DTEND>20250731\n${transactions
    .map(
      (t) =>
        `<STMTTRN>\n<TRNTYPE>${t.type ?? 'OTHER'}\n<DTPOSTED>${t.day}\n<TRNAMT>${t.amount}\n<FITID>${t.id}\n<NAME>${t.name}\n${t.memo ? `<MEMO>${t.memo}\n` : ''}</STMTTRN>`,
    )
    .join('\n')}\n${tail}`;
const xml = (transactions: readonly Transaction[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n<!-- made by a bank -->\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>NGN</CURDEF><BANKACCTFROM><BANKID>058</BANKID><ACCTID>0123456789</ACCTID><ACCTTYPE>SAVINGS</ACCTTYPE></BANKACCTFROM><BANKTRANLIST><DTSTART>20250701</DTSTART><DTEND>20250731</DTEND>${transactions
    .map(
      (t) =>
        `<STMTTRN><TRNTYPE>OTHER</TRNTYPE><DTPOSTED>${t.day}</DTPOSTED><TRNAMT>${t.amount}</TRNAMT><FITID>${t.id}</FITID><NAME>${t.name}</NAME>${t.memo ? `<MEMO>${t.memo}</MEMO>` : ''}</STMTTRN>`,
    )
    .join(
      '',
    )}</BANKTRANLIST><LEDGERBAL><BALAMT>5000.00</BALAMT><DTASOF>20250731</DTASOF></LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;

describe.each([
  ['1.x, unclosed tags', sgml],
  ['2.x, XML', xml],
])('OFX %s', (_, write) => {
  test('every transaction is read, with the account, the period and the closing balance', () => {
    const found = statement(write(SAMPLE));
    expect(found).toMatchObject({
      reader: 'ofx',
      account: { number: '0123456789', currency: 'NGN', type: 'SAVINGS', name: null },
      period: { start: '2025-07-01', end: '2025-07-31' },
      closingBalanceMinor: 500_000n,
      checks: { balanceChain: { result: 'not_available' }, period: { result: 'passed' } },
      rejected: [],
    });
    expect(
      found.rows.map((row) => [row.date, row.time, row.direction, row.amountMinor, row.narration, row.providerId]),
    ).toEqual([
      ['2025-07-14', '06:00:02', 'credit', 45_000_000n, 'SALARY JULY ZAZU FOODS', 'F1'],
      ['2025-07-14', undefined, 'debit', 250_000n, 'POS SHOPRITE & CO IKEJA', undefined],
      ['2025-07-15', undefined, 'debit', 250_000n, 'POS SHOPRITE & CO', undefined],
      ['2025-07-15', undefined, 'debit', 1_250n, 'SMS ALERT', undefined],
    ]);
  });

  test('a currency sign in an amount, a bad date and a missing amount are rejected with their line', () => {
    const found = statement(
      write([
        ...SAMPLE,
        { day: '20250716', amount: 'N20.00', id: 'F5', name: 'A' },
        { day: '2025', amount: '1.00', id: 'F6', name: 'B' },
        { day: '20250716', amount: '', id: 'F7', name: 'C' },
      ]),
    );
    expect(found.rows).toHaveLength(4);
    expect(found.rejected.map(({ reason }) => reason)).toEqual([
      '“N20.00” is not an OFX amount',
      '“2025” is not an OFX date',
      'the amount (TRNAMT) is missing',
    ]);
  });

  test('an amount or a closing balance that cannot be told exactly is named with its line', () => {
    const found = statement(
      write([...SAMPLE, { day: '20250716', amount: '90071992547409.92', id: 'F9', name: 'BIG' }]),
    );
    expect(found.rows).toHaveLength(4);
    expect(found.rejected).toMatchObject([{ reason: '“90071992547409.92” is more than can be told exactly' }]);
  });

  test('lines of one FITID that differ are transactions of their own; a FITID of zeros is none', () => {
    const airtime = { day: '20250716', name: 'AIRTIME' };
    const told = ['-5.00', '-5.00', '-7.00'].map((amount) => ({ ...airtime, amount }));
    for (const id of ['0', 'X1']) {
      const found = statement(write(told.map((one) => ({ ...one, id }))));
      expect(found.rows.map(({ amountMinor, providerId }) => [amountMinor, providerId])).toEqual([
        [500n, undefined],
        [500n, undefined],
        [700n, undefined],
      ]);
      expect(found.rejected).toEqual([]);
    }
    const zeros = statement(write(told.slice(0, 2).map((one) => ({ ...one, id: '000' }))));
    expect(zeros.rows).toHaveLength(2);
  });

  test('a line that is told again word for word under its FITID is one transaction, and is named', () => {
    const again = { day: '20250716', amount: '-5.00', name: 'AIRTIME', id: 'F7' };
    const found = statement(write([...SAMPLE, again, again]));
    expect(found.rows.filter(({ providerId }) => providerId === 'F7')).toHaveLength(1);
    expect(found.rejected).toMatchObject([
      { reason: expect.stringMatching(/^the same transaction \(FITID F7\) stands in line \d+$/) },
    ]);
  });

  test.each(['****1234', 'XXXXXX7890', '01xxxx7890', '1234', '#####7890'])(
    'an account number that hides its digits is none: %s',
    (masked) => expect(statement(write(SAMPLE).replace('0123456789', masked)).account.number).toBeNull(),
  );

  test.each(['0123456789', 'GB29NWBK60161331926819', '12-34 567'])(
    'an account number is taken as it is: %s',
    (number) =>
      expect(statement(write(SAMPLE).replace('0123456789', number)).account.number).toBe(number.replace(/[ -]/g, '')),
  );

  test('what is written is read, whatever it is', () => {
    const transactions = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 30 }).map((day) => `202507${String(day + 1).padStart(2, '0')}`),
        amount: fc.integer({ min: -9_999_999, max: 9_999_999 }).filter((minor) => minor !== 0),
        name: fc
          .string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(...'AbZ09 -/.,') })
          .map((text) => `N${text.trim()}`),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(transactions, (drawn) => {
        // One sign for all would leave the direction to TRNTYPE.
        const list = [...drawn, { day: '20250731', amount: -100, name: 'LAST' }].sort((a, b) =>
          a.day.localeCompare(b.day),
        );
        const found = statement(
          write(list.map((one, at) => ({ ...one, id: `F${at}`, amount: (one.amount / 100).toFixed(2) }))),
        );
        const moved = found.rows.map((row) => Number(row.direction === 'credit' ? row.amountMinor : -row.amountMinor));
        expect(moved).toEqual(list.map(({ amount }) => amount));
        expect(found.rows.map((row) => row.narration)).toEqual(
          list.map(({ name }) => name.replace(/\s+/g, ' ').trim()),
        );
      }),
    );
  });
});

test('amounts that are all positive take their direction from TRNTYPE', () => {
  const found = statement(
    sgml([
      { day: '20250714', amount: '10.00', id: '1', name: 'A', type: 'DEBIT' },
      { day: '20250715', amount: '20.00', id: '2', name: 'B', type: 'CREDIT' },
      { day: '20250716', amount: '5.00', id: '3', name: 'C', type: 'FEE' },
    ]),
  );
  expect(found.rows.map((row) => row.direction)).toEqual(['debit', 'credit', 'debit']);
});

test('newest first is turned round', () => {
  const found = statement(
    sgml([
      { day: '20250716', amount: '-5.00', id: '3', name: 'C' },
      { day: '20250715', amount: '20.00', id: '2', name: 'B2' },
      { day: '20250715', amount: '20.00', id: '2', name: 'B1' },
      { day: '20250714', amount: '10.00', id: '1', name: 'A' },
    ]),
  );
  expect(found.rows.map((row) => row.narration)).toEqual(['A', 'B1', 'B2', 'C']);
});

test('a named opening balance proves that no row is missing', () => {
  const list = '<BALLIST><BAL><NAME>Opening balance<DESC>x<BALTYPE>DOLLAR<VALUE>4000.00</BAL></BALLIST></STMTRS></OFX>';
  const file = (amount: string) =>
    sgml(
      [
        { day: '20250714', amount, id: '1', name: 'A' },
        { day: '20250715', amount: '-500.00', id: '2', name: 'B' },
      ],
      `</BANKTRANLIST><LEDGERBAL><BALAMT>5000.00<DTASOF>20250731</LEDGERBAL>${list}`,
    );
  expect(statement(file('1500.00')).checks.openingClosing.result).toBe('passed');
  expect(statement(file('1400.00')).checks.openingClosing).toEqual({
    result: 'failed',
    detail: 'the file says closing balance 5,000.00, its rows give 4,900.00',
  });
});

test('a file that breaks off among its transactions is refused, not half read', () => {
  const whole = sgml(SAMPLE);
  const cut = whole.slice(0, whole.indexOf('<NAME>SMS ALERT'));
  expect(read(cut)).toMatchObject({
    kind: 'unreadable',
    code: 'ofx_broken',
    message: expect.stringMatching(/breaks off/),
  });
});

test('a file without statement, with a bank’s error, or with two accounts is refused in words', () => {
  expect(read('OFXHEADER:100\n\n<OFX></OFX>')).toMatchObject({ code: 'ofx_broken' });
  expect(
    read('OFXHEADER:100\n<OFX><SONRS><STATUS><CODE>2000<SEVERITY>ERROR<MESSAGE>Signon invalid</STATUS></SONRS></OFX>'),
  ).toMatchObject({
    message: 'The bank wrote an error into this file: “Signon invalid”.',
  });
  const two = `${sgml(SAMPLE)}${sgml(SAMPLE).replace('0123456789', '0987654321')}`;
  expect(read(two)).toMatchObject({ code: 'several_accounts' });
});

test('entities that a file declares are not expanded', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "AAAA"><!ENTITY b "&a;&a;">]>${xml([{ day: '20250714', amount: '-1.00', id: '1', name: '&b;' }])}`;
  expect(statement(bomb).rows[0]?.narration).toBe('&b;');
});

test('a CSV that is called .ofx is still read', () => {
  expect(read('Date,Narration,Amount\n01/02/2025,A,-1.00')).toMatchObject({ kind: 'statement', reader: 'csv.generic' });
});
