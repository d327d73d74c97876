import type { Bank } from '../banks/bank.ts';
import { BankError } from '../banks/bank-error.ts';
import { findBank } from '../banks/directory.ts';

// Plain JSON schemas: a schema library would double the time to start.
export const SLUG = { type: 'string', minLength: 1, maxLength: 60 };
export const COUNTRY = { type: 'string', maxLength: 2 };
export const NUMBER = { type: 'string', pattern: '^[+A-Za-z0-9-]{1,40}$' };
export const NAME = { type: 'string', minLength: 1, maxLength: 120 };

export interface AtBank {
  bank: string;
  /** Only for a bank that is not in the directory. */
  country?: string;
}

/** @throws BankError 404 */
export function bankOf({ bank, country }: { bank: string; country?: string }): Bank {
  const found = findBank(bank, country);
  if (!found) throw new BankError(404, 'unknown_bank', `No such bank: ${bank}.`);
  return found;
}
