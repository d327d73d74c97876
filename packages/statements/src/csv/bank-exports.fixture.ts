/** Writes invented account histories the way each bank exports them. For tests. */

import { type History, money, posted } from './history.fixture.ts';

const MONTH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const parts = (day: string): [string, string, string] => day.split('-') as [string, string, string];
const slashed = (day: string): string => parts(day).reverse().join('/');
const named = (day: string): string => {
  const [y, m, d] = parts(day);
  return `${d}-${MONTH[Number(m) - 1]}-${y}`;
};
const short = (day: string): string => {
  const [y, m, d] = parts(day);
  return `${d}/${m}/${y.slice(2)}`;
};
const spaced = (day: string): string => {
  const [y, m, d] = parts(day);
  return `${y} ${MONTH[Number(m) - 1]} ${d}`;
};

const cell = (text: string, delimiter: string): string =>
  /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replace(/"/g, '""')}"` : text;
export const csv = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  rows.map((row) => row.map((text) => cell(text, delimiter)).join(delimiter)).join('\r\n');

const out = (minor: bigint, thousands = ','): string => (minor < 0n ? money(-minor, thousands) : '');
const into = (minor: bigint, thousands = ','): string => (minor > 0n ? money(minor, thousands) : '');

export interface Export {
  country: string;
  /** True when the file tells a time for each row. */
  timed?: true;
  fees?: true;
  /** Printed newest first. */
  newestFirst?: true;
  write(history: History): string;
}

const zenith: Export = {
  country: 'NG',
  write: (history) => {
    const rows = posted(history);
    const sum = (sign: 1 | -1) =>
      rows.reduce((t, r) => (r.minor * BigInt(sign) > 0n ? t + r.minor * BigInt(sign) : t), 0n);
    return csv([
      ['ZENITH BANK PLC'],
      ['Account Name:', history.name],
      ['Account Number:', history.number],
      ['Currency:', 'NGN'],
      [],
      ['DATE', 'DESCRIPTION', 'DEBIT', 'CREDIT', 'VALUE DATE', 'BALANCE'],
      ['', 'Opening Balance', '', '', '', money(history.opening)],
      ...rows.map((r) => [
        slashed(r.day),
        r.narration,
        out(r.minor) || '0.00',
        into(r.minor) || '0.00',
        slashed(r.day),
        money(r.balance),
      ]),
      ['', 'TOTAL', money(sum(-1)), money(sum(1)), '', ''],
      ['', 'Closing Balance', '', '', '', money(rows.at(-1)?.balance ?? history.opening)],
    ]);
  },
};

const gtbank: Export = {
  country: 'NG',
  write: (history) =>
    csv([
      ['Trans. Date', 'Value Date', 'Reference', 'Debits', 'Credits', 'Balance', 'Originating Branch', 'Remarks'],
      ...posted(history).map((r) => [
        named(r.day),
        named(r.day),
        r.reference,
        out(r.minor),
        into(r.minor),
        money(r.balance),
        '205 LEKKI',
        r.narration,
      ]),
    ]),
};

const opay: Export = {
  country: 'NG',
  timed: true,
  newestFirst: true,
  write: (history) =>
    csv([
      ['Wallet Account', history.number],
      ['Trans. Time', 'Value Date', 'Description', 'Amount', 'Balance', 'Channel', 'Reference'],
      ...[...posted(history)]
        .reverse()
        .map((r) => [
          `${spaced(r.day)} ${r.time}`,
          spaced(r.day),
          r.narration,
          `${r.minor > 0n ? '+' : ''}${money(r.minor)}`,
          `₦${money(r.balance)}`,
          'Mobile',
          r.reference,
        ]),
    ]),
};

const kuda: Export = {
  country: 'NG',
  timed: true,
  write: (history) =>
    csv([
      ['Date/Time', 'Money In', 'Money Out (₦)', 'Category', 'To/From', 'Description', 'Balance'],
      ...posted(history).map((r) => [
        `${short(r.day)} ${r.time}`,
        into(r.minor),
        out(r.minor),
        'inward transfer',
        'Adaeze Okafor/0123456789/GTBank',
        r.narration,
        money(r.balance),
      ]),
    ]),
};

const access: Export = {
  country: 'NG',
  write: (history) =>
    csv([
      ['Date', 'Description', 'DR/CR', 'Amount', 'Balance'],
      ...posted(history).map((r) => [
        slashed(r.day),
        r.narration,
        r.minor < 0n ? 'DR' : 'CR',
        money(r.minor < 0n ? -r.minor : r.minor),
        money(r.balance),
      ]),
    ]),
};

const kcb: Export = {
  country: 'KE',
  write: (history) =>
    csv([
      [
        'Transaction Date',
        'Value Date',
        'Transaction Details',
        'Debit (KSH)',
        'Credit (KSH)',
        'Balance (KSH)',
        'Reference',
      ],
      ...posted(history).map((r) => [
        slashed(r.day),
        slashed(r.day),
        r.narration,
        out(r.minor),
        into(r.minor),
        money(r.balance),
        r.reference,
      ]),
    ]),
};

const kcbRunning: Export = {
  country: 'KE',
  newestFirst: true,
  write: (history) =>
    csv(
      [
        ['Transaction Date', 'Value Date', 'Description', 'Debit', 'Credit', 'Running Balance'],
        ...[...posted(history)]
          .reverse()
          .map((r) => [slashed(r.day), slashed(r.day), r.narration, out(r.minor), into(r.minor), money(r.balance)]),
      ],
      ';',
    ),
};

const equity: Export = {
  country: 'KE',
  write: (history) =>
    csv([
      ['Transaction Date', 'Value Date', 'Narration', 'DR (KSH)', 'CR (KSH)', 'Balance (KSH)', 'Transaction Code'],
      ...posted(history).map((r) => [
        slashed(r.day),
        slashed(r.day),
        r.narration,
        out(r.minor),
        into(r.minor),
        money(r.balance),
        r.reference,
      ]),
    ]),
};

const equityUnsigned: Export = {
  country: 'KE',
  newestFirst: true,
  write: (history) =>
    csv([
      ['Account Number', history.number, '', 'Opening Balance', money(history.opening)],
      ['Transaction Date', 'Narration', 'Amount (KSH)', 'Balance (KSH)', 'Trans Code'],
      ...[...posted(history)]
        .reverse()
        .map((r) => [
          slashed(r.day),
          r.narration,
          money(r.minor < 0n ? -r.minor : r.minor),
          money(r.balance),
          r.reference,
        ]),
    ]),
};

const cooperative: Export = {
  country: 'KE',
  write: (history) =>
    csv([
      ['Transaction Date', 'Value Date', 'Ref No', 'Branch', 'Transaction Details', 'Debit', 'Credit', 'Balance'],
      ...posted(history).map((r) => [
        slashed(r.day),
        slashed(r.day),
        r.reference,
        'Nakuru',
        r.narration,
        out(r.minor),
        into(r.minor),
        money(r.balance),
      ]),
    ]),
};

const mpesa: Export = {
  country: 'KE',
  timed: true,
  newestFirst: true,
  write: (history) =>
    csv([
      ['Account Holder:', history.name],
      ['Short Code:', history.number],
      [
        'Receipt No.',
        'Completion Time',
        'Initiation Time',
        'Details',
        'Transaction Status',
        'Paid In',
        'Withdrawn',
        'Balance',
        'Balance Confirmed?',
        'Reason Type',
        'Other Party Info',
        'Linked Transaction ID',
        'A/C No.',
      ],
      ...[...posted(history)]
        .reverse()
        .map((r) => [
          r.reference,
          `${slashed(r.day).replaceAll('/', '-')} ${r.time}`,
          `${slashed(r.day).replaceAll('/', '-')} ${r.time}`,
          r.narration,
          'Completed',
          into(r.minor),
          r.minor < 0n ? money(r.minor) : '',
          money(r.balance),
          'true',
          'Merchant Payment',
          '254712***678 - WANJIKU KAMAU',
          '',
          'INV-77',
        ]),
    ]),
};

const capitec: Export = {
  country: 'ZA',
  fees: true,
  write: (history) =>
    csv([
      [
        'Nr',
        'Account',
        'Posting Date',
        'Transaction Date',
        'Description',
        'Original Description',
        'Parent Category',
        'Category',
        'Money In',
        'Money Out',
        'Fee',
        'Balance',
      ],
      ...posted(history, true).map((r, at) => [
        String(at + 1),
        history.number,
        r.day,
        r.day,
        r.narration,
        r.narration,
        'Food',
        'Groceries',
        into(r.minor, ''),
        r.minor < 0n ? money(r.minor, '') : '',
        r.fee > 0n ? money(-r.fee, '') : '',
        money(r.balance, ''),
      ]),
    ]),
};

const fnb: Export = {
  country: 'ZA',
  newestFirst: true,
  write: (history) =>
    [
      'ACCOUNT TRANSACTION HISTORY',
      '',
      `Name:, ${history.name.split(' ').join(', ')}`,
      `Account:, ${history.number}, [FNB Premier Cheque Account]`,
      `Balance:, ${money(posted(history).at(-1)?.balance ?? 0n, '')}, 0.00`,
      '',
      'Date, Amount, Balance, Description,',
      ...[...posted(history)]
        .reverse()
        .map(
          (r) =>
            `${r.day.replaceAll('-', '/')}, ${money(r.minor, '')}, ${money(r.balance, '')}, ${cell(r.narration, ',')},`,
        ),
    ].join('\n'),
};

const absa: Export = {
  country: 'ZA',
  write: (history) =>
    csv([
      ['Date', 'Description', 'Amount', 'Balance'],
      ...posted(history).map((r) => [
        r.day.replaceAll('-', ''),
        r.narration,
        money(r.minor, ' ', ','),
        money(r.balance, ' ', ','),
      ]),
    ]),
};

/** One export per reader; the key is the reader's id. */
export const BANK_EXPORTS: Readonly<Record<string, Export>> = {
  'csv.zenith': zenith,
  'csv.gtbank': gtbank,
  'csv.opay': opay,
  'csv.kuda': kuda,
  'csv.access': access,
  'csv.kcb': kcb,
  'csv.kcb-running': kcbRunning,
  'csv.equity': equity,
  'csv.equity-unsigned': equityUnsigned,
  'csv.cooperative': cooperative,
  'csv.mpesa-portal': mpesa,
  'csv.capitec': capitec,
  'csv.fnb': fnb,
  'csv.absa': absa,
};
