import { ok } from '@kente/kit/http/reply';
import { toWire } from '@kente/kit/money';
import type { Refund } from '../index.ts';

/** The answer to a refund, at once or made anew after a crash. */
export const refundReply = ({ payment, amountMinor, beneficiary }: Refund) =>
  ok(
    {
      id: payment.id,
      reference: payment.reference,
      refunded: payment.refunded,
      refunded_amount: toWire(amountMinor),
      beneficiary: {
        name: beneficiary.name,
        bank_name: beneficiary.bankName,
        bank_code: beneficiary.bankCode,
        account_number: beneficiary.accountNumber,
      },
    },
    'Refunded payment successfully',
  );
