/** How an inquiry is answered. Source: payments contract, 6. */
import type { Reply } from '@kente/kit/http/reply';
import { toWire } from '@kente/kit/money';
import { actionReply } from '../../routes/action-reply.ts';
import type { Inquired } from '../index.ts';

export function inquiryReply({ context, mandate, account, availableMinor, amountMinor }: Inquired): Reply {
  const answer =
    amountMinor === null
      ? { message: 'Sufficient balance available', data: { account_balance: toWire(availableMinor) } }
      : {
          message: 'Successfully enquired balance.',
          data: { has_sufficient_balance: availableMinor >= amountMinor },
        };
  const data = { id: mandate, ...answer.data, account_details: accountDetails(account) };
  return actionReply(context, { status: 'successful', code: '200', message: answer.message, data });
}

const accountDetails = ({ bankCode, name, accountNumber, bankName }: Inquired['account']) => ({
  ...{ bank_code: bankCode, account_name: name, account_number: accountNumber, bank_name: bankName },
});
