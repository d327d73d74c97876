/** What is told of disbursements and of source accounts. Source: payments contract 13.4. */
import { toWire } from '@kente/kit/money';
import type { NewEvent } from '../../events/index.ts';
import { isReady, type Mandate, wireId } from '../mandates/index.ts';
import { amountOf, countOf, type Disbursement, type Item, type Tallies, type Tally } from './disbursement.ts';

const MESSAGES = {
  processing: 'Disbursement is being processed',
  cancelled: 'Disbursement was cancelled',
} as const;

export const progress = (status: 'processing' | 'cancelled', { reference }: Disbursement): NewEvent => ({
  type: `event.disbursement.${status}`,
  data: { reference, status, message: MESSAGES[status] },
});

export const failed = ({ id, reference }: Disbursement, message: string): NewEvent => ({
  type: 'kente.disbursement.failed',
  data: { id, reference, status: 'failed', message },
});

const part = ({ count, amountMinor }: Tally) => ({ count, amount: toWire(amountMinor) });

export function completed({ reference }: Disbursement, tallies: Tallies): NewEvent {
  const { processing, successful, failed } = tallies;
  return {
    type: 'event.disbursement.completed',
    data: {
      ...{ reference, status: 'completed', message: 'Disbursement was completed' },
      ...{ total_amount: toWire(amountOf(tallies)), total_fee: toWire(successful.feeMinor) },
      ...{ transactions_count: countOf(tallies), processing: part(processing) },
      ...{ successful: part(successful), failed: part(failed) },
    },
  };
}

export function itemTold(item: Item, disbursementReference: string, status: 'successful' | 'failed'): NewEvent {
  const { reference, recipient, amountMinor, feeMinor, narration } = item;
  return {
    type: `event.disbursement.transaction.${status}`,
    data: {
      message: item.message ?? (status === 'successful' ? 'Transfer was successful' : 'Transfer failed'),
      ...{ disbursement_reference: disbursementReference, reference, status },
      ...{ account_number: recipient.accountNumber, bank_code: recipient.bankCode, narration },
      ...{ amount: toWire(amountMinor), fee: status === 'successful' ? toWire(feeMinor) : 0 },
    },
  };
}

export type SourceStep = 'created' | 'approved' | 'enabled' | 'disabled';

const SOURCE_MESSAGES: Readonly<Record<SourceStep, string>> = {
  created: 'Business account was created',
  approved: 'Business account was approved',
  enabled: 'Business account is ready for disbursements',
  disabled: 'Business account can no longer be used',
};

export function sourceTold(
  step: SourceStep,
  source: { id: string; created_at: Date },
  mandate: Mandate,
  now: Date,
): NewEvent {
  const { account } = mandate;
  return {
    type: `event.disburse.account.${step}`,
    data: {
      ...{ message: SOURCE_MESSAGES[step], account_id: source.id, mandate_id: wireId(mandate.id), status: step },
      ...{ account_number: account?.accountNumber ?? '', account_name: account?.name ?? '' },
      ...{ bank_code: account?.bankCode ?? '', bank_name: account?.bankName ?? '' },
      ...{ created_at: source.created_at.toISOString(), updated_at: now.toISOString() },
      ready_to_debit: step === 'enabled' || (step !== 'disabled' && isReady(mandate, now)),
      approved: step === 'approved' || mandate.approvedAt !== null,
    },
  };
}
