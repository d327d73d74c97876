/** One payment shared with sub-accounts. Source: payments contract 9, 16 (E3–E8). */
import { type FieldProblem, Refusal } from '@kente/kit/errors';
import { isId } from '@kente/kit/ids';

/** Who pays the fee of a payment. */
export type FeeBearer = 'business' | 'customer';

/** As it is sent, kept and echoed. `value` is a percentage or kobo, `max` kobo. */
export interface Split {
  type: 'percentage' | 'fixed';
  fee_bearer: 'business' | 'sub_accounts';
  distribution: readonly SplitLeg[];
}

export interface SplitLeg {
  /** A sub-account's id. */
  account: string;
  value: number;
  max?: number;
}

/** Who gets what of the amount. Everything adds up: business + net legs + fees = amount (+ a fee that the customer bears). */
export interface Shares {
  businessMinor: bigint;
  /** In the order of the distribution. `grossMinor` is before the leg's own split fee. */
  legs: readonly { account: string; grossMinor: bigint; netMinor: bigint }[];
  /** Of all legs together. */
  splitFeeMinor: bigint;
}

export interface Sharing {
  amountMinor: bigint;
  feeMinor: bigint;
  feeBearer: FeeBearer;
  /** Of one leg. */
  legFeeMinor: bigint;
}

const LEGS_MAX = 10;

/** Every mistake in a split that needs no amount to be seen. Empty: the split has the shape above. */
export function splitProblems(split: unknown): FieldProblem[] {
  if (!isObject(split)) return [{ field: 'split', message: 'split must be an object' }];
  const { type, fee_bearer, distribution } = split;
  const problems: FieldProblem[] = [];
  const say = (field: string, message: string): void => void problems.push({ field, message });
  if (type !== 'percentage' && type !== 'fixed') say('split.type', 'split.type must be percentage or fixed');
  if (fee_bearer !== 'business' && fee_bearer !== 'sub_accounts')
    say('split.fee_bearer', 'split.fee_bearer must be business or sub_accounts');
  if (!Array.isArray(distribution) || distribution.length < 1 || distribution.length > LEGS_MAX) {
    say('split.distribution', `split.distribution must have 1 to ${LEGS_MAX} entries`);
    return problems;
  }
  for (const [index, leg] of distribution.entries()) {
    const place = `split.distribution.${index}`;
    if (!isObject(leg)) say(place, `${place} must be an object`);
    else problems.push(...legProblems(leg, place, type));
  }
  return [...problems, ...wholeProblems(distribution.filter(isObject), type)];
}

function legProblems({ account, value, max }: Record<string, unknown>, place: string, type: unknown): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (name: string, rule: string): void =>
    void problems.push({ field: `${place}.${name}`, message: `${place}.${name} ${rule}` });
  if (typeof account !== 'string' || !isId(account)) say('account', 'must be the id of a sub-account');
  if (type === 'percentage' && !isCount(value, 99)) say('value', 'must be an integer from 1 to 99');
  if (type === 'fixed' && !isCount(value)) say('value', 'must be a positive integer');
  if (max !== undefined && type === 'fixed') say('max', 'is for percentages only');
  else if (max !== undefined && !isCount(max)) say('max', 'must be a positive integer');
  return problems;
}

function wholeProblems(legs: readonly Record<string, unknown>[], type: unknown): FieldProblem[] {
  const accounts = legs.map(({ account }) => account).filter((account) => typeof account === 'string');
  const total = legs.reduce((sum, { value }) => sum + (typeof value === 'number' ? value : 0), 0);
  const say = (message: string): FieldProblem[] => [{ field: 'split.distribution', message }];
  return [
    ...(new Set(accounts).size < accounts.length ? say('split.distribution must name each account once') : []),
    ...(type === 'percentage' && total >= 100 ? say('split.distribution must add up to less than 100 percent') : []),
  ];
}

/**
 * @param split one without problems
 * @throws Refusal 400 when the shares and fees do not fit into the amount, or a leg does not exceed its split fee
 */
export function divide(split: Split | null, sharing: Sharing): Shares {
  const { amountMinor, feeMinor, feeBearer, legFeeMinor } = sharing;
  const areLegsCharged = split?.fee_bearer === 'sub_accounts';
  const legs = (split?.distribution ?? []).map((leg) => {
    const grossMinor = split?.type === 'fixed' ? BigInt(leg.value) : partOf(amountMinor, leg);
    if (grossMinor <= legFeeMinor) throw exceeds();
    return { account: leg.account, grossMinor, netMinor: areLegsCharged ? grossMinor - legFeeMinor : grossMinor };
  });
  const splitFeeMinor = legFeeMinor * BigInt(legs.length);
  const businessMinor =
    legs.reduce((rest, { grossMinor }) => rest - grossMinor, amountMinor) -
    (feeBearer === 'business' ? feeMinor : 0n) -
    (areLegsCharged ? 0n : splitFeeMinor);
  if (businessMinor < 0n) throw exceeds();
  return { businessMinor, legs, splitFeeMinor };
}

function partOf(amountMinor: bigint, { value, max }: SplitLeg): bigint {
  const part = (amountMinor * BigInt(value)) / 100n;
  return max !== undefined && part > BigInt(max) ? BigInt(max) : part;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: unknown, most = Number.MAX_SAFE_INTEGER): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= most;

const exceeds = (): Refusal =>
  new Refusal('split.exceeds', { status: 400, message: 'Split distribution exceeds transaction amount' });
