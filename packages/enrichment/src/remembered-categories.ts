import type { CategoryResult } from './enrichment.ts';
import { amountBucket } from './model/face.ts';
import { isSessionAt } from './read/reference.ts';
import type { Row } from './row.ts';
import { KeptTexts } from './text/kept-texts.ts';
import { isDigit, isWordCode, LONGEST_KNOWN_NUMBER, type Scan } from './text/scan.ts';

const SLOTS = 1_024;
/** Of a narration's codes and its direction. */
const LONGEST = 97;
/** The amount took no part. */
const ANY_AMOUNT = -1;

/** Codes that no printed text has, for what is masked. */
const MASKED_DIGIT = 1;
const MASKED_SESSION = 2;

const APOSTROPHE = 39;

/**
 * Categories of one engine by direction and narration, its long numbers masked: a receipt's, a card's and a session's
 * digits decide no category, only that a number so long stands there. A number that begins as a form's own does
 * (`254{account}`) is not masked. For plain text alone: `Scan.take`.
 */
export class RememberedCategories {
  readonly #numberStarts: readonly Uint8Array[];
  readonly #texts = new KeptTexts(SLOTS, LONGEST);
  readonly #results: CategoryResult[] = [];
  readonly #buckets = new Int8Array(SLOTS);
  /** The row that was last looked for. */
  readonly #codes = new Uint8Array(LONGEST);
  #length = 0;
  #slot = 0;

  constructor(numberStarts: readonly string[]) {
    this.#numberStarts = numberStarts.map((start) => Uint8Array.from(start, (digit) => digit.charCodeAt(0)));
  }

  /** What is kept for a row like the one that the scan has taken. */
  find(scan: Scan, { credit, amountMinor }: Row): CategoryResult | null {
    if (scan.length >= LONGEST) {
      this.#length = 0;
      return null;
    }
    this.#mask(scan, credit);
    this.#slot = this.#texts.slotOf(this.#codes, this.#length);
    if (!this.#texts.holds(this.#slot, this.#codes, this.#length)) return null;
    const bucket = this.#buckets[this.#slot] as number;
    if (bucket !== ANY_AMOUNT && bucket !== amountBucket(amountMinor)) return null;
    return this.#results[this.#slot] as CategoryResult;
  }

  /** For the row last looked for. */
  keep({ amountMinor }: Row, category: CategoryResult, askedModel: boolean): void {
    if (this.#length === 0) return;
    this.#texts.keep(this.#slot, this.#codes, this.#length);
    this.#results[this.#slot] = category;
    this.#buckets[this.#slot] = askedModel ? amountBucket(amountMinor) : ANY_AMOUNT;
  }

  #mask({ codes, printed, length }: Scan, credit: boolean): void {
    const masked = this.#codes;
    masked[0] = credit ? 1 : 0;
    let before = 0;
    for (let at = 0; at < length; ) {
      const code = codes[at] as number;
      const end = isDigit(code) && !isWordCode(before) && before !== APOSTROPHE ? endOfNumber(codes, at) : at;
      if (end - at > LONGEST_KNOWN_NUMBER && !isWordCode(codes[end] as number) && !this.#beginsAsForm(codes, at)) {
        const mark = isSessionAt(codes, at, end) ? MASKED_SESSION : MASKED_DIGIT;
        // Cheaper than fill() for so few.
        while (at < end) masked[++at] = mark;
        before = 0;
      } else {
        masked[at + 1] = printed[at] as number;
        before = code;
        at++;
      }
    }
    this.#length = length + 1;
  }

  #beginsAsForm(codes: Uint16Array, at: number): boolean {
    for (let each = 0; each < this.#numberStarts.length; each++) {
      const start = this.#numberStarts[each] as Uint8Array;
      let same = 0;
      while (same < start.length && codes[at + same] === start[same]) same++;
      if (same === start.length) return true;
    }
    return false;
  }
}

function endOfNumber(codes: Uint16Array, from: number): number {
  let at = from;
  while (isDigit(codes[at] as number)) at++;
  return at;
}
