import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { BankRow, Connection, Json, LinkAnswer, LinkContext, LinkedAccount, Step } from '../connector.ts';
import { createStatementUpload } from './index.ts';

const HEADER = 'DATE,DESCRIPTION,DEBIT,CREDIT,VALUE DATE,BALANCE';
const ROWS = [
  '28/06/2025,SALARY JUNE 2025,,"450,000.00",28/06/2025,"575,000.50"',
  '30/06/2025,POS PURCHASE SHOPRITE IKEJA,"2,500.00",,30/06/2025,"572,500.50"',
  '30/06/2025,POS PURCHASE SHOPRITE IKEJA,"2,500.00",,30/06/2025,"570,000.50"',
];
const FULL = ['Account Name:,Adaeze Okafor', 'Account Number:,0123456789', 'Currency:,NGN', HEADER, ...ROWS].join('\n');
const BARE = [HEADER, ...ROWS].join('\n');

const connector = createStatementUpload();
const context: LinkContext = {
  environmentId: 'env_1',
  mode: 'live',
  institution: {
    id: '5f2d08be60b92e2888287704',
    slug: 'zenith-bank',
    name: 'Zenith Bank',
    country: 'NG',
    currency: 'NGN',
  },
  authMethod: 'statement_upload',
  form: [],
  loginTitle: 'Upload a statement',
  now: new Date('2025-07-15T09:00:00Z'),
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const upload = (text: string | Uint8Array, at: LinkContext = context, name = 'statement.csv'): Promise<LinkAnswer> =>
  connector.next(at, { kind: 'file', name, bytes: typeof text === 'string' ? bytes(text) : text }, null);
const answer = (
  from: LinkAnswer,
  values: Record<string, string> = {},
  at: LinkContext = context,
): Promise<LinkAnswer> =>
  connector.next(at, { kind: 'answer', values }, JSON.parse(JSON.stringify(from.state)) as Json);

type UploadStep = Extract<Step, { kind: 'upload' }>;
function uploadStep({ step }: LinkAnswer): UploadStep {
  if (step.kind !== 'upload') throw new Error(`a step ${step.kind}`);
  return step;
}
function linkedOf({ linked, step }: LinkAnswer): LinkedAccount {
  if (!linked) throw new Error(`not linked: ${JSON.stringify(step)}`);
  return linked;
}
const connectionOf = (linked: LinkedAccount, at: LinkContext = context): Connection => ({
  context: at,
  accountNumber: linked.accountNumber,
  currency: linked.currency,
  secret: JSON.parse(JSON.stringify(linked.secret)) as Json,
});
const fetchOf = (linked: LinkedAccount, at: LinkContext = context) =>
  connector.fetch(connectionOf(linked, at), null, AbortSignal.timeout(10_000));

describe('linking', () => {
  test('starts by asking for a file, with its formats and its limit', async () => {
    const { step } = await connector.next(context, { kind: 'start' }, null);
    expect(step).toMatchObject({ kind: 'upload', formats: ['csv', 'ofx', 'qfx'], maxBytes: 20 * 1024 * 1024 });
  });

  test('shows what was read and asks nothing that the file tells', async () => {
    const step = uploadStep(await upload(FULL));
    expect(step.error).toBeUndefined();
    expect(step.form).toEqual([]);
    expect(step.report).toMatchObject({
      reader: 'csv.zenith',
      account: { number: '0123456789', name: 'Adaeze Okafor', currency: 'NGN' },
      period: { start: '2025-06-28', end: '2025-06-30' },
      rows: 3,
      accepted: 3,
      rejected: [],
      checks: { balanceChain: { result: 'passed' } },
    });
  });

  test('links after the confirmation, and the fetch gives the rows oldest first with the closing balance', async () => {
    const linked = linkedOf(await answer(await upload(FULL)));
    expect(linked).toMatchObject({ accountNumber: '0123456789', name: 'Adaeze Okafor', currency: 'NGN', bvn: null });
    const fetched = await fetchOf(linked);
    expect(fetched.balanceMinor).toBe(57_000_050n);
    expect(fetched.identity).toBeNull();
    expect(fetched.covers).toBeUndefined();
    expect(fetched.hasMore).toBe(false);
    expect(fetched.details).toMatchObject({ name: 'Adaeze Okafor', accountNumber: '0123456789' });
    expect(fetched.rows?.map((row) => [row.day, row.direction, row.amountMinor, row.balanceMinor])).toEqual([
      ['2025-06-28', 'credit', 45_000_000n, 57_500_050n],
      ['2025-06-30', 'debit', 250_000n, 57_250_050n],
      ['2025-06-30', 'debit', 250_000n, 57_000_050n],
    ]);
  });

  test('asks for the number and the name that a file lacks, and takes the currency of the institution', async () => {
    const read = await upload(BARE);
    expect(uploadStep(read).form?.map((element) => element.name)).toEqual(['account_number', 'account_name']);
    const wrong = await answer(read, { account_number: '12', account_name: 'Adaeze Okafor' });
    expect(uploadStep(wrong).error).toMatch(/account number/);
    expect(uploadStep(wrong).report?.accepted).toBe(3);
    const linked = linkedOf(await answer(wrong, { account_number: '0123 456 789', account_name: ' Adaeze  Okafor ' }));
    expect(linked).toMatchObject({ accountNumber: '0123456789', name: 'Adaeze Okafor', currency: 'NGN' });
  });

  test('currencies have the spelling of the contract', async () => {
    const kenya = { ...context, institution: { ...context.institution, country: 'KE', currency: 'KSH' } };
    const ghana = { ...context, institution: { ...context.institution, country: 'GH', currency: '' } };
    const values = { account_number: '1180234567', account_name: 'Wanjiku Kamau' };
    expect(linkedOf(await answer(await upload(BARE, kenya), values, kenya)).currency).toBe('KSH');
    expect(linkedOf(await answer(await upload(BARE, ghana), values, ghana)).currency).toBe('GHC');
    const shillings = await upload(FULL.replace('NGN', 'KES'), kenya);
    expect(linkedOf(await answer(shillings, {}, kenya)).currency).toBe('KSH');
    expect(uploadStep(await upload(FULL.replace('NGN', 'UGX'))).error).toMatch(/is in UGX/);
  });

  test('a page that comes back after a reload sees the same report', async () => {
    const read = await upload(FULL);
    const again = await connector.next(context, { kind: 'poll' }, read.state);
    expect(again.step).toEqual(read.step);
  });

  test('another file may be chosen instead of confirming; a bad one leaves nothing to confirm', async () => {
    const read = await upload(FULL);
    const bad = await connector.next(context, { kind: 'file', name: 'a.csv', bytes: bytes('') }, read.state);
    expect(uploadStep(bad)).toMatchObject({ error: expect.stringMatching(/empty/) });
    expect(uploadStep(bad).report).toBeUndefined();
    expect(bad.state).toBeNull();
    expect(uploadStep(await answer(bad)).error).toMatch(/Choose a statement file/);
  });

  test('each rejected line is told with its number and reason, and the rest is taken', async () => {
    const step = uploadStep(await upload(FULL.replace('30/06/2025,POS', '31/06/2025,POS')));
    expect(step.report).toMatchObject({ rows: 3, accepted: 2, checks: { balanceChain: { result: 'passed' } } });
    expect(step.report?.rejected).toEqual([{ line: 6, reason: '“31/06/2025” is not a date' }]);
  });
});

describe('what is refused, in clear words and with nothing kept', () => {
  const zip = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0, 8, 0]);
  test.each<[string, string | Uint8Array, string, RegExp]>([
    ['a zip that is called .ofx', zip, 'statement.ofx', /zip archive/],
    ['a PDF that is called .csv', bytes('%PDF-1.7\n%âãÏÓ'), 'statement.csv', /PDF/],
    ['an empty file', '', 'statement.csv', /empty/],
    ['prose', 'Dear customer,\nwe write to you about your account.\n', 'statement.csv', /not a CSV|no columns|column/i],
    ['columns without an amount', 'Date,Description,Branch\n01/02/2025,RENT,Lekki', 's.csv', /none for the amount/],
    ['text that is called .ofx', 'hello there', 'statement.ofx', /no OFX statement/],
    [
      'a balance that does not chain',
      FULL.replace('575,000.50', '575,100.50'),
      's.csv',
      /does not follow.*line 6.*Nothing was stored/,
    ],
    ['a row taken out', [HEADER, ROWS[0], ROWS[2]].join('\n'), 's.csv', /off by -2,500\.00/],
  ])('%s', async (_, file, name, words) => {
    const refused = await upload(file, context, name);
    expect(uploadStep(refused).error).toMatch(words);
    expect(refused.state).toBeNull();
    expect(refused.linked).toBeUndefined();
  });

  test('money that cannot be told exactly: by its line, or for the whole file where nothing else is left', async () => {
    const big = '"90,071,992,547,409.92"';
    const first = `01/09/2025,BIG,,${big},01/09/2025,${big}`;
    const all = uploadStep(await upload([HEADER, first, first].join('\n')));
    expect(all.error).toMatch(/Line 2: “90,071,992,547,409\.92” is more than can be told exactly/);
    const last = '01/07/2025,BIG,,"90,071,992,547,409.92",01/07/2025,"90,071,993,117,410.42"';
    const some = uploadStep(await upload(`${FULL}\n${last}`));
    expect(some.report).toMatchObject({ accepted: 3 });
    expect(some.report?.rejected).toEqual([
      { line: 8, reason: '“90,071,992,547,409.92” is more than can be told exactly' },
    ]);
    const closing = ofx('0123456789').replace('5000.00', '90071992547409.92');
    expect(uploadStep(await upload(closing, context, 's.ofx')).error).toMatch(/closing balance.*more than can be told/);
  });

  test('a file over 20 MB', async () => {
    const refused = await upload(new Uint8Array(20 * 1024 * 1024 + 1).fill(44));
    expect(uploadStep(refused).error).toMatch(/larger than 20 MB/);
  });

  test('a file that takes longer than allowed, without holding up the next one', async () => {
    const hasty = createStatementUpload({ timeoutMs: 1, memoryMb: 256, processes: 1, waiting: 2 });
    const send = () => hasty.next(context, { kind: 'file', name: 'a.csv', bytes: bytes(FULL) }, null);
    const answers = await Promise.all([send(), send(), send(), send()]);
    expect(answers.map((one) => uploadStep(one).error)).toEqual([
      expect.stringMatching(/too long/),
      expect.stringMatching(/too long/),
      expect.stringMatching(/too long/),
      expect.stringMatching(/Many statements/),
    ]);
  });
});

