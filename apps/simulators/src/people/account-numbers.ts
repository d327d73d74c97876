import type { Bank } from '../banks/bank.ts';
import { digitsOf } from './person.ts';

const NUBAN_WEIGHTS = [3, 7, 3, 3, 7, 3, 3, 7, 3, 3, 7, 3] as const;

/** The tenth digit of a Nigerian account number, over three-digit bank code and nine-digit serial (CBN NUBAN standard, 2010). */
export function nubanCheckDigit(bankCode: string, serial: string): number {
  const digits = `${bankCode}${serial}`;
  const sum = NUBAN_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (10 - (sum % 10)) % 10;
}

const LENGTHS = { ng: 10, ke: 13, gh: 13, za: 10 } as const;

/** An account number in the bank's own form, always the same for a key. */
export function accountNumber(bank: Bank, key: string): string {
  if (bank.nubanCode !== null) {
    const serial = digitsOf(`${key}|number`, 9);
    return serial + String(nubanCheckDigit(bank.nubanCode, serial));
  }
  const digits = digitsOf(`${key}|number`, LENGTHS[bank.country]);
  return `1${digits.slice(1)}`;
}
