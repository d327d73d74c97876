import type { Category } from './category.ts';

/** How the money moved, by the names of the wire (contract 6.4). */
export type Channel = 'NIP' | 'NEFT' | 'RTGS' | 'POS' | 'WEB' | 'ATM' | 'USSD' | 'MOBILE' | 'BRANCH';

/** What a row is by its structure, whatever it paid for. */
export type RowKind =
  | 'fee'
  /** A levy or stamp duty that the bank collects with a payment. */
  | 'levy'
  | 'tax'
  | 'reversal'
  | 'interest'
  | 'airtime'
  | 'bill'
  | 'cash-withdrawal'
  | 'cash-deposit'
  | 'cheque'
  /** A purchase by card, at a terminal or on the web. */
  | 'card'
  | 'salary'
  | 'overdraft-draw'
  | 'overdraft-repayment'
  | 'loan-draw'
  | 'loan-repayment'
  /** Between the account and a pot of the same holder. */
  | 'sweep'
  /** What a gateway or terminal collected, paid out to its merchant. */
  | 'settlement'
  /** An order that a company collects under: debit order, mandate, standing order. */
  | 'direct-debit'
  | 'transfer'
  | 'other';

/** `structure` also stands for a transfer whose remark says nothing; `none` goes with `unknown` alone. */
export type Method = 'structure' | 'learned' | 'merchant' | 'rule' | 'model' | 'none';

export interface CategoryResult {
  readonly value: Category;
  readonly method: Method;
  /** 0 to 1. */
  readonly confidence: number;
  /** Ids of the rules that decided. */
  readonly evidence: readonly string[];
  readonly rulesetVersion: string;
}

/** What a row's words tell. A field that they do not tell is null; nothing is made up. */
export interface Enrichment {
  readonly channel: Channel | null;
  readonly kind: RowKind;
  /** The other side as printed, cleaned of banks, codes and phone digits. */
  readonly counterparty: string | null;
  /** The other side normalised: lower case, folded, no titles or company suffixes. What payees are clustered by. */
  readonly counterpartyKey: string | null;
  /** The other side's bank, as the bank prints it. */
  readonly bank: string | null;
  readonly accountNumber: string | null;
  readonly reference: string | null;
  /** NIP session id, 30 digits. */
  readonly sessionId: string | null;
  /** Gateway, lower case: paystack, flutterwave, interswitch … */
  readonly processor: string | null;
  readonly location: string | null;
  /** The payer's own words. */
  readonly reason: string | null;
  readonly terminal: string | null;
  /** The other side is the holder: at least two equal names, in any order. */
  readonly ownAccount: boolean;
  readonly category: CategoryResult;
}
