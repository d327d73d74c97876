/**
 * What a source of accounts must be able to do. Data in, data out: the connector keeps nothing between calls, the
 * platform keeps its state sealed. Each implementation passes `conformance.ts`.
 */

/**
 * `realtime`: may be refreshed on demand. `reauthorisable`: the person can renew consent. `revocable`: the source must be
 * told of an unlink. `investments`: at investment institutions a fetch brings holdings and earnings. `cumulative`: each
 * link brings something that is fetched once.
 */
export type Ability = 'realtime' | 'reauthorisable' | 'revocable' | 'investments' | 'cumulative';

export interface FormInput {
  type: 'elements.input';
  name: string;
  hint: string;
  contentType: 'text' | 'password' | 'tel' | 'email';
  minLength?: number;
  maxLength?: number;
}
/** `value` is the picture, base64. */
export interface FormCaptcha {
  type: 'elements.captcha_input';
  name: string;
  hint: string;
  value: string;
}
export type FormElement = FormInput | FormCaptcha;

/** What a person can be asked beyond a login; the names of the widget's `mfaType`. */
export type MfaType = 'OTP' | 'SECURITY_QUESTION' | 'TOKEN' | 'CAPTCHA';

export type FailureCode =
  | 'invalid_credentials'
  | 'mfa_failed'
  | 'account_locked'
  | 'no_accounts_found'
  | 'account_mismatch'
  | 'institution_unavailable'
  | 'session_expired'
  | 'link_expired'
  | 'system_error';

/** An account that the source offers to link. Money in minor units, `null` where the source does not tell. */
export interface OfferedAccount {
  accountNumber: string;
  name: string;
  type: string;
  /** Contract spelling: NGN, GHC, KSH, ZAR, USD, GBP, EUR. */
  currency: string;
  balanceMinor: bigint | null;
}

export interface RejectedLine {
  line: number;
  reason: string;
}
export type CheckResult = 'passed' | 'failed' | 'not_available';
/** What came of an uploaded statement, shown before anything is stored. */
export interface StatementReport {
  reader: string;
  /** 0–1: how sure the reader choice is. */
  confidence: number;
  account: { number: string | null; name: string | null; currency: string | null };
  /** Days, inclusive, `YYYY-MM-DD`. */
  period: { start: string; end: string } | null;
  rows: number;
  accepted: number;
  duplicates: number;
  rejected: readonly RejectedLine[];
  checks: Record<'balanceChain' | 'totals' | 'period' | 'openingClosing', { result: CheckResult; detail?: string }>;
}

/**
 * The next thing to show. Data only: the page draws any institution without knowing it.
 * `error` on an asking step is why the last answer was not taken; it is shown beside the form.
 */
export type Step =
  | { kind: 'form'; title: string; form: readonly FormElement[]; error?: string }
  | {
      kind: 'otp';
      mfa: Exclude<MfaType, 'CAPTCHA'>;
      title: string;
      hint: string;
      form: readonly FormElement[];
      error?: string;
    }
  | { kind: 'captcha'; title: string; form: readonly FormElement[]; error?: string }
  | { kind: 'redirect'; url: string }
  | {
      kind: 'instructions';
      title: string;
      steps: readonly string[];
      copy?: string;
      waitFor: string;
      form?: readonly FormElement[];
      error?: string;
    }
  | { kind: 'choose-accounts'; title: string; accounts: readonly OfferedAccount[]; error?: string }
  | {
      kind: 'upload';
      title: string;
      formats: readonly string[];
      maxBytes: number;
      /** Set once a file was read: the person looks at it, fills in `form`, and confirms or picks another file. */
      report?: StatementReport;
      form?: readonly FormElement[];
      error?: string;
    }
  | { kind: 'linked' }
  | { kind: 'failed'; code: FailureCode; message: string; retry: boolean };

