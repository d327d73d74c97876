/** How likely a debit is to succeed, from what is known without asking the bank. How it is weighed: docs/failure-causes.md. */
import { DAY_MS } from '@kente/kit/clock';

export interface DebitFacts {
  now: Date;
  amountMinor: bigint;
  /** Why it would be refused before the bank is asked: the mandate, its ceiling, the account's daily limit. Null: it would not. */
  refusal: string | null;
  /** The retry limits: until when the account is left in peace, and how many more failures for want of funds it may have. */
  blockedUntil: Date | null;
  isBusy: boolean;
  fundsTriesLeft: number;
  /** What is held of a linked account. */
  balance: { availableMinor: bigint; readAt: Date; isSameAccount: boolean } | null;
  income: { monthlyMinor: bigint; lastOn: Date | null } | null;
  /** Debits of this mandate that are final, newest first. */
  past: readonly PastDebit[];
}

export interface PastDebit {
  isSuccessful: boolean;
  code: string | null;
  amountMinor: bigint;
  at: Date;
}

export type Effect = 'blocks' | 'lowers' | 'raises' | 'none';
export interface Reason {
  code: string;
  effect: Effect;
  /** How much of the score it is; 0 for what blocks. */
  points: number;
  message: string;
}

export type Likelihood = 'impossible' | 'unlikely' | 'uncertain' | 'likely' | 'very_likely';
export interface Assessment {
  likelihood: Likelihood;
  /** 0 to 100. Not a probability: an order. */
  score: number;
  reasons: readonly Reason[];
}

const START = 50;
const FRESH_MS = DAY_MS;
const STALE_MS = 7 * DAY_MS;
const RECENT_INCOME_MS = 3 * DAY_MS;

export function assess(facts: DebitFacts): Assessment {
  const blocks = blocking(facts);
  const weighed = [balanceReason(facts), incomeReason(facts), payDayReason(facts), ...pastReasons(facts)];
  const reasons = [...blocks, ...weighed.filter((reason) => reason !== null), ...triesReason(facts)];
  if (blocks.length > 0) return { likelihood: 'impossible', score: 0, reasons };
  const sum = reasons.reduce((total, { points }) => total + points, START);
  const score = Math.min(100, Math.max(1, sum));
  return { likelihood: wordFor(score), score, reasons };
}

function wordFor(score: number): Likelihood {
  if (score >= 80) return 'very_likely';
  if (score >= 60) return 'likely';
  return score >= 40 ? 'uncertain' : 'unlikely';
}

const reason = (code: string, points: number, message: string): Reason => ({
  ...{ code, effect: points > 0 ? 'raises' : points < 0 ? 'lowers' : 'none', points, message },
});

function blocking({ refusal, blockedUntil, isBusy }: DebitFacts): Reason[] {
  const block = (code: string, message: string): Reason => ({ code, effect: 'blocks', points: 0, message });
  return [
    ...(refusal === null ? [] : [block('refused', refusal)]),
    ...(blockedUntil === null
      ? []
      : [block('rate_limited', `The account has failed too often today: not before ${blockedUntil.toISOString()}.`)]),
    ...(isBusy ? [block('in_progress', 'Another debit of this account is in progress.')] : []),
  ];
}

/** The account itself counts whole, another one of the customer a third; what is older than a day a half, than a week nothing. */
function balanceReason({ now, balance, amountMinor }: DebitFacts): Reason | null {
  if (!balance) return reason('no_balance', 0, 'The customer has linked no account with a balance.');
  const { availableMinor, readAt, isSameAccount } = balance;
  const ageMs = now.getTime() - readAt.getTime();
  const which = isSameAccount ? 'The account' : 'Another account of the customer';
  if (ageMs > STALE_MS) return reason('balance_old', 0, `${which} was last read more than a week ago.`);
  const weight = (isSameAccount ? 1 : 1 / 3) * (ageMs > FRESH_MS ? 1 / 2 : 1);
  const points = (whole: number): number => Math.round(whole * weight);
  if (availableMinor * 2n >= amountMinor * 3n) {
    return reason(
      'balance_ample',
      points(40),
      `${which} held the amount and half as much again when it was last read.`,
    );
  }
  if (availableMinor >= amountMinor) {
    return reason('balance_enough', points(25), `${which} held the amount when it was last read.`);
  }
  return reason('balance_short', points(-40), `${which} held less than the amount when it was last read.`);
}

function incomeReason({ income, amountMinor }: DebitFacts): Reason | null {
  if (!income) return null;
  const { monthlyMinor } = income;
  if (monthlyMinor >= amountMinor * 3n) {
    return reason('income_high', 10, 'The regular income of a month is three times the amount or more.');
  }
  if (monthlyMinor >= amountMinor)
    return reason('income_enough', 5, 'The regular income of a month covers the amount.');
  return reason('income_low', -10, 'The regular income of a month is less than the amount.');
}

function payDayReason({ income, now }: DebitFacts): Reason | null {
  const sinceMs = income?.lastOn ? now.getTime() - income.lastOn.getTime() : Number.POSITIVE_INFINITY;
  return sinceMs >= 0 && sinceMs <= RECENT_INCOME_MS
    ? reason('pay_day', 5, 'Income came in the last three days.')
    : null;
}

const LOOKED_AT = 10;

/** The share of successes, more sure of itself the more debits there were; then what the last one says. */
function pastReasons({ past, balance }: DebitFacts): Reason[] {
  const recent = past.slice(0, LOOKED_AT);
  const last = recent[0];
  if (!last) return [reason('no_history', 0, 'This mandate has not been debited yet.')];
  const won = recent.filter(({ isSuccessful }) => isSuccessful).length;
  const points = Math.round((won / recent.length - 0.5) * 40 * (recent.length / (recent.length + 2)));
  const history = reason('history', points, `${won} of the last ${recent.length} debits succeeded.`);
  const wasShort = !last.isSuccessful && last.code === '51';
  const isKnownSince = balance?.isSameAccount === true && balance.readAt > last.at;
  if (!wasShort || isKnownSince) return [history];
  return [
    history,
    reason(
      'last_was_short',
      -15,
      'The last debit failed for want of money, and nothing is known of the account since.',
    ),
  ];
}

function triesReason({ fundsTriesLeft }: DebitFacts): Reason[] {
  if (fundsTriesLeft !== 1) return [];
  return [
    reason('last_try', 0, 'One more failure for want of money, and the account is left in peace until tomorrow.'),
  ];
}
