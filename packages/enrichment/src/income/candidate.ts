import type { Movement } from '../movement.ts';
import type { Rhythm } from '../recurring/cadence.ts';
import type { Hit } from '../recurring/hits.ts';
import type { Frequency } from './stream.ts';
import type { WordClass } from './words.ts';

/** The credits of one payer without a long silence among them. */
export interface Candidate {
  readonly key: string;
  readonly hits: readonly Hit[];
  readonly deposits: readonly Movement[];
  readonly rhythm: Rhythm;
  readonly frequency: Frequency;
  /** 0 to 1, of what came per day. */
  readonly steadiness: number;
  /** What at least half of the deposits say of themselves. */
  readonly words: WordClass | null;
  readonly company: boolean;
  /** A deposit says that it is pay: whoever pays so is an employer. */
  readonly callsItPay: boolean;
}
