/** What a caller sends to begin a one-time payment, in its three forms. Source: payments contract, 4.1, 4.3, 4.4. */
import type { FieldProblem } from '@kente/kit/errors';
import type { CustomerInput } from '../../customers/index.ts';
import { FieldReader } from '../field-reader.ts';
import { referenceProblems } from '../references.ts';
import { type Split, splitProblems } from '../splits.ts';
import { readCustomer } from './customer-field.ts';
import type { CheckoutMethod } from './page/types.ts';

/** By which call a session was made, which decides how it is answered. */
export type Origin = 'initiate' | 'directpay' | 'legacy';

export interface NewSession {
  origin: Origin;
  amountMinor: bigint;
  method: CheckoutMethod;
  description: string;
  reference: string;
  /** Null: whoever owns the account, or, on the oldest call, who pays. */
  customer: CustomerInput | null;
  accountId: string | null;
  institution: { id: string; authMethod: string | null; accountNumber: string | null } | null;
  redirectUrl: string | null;
  split: Split | null;
  meta: Record<string, unknown> | null;
}

export type Read<T> = { value: T; problems: null } | { value: null; problems: FieldProblem[] };

const AMOUNT_MIN = 20_000;
const DESCRIPTION_MAX = 100;
const META_MAX_BYTES = 4_096;
const METHODS = ['account', 'transfer', 'whatsapp'] as const;
const TYPES = ['onetime-debit'] as const;
const TYPE_WORDS = {
  'one-time-debit': 'onetime-debit',
  'one-time-payment': 'onetime-debit',
  ONE_TIME: 'onetime-debit',
} as const;

/** Whether the body asks for a mandate's link instead. */
export const isRecurring = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && (body as { type?: unknown }).type === 'recurring-debit';

export function readInitiate(body: unknown): Read<NewSession> {
  const read = new FieldReader(body);
  const base = readBase(read);
  readType(read);
  const method = read.given('method') ? read.choice('method', METHODS) : 'account';
  const customer = read.need('customer') ? customerOf(read) : null;
  const accountId = read.given('account') ? idText(read, 'account') : null;
  const institution = read.given('institution') ? institutionOf(read) : null;
  const redirectUrl = read.given('redirect_url') ? absoluteUrl(read) : null;
  const split = read.given('split') ? splitOf(read) : null;
  if (accountId !== null && method !== null && method !== 'account') {
    read.refuse('account', 'account is for the method account only');
  }
  if (read.problems.length > 0 || !base || !method) return refused(read);
  return {
    value: { origin: 'initiate', ...base, method, customer, accountId, institution, redirectUrl, split },
    problems: null,
  };
}

/** The older form: a linked account, and everything is required. */
export function readDirectPay(body: unknown): Read<NewSession> {
  const read = new FieldReader(body);
  const base = readBase(read);
  if (read.need('type')) read.choice('type', ['ONE_TIME']);
  const accountId = read.need('account_id') ? idText(read, 'account_id') : null;
  if (read.problems.length > 0 || !base) return refused(read);
  return { value: { ...bare('directpay', base), accountId }, problems: null };
}

/** The oldest form: who pays is asked on the page. */
export function readLegacy(body: unknown): Read<NewSession> {
  const read = new FieldReader(body);
  const base = readBase(read);
  readType(read);
  if (read.problems.length > 0 || !base) return refused(read);
  return { value: bare('legacy', base), problems: null };
}

const refused = ({ problems }: FieldReader): { value: null; problems: FieldProblem[] } => ({ value: null, problems });

type Base = Pick<NewSession, 'amountMinor' | 'description' | 'reference' | 'meta'>;

const bare = (origin: Origin, base: Base): NewSession => ({
  ...{ origin, ...base, method: 'account', customer: null, accountId: null, institution: null },
  ...{ redirectUrl: null, split: null },
});

function readBase(read: FieldReader): Base | null {
  const amountMinor = read.need('amount') ? read.money('amount', { min: AMOUNT_MIN }) : null;
  const description = read.need('description') ? read.text('description', { max: DESCRIPTION_MAX }) : null;
  const reference = read.need('reference') ? referenceOf(read) : null;
  const meta = read.given('meta') ? read.object('meta', { maxBytes: META_MAX_BYTES }) : null;
  if (amountMinor === null || !description || !reference) return null;
  return { amountMinor, description, reference, meta };
}

function readType(read: FieldReader): void {
  if (read.need('type')) read.choice('type', TYPES, TYPE_WORDS);
}

function referenceOf(read: FieldReader): string | null {
  const reference = read.raw('reference');
  if (typeof reference !== 'string') return read.refuse('reference', 'reference must be a string');
  const problems = referenceProblems('session', reference);
  read.problems.push(...problems);
  return problems.length === 0 ? reference : null;
}

function customerOf(read: FieldReader): CustomerInput | null {
  const { value, problems } = readCustomer(read.raw('customer'));
  read.problems.push(...problems);
  return value;
}

/** An id that names nothing is told later, as a 404. */
function idText(read: FieldReader, field: string): string | null {
  const value = read.raw(field);
  return typeof value === 'string' ? value : read.refuse(field, `${field} must be the id of a linked account`);
}

function institutionOf(read: FieldReader): NewSession['institution'] {
  const given = read.raw('institution');
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return read.refuse('institution', 'institution must be an object with an id');
  }
  const inner = new FieldReader(given);
  const id = inner.need('id') ? inner.text('id', { max: 100 }) : null;
  const authMethod = inner.given('auth_method')
    ? inner.choice('auth_method', ['mobile_banking', 'internet_banking'])
    : null;
  const accountNumber = inner.given('account_number') ? inner.digits('account_number', 10) : null;
  read.problems.push(
    ...inner.problems.map(({ field, message }) => ({
      field: `institution.${field}`,
      message: message.startsWith(field) ? `institution.${message}` : message,
    })),
  );
  return id === null ? null : { id, authMethod, accountNumber };
}

function absoluteUrl(read: FieldReader): string | null {
  const given = read.raw('redirect_url');
  const url = typeof given === 'string' && given.length <= 2_000 && URL.canParse(given) ? new URL(given) : null;
  const isHttp = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (typeof given === 'string' && isHttp) return given;
  return read.refuse('redirect_url', 'redirect_url must be an absolute http or https URL');
}

function splitOf(read: FieldReader): Split | null {
  const given = read.raw('split');
  const problems = splitProblems(given);
  read.problems.push(...problems);
  return problems.length === 0 ? (given as Split) : null;
}