/** The account that a link ended with, and what later fetches need. */
export interface LinkedAccount {
  accountNumber: string | null;
  /** Stands in for the number where the source has none (an uploaded file, a wallet's user id). */
  providerUserId?: string;
  name: string;
  type: string;
  currency: string;
  bvn: string | null;
  /** Whatever `fetch` needs later: tokens, logins. Sealed at rest, destroyed at unlink. JSON-safe. */
  secret: Json;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Opaque to everybody but the connector. JSON-safe; kept sealed between two answers of the person. */
export type LinkState = Json;

export type LinkInput =
  | { kind: 'start' }
  | { kind: 'answer'; values: Readonly<Record<string, string>> }
  | { kind: 'choose'; accountNumber: string }
  | { kind: 'file'; name: string; bytes: Uint8Array }
  /** The page asks whether something that it waits for has happened (`instructions`, `redirect`). */
  | { kind: 'poll' };

/** What a connector may know about the attempt it serves. */
export interface LinkContext {
  /** Names the simulated world in a test environment; a real source never sees it. */
  environmentId: string;
  mode: 'test' | 'live';
  institution: { id: string; slug: string; name: string; country: string; currency: string; investment?: boolean };
  authMethod: string;
  /** The form of the directory for this institution and method. */
  form: readonly FormElement[];
  loginTitle: string;
  /** Set on re-authorisation: the account that the person must come back to. */
  reauthorise?: { accountNumber: string | null; currency: string };
  /** What the environment's clock says. */
  now: Date;
  /**
   * How many of these rows are held of this account already. For a source that shows what it read before anything is
   * stored; absent where nobody can tell.
   */
  countKnown?(account: { accountNumber: string; currency: string }, rows: readonly BankRow[]): Promise<number>;
}

export interface LinkAnswer {
  step: Step;
  state: LinkState;
  /** Set exactly when `step.kind` is `linked`. */
  linked?: LinkedAccount;
  /** True when the person's answer was wrong: the platform counts these. */
  wrong?: boolean;
}

export interface BankRow {
  /** The source's own id, where it has one. May be reused by the source: identity is decided by reconciliation. */
  providerId: string | null;
  /** The bank's calendar day, `YYYY-MM-DD`. */
  day: string;
  /** The instant, where the bank gives a time; `null` when it gave only the day. */
  at: Date | null;
  amountMinor: bigint;
  direction: 'credit' | 'debit';
  balanceMinor: bigint | null;
  narration: string;
  reference: string | null;
  counterparty: { name: string | null; accountNumber: string | null; bank: string | null } | null;
  status: 'pending' | 'posted';
}

export interface Identity {
  fullName: string;
  email: string | null;
  phone: string | null;
  gender: string | null;
  /** `YYYY-MM-DD` */
  dob: string | null;
  bvn: string | null;
  maritalStatus: string | null;
  addressLine1: string | null;
  addressLine2: string | null;
  city: string | null;
  state: string | null;
  stateOfOrigin: string | null;
  lgaOfOrigin: string | null;
  verified: boolean;
}

/** Something held with an investment institution. Money in minor units of `currency`; null where the source does not tell. */
export interface Holding {
  name: string;
  type: string;
  costMinor: bigint | null;
  returnMinor: bigint | null;
  /** A decimal number. */
  quantity: string | null;
  currency: string;
  symbol: string | null;
  priceMinor: bigint | null;
  currentBalanceMinor: bigint | null;
}

/** A sale, dividend or interest. */
export interface Earning {
  /** The source's own id, for ever the same. */
  providerId: string;
  amountMinor: bigint;
  narration: string;
  at: Date;
  asset: { symbol: string | null; name: string | null; salePriceMinor: bigint | null; quantitySold: string | null };
}

export interface Investments {
  /** Minor units by currency code. */
  balances: Readonly<Record<string, bigint>>;
  holdings: readonly Holding[];
  earnings: readonly Earning[];
}

/** A linked account as a connector gets it back. */
export interface Connection {
  context: Omit<LinkContext, 'form' | 'loginTitle' | 'reauthorise' | 'countKnown'>;
  accountNumber: string | null;
  currency: string;
  secret: Json;
}

/** Opaque to everybody but the connector. */
export type Cursor = string;

/**
 * One page of the outside truth. What is `undefined` was not retrieved; `rows: []` means that the bank shows none.
 * Rows come oldest first, in the bank's own order, over all pages of one fetch.
 */
export interface Fetched {
  details?: { name: string; type: string; accountNumber: string | null; bvn: string | null };
  balanceMinor?: bigint | null;
  identity?: Identity | null;
  rows?: readonly BankRow[];
  /**
   * The days that all pages of this fetch together cover completely, inclusive. A stored row of these days that the
   * bank no longer shows was withdrawn. Absent: nothing may be concluded from a row's absence (an upload, say).
   */
  covers?: { from: string; to: string };
  /** Everything that an account of an investment institution holds and earned; on one page of a fetch. */
  investments?: Investments;
  /** Set when the rows are those of a file: what it is, and how it was read. `sha256` is hex. */
  import?: { sha256: string; report: StatementReport };
  /** The secret to keep from now on, when the source rotated it. */
  secret?: Json;
  /** Another fetch, with that secret, brings more: it is to follow at once. */
  more?: boolean;
  cursor: Cursor | null;
  hasMore: boolean;
}

export interface Connector {
  readonly id: string;
  readonly abilities: ReadonlySet<Ability>;
  /** What to show the person next. Never throws for a person's mistake: that is a step too. */
  next(context: LinkContext, input: LinkInput, state: LinkState): Promise<LinkAnswer>;
  /** One page of the outside truth. `cursor` in (null: the first page), new cursor and `hasMore` out; safe to call twice. */
  fetch(connection: Connection, cursor: Cursor | null, signal: AbortSignal): Promise<Fetched>;
}

/** A source that must be told when consent ends. Idempotent. */
export interface Revocable {
  revoke(connection: Connection, signal: AbortSignal): Promise<void>;
}

/** A source of which each link brings something of its own. */
export interface Cumulative {
  /**
   * The secret for both: what a link brought that was perhaps not fetched yet, and what the newer one brings.
   * @throws Refusal 409 when too much waits.
   */
  join(held: Json, fresh: Json): Json;
}

/** Whose turn it is when a source cannot be read. */
export abstract class ConnectorFailure extends Error {
  abstract readonly turn: 'bank' | 'platform' | 'person';
}
/** The bank is down, slow or answers nonsense: wait and try again. */
export class BankUnavailable extends ConnectorFailure {
  override readonly name = 'BankUnavailable';
  readonly turn = 'bank';
}
/** We broke: a person of ours must mend it. */
export class PlatformFault extends ConnectorFailure {
  override readonly name = 'PlatformFault';
  readonly turn = 'platform';
}
/** The bank wants the person back: re-authorise. */
export class PersonMustAct extends ConnectorFailure {
  override readonly name = 'PersonMustAct';
  readonly turn = 'person';
}
