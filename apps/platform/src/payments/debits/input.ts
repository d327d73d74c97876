/** What a caller sends to debit a mandate, and what speaks against it. Source: payments contract, 7.1 and 7.2. */
import type { FieldProblem } from '@kente/kit/errors';
import { FieldReader } from '../field-reader.ts';
import { balanceOf, type Mandate, whyNotUsable } from '../mandates/index.ts';
import { referenceProblems } from '../references.ts';
import { type Split, splitProblems } from '../splits.ts';

export interface DebitInput {
  amountMinor: bigint;
  reference: string;
  narration: string;
  /** Null: the mandate's. */
  feeBearer: 'business' | 'customer' | null;
  beneficiary: { nuban: string; nipCode: string } | null;
  split: Split | null;
  meta: Record<string, unknown>;
}

export interface DebitRules {
  mandateType: Mandate['mandateType'];
  instantBeneficiary: boolean;
}

const NARRATION_MAX = 100;
const META_MAX_BYTES = 4_096;
const MINIMUM_MINOR = 20_000n;

export function readDebit(
  body: unknown,
  rules: DebitRules,
): { value: DebitInput; problems: null } | { value: null; problems: FieldProblem[] } {
  const read = new FieldReader(body);
  // Too little is told apart from no amount: in words of its own, after the state of the mandate.
  const amountMinor = read.need('amount') ? read.money('amount', { min: Number.MIN_SAFE_INTEGER }) : null;
  const reference = referenceOf(read);
  const narration = read.need('narration') ? read.text('narration', { max: NARRATION_MAX }) : null;
  const feeBearer = read.given('fee_bearer') ? feeBearerOf(read, rules) : null;
  const beneficiary = read.given('beneficiary') ? beneficiaryOf(read, rules) : null;
  const split = read.given('split') ? splitOf(read) : null;
  const meta = read.given('meta') ? read.object('meta', { maxBytes: META_MAX_BYTES }) : {};
  const { problems } = read;
  if (problems.length > 0 || amountMinor === null || !reference || !narration || !meta)
    return { value: null, problems };
  return { value: { amountMinor, reference, narration, feeBearer, beneficiary, split, meta }, problems: null };
}

function referenceOf(read: FieldReader): string | null {
  if (!read.need('reference')) return null;
  const reference = read.raw('reference');
  if (typeof reference !== 'string') return read.refuse('reference', 'reference must be a string');
  const problems = referenceProblems('debit', reference);
  read.problems.push(...problems);
  return problems.length === 0 ? reference : null;
}

function feeBearerOf(read: FieldReader, { mandateType }: DebitRules): 'business' | 'customer' | null {
  const bearer = read.choice('fee_bearer', ['business', 'customer']);
  if (bearer === 'customer' && mandateType !== 'emandate') {
    return read.refuse('fee_bearer', 'fee_bearer customer is available for emandate mandates only');
  }
  return bearer;
}

function beneficiaryOf(read: FieldReader, { instantBeneficiary }: DebitRules): DebitInput['beneficiary'] {
  if (!instantBeneficiary) return read.refuse('beneficiary', 'beneficiary is not enabled for this app');
  if (read.given('split')) return read.refuse('beneficiary', 'beneficiary and split must not be sent together');
  const { nuban, nip_code } = Object(read.raw('beneficiary')) as Record<string, unknown>;
  if (typeof nuban !== 'string' || !/^\d{10}$/.test(nuban)) {
    return read.refuse('beneficiary.nuban', 'beneficiary.nuban must be 10 digits');
  }
  if (typeof nip_code !== 'string' || !/^\d{6}$/.test(nip_code)) {
    return read.refuse('beneficiary.nip_code', 'beneficiary.nip_code must be 6 digits');
  }
  return { nuban, nipCode: nip_code };
}

function splitOf(read: FieldReader): Split | null {
  const problems = splitProblems(read.raw('split'));
  read.problems.push(...problems);
  return problems.length === 0 ? (read.raw('split') as Split) : null;
}

/** Why this mandate cannot be debited by the API now; null when it can. */
export function stateRefusal(mandate: Mandate, now: Date): string | null {
  if (mandate.debitType === 'fixed') return 'The debit API is not supported for fixed mandates';
  return whyNotUsable(mandate, now);
}

/**
 * Why this amount cannot be taken; null when it can. A fee that the customer bears is taken on top, and counts.
 * @param limitMinor what one debit may take, and what is left of it for this account today.
 */
export function amountRefusal(
  { amountMinor, customerFeeMinor }: { amountMinor: bigint; customerFeeMinor: bigint },
  mandate: Mandate,
  limitMinor: bigint,
): string | null {
  if (amountMinor < MINIMUM_MINOR) return 'Amount is below the minimum of NGN 200';
  if (amountMinor > limitMinor) return 'Amount exceeds the maximum allowed for this account';
  const taken = amountMinor + customerFeeMinor;
  return taken > balanceOf(mandate) ? "Amount exceeds the mandate's remaining balance" : null;
}
