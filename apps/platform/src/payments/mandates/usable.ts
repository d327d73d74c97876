import { isReady } from './lifecycle.ts';
import type { Mandate } from './mandate.ts';

/** Why nothing may be asked of the account now, as callers are told; null when it may. Source: payments contract, 6 and 7.2. */
export function whyNotUsable(mandate: Mandate, now: Date): string | null {
  if (mandate.status === 'cancelled') return 'This mandate is cancelled';
  if (mandate.status === 'expired' || now > mandate.endDate) return 'This mandate has expired';
  if (mandate.status === 'paused') return 'This mandate is paused. Reinstate it to continue';
  return isReady(mandate, now) ? null : 'This mandate is not ready for debit';
}
