/** How an inquiry is answered. Source: payments contract, 6. */
import type { Reply } from '@kente/kit/http/reply';
import { toWire } from '@kente/kit/money';
import type { ActionContext } from '../action-envelope.ts';
import type { PartyAccount } from '../records/index.ts';
import { actionReply } from '../routes/action-reply.ts';

export interface Inquired {
  /** `mmc_…`. */
  mandate: string;
  account: PartyAccount;
  availableMinor: bigint;
  /** What was asked about; null: how much there is. */
  amountMinor: bigint | null;
}

export function inquiryReply(
  context: ActionContext,
  { mandate, account, availableMinor, amountMinor }: Inquired,
): Reply {
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

const accountDetails = ({ bankCode, name, accountNumber, bankName }: PartyAccount) => ({
  ...{ bank_code: bankCode, account_name: name, account_number: accountNumber, bank_name: bankName },
});
