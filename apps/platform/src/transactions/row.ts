import type { BankRow } from '../connectors/connector.ts';

/** A stored transaction. Amounts are minor units and never negative: `credit` gives the direction. */
export interface StoredTransaction {
  id: string;
  /** The instant it is listed under; midnight UTC of `day` when the bank gave only the day. */
  date: Date;
  /** The bank's calendar day, `YYYY-MM-DD`. */
  day: string;
  /** Whether the bank gave a time. */
  timed: boolean;
  /** The bank's order among rows of one instant, oldest first. */
  position: number;
  amountMinor: bigint;
  balanceMinor: bigint | null;
  credit: boolean;
  pending: boolean;
  /** Withdrawn by the bank: listed nowhere, kept for the cursor feed and for its return. */
  removed: boolean;
  narration: string;
  category: string;
  /** The category that the business gave this row; `category` is then the same. */
  editedCategory: string | null;
  /** What its words tell, where that was asked for; its `category` is the one above. Source: contract 6.4. */
  metadata: Readonly<Record<string, string>> | null;
  providerId: string | null;
  reference: string | null;
  counterparty: BankRow['counterparty'];
  /** Of the last change that a reader can see; per account, only grows. */
  revision: bigint;
  /** Since when it is listed without a break: a cursor before it has not been told of the row. */
  createdRevision: bigint;
}

export interface ModifiedTransaction extends StoredTransaction {
  /** It was pending, and is posted now. */
  settledNow: boolean;
}
