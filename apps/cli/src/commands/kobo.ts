import { Failure } from '../terminal.ts';

/** An amount of an argument. @throws Failure for what is no whole number of kobo above 0. */
export function kobo(text: string): number {
  const amount = Number(text);
  if (Number.isSafeInteger(amount) && amount > 0) return amount;
  throw new Failure(`"${text}" is no amount. Write whole kobo, like 500000 for NGN 5,000.`, 2);
}
