/** What may become of a mandate, and when time alone makes it so. Source: payments contract, 5.5 and 5.7. */
import { later } from '@kente/kit/clock';

/** `active`: signed, and waiting for the bank. */
export const MANDATE_STATUSES = [
  'awaiting_authorization',
  'initiated',
  'active',
  'approved',
  'paused',
  'rejected',
  'cancelled',
  'expired',
] as const;
export type MandateStatus = (typeof MANDATE_STATUSES)[number];

export interface Lifetime {
  status: MandateStatus;
  createdAt: Date;
  /** When the window for authorisation opened; null while the link waits. */
  initiatedAt: Date | null;
  readyAt: Date | null;
  /** The last millisecond of the last day. */
  endDate: Date;
}

export interface Windows {
  authoriseMs: number;
  linkMs: number;
}

export type Step = 'open' | 'approve' | 'reject' | 'pause' | 'reinstate' | 'cancel' | 'lapse' | 'expire';

const ALIVE: readonly MandateStatus[] = ['awaiting_authorization', 'initiated', 'active', 'approved', 'paused'];
const UNAPPROVED: readonly MandateStatus[] = ['awaiting_authorization', 'initiated', 'active'];

const STEPS: Readonly<Record<Step, { from: readonly MandateStatus[]; to: MandateStatus }>> = {
  open: { from: ['awaiting_authorization'], to: 'initiated' },
  approve: { from: ['initiated', 'active'], to: 'approved' },
  reject: { from: ['initiated', 'active'], to: 'rejected' },
  pause: { from: ['approved'], to: 'paused' },
  reinstate: { from: ['paused'], to: 'approved' },
  cancel: { from: ALIVE, to: 'cancelled' },
  lapse: { from: ['awaiting_authorization', 'initiated'], to: 'cancelled' },
  expire: { from: ALIVE, to: 'expired' },
};

/** Where a step leads; null where it may not be taken. */
export function after(status: MandateStatus, step: Step): MandateStatus | null {
  const { from, to } = STEPS[step];
  return from.includes(status) ? to : null;
}

export const isFinal = (status: MandateStatus): boolean => !ALIVE.includes(status);

/** Whether another mandate on the same account has to wait for this one. */
export const awaitsApproval = (status: MandateStatus): boolean => UNAPPROVED.includes(status);

/** What time makes of a mandate next, and when; null when nothing more comes. Of two at once the end of the mandate counts. */
export function nextByClock(mandate: Lifetime, windows: Windows): { step: 'lapse' | 'expire'; at: Date } | null {
  if (isFinal(mandate.status)) return null;
  // It ends with the last millisecond of its last day, which is still its own.
  const end = { step: 'expire', at: later(mandate.endDate, 1) } as const;
  const closes = windowClose(mandate, windows);
  return closes && closes < end.at ? { step: 'lapse', at: closes } : end;
}

function windowClose({ status, createdAt, initiatedAt }: Lifetime, { authoriseMs, linkMs }: Windows): Date | null {
  if (status === 'awaiting_authorization') return later(createdAt, linkMs);
  return status === 'initiated' && initiatedAt ? later(initiatedAt, authoriseMs) : null;
}

/** The status at a moment: a window that has closed counts, whether or not somebody has written it down already. */
export function statusAt(mandate: Lifetime, windows: Windows, now: Date): MandateStatus {
  const next = nextByClock(mandate, windows);
  return next && next.at <= now ? STEPS[next.step].to : mandate.status;
}

/** Whether it may be debited. */
export function isReady(mandate: Lifetime, now: Date): boolean {
  const { status, readyAt, endDate } = mandate;
  return status === 'approved' && readyAt !== null && readyAt <= now && now <= endDate;
}
