import type { LinkedAccount } from '../connectors/connector.ts';
import { STATEMENT_UPLOAD } from '../connectors/index.ts';

/**
 * What shows that an account is what it is said to be. A login does: the bank itself answers. A file does not, anybody
 * can write one: whose it is counts as well, and it never meets an account that a bank has shown.
 */
export type BankAccountOf = Pick<LinkedAccount, 'accountNumber' | 'providerUserId' | 'currency'> & {
  institutionId: string;
  /** Of an account that is read from files: whose it is. `null`: the bank has shown it. */
  uploadedBy: string | null;
};

/** Whether an account that comes by this connector is read from files. */
export const isUploaded = ({ connector }: { connector: string }): boolean => connector === STATEMENT_UPLOAD;
