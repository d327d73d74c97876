/** What a caller sends to make a mandate, by link or directly. Source: payments contract, 5.1–5.3. */
import type { FieldProblem } from '@kente/kit/errors';
import { FieldReader } from '../field-reader.ts';
import { addMonths, type LagosDay, lagosDay } from '../lagos-day.ts';
import { referenceProblems } from '../references.ts';
import { FREQUENCIES, needsInterval } from './schedule.ts';
import { type FixedTerms, MANDATE_TYPES, type MandateType, type Terms, type Verification } from './terms.ts';

/** What decides beside the body. */
export interface InputRules {
  now: Date;
  allowSigned: boolean;
  selfie: boolean;
  partialSweep: boolean;
  /** The most that one debit may take; of a fixed mandate alone, since a variable one has its own ceiling. */
  debitLimitMinor: bigint;
}

export interface DirectInput {
  terms: Terms;
  customerId: string;
  accountNumber: string;
  /** CBN's or the switch's. */
  bankCode: string;
}

export interface LinkInput {
  terms: Terms;
  redirectUrl: string | null;
}

export type Read<T> = { value: T; problems: null } | { value: null; problems: FieldProblem[] };

const AMOUNT_MIN = 20_000;
const DESCRIPTION_MAX = 100;
const META_MAX_BYTES = 4_096;
const SIGNATURE_MAX_BYTES = 1024 * 1024;
const YEARS_MAX = 50;
const SIGNED = 'Signed mandates are no longer supported. Use emandate or sweep.';
const PAST_START = 'The date should be at least today or later when mandate_type is emandate.';

export function readDirect(body: unknown, rules: InputRules): Read<DirectInput> {
  const read = new FieldReader(body);
  const terms = readTerms(read, rules);
  const customerId = read.need('customer') ? customerOf(read) : null;
  const accountNumber = read.need('account_number') ? read.digits('account_number', 10) : null;
  const bankCode = read.need('bank_code') ? bankCodeOf(read) : null;
  if (read.problems.length > 0 || !terms || !customerId || !accountNumber || !bankCode) return refused(read);
  return { value: { terms, customerId, accountNumber, bankCode }, problems: null };
}

/** `customer` is read by whoever takes the forms that it may have here; its absence is told. */
export function readLink(body: unknown, rules: InputRules): Read<LinkInput> {
  const read = new FieldReader(body);
  if (read.given('method')) read.choice('method', ['mandate']);
  const terms = readTerms(read, rules);
  read.need('customer');
  const redirectUrl = read.given('redirect_url') ? absoluteUrl(read) : null;
  if (read.problems.length > 0 || !terms) return refused(read);
  return { value: { terms, redirectUrl }, problems: null };
}

const refused = ({ problems }: FieldReader): { value: null; problems: FieldProblem[] } => ({ value: null, problems });

function readTerms(read: FieldReader, rules: InputRules): Terms | null {
  const mandateType = mandateTypeOf(read, rules);
  const debitType = read.need('debit_type') ? read.choice('debit_type', ['variable', 'fixed']) : null;
  const isFixed = debitType === 'fixed';
  const limit = isFixed ? { max: rules.debitLimitMinor } : {};
  const amountMinor = read.need('amount') ? read.money('amount', { min: AMOUNT_MIN, ...limit }) : null;
  const description = read.need('description') ? read.text('description', { max: DESCRIPTION_MAX }) : null;
  const reference = referenceOf(read);
  const dates = readDates(read, mandateType, rules.now);
  const feeBearer = feeBearerOf(read, mandateType);
  const verification = verificationOf(read, rules);
  const allowPartialSweep = partialSweepOf(read, mandateType, rules);
  const meta = read.given('meta') ? read.object('meta', { maxBytes: META_MAX_BYTES }) : {};
  const fixed = isFixed ? readFixed(read, dates, amountMinor) : null;
  if (!mandateType || !debitType || amountMinor === null || !description || !reference) return null;
  if (!dates.startDate || !dates.endDate || !feeBearer || !verification || !meta || (isFixed && !fixed)) return null;
  return {
    ...{ mandateType, debitType, amountMinor, description, reference, feeBearer, verification, allowPartialSweep },
    ...{ startDate: dates.startDate, endDate: dates.endDate, fixed, meta },
  };
}

function mandateTypeOf(read: FieldReader, { allowSigned }: InputRules): MandateType | null {
  if (!read.given('mandate_type')) return 'emandate';
  const choices: readonly MandateType[] = allowSigned ? MANDATE_TYPES : ['emandate', 'sweep'];
  if (read.raw('mandate_type') === 'signed' && !allowSigned) return read.refuse('mandate_type', SIGNED);
  const type = read.choice('mandate_type', choices, { gsm: 'sweep' });
  if (type === 'signed' && read.need('signature')) signatureOf(read);
  return type;
}

/** An image in base64, with or without the head of a data URL. */
function signatureOf(read: FieldReader): void {
  const given = read.raw('signature');
  const text = typeof given === 'string' ? given.replace(/^data:image\/[a-z+.-]{1,20};base64,/, '') : '';
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) read.refuse('signature', 'signature must be an image in base64');
  else if (Buffer.byteLength(text, 'base64') > SIGNATURE_MAX_BYTES) {
    read.refuse('signature', 'signature must be at most 1 MB');
  }
}

