import type { Minor } from '@kente/kit/money';

/** How a business prices: `inclusive`, VAT is contained in what it receives; `none`, it charges no VAT. */
export interface VatSettings {
  readonly mode: 'inclusive' | 'none';
  /** Basis points: 750 is 7.5 %. */
  readonly rateBp: number;
}

export const DEFAULT_VAT: VatSettings = { mode: 'inclusive', rateBp: 750 };

/** `gross = net + vat`, always. Minor units. */
export interface VatSplit {
  readonly gross: Minor;
  readonly net: Minor;
  readonly vat: Minor;
  readonly rateBp: number;
}

/** Whole basis points in one. */
const WHOLE_BP = 10_000n;

/**
 * Takes the VAT out of an amount received: `vat = round(gross × rateBp / (10000 + rateBp))`, half up; the net is the rest.
 * Source: contract 4.3.
 * @throws RangeError for a negative amount, or a rate that is no whole number of basis points from 0 to 10,000.
 */
export function splitVat(gross: Minor, { mode, rateBp }: VatSettings = DEFAULT_VAT): VatSplit {
  if (gross < 0n) throw new RangeError(`a receipt of ${gross} is negative`);
  if (!Number.isInteger(rateBp) || rateBp < 0 || rateBp > 10_000) throw new RangeError(`no VAT rate: ${rateBp} bp`);
  if (mode === 'none') return { gross, net: gross, vat: 0n, rateBp: 0 };
  const vat = divideHalfUp(gross * BigInt(rateBp), WHOLE_BP + BigInt(rateBp));
  return { gross, net: gross - vat, vat, rateBp };
}

/** The tax on a net amount, half up. Minor units. */
export function taxOn(net: Minor, rateBp: number): Minor {
  return divideHalfUp(net * BigInt(rateBp), WHOLE_BP);
}

/** Of non-negative numbers; the half goes up. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (numerator * 2n + denominator) / (denominator * 2n);
}
