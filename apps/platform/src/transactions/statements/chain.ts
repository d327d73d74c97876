/** What of a row tells its place among the rows of its instant. Minor units. */
export interface ChainRow {
  credit: boolean;
  amountMinor: bigint;
  /** After the row; null where the bank gave none. */
  balanceMinor: bigint | null;
}

/** The balance before a row of which the bank gave the one after it. */
function balanceBefore({ credit, amountMinor, balanceMinor }: ChainRow): bigint | null {
  return balanceMinor === null ? null : balanceMinor - (credit ? amountMinor : -amountMinor);
}

/**
 * Rows of one instant in the order in which each balance follows from the one before. Banks print a transfer, its charge
 * and the tax on it with one second, in any order. As given where the order chains already, or none does.
 * @param before the balance that the first one starts from, where it is known
 */
export function inChain<Row extends ChainRow>(rows: readonly Row[], before: bigint | null): readonly Row[] {
  if (rows.length < 2 || follows(rows, before) || rows.some(({ balanceMinor }) => balanceMinor === null)) return rows;
  const fromBefore = before === null ? null : walk(rows, before);
  if (fromBefore) return fromBefore;
  // What came before does not lead here: the rows may still follow from one another.
  return follows(rows, null) ? rows : (walk(rows, startOf(rows)) ?? rows);
}

function follows(rows: readonly ChainRow[], before: bigint | null): boolean {
  let last = before;
  return rows.every((row) => {
    const starts = balanceBefore(row);
    if (starts === null || (last !== null && starts !== last)) return false;
    last = row.balanceMinor;
    return true;
  });
}

/** The balance that more rows start from than lead to; that of the first row where there is none, as in a circle. */
function startOf(rows: readonly ChainRow[]): bigint | null {
  const uses = new Map<bigint | null, number>();
  const count = (balance: bigint | null, by: number) => uses.set(balance, (uses.get(balance) ?? 0) + by);
  for (const row of rows) {
    count(balanceBefore(row), 1);
    count(row.balanceMinor, -1);
  }
  const [first] = rows;
  return (
    rows.map(balanceBefore).find((balance) => (uses.get(balance) ?? 0) > 0) ?? (first ? balanceBefore(first) : null)
  );
}

/**
 * A walk that takes every row once, each from where the last one led (Hierholzer's way through a graph whose places are
 * balances). Null where there is none.
 */
function walk<Row extends ChainRow>(rows: readonly Row[], start: bigint | null): readonly Row[] | null {
  const leaving = Map.groupBy(rows, balanceBefore);
  const taken = new Map<bigint | null, number>();
  const path: Row[] = [];
  const waiting: { at: bigint | null; by: Row | null }[] = [{ at: start, by: null }];
  for (let here = waiting.at(-1); here; here = waiting.at(-1)) {
    const count = taken.get(here.at) ?? 0;
    const next = leaving.get(here.at)?.[count];
    if (next) {
      taken.set(here.at, count + 1);
      waiting.push({ at: next.balanceMinor, by: next });
    } else {
      waiting.pop();
      if (here.by) path.push(here.by);
    }
  }
  path.reverse();
  return path.length === rows.length && follows(path, start) ? path : null;
}

/** Rows of one instant that are put in order; of more, the order is the bank's. */
export const MOST_OF_AN_INSTANT = 2_000;

/**
 * Batches of rows, oldest first, with the rows of each instant in chain. The last instant of a batch waits for the next.
 * @param before the balance before the first row, where it is known
 */
export async function* chained<Row extends ChainRow & { date: string }>(
  batches: AsyncIterable<readonly Row[]>,
  before: bigint | null,
): AsyncGenerator<readonly Row[], void> {
  let last = before;
  let instant: Row[] = [];
  const ended = (): readonly Row[] => {
    const ordered = instant.length > MOST_OF_AN_INSTANT ? instant : inChain(instant, last);
    for (const row of ordered) last = row.balanceMinor ?? (last === null ? null : last + signed(row));
    instant = [];
    return ordered;
  };
  for await (const batch of batches) {
    const ready: Row[] = [];
    for (const row of batch) {
      if (instant.length > MOST_OF_AN_INSTANT || (instant[0] && instant[0].date !== row.date)) ready.push(...ended());
      instant.push(row);
    }
    if (ready.length > 0) yield ready;
  }
  if (instant.length > 0) yield ended();
}

const signed = ({ credit, amountMinor }: ChainRow): bigint => (credit ? amountMinor : -amountMinor);

const sumOf = (rows: readonly ChainRow[]): bigint => rows.reduce((sum, row) => sum + signed(row), 0n);

/** Where rows start from: before the first one whose balance the bank gave, less what led to it. Null where it gave none. */
function balanceAtStart(rows: readonly ChainRow[]): bigint | null {
  const at = rows.findIndex(({ balanceMinor }) => balanceMinor !== null);
  const before = rows[at] ? balanceBefore(rows[at]) : null;
  return before === null ? null : before - sumOf(rows.slice(0, at));
}

/** Where rows lead to: the last balance that the bank gave, and what came after it. Null where it gave none. */
export function balanceAtEnd(rows: readonly ChainRow[]): bigint | null {
  const at = rows.findLastIndex(({ balanceMinor }) => balanceMinor !== null);
  const last = rows[at]?.balanceMinor ?? null;
  return last === null ? null : last + sumOf(rows.slice(at + 1));
}

/** The rows of an instant, and the sum of those on its other side, up to the edge of a statement. */
interface Edge {
  rows: readonly ChainRow[];
  beyondMinor: bigint;
}

/**
 * The balances before the first row of a statement and after the last. Rows of one instant are put in chain first: else
 * a charge that stands before its transfer would make the transfer a part of the opening balance.
 * @param first the first instant with a balance of the bank, and what came before it; `last` likewise
 * @param before the balance that the rows before the period left
 */
export function edgeBalances({
  first,
  last,
  before,
  sumMinor,
}: {
  first: Edge;
  last: Edge;
  before: bigint | null;
  sumMinor: bigint;
}): { openingMinor: bigint | null; closingMinor: bigint | null } {
  const start = balanceAtStart(inChain(first.rows, before === null ? null : before + first.beyondMinor));
  const openingMinor = start === null ? null : start - first.beyondMinor;
  const reached = openingMinor === null ? null : openingMinor + sumMinor - last.beyondMinor - sumOf(last.rows);
  const end = balanceAtEnd(inChain(last.rows, reached));
  return { openingMinor, closingMinor: end === null ? null : end + last.beyondMinor };
}
