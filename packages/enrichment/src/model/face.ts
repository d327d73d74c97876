import type { Category } from '../category.ts';
import type { Channel } from '../enrichment.ts';

export interface ClassifierInput {
  /** Lower case, folded, digits masked as 0, blanks collapsed; at most 512 characters. */
  readonly text: string;
  readonly credit: boolean;
  readonly channel: Channel | null;
  /** Size class of the amount, 0 to 15: see `amountBucket`. */
  readonly amountBucket: number;
}

export interface Classification {
  readonly category: Category;
  /** 0 to 1. The engine keeps an answer from 0.7 up and drops the rest. */
  readonly probability: number;
}

/** The last step of the engine. Pure: one input, one answer; null where it has none. */
export interface Classifier {
  classify(input: ClassifierInput): Classification | null;
}

/** Half-decades of the amount in major units, 0 to 15: 0 under 1, 1 under about 3, 2 under 10 … */
export function amountBucket(amountMinor: bigint): number {
  const major = Number(amountMinor) / 100;
  if (!(major >= 1)) return 0;
  return Math.min(15, 1 + Math.floor(Math.log10(major) * 2));
}
