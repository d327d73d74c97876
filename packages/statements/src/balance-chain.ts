import { formatMinor } from './amount.ts';
import type { Check } from './statement.ts';

/** One row for the chain, or a hole in it. */
export type ChainLink =
  | {
      kind: 'row';
      line: number;
      /** What the row did to the balance, signed, fee included. */
      moved: bigint;
      balance: bigint | null;
      /** Rows with the same instant stand in any order; `null` when the file gives no time. */
      at: string | null;
      /** The row may or may not have moved the balance (pending, reversed). */
      loose: boolean;
    }
  | { kind: 'gap'; line: number; balance: bigint | null };

export interface ChainBreak {
  line: number;
  expected: bigint;
  found: bigint;
}

export interface ChainResult {
  /** Steps that could be checked, and how many of them hold. */
  steps: number;
  held: number;
  gaps: readonly number[];
  first: ChainBreak | null;
}

type Row = Extract<ChainLink, { kind: 'row' }>;

/** Follows the running balance from row to row, oldest first. Rows of one second are judged as a group by its end. */
export function followBalance(links: readonly ChainLink[]): ChainResult {
  let ends: readonly bigint[] = [];
  let carried = 0n;
  let steps = 0;
  let held = 0;
  let first: ChainBreak | null = null;
  const gaps: number[] = [];
  for (const group of groups(links)) {
    if (group.kind === 'gap') {
      gaps.push(group.line);
      ends = group.balance === null ? [] : [group.balance];
      carried = 0n;
      continue;
    }
    const balances = group.rows.map((row) => row.balance).filter((balance) => balance !== null);
    const sum = total(group.rows) + carried;
    if (balances.length === 0) {
      carried = sum;
      continue;
    }
    const certain = total(group.rows.filter((row) => !row.loose)) + carried;
    carried = 0n;
    if (ends.length === 0) {
      ends = [...new Set(balances)];
      continue;
    }
    steps += 1;
    const expected = new Set(ends.flatMap((end) => [end + sum, end + certain]));
    const matched = balances.filter((balance) => expected.has(balance));
    if (matched.length > 0) {
      held += 1;
      ends = [...new Set(matched)];
      continue;
    }
    const found = balances.at(-1) ?? 0n;
    first ??= { line: group.rows[0]?.line ?? 0, expected: (ends.at(-1) ?? 0n) + sum, found };
    ends = [...new Set(balances)];
  }
  return { steps, held, gaps, first };
}

const total = (rows: readonly Row[]): bigint => rows.reduce((sum, row) => sum + row.moved, 0n);

type Group = { kind: 'rows'; rows: Row[] } | Extract<ChainLink, { kind: 'gap' }>;

function* groups(links: readonly ChainLink[]): Generator<Group> {
  let rows: Row[] = [];
  for (const link of links) {
    const last = rows.at(-1);
    const together = link.kind === 'row' && last !== undefined && link.at !== null && link.at === last.at;
    if (!together && rows.length > 0) {
      yield { kind: 'rows', rows };
      rows = [];
    }
    if (link.kind === 'gap') yield link;
    else rows.push(link);
  }
  if (rows.length > 0) yield { kind: 'rows', rows };
}

/** True when enough steps hold; a chain without a step proves nothing. */
export function chainHolds({ steps, held }: ChainResult, threshold: number): boolean {
  return steps > 0 && held >= steps * threshold;
}

/** The chain in words: how many steps hold, and the first that does not, with by how much. */
export function chainCheck(result: ChainResult, threshold: number): Check {
  const { steps, held, gaps, first } = result;
  if (steps === 0)
    return { result: 'not_available', detail: 'the file prints no running balance that could be followed' };
  const count = `${held} of ${steps} steps hold`;
  if (!chainHolds(result, threshold)) {
    const words = first === null ? '' : breakWords(first);
    return { result: 'failed', detail: `${words}; ${count}` };
  }
  const shown = gaps.slice(0, 10).join(', ');
  return {
    result: 'passed',
    detail: gaps.length === 0 ? count : `${count}; not followed across rejected line ${shown}`,
  };
}

function breakWords({ line, expected, found }: ChainBreak): string {
  const off = formatMinor(found - expected);
  return `at line ${line} the balance should be ${formatMinor(expected)} and is ${formatMinor(found)}: off by ${off}`;
}
