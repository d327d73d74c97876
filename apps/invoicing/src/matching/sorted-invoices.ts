import type { OpenInvoice } from './subjects.ts';

/** Invoices in the order of a number, then of their ids. A look-up costs log n, a change one move of memory. */
export class SortedInvoices {
  readonly #places: { readonly at: number; readonly invoice: OpenInvoice }[] = [];

  get size(): number {
    return this.#places.length;
  }

  add(at: number, invoice: OpenInvoice): void {
    this.#places.splice(this.#placeOf(at, invoice.id), 0, { at, invoice });
  }

  remove(at: number, id: string): void {
    const place = this.#placeOf(at, id);
    if (this.#places[place]?.invoice.id === id) this.#places.splice(place, 1);
  }

  /** From the lowest on, those that the test keeps; at most `look` are looked at. */
  first(limit: number, look: number, keeps: (invoice: OpenInvoice) => boolean): OpenInvoice[] {
    const found: OpenInvoice[] = [];
    for (let place = 0; place < look && found.length < limit; place += 1) {
      const there = this.#places[place];
      if (there === undefined) break;
      if (keeps(there.invoice)) found.push(there.invoice);
    }
    return found;
  }

  /** The nearest to `middle` within the bounds, both included. */
  nearest(middle: number, from: number, to: number, limit: number): OpenInvoice[] {
    const found: OpenInvoice[] = [];
    let above = this.#placeOf(middle, '');
    let below = above - 1;
    while (found.length < limit) {
      const high = this.#within(above, from, to);
      const low = this.#within(below, from, to);
      const nearer = high === undefined || (low !== undefined && middle - low.at < high.at - middle) ? low : high;
      if (nearer === undefined) break;
      found.push(nearer.invoice);
      if (nearer === low) below -= 1;
      else above += 1;
    }
    return found;
  }

  #within(place: number, from: number, to: number): { at: number; invoice: OpenInvoice } | undefined {
    const there = this.#places[place];
    return there !== undefined && there.at >= from && there.at <= to ? there : undefined;
  }

  /** The first place that is not before (at, id). */
  #placeOf(at: number, id: string): number {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = this.#places[middle];
      if (there !== undefined && (there.at < at || (there.at === at && there.invoice.id < id))) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
