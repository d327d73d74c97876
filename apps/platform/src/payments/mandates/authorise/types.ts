/** What the page that authorises a mandate is told, as JSON. Amounts in kobo, times ISO 8601 by the environment's clock. */

/**
 * What the page shows: `account` asks for bank and number, `identity` for the BVN, `code` for a one-time code, `transfer`
 * tells where to send NGN 50, `waiting` waits for the bank, `ended` says in `ended` why nothing can be done any more.
 */
export type AuthorisePlace = 'account' | 'identity' | 'code' | 'transfer' | 'waiting' | 'approved' | 'ended';

export interface AuthoriseView {
  place: AuthorisePlace;
  /** What the clock says, by which `closesAt` and `readyAt` are told. */
  now: string;
  /** The account that is to be debited; all but the last four digits are hidden. */
  account: { number: string; bank: string; bankCode: string } | null;
  /** Whether the date of birth is asked for beside the BVN. */
  birthDateNeeded: boolean;
  destinations: { bank: string; accountNumber: string }[];
  /** When the window for the transfer closes. */
  closesAt: string | null;
  /** From when it may be debited. */
  readyAt: string | null;
  ended: 'late' | 'cancelled' | 'rejected' | 'expired' | null;
  /** Where whoever leaves the page now is sent. */
  redirect: string | null;
}

/** A bank as the page lists it. */
export interface PageBank {
  name: string;
  code: string;
  icon: string | null;
  /** Its app sends no less than this, in kobo; null: any amount. */
  leastMinor: number | null;
}

/** What is asked to be allowed. */
export interface PageTerms {
  debitType: 'variable' | 'fixed';
  sweep: boolean;
  amount: number;
  description: string;
  /** Lagos days. */
  startDay: string;
  endDay: string;
  feeBearer: 'business' | 'customer';
  fixed: { frequency: string; interval: number | null; firstDay: string; firstAmount: number | null } | null;
}

/** What the server writes into the shell of the page. */
export interface AuthoriseBoot {
  /** `RD…`; null when there is nothing to do here. */
  link: string | null;
  problem: { title: string; message: string } | null;
  business: { name: string; app: string };
  mode: 'test' | 'live';
  terms: PageTerms | null;
  banks: PageBank[];
  view: AuthoriseView | null;
}
