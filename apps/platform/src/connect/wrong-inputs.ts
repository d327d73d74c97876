import type { FailureCode } from '../connectors/connector.ts';

/** What a person got wrong so far in one session. */
export interface WrongInputs {
  login: number;
  mfa: number;
  other: number;
}

export const NONE_WRONG: WrongInputs = { login: 0, mfa: 0, other: 0 };

/** The kind of step that was answered. */
export type Asked = keyof WrongInputs;

/** People mistype passwords more often than codes, and a bank locks an account by itself. Through the API three of any kind. */
const PAGE_LIMITS: WrongInputs = { login: 5, mfa: 3, other: 10 };
const HEADLESS_LIMIT = 3;

const FAILURES: Readonly<Record<Asked, FailureCode>> = {
  login: 'invalid_credentials',
  mfa: 'mfa_failed',
  other: 'invalid_credentials',
};

/** One more wrong answer: the new counts, and the failure that ends the session when it was one too many. */
export function countWrong(
  before: WrongInputs,
  asked: Asked,
  headless: boolean,
): { counts: WrongInputs; over: FailureCode | null } {
  const counts = { ...before, [asked]: before[asked] + 1 };
  const over = headless ? totalOf(counts) >= HEADLESS_LIMIT : counts[asked] >= PAGE_LIMITS[asked];
  return { counts, over: over ? FAILURES[asked] : null };
}

export function totalOf({ login, mfa, other }: WrongInputs): number {
  return login + mfa + other;
}
