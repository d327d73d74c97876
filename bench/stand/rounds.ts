/** One measured thing, as it is written to `results/`. */
export interface Figure {
  name: string;
  /** `×` for a ratio. */
  unit: '×' | 'ms' | 'MB' | 'kB' | 's' | '/s';
  median: number;
  low: number;
  high: number;
  target: { atLeast: number } | { atMost: number } | null;
  /** What it was measured with, in absolute numbers of this machine. */
  note: string;
}

/** Fewer (`BENCH_ROUNDS`) while something is being changed: such a run writes no results. */
const ASKED = Number(process.env.BENCH_ROUNDS ?? 5);
export const ROUNDS = Number.isInteger(ASKED) && ASKED > 0 ? ASKED : 5;
export const IS_FULL_RUN = ROUNDS >= 5;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Five rounds of all in turn: what else the machine does meets all of them alike. The first, uncounted one warms up. */
export async function interleaved<Name extends string>(
  measures: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measures) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of names) {
      const value = await measures[name]();
      if (round > 0) values[name].push(value);
    }
  }
  return values;
}

/** The ratio of each round, then their median and range. */
export function ratio(
  name: string,
  over: readonly number[],
  under: readonly number[],
  target: Figure['target'],
  note: string,
): Figure {
  const ratios = over.map((value, round) => value / (under[round] ?? Number.NaN));
  return figure(name, '×', ratios, target, note);
}

export function figure(
  name: string,
  unit: Figure['unit'],
  values: readonly number[],
  target: Figure['target'],
  note: string,
): Figure {
  return { name, unit, median: median(values), low: Math.min(...values), high: Math.max(...values), target, note };
}
