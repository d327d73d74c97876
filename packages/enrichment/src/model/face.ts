import type { Category } from '../category.ts';
import type { Channel } from '../enrichment.ts';

export interface ClassifierInput {
  /** UTF-16 units: lower case, folded, blanks collapsed. The text is `start` to below `end`, at most 512 of them. */
  readonly codes: Uint16Array;
  readonly start: number;
  readonly end: number;
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

/** A text as the model reads it. */
export function codesOf(text: string): Pick<ClassifierInput, 'codes' | 'start' | 'end'> {
  const codes = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return { codes, start: 0, end: codes.length };
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
