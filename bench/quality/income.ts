import { type IncomeQuality, measureIncome } from '../quality-income.ts';

/** Invented accounts, one a seed, that no rule was made with. */
const SEEDS = [90_001, 90_250] as const;

/**
 * Both kinds of accounts, as the engine reads them and with payee and category known: what reading costs. Of seeds
 * that stay the same from run to run, so that two runs can be compared.
 */
export function incomeQuality(): readonly IncomeQuality[] {
  return (['first', 'varied'] as const).flatMap((family) => [
    measureIncome(...SEEDS, 'engine', family),
    measureIncome(...SEEDS, 'known', family),
  ]);
}
