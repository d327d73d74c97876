/** What the page shows, decided by the mandate, its clock, and how far the payer has come. */
import { later } from '@kente/kit/clock';
import { isFinal, isReady, statusAt, type Windows } from '../lifecycle.ts';
import type { Mandate } from '../mandate.ts';
import { TRANSFER_DESTINATIONS } from '../wire.ts';
import { returnAddress } from './return-address.ts';
import type { AuthorisePlace, AuthoriseView } from './types.ts';
import type { Visit } from './visit.ts';

export interface Standing {
  mandate: Mandate;
  visit: Visit | null;
  windows: Windows;
  now: Date;
  /** Whether a one-time code is sent in this mode. */
  hasCode: boolean;
  /** Whether the customer's BVN is known already. */
  hasIdentity: boolean;
}

export function viewOf(standing: Standing): AuthoriseView {
  const { mandate, visit, windows, now, hasIdentity } = standing;
  const place = placeOf(standing);
  const account = mandate.account ?? visit?.account ?? null;
  const closes = place === 'transfer' && mandate.initiatedAt ? later(mandate.initiatedAt, windows.authoriseMs) : null;
  const ended = place === 'ended' ? endOf(mandate, windows, now) : null;
  return {
    ...{ place, now: now.toISOString(), ended },
    account: account && {
      ...{ number: account.accountNumber.slice(-4), bank: account.bankName, bankCode: account.bankCode },
    },
    birthDateNeeded: place === 'identity' && !hasIdentity,
    destinations: place === 'transfer' ? TRANSFER_DESTINATIONS.map(destination) : [],
    closesAt: closes?.toISOString() ?? null,
    readyAt: place === 'approved' && !isReady(mandate, now) ? (mandate.readyAt?.toISOString() ?? null) : null,
    redirect: mandate.redirectUrl && returnAddress(mandate.redirectUrl, outcomeOf(mandate, place, ended)),
  };
}

const destination = ({ bank_name, account_number }: (typeof TRANSFER_DESTINATIONS)[number]) => ({
  ...{ bank: bank_name, accountNumber: String(account_number) },
});

function placeOf({ mandate, visit, windows, now, hasCode }: Standing): AuthorisePlace {
  const status = statusAt(mandate, windows, now);
  if (isFinal(status)) return 'ended';
  if (status === 'approved' || status === 'paused') return 'approved';
  if (status === 'active') return 'waiting';
  if (status === 'initiated') return mandate.verification === 'transfer_verification' ? 'transfer' : 'waiting';
  if (!visit) return 'account';
  return visit.isKnown && hasCode ? 'code' : 'identity';
}

/** Nobody wrote down who cancelled it; a window that has passed since is reason enough. */
function endOf(mandate: Mandate, windows: Windows, now: Date): NonNullable<AuthoriseView['ended']> {
  const status = statusAt(mandate, windows, now);
  if (status === 'rejected' || status === 'expired') return status;
  if (mandate.approvedAt) return 'cancelled';
  const closed = mandate.initiatedAt
    ? later(mandate.initiatedAt, windows.authoriseMs)
    : later(mandate.createdAt, windows.linkMs);
  return closed <= now ? 'late' : 'cancelled';
}

function outcomeOf({ reference }: Mandate, place: AuthorisePlace, ended: AuthoriseView['ended']) {
  if (place === 'approved') return { reference, status: 'successful' };
  if (ended === null) return { reference, status: 'failed', reason: 'widget_closed' };
  return {
    reference,
    status: 'failed',
    reason: ended === 'late' || ended === 'expired' ? 'expired' : 'payment_failed',
  };
}
