import { divideHalfUp } from '../rounding.ts';

export interface Loan {
  /** Minor units, positive. */
  readonly principalMinor: bigint;
  /** Percent a year, 0–1000, as the caller wrote it. */
  readonly annualRatePercent: number;
  readonly termMonths: number;
}

/**
 * The monthly payment of an annuity, whole minor units, half up: P·i ÷ (1 − (1 + i)^−n) with i = rate ÷ 1200, and P ÷ n
 * without interest. The rate is taken as the decimal that it prints as and everything after it is a fraction of whole
 * numbers, so no float decides a kobo. Source: contract 4.11.
 * @throws RangeError for a term under one month, or a rate that is negative or not finite
 */
export function instalment({ principalMinor, annualRatePercent, termMonths }: Loan): bigint {
  if (!Number.isInteger(termMonths) || termMonths < 1) throw new RangeError(`no term of ${termMonths} months`);
  const [numerator, denominator] = fractionOf(annualRatePercent);
  if (numerator === 0n) return divideHalfUp(principalMinor, BigInt(termMonths));
  // i = rise ÷ base; (1 + i)^n = grown ÷ flat.
  const rise = numerator;
  const base = denominator * 1_200n;
  const grown = (base + rise) ** BigInt(termMonths);
  const flat = base ** BigInt(termMonths);
  return divideHalfUp(principalMinor * rise * grown, base * (grown - flat));
}

/** More decimals than a rate is quoted with; the exact powers stay small. */
const MOST_DECIMALS = 10;

/** A number's decimal form as a fraction: 27.5 is 275 ÷ 10. */
function fractionOf(rate: number): [bigint, bigint] {
  if (!Number.isFinite(rate) || rate < 0) throw new RangeError(`no rate of ${rate} percent`);
  const [whole = '0', decimals = ''] = rate.toFixed(MOST_DECIMALS).replace(/0+$/, '').split('.');
  return [BigInt(whole + decimals), 10n ** BigInt(decimals.length)];
}
