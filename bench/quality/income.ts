import { type IncomeQuality, measureIncome } from '../quality-income.ts';

/** Invented accounts, one a seed. */
const SEEDS = [9_001, 9_080] as const;

/** Income as the engine reads it, and with payee and category known: what reading costs. */
export function incomeQuality(): readonly IncomeQuality[] {
  return [measureIncome(...SEEDS, 'engine'), measureIncome(...SEEDS, 'known')];
}
