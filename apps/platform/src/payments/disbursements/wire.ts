/** How disbursements look on the wire. Source: payments contract 12. */
import { toWire } from '@kente/kit/money';
import type { EnvId } from '../../tenancy/index.ts';
import { isReady, type Mandate, wireId } from '../mandates/index.ts';
import { countOf, type Disbursement, type Item, type Tallies } from './disbursement.ts';
import { type Added, beneficiaryId } from './items.ts';
import type { SourceAccount } from './sources.ts';

export const orderMade = ({ id, reference, type }: Disbursement) => ({
  id,
  reference,
  // What it was made as: an instant one may have gone on meanwhile.
  status: type === 'instant' ? 'pending' : 'created',
});

export function orderOnWire(order: Disbursement, tallies: Tallies) {
  const count = countOf(tallies);
  return {
    ...{ id: order.id, reference: order.reference, status: order.status, description: order.description },
    ...{ type: order.type, total_amount: toWire(order.totalMinor), distributions_count: count },
    approved_by: order.triggeredAt ? 'API' : null,
    approval_date: order.triggeredAt?.toISOString() ?? null,
    ...{ total_records_count: count, total_successful_amount: String(tallies.successful.amountMinor) },
    ...{ successful_transactions_count: tallies.successful.count },
    ...{ total_failed_amount: String(tallies.failed.amountMinor), failed_transactions_count: tallies.failed.count },
    created_at: order.createdAt.toISOString(),
  };
}

export function itemOnWire({ recipient, ...item }: Item) {
  return {
    ...{ id: item.id, reference: item.reference, status: item.status, account_number: recipient.accountNumber },
    ...{ account_name: recipient.name, bank_code: recipient.bankCode, amount: toWire(item.amountMinor) },
    ...{ fee: toWire(item.feeMinor), narration: item.narration, recipient_email: recipient.email },
    ...{ session_id: item.sessionId, message: item.message },
  };
}

export function addedOnWire(envId: EnvId, { valid, invalid }: Added) {
  return {
    status: 'ready',
    summary: { valid: valid.length, invalid: invalid.length },
    valid_accounts: valid.map(({ id, reference, recipient }) => ({
      ...{ id, bank_code: recipient.bankCode, account_number: recipient.accountNumber },
      ...{ account_name: recipient.name ?? '', beneficiary_id: beneficiaryId(envId, recipient) },
      ...{ email: recipient.email, reference },
    })),
    invalid_accounts: invalid.map(({ bankCode, accountNumber, email, reference, message }) => ({
      ...{ bank_code: bankCode, account_number: accountNumber, email, reference, message },
    })),
  };
}

/** `created`, then what its mandate has become. */
function sourceStatus(mandate: Mandate, now: Date): string {
  if (isReady(mandate, now)) return 'enabled';
  if (mandate.status === 'approved') return 'approved';
  return mandate.status === 'initiated' || mandate.status === 'active' ? 'created' : 'disabled';
}

export function sourceOnWire({ id, email, mandate, createdAt, updatedAt }: SourceAccount, now: Date) {
  const { account } = mandate;
  return {
    ...{ id, account_number: account?.accountNumber ?? '', account_name: account?.name ?? '' },
    ...{ bank_code: account?.bankCode ?? '', bank_name: account?.bankName ?? '', email },
    ...{ status: sourceStatus(mandate, now), approved: mandate.approvedAt !== null },
    ...{ ready_to_debit: isReady(mandate, now), mandate_id: wireId(mandate.id) },
    ...{ created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() },
  };
}
