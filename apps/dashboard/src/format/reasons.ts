/** Why a bank row was decided as it was, in sentences. The codes are those of the connector. */

export interface Reason {
  rule: number;
  detail: string;
  evidence?: string;
}

/** `for`: speaks for an invoice, `against` it, or `aside`: the row is none of our business. */
export type Side = 'for' | 'against' | 'aside';

interface Words {
  side: Side;
  /** `found`: what was found, or nothing. */
  say: (found: string) => string;
}

const quoted = (found: string): string => `“${found}”`;
/** `: “gift”`, or nothing where nothing was told. */
const named = (found: string): string => found && `: ${quoted(found)}`;
const told = (found: string): string => found && `: ${found}`;

const WORDS: Readonly<Record<string, Words>> = {
  not_settled: { side: 'aside', say: (status) => `Not settled at the bank yet${status && ` (${status})`}.` },
  zero_amount: { side: 'aside', say: () => 'The amount is zero.' },
  own_account: { side: 'aside', say: (name) => `A move between the holder’s own accounts${name && ` (${name})`}.` },
  charge: { side: 'aside', say: () => 'A charge of the bank.' },
  levy: { side: 'aside', say: () => 'A levy or stamp duty.' },
  interest: { side: 'aside', say: () => 'Interest, a bonus or cashback.' },
  reversal: { side: 'aside', say: () => 'The bank takes back another row.' },
  denylisted: { side: 'against', say: (value) => `On the deny list${named(value)}.` },
  currency_mismatch: { side: 'against', say: (codes) => `The currency does not fit${told(codes)}.` },
  reference_mismatch: { side: 'against', say: (tokens) => `No reference fits your pattern${told(tokens)}.` },
  allowlisted: { side: 'for', say: (value) => `On the allow list${named(value)}.` },
  personal_keyword: {
    side: 'against',
    say: (word) => `${word ? quoted(word) : 'A word'} sounds like a personal payment.`,
  },
  below_floor: {
    side: 'against',
    say: (floor) => `Below the floor${floor && ` of ${floor}`}, and no word of business in it.`,
  },
  below_floor_no_counterparty: {
    side: 'against',
    say: (floor) => `Below the floor${floor && ` of ${floor}`}, and the bank does not say who paid.`,
  },
  business_keyword: { side: 'for', say: (word) => `${word ? quoted(word) : 'A word'} sounds like business.` },
  known_customer: { side: 'for', say: (name) => `You know this customer${told(name)}.` },
  reference_match: { side: 'for', say: (token) => `The reference${token && ` ${token}`} fits your pattern.` },
  open_invoice_reference: {
    side: 'for',
    say: (number) => `The payer names ${number ? `invoice ${number}` : 'an invoice'}, which is open.`,
  },
  open_invoice_amount: {
    side: 'for',
    say: (number) => `Exactly what is open on ${number ? `invoice ${number}` : 'an invoice'}.`,
  },
  no_business_signal: {
    side: 'against',
    say: () => 'Nothing sounds like business: no word, no known customer, no reference, no open invoice.',
  },
  refund_of_sale: { side: 'for', say: (number) => `Gives back a sale${number && ` (${number})`}: a credit note.` },
  debit_not_refund: { side: 'aside', say: () => 'Money went out, and it gives back no sale that you know.' },
};

/** Codes that this page does not know yet are shown as they are. */
export function explain({ detail, evidence = '' }: Reason): { side: Side; sentence: string } {
  const words = Object.hasOwn(WORDS, detail) ? WORDS[detail] : undefined;
  if (words) return { side: words.side, sentence: words.say(evidence) };
  return { side: 'aside', sentence: `${spaced(detail)}${evidence && `: ${evidence}`}.` };
}

/** The three that dead letters carry. */
const WIRE: Readonly<Record<string, string>> = {
  personal_or_low_confidence: 'Personal, or too little to go by',
  reference_mismatch: 'Reference does not fit',
  currency_mismatch: 'Currency does not fit',
};

export const REASONS = Object.keys(WIRE);

export const reasonTitle = (reason: string): string => WIRE[reason] ?? spaced(reason);

function spaced(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** What the connector keeps with an invoice about why it was drafted. Anything else is no record. */
export function readEligibility(record: unknown): { decision: string; reasons: Reason[]; score: number } | null {
  if (typeof record !== 'object' || record === null) return null;
  const { decision, reasons, score } = record as { decision?: unknown; reasons?: unknown; score?: unknown };
  if (typeof decision !== 'string' || !Array.isArray(reasons)) return null;
  return { decision, reasons: reasons.filter(isReason), score: typeof score === 'number' ? score : 0 };
}

function isReason(value: unknown): value is Reason {
  const { rule, detail } = (value ?? {}) as { rule?: unknown; detail?: unknown };
  return typeof rule === 'number' && typeof detail === 'string';
}
