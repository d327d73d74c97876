import type { BankAccount } from '../rails/index.ts';

/** Where collections lie until they are paid out: our own account, at the switch itself. */
export const SETTLEMENT_ACCOUNT: BankAccount = {
  nipCode: '999999',
  accountNumber: '0000000001',
  name: 'KENTE SETTLEMENT',
};
