/** What is told of a one-time payment when it is over. Source: payments contract, 13.2. */
import { toWire } from '@kente/kit/money';
import type { NewEvent } from '../../events/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import { transactionId } from '../identifiers.ts';
import type { Payment } from '../records/index.ts';
import type { ChosenAccount } from './session.ts';

const EVENTS = {
  successful: { type: 'direct_debit.payment_successful', message: 'Payment was successful' },
  failed: { type: 'direct_debit.payment_failed', message: 'Payment failed' },
  cancelled: { type: 'direct_debit.payment_cancelled', message: 'Payment was cancelled' },
  abandoned: { type: 'direct_debit.payment_abandoned', message: 'Payment was abandoned' },
  reversed: { type: 'direct_debit.payment_reversed', message: 'Payment was reversed by the bank' },
} as const;

export type Ending = keyof typeof EVENTS;

/** @param failure the rail's words, where it failed. */
export function endEvent(
  env: Environment,
  ending: Ending,
  payment: Payment,
  { chosen, failure }: { chosen: ChosenAccount | null; failure: string | null },
): NewEvent {
  const { type, message } = EVENTS[ending];
  const isLive = env.mode === 'live';
  const object = {
    ...{ _id: payment.id, id: transactionId(payment.id), status: ending },
    message: ending === 'failed' ? (failure ?? message) : message,
    ...{ description: payment.description ?? '', amount: toWire(payment.amountMinor), fee: toWire(payment.feeMinor) },
    ...{ currency: payment.currency, liveMode: isLive, account: accountTold(env, payment, chosen) },
    ...{ customer: payment.customerId, reference: payment.reference },
    verified: ending === 'successful' || ending === 'reversed',
    ...{ business: env.business.id, method: payment.channel },
    ...{ created_at: payment.createdAt.toISOString(), updated_at: payment.updatedAt.toISOString() },
    ...{ flagged: false, flag_reasons: null, held_settlement: payment.heldSettlement },
  };
  const accountId = payment.accountId ?? chosen?.id;
  return {
    type,
    ...(accountId === undefined ? {} : { accountId }),
    data: { type: 'onetime-debit', account_id: accountId ?? null, object },
  };
}

function accountTold(env: Environment, payment: Payment, chosen: ChosenAccount | null) {
  const party = payment.payer ?? chosen?.party;
  if (!party) return null;
  return {
    ...{ status: 'AVAILABLE', linked: chosen !== null, _id: chosen?.id ?? null, name: party.name },
    ...{ accountNumber: party.accountNumber, currency: payment.currency },
    balance: chosen?.balanceMinor == null ? null : toWire(BigInt(chosen.balanceMinor)),
    ...{ type: party.accountType ?? null, bvn: null, authMethod: chosen?.authMethod ?? null },
    ...{ liveMode: env.mode === 'live', app: env.app.id },
    institution: {
      ...{ _id: party.institutionId ?? null, name: party.bankName, bankCode: party.bankCode },
      ...{ type: party.bankType ?? 'PERSONAL_BANKING', icon: chosen?.icon ?? null },
    },
    scope: ['payments'],
    ...{ created_at: chosen?.createdAt ?? null, updated_at: chosen?.updatedAt ?? null },
  };
}
