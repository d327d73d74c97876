/** What the hosted page shows of a payment. */
import { toWire } from '@kente/kit/money';
import type { Environment } from '../../../tenancy/index.ts';
import type { Payment } from '../../records/index.ts';
import type { ChosenAccount } from '../session.ts';
import type { StoredSession, StoredTransfer } from '../store.ts';
import type { Challenge, CheckoutMethod, CheckoutResult, CheckoutStep, CheckoutView } from './types.ts';

export interface Shown {
  payment: Payment;
  session: StoredSession;
  chosen: ChosenAccount | null;
  hint: string | null;
  challenge: Challenge | null;
  returned: readonly StoredTransfer[];
}

/** Where transfers go to. */
export const TRANSFER_BANK = { bank: 'Kente', name: 'KENTE CHECKOUT' } as const;

export function checkoutView(env: Environment, shown: Shown): CheckoutView {
  const { payment, session, chosen, returned } = shown;
  const step = stepOf(shown);
  return {
    ...{ id: payment.sessionCode ?? '', status: payment.status as CheckoutView['status'], step },
    ...{ merchant: { business: env.business.name, app: env.app.name }, mode: env.mode },
    ...{ method: payment.channel as CheckoutMethod, amount: toWire(payment.amountMinor), currency: payment.currency },
    ...{ description: payment.description ?? '', reference: payment.reference },
    ...{ expires_at: session.expires_at.toISOString(), now: env.clock.now().toISOString() },
    preselected:
      session.institution_id === null
        ? null
        : { institution: session.institution_id, auth_method: session.auth_method, account_number: shown.hint },
    account: chosen && {
      ...{ name: chosen.party.name, account_number: hidden(chosen.party.accountNumber), bank: chosen.party.bankName },
    },
    challenge: step === 'authorise' ? shown.challenge : null,
    transfer: step === 'transfer' ? transferOf(session, returned) : null,
    whatsapp: step === 'whatsapp' ? { message: `PAY ${payment.sessionCode ?? ''}` } : null,
    result: resultOf(payment, session),
  };
}

function stepOf({ payment, chosen, challenge }: Shown): CheckoutStep {
  if (payment.status === 'processing') return 'processing';
  if (payment.status !== 'pending') return 'done';
  if (payment.customerId === null) return 'customer';
  if (payment.channel !== 'account') return payment.channel === 'transfer' ? 'transfer' : 'whatsapp';
  return chosen && challenge ? 'authorise' : 'bank';
}

const transferOf = ({ transfer_number }: StoredSession, returned: readonly StoredTransfer[]) => ({
  ...{ bank: TRANSFER_BANK.bank, account_number: transfer_number ?? '', account_name: TRANSFER_BANK.name },
  returned: returned.map(({ amount_minor, received_at }) => ({
    amount: toWire(amount_minor),
    at: received_at.toISOString(),
  })),
});

const hidden = (accountNumber: string): string => accountNumber.slice(-4).padStart(accountNumber.length, '*');

/** How it ended, in the words of the redirect. Source: payments contract, 4.2. */
export function resultOf(payment: Payment, session: StoredSession): CheckoutResult | null {
  const outcome = outcomeOf(payment, session);
  if (!outcome) return null;
  if (session.redirect_url === null) return outcome;
  const url = new URL(session.redirect_url);
  url.searchParams.set('reference', payment.reference);
  url.searchParams.set('status', outcome.status);
  if (outcome.reason !== null) url.searchParams.set('reason', outcome.reason);
  return { ...outcome, redirect: url.href };
}

function outcomeOf({ status }: Payment, { failure }: StoredSession): CheckoutResult | null {
  switch (status) {
    case 'successful':
      return { status: 'successful', reason: null, message: 'Your payment was successful.' };
    case 'failed':
      return {
        status: 'failed',
        reason: 'payment_failed',
        message: `Your payment was not made${failure === null ? '' : `: ${failure}`}.`,
      };
    case 'reversed':
      return { status: 'failed', reason: 'payment_failed', message: 'Your bank has taken the payment back.' };
    case 'cancelled':
      return { status: 'failed', reason: 'widget_closed', message: 'You have cancelled this payment.' };
    case 'abandoned':
      return { status: 'failed', reason: 'expired', message: 'The time for this payment has passed.' };
    default:
      return null;
  }
}
