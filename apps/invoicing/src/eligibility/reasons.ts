/** Why a row was decided as it was, in codes and in sentences for the person who keeps the books. */

/** The three that the connector's page names; finer codes are details. */
export type WireReason = 'personal_or_low_confidence' | 'reference_mismatch' | 'currency_mismatch';

export type Detail =
  | 'not_settled'
  | 'zero_amount'
  | 'own_account'
  | 'charge'
  | 'levy'
  | 'interest'
  | 'reversal'
  | 'denylisted'
  | 'currency_mismatch'
  | 'reference_mismatch'
  | 'allowlisted'
  | 'personal_keyword'
  | 'below_floor'
  | 'below_floor_no_counterparty'
  | 'business_keyword'
  | 'known_customer'
  | 'reference_match'
  | 'open_invoice_reference'
  | 'open_invoice_amount'
  | 'no_business_signal'
  | 'refund_of_sale'
  | 'debit_not_refund';

export interface Reason {
  /** Of the decision table, 1 to 9. */
  readonly rule: number;
  readonly detail: Detail;
  /** What was found: a word, a rule's value, a number. Absent where nothing was. */
  readonly evidence?: string;
}

const WIRE: Readonly<Partial<Record<Detail, WireReason>>> = {
  denylisted: 'personal_or_low_confidence',
  currency_mismatch: 'currency_mismatch',
  reference_mismatch: 'reference_mismatch',
  personal_keyword: 'personal_or_low_confidence',
  below_floor: 'personal_or_low_confidence',
  below_floor_no_counterparty: 'personal_or_low_confidence',
  no_business_signal: 'personal_or_low_confidence',
};

/** Null for what is skipped or eligible. */
export const wireReason = (detail: Detail): WireReason | null => WIRE[detail] ?? null;

const SENTENCES: Readonly<Record<Detail, (evidence: string) => string>> = {
  not_settled: (status) => `The bank has not settled this row yet${status ? ` (${status})` : ''}.`,
  zero_amount: () => 'The amount is zero.',
  own_account: (name) => `The money moved between the holder's own accounts${name ? ` (${name})` : ''}.`,
  charge: () => 'This is a charge of the bank.',
  levy: () => 'This is a levy or stamp duty that the bank collects.',
  interest: () => 'This is interest, a bonus or cashback.',
  reversal: () => 'The bank takes back another row.',
  denylisted: (value) => `The deny list holds “${value}”.`,
  currency_mismatch: (codes) => `The currency does not fit: ${codes}.`,
  reference_mismatch: (tokens) => `None of the references fits the organisation's pattern: ${tokens}.`,
  allowlisted: (value) => `The allow list holds “${value}”.`,
  personal_keyword: (word) => `“${word}” speaks of a personal payment.`,
  below_floor: (floor) => `The amount is below the floor of ${floor}, and no business word speaks for it.`,
  below_floor_no_counterparty: (floor) => `The amount is below the floor of ${floor}, and the bank names no payer.`,
  business_keyword: (word) => `“${word}” speaks of business.`,
  known_customer: (name) => `${name} is a known customer.`,
  reference_match: (token) => `The reference ${token} fits the organisation's pattern.`,
  open_invoice_reference: (number) => `The payer names the open invoice ${number}.`,
  open_invoice_amount: (number) => `The amount is exactly what is open on invoice ${number}.`,
  no_business_signal: () =>
    'Nothing says that this is business: no word, no known customer, no reference, no open invoice.',
  refund_of_sale: (number) => `This gives back a sale${number ? ` (${number})` : ''}: a credit note.`,
  debit_not_refund: () => 'Money went out, and it gives back no known sale.',
};

/** One sentence of plain English. */
export function explain({ detail, evidence }: Reason): string {
  return SENTENCES[detail](evidence ?? '');
}
