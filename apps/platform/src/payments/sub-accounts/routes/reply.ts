import { ok } from '@kente/kit/http/reply';
import type { SubAccount } from '../index.ts';

/** The answer to a new sub-account, at once or made anew after a crash. */
export const subAccountReply = ({ id, name, accountNumber, nipCode, bankCode }: SubAccount) =>
  ok(
    { id, name, account_number: accountNumber, nip_code: nipCode, bank_code: bankCode },
    'Subaccount created successfully',
  );