function referenceOf(read: FieldReader): string | null {
  if (!read.need('reference')) return null;
  const reference = read.raw('reference');
  if (typeof reference !== 'string') return read.refuse('reference', 'reference must be a string');
  const problems = referenceProblems('session', reference);
  read.problems.push(...problems);
  return problems.length === 0 ? reference : null;
}

interface Dates {
  startDate: LagosDay | null;
  endDate: LagosDay | null;
}

function readDates(read: FieldReader, mandateType: MandateType | null, now: Date): Dates {
  const startDate = read.need('start_date') ? read.day('start_date') : null;
  const endDate = read.need('end_date') ? read.day('end_date') : null;
  if (startDate && mandateType === 'emandate' && startDate < lagosDay(now)) read.refuse('start_date', PAST_START);
  if (startDate && endDate && endDate <= startDate) read.refuse('end_date', 'end_date must be later than start_date');
  // Keeps the sum of any schedule within what a JSON number holds exactly.
  else if (startDate && endDate && endDate > addMonths(startDate, YEARS_MAX * 12)) {
    read.refuse('end_date', `end_date must be at most ${YEARS_MAX} years after start_date`);
  }
  return { startDate, endDate };
}

function feeBearerOf(read: FieldReader, mandateType: MandateType | null): 'business' | 'customer' | null {
  const bearer = read.given('fee_bearer') ? read.choice('fee_bearer', ['business', 'customer']) : 'business';
  if (bearer === 'customer' && mandateType !== null && mandateType !== 'emandate') {
    return read.refuse('fee_bearer', 'fee_bearer customer is available for emandate mandates only');
  }
  return bearer;
}

function verificationOf(read: FieldReader, { selfie }: InputRules): Verification | null {
  if (!read.given('verification_method')) return 'transfer_verification';
  const method = read.choice('verification_method', ['transfer_verification', 'selfie_verification']);
  if (method === 'selfie_verification' && !selfie) {
    return read.refuse('verification_method', 'selfie_verification is not enabled for this app');
  }
  return method;
}

function partialSweepOf(read: FieldReader, mandateType: MandateType | null, { partialSweep }: InputRules): boolean {
  const field = 'allow_partial_sweep';
  if (!read.given(field) || read.boolean(field) !== true) return false;
  if (mandateType !== 'sweep') read.refuse(field, 'Partial sweep is available for sweep mandates only');
  else if (!partialSweep) read.refuse(field, 'Partial sweep is not enabled for this app');
  return true;
}

function readFixed(read: FieldReader, { startDate, endDate }: Dates, amountMinor: bigint | null): FixedTerms | null {
  const frequency = read.need('frequency') ? read.choice('frequency', FREQUENCIES) : null;
  const interval = intervalOf(read, frequency);
  const initialDebitDate = read.need('initial_debit_date') ? read.day('initial_debit_date') : null;
  if (initialDebitDate && startDate && initialDebitDate <= startDate) {
    read.refuse('initial_debit_date', 'initial_debit_date must be later than start_date');
  } else if (initialDebitDate && endDate && initialDebitDate > endDate) {
    read.refuse('initial_debit_date', 'initial_debit_date must not be later than end_date');
  }
  const first = 'initial_debit_amount';
  const initialDebitMinor = read.given(first) ? read.money(first, { min: AMOUNT_MIN }) : null;
  const retrialFrequency = read.need('retrial_frequency')
    ? read.integer('retrial_frequency', { min: 1, max: 6 })
    : null;
  const graceDays = read.need('grace_period') ? read.integer('grace_period', { min: 0, max: 31 }) : null;
  const most = amountMinor === null ? {} : { max: amountMinor };
  const minimumDueMinor = read.need('minimum_due') ? read.money('minimum_due', { min: AMOUNT_MIN, ...most }) : null;
  if (!frequency || !initialDebitDate || retrialFrequency === null || graceDays === null || minimumDueMinor === null) {
    return null;
  }
  return { frequency, interval, initialDebitDate, initialDebitMinor, retrialFrequency, graceDays, minimumDueMinor };
}

function intervalOf(read: FieldReader, frequency: string | null): number | null {
  if (!frequency || !needsInterval(frequency)) return null;
  return read.need('interval') ? read.integer('interval', { min: 1, max: 10_000 }) : null;
}

/** An unknown id is told elsewhere, in words of its own. */
function customerOf(read: FieldReader): string | null {
  const customer = read.raw('customer');
  return typeof customer === 'string' ? customer : read.refuse('customer', 'customer must be the id of a customer');
}

function bankCodeOf(read: FieldReader): string | null {
  const code = read.raw('bank_code');
  if (typeof code === 'string' && /^\d{3,6}$/.test(code)) return code;
  return read.refuse('bank_code', 'bank_code must be a code of the list of banks, GET /v3/banks/list');
}

function absoluteUrl(read: FieldReader): string | null {
  const given = read.raw('redirect_url');
  const url = typeof given === 'string' && given.length <= 2_000 && URL.canParse(given) ? new URL(given) : null;
  const isHttp = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (typeof given === 'string' && isHttp) return given;
  return read.refuse('redirect_url', 'redirect_url must be an absolute http or https URL');
}
