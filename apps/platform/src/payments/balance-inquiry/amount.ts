import { validationError } from '../validation.ts';

/** In kobo; null: none was asked about. @throws Refusal 400 for anything that is no whole number from 1 on. */
export function readAmount(text: string | undefined): bigint | null {
  if (text === undefined) return null;
  const amount = /^\d{1,16}$/.test(text) ? BigInt(text) : 0n;
  if (amount >= 1n && amount <= BigInt(Number.MAX_SAFE_INTEGER)) return amount;
  throw validationError([{ field: 'amount', message: 'amount must be an integer of kobo, at least 1' }]);
}
