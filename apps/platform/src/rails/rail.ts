import type { Environment } from '../tenancy/index.ts';
import type { ResponseCode } from './response-codes.ts';

/** A bank account as a rail knows it. */
export interface BankAccount {
  /** The bank's six-digit code at the switch. */
  nipCode: string;
  /** Ten digits. */
  accountNumber: string;
  name: string;
}

/** A transfer that somebody made to one of our own account numbers. */
export interface IncomingCredit {
  /** The rail's, 30 digits. */
  sessionId: string;
  /** Ours, ten digits. */
  accountNumber: string;
  amountMinor: bigint;
  sender: BankAccount;
}

/** One movement of money, as it is put before the rail: once, under its session id. */
export interface Transfer {
  /** 30 digits, unique for ever. */
  sessionId: string;
  from: BankAccount;
  to: BankAccount;
  amountMinor: bigint;
  narration: string;
  /** The caller's own; ordered faults of the sandbox may name it. */
  reference: string;
  /** The authority that a debit rests on; null for a credit, and for a debit that the payer authorised at the bank. */
  mandateCode: string | null;
}

/**
 * What the rail said of a movement, at once or when it was asked again. `not-sent`: nothing left this machine, so nothing
 * happened. `unknown`: the request left, and no usable answer came.
 */
export type RailAnswer =
  | { kind: 'answered'; code: ResponseCode; amountMinor: bigint; sessionId: string }
  | { kind: 'unknown'; why: string }
  | { kind: 'not-sent'; why: string };

/** No usable answer to a question that moves no money: it may be asked again at any time. */
export type NoAnswer = { kind: 'unavailable'; why: string };

export type NameAnswer =
  | { kind: 'found'; name: string; bvn: string | null }
  | { kind: 'refused'; code: ResponseCode }
  | NoAnswer;

export type BalanceAnswer =
  /** As the rail tells it: under the floor of NGN 1,000 it is 0. */
  { kind: 'answered'; availableMinor: bigint } | { kind: 'refused'; code: ResponseCode } | NoAnswer;

/** How the payer allows a mandate: by a transfer that the rail will see, elsewhere (selfie, OTP), or not at all (sandbox). */
export type Authorisation = 'transfer' | 'given' | 'at-once';

export interface RailMandate {
  /** `RC…/…/…`. */
  code: string;
  account: BankAccount;
  amountMinor: bigint;
  kind: 'emandate' | 'sweep';
  startsAt: Date;
  endsAt: Date;
  authorisation: Authorisation;
}

export type RailMandateStatus = 'awaiting-transfer' | 'pending' | 'approved' | 'rejected' | 'cancelled';

export type MandateAnswer =
  | { kind: 'answered'; status: RailMandateStatus; at: Date }
  | { kind: 'refused'; code: ResponseCode }
  | NoAnswer;

/** One line of the rail's report on a day. A reversal names the session of what it gives back. */
export interface ReportLine {
  kind: 'debit' | 'credit' | 'reversal';
  sessionId: string;
  amountMinor: bigint;
  at: Date;
}

export type ReportPage =
  | {
      kind: 'answered';
      lines: readonly ReportLine[];
      /** Transfers to account numbers of ours. */
      credits: readonly IncomingCredit[];
      next: string | null;
    }
  | NoAnswer;

/**
 * A switch that moves money between banks. Nothing here throws for trouble on the way: trouble is an answer. A debit and a
 * credit are sent once and never again by this face; whoever has no outcome asks by `requery`.
 */
export interface Rail {
  /** `nip`; also the name of its clearing account. */
  readonly name: string;
  /** Six digits that stand first in the session ids of this environment. */
  institution(env: Environment): string;
  /** Takes nothing, asks nothing. @throws Fault 503 while calls are not let through, or nobody told where the rail is. */
  ready(env: Environment): void;
  /** `knownAs`: the name that the customer is known by, for switches that compare. */
  nameEnquiry(env: Environment, account: Omit<BankAccount, 'name'>, knownAs?: string): Promise<NameAnswer>;
  /** Ends by the signal as `unknown`. */
  debit(env: Environment, transfer: Transfer, signal: AbortSignal): Promise<RailAnswer>;
  credit(env: Environment, transfer: Transfer, signal: AbortSignal): Promise<RailAnswer>;
  /** The original's result. Safe at any time. */
  requery(env: Environment, sessionId: string): Promise<RailAnswer>;
  balance(env: Environment, account: BankAccount, mandateCode: string): Promise<BalanceAnswer>;
  /** The same code again is the same mandate; one that waits for a transfer may be authorised otherwise by it. */
  createMandate(env: Environment, mandate: RailMandate): Promise<MandateAnswer>;
  mandateStatus(env: Environment, code: string): Promise<MandateAnswer>;
  cancelMandate(env: Environment, code: string): Promise<MandateAnswer>;
  /** A page of everything that was booked on a Lagos day, `YYYY-MM-DD`, in the rail's order. */
  report(env: Environment, day: string, after: string | null): Promise<ReportPage>;
  close(): Promise<void>;
}

/** The switch does not tell balances under NGN 1,000. Source: payments contract, 6. */
const FLOOR_MINOR = 100_000n;

export const aboveFloor = (availableMinor: bigint): bigint => (availableMinor < FLOOR_MINOR ? 0n : availableMinor);
