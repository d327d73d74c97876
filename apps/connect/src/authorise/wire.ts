/** What the page that authorises a mandate and the platform say to each other under `/authorise/api`. Amounts in kobo. */

export interface AuthoriseView {
  place: 'account' | 'identity' | 'code' | 'transfer' | 'waiting' | 'approved' | 'ended';
  /** What the platform's clock says, by which the other times are told. */
  now: string;
  /** `number`: the last four digits. */
  account: { number: string; bank: string; bankCode: string } | null;
  birthDateNeeded: boolean;
  destinations: { bank: string; accountNumber: string }[];
  closesAt: string | null;
  readyAt: string | null;
  ended: 'late' | 'cancelled' | 'rejected' | 'expired' | null;
  /** Where whoever leaves now is sent. */
  redirect: string | null;
}

export interface PageBank {
  name: string;
  code: string;
  icon: string | null;
  /** Its app sends no less than this. */
  leastMinor: number | null;
}

export interface PageTerms {
  debitType: 'variable' | 'fixed';
  sweep: boolean;
  amount: number;
  description: string;
  /** `YYYY-MM-DD` */
  startDay: string;
  endDay: string;
  feeBearer: 'business' | 'customer';
  fixed: { frequency: string; interval: number | null; firstDay: string; firstAmount: number | null } | null;
}

/** What the platform writes into the shell of the page. */
export interface AuthoriseBoot {
  link: string | null;
  problem: { title: string; message: string } | null;
  business: { name: string; app: string };
  mode: 'test' | 'live';
  terms: PageTerms | null;
  banks: PageBank[];
  view: AuthoriseView | null;
}

export interface PageAnswer {
  view: AuthoriseView;
  /** Shown again with the next call. */
  visit: string | null;
  error: string | null;
}
