import type { Enrichment } from './enrichment.ts';
import { amountBucket } from './model/face.ts';
import type { Row } from './row.ts';

/** More than an account repeats word for word; full, it starts anew. */
const MOST = 1_024;
/** The amount took no part. */
const ANY_AMOUNT = -1;

interface Held {
  readonly enrichment: Enrichment;
  readonly bucket: number;
}

/**
 * Answers of one engine by narration and direction. An account repeats itself: charges, shops, tills, salaries. The
 * amount counts only where the model was asked, and there by its size class alone.
 */
export class Remembered {
  readonly #debits = new Map<string, Held>();
  readonly #credits = new Map<string, Held>();

  get({ narration, credit, amountMinor }: Row): Enrichment | null {
    const held = (credit ? this.#credits : this.#debits).get(narration);
    if (held === undefined) return null;
    return held.bucket === ANY_AMOUNT || held.bucket === amountBucket(amountMinor) ? held.enrichment : null;
  }

  set({ narration, credit, amountMinor }: Row, enrichment: Enrichment, askedModel: boolean): void {
    const held = credit ? this.#credits : this.#debits;
    if (held.size >= MOST) held.clear();
    held.set(narration, { enrichment, bucket: askedModel ? amountBucket(amountMinor) : ANY_AMOUNT });
  }
}
