import type { Movement } from '../movement.ts';

export type IncomeType = 'SALARY' | 'WAGES' | 'BUSINESS' | 'PENSION' | 'RENTAL' | 'INVESTMENT' | 'OTHER';
export type Frequency = 'WEEKLY' | 'BIWEEKLY' | 'MONTHLY' | 'VARIABLE';
export type Confidence = 'HIGH' | 'MEDIUM' | 'LOW';

/** One source of income over everything that is held, before any period is cut out of it. */
export interface IncomeStream {
  readonly type: IncomeType;
  readonly frequency: Frequency;
  readonly confidence: Confidence;
  /** The payer as printed most completely; null where the rows name nobody, or many pay. */
  readonly payer: string | null;
  /** The evidence, oldest first, never empty. */
  readonly deposits: readonly Movement[];
}
