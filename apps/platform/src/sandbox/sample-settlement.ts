import { newId } from '@kente/kit/ids';
import type { PayoutSettled, RefundFailed, SplitPayoutSettled } from '../events/index.ts';

const BANK = { name: 'Wema', code: '035' } as const;
const PAYOUT = 'po_0a1b2c3d4e5f6g7h8i9j0k1l';

export const sampleSettlement = (date: string): PayoutSettled => ({
  ...{ id: PAYOUT, status: 'settled', message: 'Successfully settled.', date, currency: 'ngn' },
  ...{ amount_collected: 7_000_000, fee: 56_500, amount_refunded: 5_000_000, refund_fee: 0, amount_settled: 1_943_500 },
  settlementAccount: {
    ...{ accountName: 'Adire Finance Ltd', accountNumber: '0000000017' },
    institution: { ...BANK, nibssCode: '000017' },
  },
});

export const sampleSplitSettlement = (date: string): SplitPayoutSettled => ({
  ...{ reference: PAYOUT, status: 'settled', message: 'Successfully settled', date, currency: 'NGN' },
  ...{ split_fee: 1_000, amount_settled: 999_000, fee_bearer: 'sub_accounts' },
  account: {
    ...{ account_name: 'Tailor Ade', account_number: '0123456780', account_type: 'sub_account' },
    institution: { ...BANK, nibss_code: '000017' },
  },
});

export const sampleFailedRefund = (): RefundFailed => ({
  ...{ id: newId(), payment: newId(), reference: 'repay-0001', amount: 5_000_000, source: 'pending_payout' },
  ...{ response_code: '07', message: 'Invalid account' },
});
