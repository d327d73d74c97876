import { dayNumber, daysIn, dayText, following, instantOf, type MonthOfYear, monthText } from './calendar.ts';
import { Draw, hash32 } from './draw.ts';
import { DayBook, type Entry, MORNING_SECOND } from './entry.ts';
import type { AccountPlan, HistoryRow } from './plan.ts';

/** The second at which the last movement of a month brings the balance to the next opening. */
const SWEEP_SECOND = 23 * 3_600 + 40 * 60;

type Movement = Pick<Entry, 'amount' | 'credit' | 'narration' | 'reference' | 'party'>;

/**
 * Writes whole months. A month depends on its plan and on nothing else: it opens at `plan.opening`, lives its days
 * forward in time, and is brought to the next month's opening by a movement from or to savings. So any stretch of
 * history can be made on its own, and old days never change.
 */
class MonthWriter {
  readonly rows: HistoryRow[] = [];
  readonly #plan: AccountPlan;
  #balance: number;
  #owed = 0;
  #lastSecond = 0;

  constructor(plan: AccountPlan, month: MonthOfYear) {
    this.#plan = plan;
    this.#balance = plan.opening(month);
  }

  writeDay(book: DayBook): void {
    const declined = new Set<Entry>();
    const first = this.rows.length;
    this.#lastSecond = 0;
    for (const entry of inOrder(book.entries)) {
      if (entry.undoes && declined.has(entry.undoes)) declined.add(entry);
      else if (!this.#post(book, entry)) declined.add(entry);
    }
    disorder(this.rows, first, book.draw);
  }

  /** Brings the balance to `target` at the end of the month. */
  close(book: DayBook, target: number): void {
    const difference = target + this.#owed - this.#balance;
    if (difference !== 0) {
      const words = this.#plan.sweep(book, SWEEP_SECOND, difference < 0);
      this.#row(book, SWEEP_SECOND, { amount: Math.abs(difference), credit: difference > 0, ...words });
    }
    if (this.#owed > 0) this.#repay(book, SWEEP_SECOND + 1);
  }

  /** @returns false when the account could not carry it. */
  #post(book: DayBook, entry: Entry): boolean {
    const fees = (entry.with ?? []).reduce((sum, fee) => sum + (fee.credit ? -fee.amount : fee.amount), 0);
    const needed = entry.credit ? fees - entry.amount : entry.amount + fees;
    const short = needed - this.#balance;
    if (needed > 0 && short > 0 && !this.#cover(book, entry, short)) return false;
    if (entry.settles) this.#hold(book, entry, entry.settles);
    else this.#row(book, entry.second, entry, entry.dayOnly);
    for (const fee of entry.with ?? []) this.#row(book, entry.second, { ...entry, ...fee }, entry.dayOnly);
    if (entry.credit && this.#owed > 0) this.#repay(book, entry.second + 1);
    return true;
  }

  #cover(book: DayBook, entry: Entry, short: number): boolean {
    const { overdraft } = this.#plan;
    if (overdraft && !entry.must) {
      const fee = overdraft.fee(book, short);
      if (this.#owed + short + fee.amount > overdraft.limit) return false;
      this.#owed += short + fee.amount;
      // Lent in full with its fee, and the fee taken at once: three rows on one receipt, together with the payment.
      const draw = {
        ...entry,
        ...overdraft.drawn(book, entry.reference, short),
        amount: short + fee.amount,
        credit: true,
        party: null,
      };
      this.#row(book, entry.second, draw);
      this.#row(book, entry.second, { ...entry, ...fee, credit: false, party: null });
      return true;
    }
    if (!entry.must) return false;
    const second = entry.dayOnly ? 0 : entry.second;
    const words = this.#plan.sweep(book, second, false);
    this.#row(
      book,
      entry.second,
      { amount: roundUp(short + this.#plan.cushion), credit: true, ...words },
      entry.dayOnly,
    );
    return true;
  }

  #repay(book: DayBook, second: number): void {
    const amount = Math.min(this.#owed, this.#balance);
    if (amount <= 0 || !this.#plan.overdraft) return;
    this.#owed -= amount;
    this.#row(book, second, { amount, credit: false, party: null, ...this.#plan.overdraft.repaid(book, amount) });
  }

  #hold(book: DayBook, entry: Entry, settles: { amount: number; narration: string }): void {
    const before = this.#balance;
    // Alone in its second: its balance moves when it settles for less, and nothing may stand beside it then.
    const second = settles.amount === entry.amount ? entry.second : Math.max(entry.second, this.#lastSecond + 60);
    this.#row(book, second, { ...entry, ...settles });
    const row = this.rows.at(-1);
    if (!row) return;
    row.vanishes = settles.amount === 0;
    row.pending = {
      untilMs: instantOf(book.day + 1, MORNING_SECOND, this.#plan.offsetMinutes),
      id: null,
      amount: entry.amount,
      balance: before - entry.amount,
      narration: entry.narration,
    };
  }

  #row(book: DayBook, second: number, movement: Movement, dayOnly = false): void {
    this.#balance += movement.credit ? movement.amount : -movement.amount;
    this.#lastSecond = dayOnly ? MORNING_SECOND : Math.max(second, this.#lastSecond);
    this.rows.push({
      day: book.day,
      ms: instantOf(book.day, this.#lastSecond, this.#plan.offsetMinutes),
      dayOnly: dayOnly || !this.#plan.tellsTime,
      amount: movement.amount,
      credit: movement.credit,
      balance: this.#balance,
      close: this.#balance,
      narration: movement.narration,
      reference: movement.reference,
      party: movement.party,
      id: null,
      pending: null,
      vanishes: false,
    });
  }
}

/** Next whole hundred of the major unit: nobody takes 13.57 out of savings. */
const roundUp = (amount: number): number => Math.ceil(amount / 10_000) * 10_000;

/** Day-only rows first; a hold that settles for another amount last, so that no balance of its day moves with it. */
function orderOf(entry: Entry): number {
  if (entry.dayOnly) return -1;
  return entry.settles && entry.settles.amount !== entry.amount ? entry.second + 86_400 : entry.second;
}
const inOrder = (entries: Entry[]): Entry[] => entries.sort((a, b) => orderOf(a) - orderOf(b));

/** Banks print what fell into one second in any order: turn about half of such groups round. */
function disorder(rows: HistoryRow[], from: number, draw: Draw): void {
  for (let start = from; start < rows.length; ) {
    let end = start + 1;
    while (end < rows.length && rows[end]?.ms === rows[start]?.ms) end += 1;
    if (end - start > 1 && !rows[start]?.dayOnly && draw.chance(0.5)) {
      const close = rows[end - 1]?.balance ?? 0;
      const group = rows.slice(start, end).reverse();
      for (const row of group) row.close = close;
      rows.splice(start, group.length, ...group);
    }
    start = end;
  }
}

/** One month of an account, whole, in the order in which the bank prints it. */
export function writeMonth(plan: AccountPlan, month: MonthOfYear): HistoryRow[] {
  if (!plan.fill) return [];
  const writer = new MonthWriter(plan, month);
  const first = dayNumber(month.year, month.month, 1);
  const days = daysIn(month);
  for (let index = 0; index < days; index += 1) {
    const book = new DayBook(first + index, month, new Draw(`${plan.key}|${first + index}`));
    plan.fill(book);
    writer.writeDay(book);
    if (book.lastOfMonth) writer.close(book, plan.opening(following(month)));
  }
  giveIds(plan, month, writer.rows);
  return writer.rows;
}

function giveIds(plan: AccountPlan, month: MonthOfYear, rows: HistoryRow[]): void {
  if (plan.ids === 'none') return;
  const tag = hash32(`${plan.key}|${monthText(month)}`)
    .toString(36)
    .toUpperCase()
    .padStart(7, '0');
  let count = 0;
  let day = -1;
  let date = '';
  for (const row of rows) {
    if (row.day !== day && plan.ids !== 'recycled') date = dayText(row.day).slice(2).replaceAll('-', '');
    day = row.day;
    count += 1;
    const serial = String(10_000 + count).slice(1);
    row.id = plan.ids === 'recycled' ? `S${serial}` : `FT${date}${tag}${serial}`;
    if (row.pending) row.pending.id = plan.ids === 'reissued' ? `AUTH${date}${tag}${serial}` : row.id;
  }
}
