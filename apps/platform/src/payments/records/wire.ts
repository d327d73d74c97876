import { toWire } from '@kente/kit/money';
import type { CustomerRow } from '../../customers/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Payment } from './payment.ts';

/** Who pays, as lists tell it. */
export type PayingCustomer = Pick<CustomerRow, 'id' | 'name' | 'createdAt' | 'updatedAt'>;

/** What was debited: a linked account, or a mandate. */
function instruments({ accountId, mandateId }: Payment): string[] {
  const id = accountId ?? mandateId?.replace(/^mmc_/, '');
  return id === undefined ? [] : [id];
}

/** One payment as verify tells it. Source: payments contract 4.5. */
export function verifiedPayment(env: Environment, payment: Payment) {
  const { payer } = payment;
  const isLive = env.mode === 'live';
  return {
    id: payment.id,
    meta: payment.meta,
    instruments: instruments(payment),
    channel: payment.channel,
    fee: toWire(payment.feeMinor),
    feeBearer: payment.feeBearer,
    type: payment.type,
    status: payment.status,
    amount: toWire(payment.amountMinor),
    currency: payment.currency,
    description: payment.description,
    reference: payment.reference,
    ...{ liveMode: isLive, live_mode: isLive },
    account: payer && {
      name: payer.name,
      accountNumber: payer.accountNumber,
      currency: payment.currency,
      type: payment.channel === 'mandate' ? 'mandate_account' : (payer.accountType ?? 'SAVINGS ACCOUNT'),
      institution: { name: payer.bankName, bankCode: payer.bankCode, type: payer.bankType ?? 'PERSONAL_BANKING' },
    },
    customer: payment.customerId,
    refunded: payment.refunded,
    created_at: payment.createdAt.toISOString(),
    updated_at: payment.updatedAt.toISOString(),
    ...{ device_fingerprint: null, ip_address: null, flag_rule_names: [], flag_reasons: [] },
    held_settlement: payment.heldSettlement,
  };
}

/** One entry of a list. Source: payments contract 4.6. */
export function paymentEntry(payment: Payment, customer: PayingCustomer | undefined) {
  const { payer } = payment;
  const times = { created_at: payment.createdAt.toISOString(), updated_at: payment.updatedAt.toISOString() };
  return {
    id: payment.id,
    instruments: instruments(payment),
    channel: payment.channel,
    fee: toWire(payment.feeMinor),
    fee_bearer: payment.feeBearer,
    type: payment.type,
    status: payment.status,
    amount: toWire(payment.amountMinor),
    currency: payment.currency,
    description: payment.description,
    reference: payment.reference,
    account: payer && {
      id: instruments(payment)[0] ?? null,
      name: payer.name,
      account_number: payer.accountNumber,
      currency: payment.currency,
      institution: {
        id: payer.institutionId ?? payer.nipCode,
        name: payer.bankName,
        type: payer.bankType ?? 'PERSONAL_BANKING',
      },
      ...times,
    },
    customer: customer
      ? {
          id: customer.id,
          name: customer.name,
          created_at: customer.createdAt.toISOString(),
          updated_at: customer.updatedAt.toISOString(),
        }
      : null,
    refunded: payment.refunded,
    ...{ flag_rule_names: [], flag_reasons: [] },
    ...times,
  };
}
