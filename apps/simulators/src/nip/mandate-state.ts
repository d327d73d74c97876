import { hash32 } from '../history/draw.ts';
import type { SwitchMandate } from './store.ts';

const MINUTE_MS = 60_000;
/** From when the payer has authorised until the bank approves. Source: payments contract, 5.7. */
const APPROVAL_MINUTES = { emandate: [1, 3], sweep: [3, 7] } as const;

/** Where a mandate stands at an instant, and since when. */
export function stateOf(mandate: SwitchMandate, nowMs: number): { status: string; at: string } {
  const { code, kind, authorisation, createdAt, authorisedAt, cancelledAt } = mandate;
  const since = (status: string, at: Date | number) => ({ status, at: new Date(at).toISOString() });
  if (cancelledAt) return since('cancelled', cancelledAt);
  if (!authorisedAt) return since('awaiting-transfer', createdAt);
  const approvedAtMs = authorisedAt.getTime() + (authorisation === 'at-once' ? 0 : approvalMs(code, kind));
  return nowMs < approvedAtMs ? since('pending', authorisedAt) : since('approved', approvedAtMs);
}

/** The same for one mandate, always. */
function approvalMs(code: string, kind: SwitchMandate['kind']): number {
  const [from, to] = APPROVAL_MINUTES[kind];
  return from * MINUTE_MS + (hash32(code) % ((to - from) * MINUTE_MS));
}
