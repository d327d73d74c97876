/** Refusals in the payer's words. They say what can be done. */
import { Refusal } from '@kente/kit/errors';

const refusal = (code: string, message: string, status = 400): Refusal =>
  new Refusal(`authorise.${code}`, { status, message });

export const unknownLink = (): Refusal => refusal('unknown', 'This link does not exist.', 404);

/** The page asks where it is, and shows that. */
export const elsewhere = (): Refusal => refusal('elsewhere', 'This page has moved on. Load it again.', 409);

export const refused = {
  bank: () => refusal('bank', 'This bank does not take direct debit. Choose an account at another bank.'),
  account: (bank: string) => refusal('account', `${bank} knows no account with this number. Check the ten digits.`),
  name: (business: string, accountType: 'personal' | 'business') =>
    refusal(
      'name',
      accountType === 'business'
        ? `The account must be in the name of the company that ${business} has on record.`
        : `The name on this account is not the one that ${business} has for you. Use an account of your own.`,
    ),
  sameStart: () =>
    refusal('same_start', 'This account has a mandate that starts on the same day. Use another account.'),
  awaiting: () =>
    refusal('awaiting', 'Another mandate on this account still waits for its approval. Approve that one first.'),
  bvn: (business: string) =>
    refusal('bvn', `This is not the BVN that ${business} has for you. Check the eleven digits.`),
  birthDate: () => refusal('birth_date', 'Enter your date of birth. You must be 18 or older.'),
} as const;

export const wrongCodeWords = {
  left: (tries: number): string => `This code is not right. ${tries === 1 ? '1 try is' : `${tries} tries are`} left.`,
  over: 'Three codes were wrong. Begin again.',
} as const;
