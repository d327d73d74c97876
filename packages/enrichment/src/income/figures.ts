import { monthIndex } from '../calendar.ts';
import type { Movement } from '../movement.ts';
import { divideHalfUp, roundShare, sum } from '../rounding.ts';
import type { IncomeStream } from './stream.ts';

/** A stream's figures over the deposits of a period, as the wire has them. Source: contract 4.9. Minor units. */
export interface StreamFigures extends IncomeStream {
  readonly totalMinor: bigint;
  readonly incomes: number;
  /** Calendar months from the first to the last deposit. */
  readonly months: number;
  /** Those of them with a deposit. */
  readonly monthsWithIncome: number;
  /** Total ÷ incomes, half up. */
  readonly averageMinor: bigint;
  /** Total ÷ months, half up. */
  readonly monthlyAverageMinor: bigint;
  /** 0 to 1, two decimals: (1 − coefficient of variation, not below 0) × months with income ÷ months. */
  readonly stability: number;
  /** The mean without outliers by 1.5 interquartile ranges: for people to read, on no wire. */
  readonly typicalMinor: bigint;
}

/** @param deposits the stream's own of a period, oldest first, at least one */
export function figuresOf(stream: IncomeStream, deposits: readonly Movement[]): StreamFigures {
  const amounts = deposits.map((deposit) => deposit.amountMinor);
  const total = sum(amounts);
  const paid = new Set(deposits.map((deposit) => monthIndex(deposit.day)));
  const months = Math.max(...paid) - Math.min(...paid) + 1;
  return {
    ...stream,
    deposits,
    totalMinor: total,
    incomes: amounts.length,
    months,
    monthsWithIncome: paid.size,
    averageMinor: divideHalfUp(total, BigInt(amounts.length)),
    monthlyAverageMinor: divideHalfUp(total, BigInt(months)),
    stability: roundShare((Math.max(0, 1 - variation(amounts)) * paid.size) / months),
    typicalMinor: typical(amounts),
  };
}

/** Standard deviation ÷ mean, of the amounts as a whole population. */
function variation(amounts: readonly bigint[]): number {
  const values = amounts.map(Number);
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  if (mean === 0) return 1;
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length;
  return Math.sqrt(variance) / mean;
}

function typical(amounts: readonly bigint[]): bigint {
  const sorted = [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low, high] = [percentile(sorted, 25), percentile(sorted, 75)];
  // 1.5 ranges, doubled to stay whole.
  const reach = 3n * (high - low);
  const kept = sorted.filter((amount) => 2n * amount >= 2n * low - reach && 2n * amount <= 2n * high + reach);
  return divideHalfUp(sum(kept), BigInt(kept.length));
}

/** Nearest rank of sorted amounts; zero for none. */
export function percentile(sorted: readonly bigint[], percent: number): bigint {
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? 0n;
}
