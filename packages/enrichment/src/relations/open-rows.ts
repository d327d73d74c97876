import type { Traits } from './reversal-words.ts';

/** Of one amount, account and direction within the window: looking further costs more than it finds. */
const MOST_LOOKED_AT = 256;

/** Rows that nothing has taken back yet, by day. */
export class OpenRows {
  readonly #rows: readonly Traits[];
  /** By place + 1: the place + 1 of the last open row up to there, as far as is known. */
  readonly #upTo: Int32Array;

  /** @param rows of one account, direction and amount, by day and id */
  constructor(rows: readonly Traits[]) {
    this.#rows = rows;
    this.#upTo = Int32Array.from({ length: rows.length + 1 }, (_, place) => place);
  }

  /** Open rows of the day and the `days` before it, the latest first; a bounded number. */
  *before(day: number, days: number): Generator<Traits> {
    let place = this.#lastUpTo(day);
    for (let looked = 0; looked < MOST_LOOKED_AT; looked++) {
      place = this.#open(place);
      const row = this.#rows[place - 1];
      if (row === undefined || day - row.day > days) return;
      yield row;
      place--;
    }
  }

  /** What `before` gave stands there no more. */
  take(row: Traits): void {
    const place = this.#placeOf(row);
    this.#upTo[place] = place - 1;
  }

  #open(place: number): number {
    let found = place;
    while (this.#upTo[found] !== found) found = this.#upTo[found] as number;
    // The way is short next time.
    for (let at = place; at !== found; ) {
      const next = this.#upTo[at] as number;
      this.#upTo[at] = found;
      at = next;
    }
    return found;
  }

  #lastUpTo(day: number): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#rows[middle] as Traits).day <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #placeOf(row: Traits): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byDay(this.#rows[middle] as Traits, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}

/** By day, then by id: what makes an answer independent of the order in which rows arrive. */
export function byDay(a: Traits, b: Traits): number {
  return a.day - b.day || (a.row.row.id < b.row.row.id ? -1 : a.row.row.id > b.row.row.id ? 1 : 0);
}
