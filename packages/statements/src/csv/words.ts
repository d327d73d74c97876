import { currencyOf } from '../amount.ts';

/** What a column means. `detail` is a second text, used when the first is blank. */
export type Role =
  | 'date'
  | 'time'
  | 'valueDate'
  | 'narration'
  | 'detail'
  | 'debit'
  | 'credit'
  | 'amount'
  | 'side'
  | 'balance'
  | 'reference'
  | 'fee'
  | 'status'
  | 'account'
  | 'accountName'
  | 'currency'
  | 'counterparty';

/** Header words of each meaning, the surest first. Written as `headerWords` leaves them. */
export const SYNONYMS: Readonly<Record<Role, readonly string[]>> = {
  date: [
    'transaction date',
    'trans date',
    'txn date',
    'tran date',
    'trx date',
    'date',
    'transaction date time',
    'transaction date and time',
    'date time',
    'date and time',
    'datetime',
    'completion time',
    'trans time',
    'transaction time',
    'posting date',
    'post date',
    'posted date',
    'posted on',
    'date posted',
    'booking date',
    'book date',
    'entry date',
    'operation date',
    'process date',
    'effective date',
    'actual date',
    'create date',
    'created date',
    'created at',
    'created on',
    'timestamp',
    'payment date',
    'date of transaction',
  ],
  time: ['time', 'transaction time', 'trans time', 'txn time', 'time of transaction'],
  valueDate: ['value date', 'val date', 'value dt', 'valuedate', 'effective date', 'posting date'],
  narration: [
    'narration',
    'transaction narration',
    'description',
    'transaction description',
    'transaction details',
    'details',
    'particulars',
    'transaction particulars',
    'narrative',
    'transaction narrative',
    'remarks',
    'transaction remarks',
    'description narration',
    'details narration',
    'statement description',
    'memo',
    'payment details',
    'original description',
    'note',
    'notes',
    'purpose',
    'payment description',
    'text',
    'remark',
    'transaction',
    'comment',
    'comments',
    'message',
  ],
  detail: ['original description', 'category', 'remarks', 'memo', 'note', 'transaction type', 'type', 'channel'],
  debit: [
    'debit',
    'debits',
    'debit amount',
    'debit amt',
    'dr',
    'dr amount',
    'amount dr',
    'money out',
    'withdrawal',
    'withdrawals',
    'withdrawn',
    'withdraw',
    'withdrawal amount',
    'withdrawal amt',
    'paid out',
    'amount out',
    'outflow',
    'amount debited',
    'payments',
    'payment out',
    'spent',
    'out',
    'expense',
  ],
  credit: [
    'credit',
    'credits',
    'credit amount',
    'credit amt',
    'cr',
    'cr amount',
    'amount cr',
    'money in',
    'deposit',
    'deposits',
    'deposit amount',
    'deposit amt',
    'lodgement',
    'lodgements',
    'lodgment',
    'paid in',
    'amount in',
    'inflow',
    'amount credited',
    'receipts',
    'received',
    'payment in',
    'in',
    'income',
  ],
  amount: [
    'amount',
    'transaction amount',
    'txn amount',
    'trans amount',
    'amt',
    'signed amount',
    'net amount',
    'value',
    'transaction value',
    'debit credit',
    'credit debit',
    'local amount',
    'amount in account currency',
  ],
  side: [
    'dr cr',
    'cr dr',
    'drcr',
    'crdr',
    'debit credit',
    'credit debit',
    'dr cr indicator',
    'debit credit indicator',
    'credit debit indicator',
    'credit or debit',
    'debit or credit',
    'd c',
    'c d',
    'indicator',
    'direction',
    'sign',
    'transaction type',
    'trans type',
    'txn type',
    'entry type',
    'amount type',
    'type',
  ],
  balance: [
    'balance',
    'running balance',
    'account balance',
    'balance after',
    'balance after transaction',
    'book balance',
    'closing balance',
    'ledger balance',
    'current balance',
    'cleared balance',
    'available balance',
    'new balance',
    'wallet balance',
    'bal',
  ],
  reference: [
    'reference',
    'transaction reference',
    'reference number',
    'reference no',
    'ref',
    'ref no',
    'ref number',
    'trans ref',
    'transaction ref',
    'txn ref',
    'transaction id',
    'trans id',
    'txn id',
    'transaction no',
    'transaction number',
    'receipt no',
    'receipt number',
    'receipt',
    'session id',
    'rrn',
    'transaction code',
    'trans code',
    'bank reference',
    'payment reference',
    'customer reference',
    'cheque no',
    'cheque number',
    'chq no',
    'check number',
    'instrument no',
    'id',
  ],
  fee: ['fee', 'fees', 'charge', 'charges', 'service fee', 'transaction fee', 'transaction charge', 'bank charges'],
  status: ['status', 'transaction status', 'txn status', 'state'],
  account: ['account number', 'account no', 'account', 'acct no', 'acct number', 'nuban'],
  accountName: ['account name', 'account holder'],
  currency: ['currency', 'ccy', 'currency code', 'account currency'],
  counterparty: [
    'counterparty',
    'counter party',
    'to from',
    'from to',
    'other party',
    'other party info',
    'beneficiary',
    'beneficiary name',
    'payee',
    'sender',
    'recipient',
    'counterparty name',
  ],
};

