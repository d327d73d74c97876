import type { Minor } from '@kente/kit/money';
import type { AllocationKind } from './allocation.ts';
import { currencyCode } from './normalise.ts';
import type { OpenInvoice } from './subjects.ts';

/** Money that was owed and did not come, for a reason that is known by its size. */
export interface Deduction {
  readonly kind: Extract<AllocationKind, 'fee' | 'withholding' | 'rounding'>;
  readonly amount: Minor;
  /** For people: `5 % withholding tax`. */
  readonly label: string;
}

const NAIRA = 100n;
/** NIP fee tiers of 10, 25 and 50 naira with 7.5 % VAT. Banks print the second as 26.875 and post either side of it. */
const TRANSFER_FEES: readonly Minor[] = [1_075n, 2_687n, 2_688n, 5_375n];
const LEVY: Minor = 50n * NAIRA;
const GATEWAY_FLAT: Minor = 100n * NAIRA;
const GATEWAY_CAP: Minor = 2_000n * NAIRA;

/** 1.5 % and 100 naira, at most 2,000 naira. */
export function gatewayFee(gross: Minor): Minor {
  const fee = share(gross, 150n) + GATEWAY_FLAT;
  return fee < GATEWAY_CAP ? fee : GATEWAY_CAP;
}

/** Half up. */
export function share(amount: Minor, basisPoints: bigint): Minor {
  return (amount * basisPoints + 5_000n) / 10_000n;
}

/**
 * The deduction that a shortfall is equal to, or null. Withholding is taken from the net of what is open, to a kobo. Naira fees
 * count in naira alone; less than a naira is rounding.
 */
export function knownDeduction(invoice: OpenInvoice, paid: Minor): Deduction | null {
  const missing = invoice.open - paid;
  if (missing <= 0n || paid <= 0n) return null;
  const openNet = invoice.total === 0n ? 0n : (invoice.net * invoice.open + invoice.total / 2n) / invoice.total;
  for (const percent of [5n, 10n]) {
    const withheld = share(openNet, percent * 100n);
    const off = missing - withheld;
    if (withheld > 0n && off >= -1n && off <= 1n)
      return { kind: 'withholding', amount: missing, label: `${percent} % withholding tax` };
  }
  if (currencyCode(invoice.currency) === 'NGN') {
    if (missing === gatewayFee(invoice.open)) return { kind: 'fee', amount: missing, label: 'gateway fee' };
    if (TRANSFER_FEES.includes(missing)) return { kind: 'fee', amount: missing, label: 'transfer fee with VAT' };
    if (missing === LEVY) return { kind: 'fee', amount: missing, label: 'transfer levy' };
  }
  return missing < 100n ? { kind: 'rounding', amount: missing, label: 'rounding' } : null;
}
