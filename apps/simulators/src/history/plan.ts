import type { IdStyle } from '../banks/bank.ts';
import type { MonthOfYear } from './calendar.ts';
import type { DayBook, Entry } from './entry.ts';

/** Everything that one account's history follows from. The same plan gives the same rows for ever. */
export interface AccountPlan {
  /** Environment seed, persona, bank and place among the person's accounts: all that the draws depend on. */
  key: string;
  number: string;
  name: string;
  type: string;
  currency: string;
  bvn: string | null;
  offsetMinutes: number;
  ids: IdStyle;
  tellsTime: boolean;
  /** False: this account shows a balance and no list of movements (a domiciliary account). */
  listsRows: boolean;
  /** What the account holds when the month begins; the month before is brought to it. */
  opening(month: MonthOfYear): number;
  /** Writes one day. `null`: nothing ever happens on this account. */
  fill: ((book: DayBook) => void) | null;
  /** Taken out of savings beyond a shortfall, so that life goes on for a while. */
  cushion: number;
  /** The words of a movement from or to savings, which bring a month to the next one's opening. */
  sweep(book: DayBook, second: number, into: boolean): Pick<Entry, 'narration' | 'reference' | 'party'>;
  /** A wallet that lends the shortfall of a payment. */
  overdraft?: Overdraft;
}

export interface Overdraft {
  limit: number;
  drawn(book: DayBook, reference: string | null, shortfall: number): Pick<Entry, 'narration'>;
  fee(book: DayBook, shortfall: number): { amount: number; narration: string };
  repaid(book: DayBook, amount: number): Pick<Entry, 'narration' | 'reference'>;
}

/** A row as the bank keeps it. Money in minor units, safe integers. */
export interface HistoryRow {
  day: number;
  /** The instant; of a day-only row, the instant from which it is shown. */
  ms: number;
  dayOnly: boolean;
  amount: number;
  credit: boolean;
  /** After this row. */
  balance: number;
  /** What the account holds once everything of the row's second is through. */
  close: number;
  narration: string;
  reference: string | null;
  party: Entry['party'];
  id: string | null;
  /** How the row looks until `untilMs`. */
  pending: { untilMs: number; id: string | null; amount: number; balance: number; narration: string } | null;
  /** The hold falls away: nothing is left of the row afterwards. */
  vanishes: boolean;
}
