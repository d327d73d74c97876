import { toWire } from '@kente/kit/money';
import type { Payout } from './index.ts';

/** Source: payments contract 11.3. `settled_*` are null until the money has arrived. */
export function payoutOnWire(payout: Payout) {
  const { account } = payout;
  const isSettled = payout.status === 'settled';
  return {
    id: payout.id,
    status: payout.status,
    amount: toWire(payout.amountMinor),
    fee: toWire(payout.feeMinor),
    currency: 'ngn',
    date: payout.createdAt.toISOString(),
    bank: account?.bankName ?? null,
    message: payout.message,
    settled_amount: isSettled ? toWire(payout.amountMinor) : null,
    settled_account:
      isSettled && account
        ? {
            beneficiary_bank: account.bankName,
            beneficiary_account_name: account.name,
            beneficiary_account_number: account.accountNumber,
          }
        : null,
    processor: 'nip',
    response: payout.responseCode,
  };
}