export interface HeaderCell {
  /** Lower case, letters and digits only, unit taken off: `Debit (KSH)` → `debit`. */
  words: string;
  /** ISO code of the unit, when the header names one. */
  currency: string | null;
}

const UNIT = /[([]\s*([^()[\]]{1,8})\s*[)\]]/;
const TAIL_UNIT = /^(.*\S)\s+(\S{1,4})$/;

/** A header cell as it is compared: without case, punctuation, line breaks and unit. */
export function headerWords(cell: string): HeaderCell {
  let text = cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\ufeff/, '');
  let currency: string | null = null;
  const unit = UNIT.exec(text);
  const named = unit ? currencyOf(unit[1] ?? '') : null;
  if (unit && named !== null) {
    currency = named;
    text = text.replace(unit[0], ' ');
  }
  const tail = TAIL_UNIT.exec(text.trim());
  const tailCurrency = tail && !/^[rn]$/.test(tail[2] ?? '') ? currencyOf(tail[2] ?? '') : null;
  if (tail && tailCurrency !== null) {
    currency = tailCurrency;
    text = tail[1] ?? '';
  }
  const words = text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  // The narrow column of M-PESA prints break the word.
  return { words: words === 'withdraw n' ? 'withdrawn' : words, currency };
}

const ROLES_BY_WORD = new Map<string, Set<Role>>();
for (const [role, words] of Object.entries(SYNONYMS) as [Role, readonly string[]][]) {
  for (const word of words) ROLES_BY_WORD.set(word, (ROLES_BY_WORD.get(word) ?? new Set<Role>()).add(role));
}

/** Everything that a header word may mean; empty for an unknown word. */
export function rolesOf(words: string): ReadonlySet<Role> {
  return ROLES_BY_WORD.get(words) ?? NO_ROLES;
}
const NO_ROLES: ReadonlySet<Role> = new Set();

const CREDIT_WORDS = new Set([
  'cr',
  'c',
  'credit',
  'credits',
  'in',
  'money in',
  'deposit',
  'paid in',
  'inflow',
  'received',
]);
const DEBIT_WORDS = new Set([
  'dr',
  'd',
  'debit',
  'debits',
  'out',
  'money out',
  'withdrawal',
  'paid out',
  'outflow',
  'sent',
]);

/** The side that a cell of a type column names (`Cr`, `DEBIT`, `+`); `null` when it names none. */
export function sideOf(cell: string): 'credit' | 'debit' | null {
  const text = cell.slice(0, 60).trim();
  if (text === '+') return 'credit';
  if (text === '-') return 'debit';
  const words = headerWords(text).words;
  if (CREDIT_WORDS.has(words)) return 'credit';
  return DEBIT_WORDS.has(words) ? 'debit' : null;
}

/** What a status cell says of the money; `failed` moved none. An unknown word is taken as booked. */
export function statusOf(cell: string): 'pending' | 'posted' | 'reversed' | 'failed' {
  const words = headerWords(cell.slice(0, 60)).words;
  if (/^(?:pending|processing|in progress|initiated|authori[sz]ed|uncleared|unposted)\b/.test(words)) return 'pending';
  if (/^(?:reversed|refunded)\b/.test(words)) return 'reversed';
  if (/^(?:failed|failure|declined|cancelled|canceled|rejected|expired|unsuccessful|aborted)\b/.test(words))
    return 'failed';
  return 'posted';
}
