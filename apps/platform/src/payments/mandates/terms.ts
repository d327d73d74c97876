import type { LagosDay } from '../lagos-day.ts';
import type { FixedPlan } from './schedule.ts';
import { periodOf } from './schedule.ts';

export const MANDATE_TYPES = ['emandate', 'sweep', 'signed'] as const;
export type MandateType = (typeof MANDATE_TYPES)[number];
export type DebitType = 'variable' | 'fixed';
export type Verification = 'transfer_verification' | 'selfie_verification';

/** The schedule of a fixed mandate, in the caller's words. */
export interface FixedTerms {
  frequency: string;
  /** With `days`, `weeks` and `months` alone. */
  interval: number | null;
  initialDebitDate: LagosDay;
  initialDebitMinor: bigint | null;
  retrialFrequency: number;
  graceDays: number;
  minimumDueMinor: bigint;
}

/** What a mandate is about, whoever's account it is on. */
export interface Terms {
  mandateType: MandateType;
  debitType: DebitType;
  /** Ceiling of everything together when variable, of each debit when fixed. */
  amountMinor: bigint;
  description: string;
  reference: string;
  startDate: LagosDay;
  endDate: LagosDay;
  feeBearer: 'business' | 'customer';
  verification: Verification;
  allowPartialSweep: boolean;
  fixed: FixedTerms | null;
  meta: Record<string, unknown>;
}

/** Of a fixed mandate; null for a variable one. */
export function planOf({
  fixed,
  amountMinor,
  endDate,
}: Pick<Terms, 'fixed' | 'amountMinor' | 'endDate'>): FixedPlan | null {
  if (!fixed) return null;
  return {
    ...{
      initialDebitDate: fixed.initialDebitDate,
      lastDay: endDate,
      period: periodOf(fixed.frequency, fixed.interval),
    },
    ...{ amountMinor, initialAmountMinor: fixed.initialDebitMinor, minimumDueMinor: fixed.minimumDueMinor },
    ...{ retrialFrequency: fixed.retrialFrequency, graceDays: fixed.graceDays },
  };
}