const ofx = (number: string): string =>
  `OFXHEADER:100\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>NGN<BANKACCTFROM><BANKID>058<ACCTID>${number}<ACCTTYPE>SAVINGS</BANKACCTFROM><BANKTRANLIST><DTSTART>20250701<DTEND>20250731<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20250714<TRNAMT>-5.00<FITID>F1<NAME>AIRTIME</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>5000.00<DTASOF>20250731</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;

describe('an account number that hides its digits', () => {
  test.each(['****1234', 'XXXXXX7890', '1234'])('%s is asked for, and never taken for the number', async (masked) => {
    const read = await upload(ofx(masked), context, 'statement.ofx');
    expect(uploadStep(read).form?.map(({ name }) => name)).toEqual(['account_number', 'account_name']);
    expect(uploadStep(read).report?.account.number).toBeNull();
    const linked = linkedOf(await answer(read, { account_number: '0123451234', account_name: 'Adaeze Okafor' }));
    expect(linked.accountNumber).toBe('0123451234');
  });
});

describe('several files that wait', () => {
  const other = FULL.replaceAll('2025', '2024');
  const held = async (file: string): Promise<Json> => linkedOf(await answer(await upload(file))).secret;
  const at = (secret: Json): Connection => ({
    ...{ context, accountNumber: '0123456789', currency: 'NGN' },
    secret: JSON.parse(JSON.stringify(secret)) as Json,
  });
  const fetched = (secret: Json) => connector.fetch(at(secret), null, AbortSignal.timeout(10_000));

  test('are fetched one after the other, oldest first, each once', async () => {
    const [first, second] = [await held(FULL), await held(other)];
    const one = await fetched(connector.join(connector.join(first, second), first));
    expect({ day: one.rows?.[0]?.day, more: one.more }).toEqual({ day: '2025-06-28', more: true });
    const two = await fetched(one.secret ?? null);
    expect({ day: two.rows?.[0]?.day, more: two.more }).toEqual({ day: '2024-06-28', more: false });
    await expect(fetched(two.secret ?? null)).rejects.toMatchObject({ turn: 'person' });
  });

  test('are refused in words when there are too many', async () => {
    const secret = (await held(FULL)) as { files: { sha256: string }[] };
    const [file] = secret.files;
    const many = Array.from({ length: 20 }, (_, at) => ({ ...file, sha256: String(at) }));
    expect(() => connector.join({ files: many } as unknown as Json, secret)).toThrow(/still being read/);
  });
});

describe('re-authorisation', () => {
  const back: LinkContext = { ...context, reauthorise: { accountNumber: '0123456789', currency: 'NGN' } };

  test('a later statement of the same account renews it, also where a spreadsheet dropped the leading zero', async () => {
    const linked = linkedOf(await answer(await upload(FULL.replace('0123456789', '123456789'), back), {}, back));
    expect(linked.accountNumber).toBe('0123456789');
  });

  test('a statement of another account or currency fails as account_mismatch', async () => {
    const other = await upload(FULL.replace('0123456789', '0987654321'), back);
    expect(other.step).toMatchObject({ kind: 'failed', code: 'account_mismatch' });
    expect(other.state).toBeNull();
    expect((await upload(FULL.replace('NGN', 'USD'), back)).step).toMatchObject({ code: 'account_mismatch' });
  });

  test('where the file names no account, the typed number must be the linked one', async () => {
    const read = await upload(BARE, back);
    const values = { account_number: '0987654321', account_name: 'Adaeze Okafor' };
    expect((await answer(read, values, back)).step).toMatchObject({ code: 'account_mismatch' });
    linkedOf(await answer(read, { ...values, account_number: '0123456789' }, back));
  });
});

describe('fetching', () => {
  const table = (count: number): string => {
    let balance = 0;
    const lines = Array.from({ length: count }, (_, at) => {
      balance += at + 1;
      const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(at / 40))).toISOString().slice(0, 10);
      return `${day},Transfer ${at},${at + 1}.00,,${balance}.00`;
    });
    return [
      'Account number,0123456789',
      'Account name,Adaeze Okafor',
      'Date,Narration,Credit,Debit,Balance',
      ...lines,
    ].join('\n');
  };

  test('a long statement comes in pages, each row once and in order, and twice the same', async () => {
    const linked = linkedOf(await answer(await upload(table(12_345))));
    const read = async (): Promise<BankRow[]> => {
      const rows: BankRow[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < 10; page += 1) {
        const fetched = await connector.fetch(connectionOf(linked), cursor, AbortSignal.timeout(10_000));
        rows.push(...(fetched.rows ?? []));
        cursor = fetched.cursor;
        if (!fetched.hasMore) break;
      }
      return rows;
    };
    const rows = await read();
    expect(rows.map((row) => row.narration)).toEqual(Array.from({ length: 12_345 }, (_, at) => `Transfer ${at}`));
    expect(await read()).toEqual(rows);
  });

  test('times become instants on the clock of the bank’s country', async () => {
    const kenya: LinkContext = { ...context, institution: { ...context.institution, country: 'KE', currency: 'KSH' } };
    const file =
      'Account,1180234567\nName,Wanjiku Kamau\nDate,Details,Paid In,Withdrawn,Balance\n2025-07-14 01:30:00,Deposit,100.00,,100.00\n2025-07-14 02:00:00,Send,,-40.00,60.00';
    const { rows } = await fetchOf(linkedOf(await answer(await upload(file, kenya), {}, kenya)), kenya);
    expect(rows?.[0]).toMatchObject({ day: '2025-07-14', at: new Date('2025-07-13T22:30:00Z') });
    expect(rows?.[1]).toMatchObject({ direction: 'debit', amountMinor: 4_000n });
  });

  test('a separate fee is a row of its own, so that the balance chains from row to row', async () => {
    const file =
      'Account,1180234567\nName,Thandi Nkosi\nDate,Description,Money In,Money Out,Fee,Balance\n2025-07-14,Deposit,100.00,,,100.00\n2025-07-15,Cash,,-40.00,-1.50,58.50';
    const { rows } = await fetchOf(linkedOf(await answer(await upload(file))));
    expect(rows?.map((row) => [row.narration, row.amountMinor, row.balanceMinor])).toEqual([
      ['Deposit', 10_000n, 10_000n],
      ['Cash', 4_000n, 6_000n],
      ['Fee: Cash', 150n, 5_850n],
    ]);
  });

  test('a connection without a statement asks the person for one', async () => {
    const connection = { ...connectionOf(linkedOf(await answer(await upload(FULL)))), secret: null };
    await expect(connector.fetch(connection, null, AbortSignal.timeout(1_000))).rejects.toMatchObject({
      turn: 'person',
    });
  });
});

test('nothing of a statement is logged: the code that reads it has no logger and no console', () => {
  for (const file of [
    'index.ts',
    'read-upload.ts',
    'read-apart.ts',
    'worker.ts',
    'packed-rows.ts',
    'confirmation.ts',
  ]) {
    expect(readFileSync(new URL(`./${file}`, import.meta.url), 'utf8')).not.toMatch(/console\.|pino|\blog\b/);
  }
});
