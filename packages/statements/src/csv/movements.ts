import { type ChainLink, type ChainResult, chainHolds, followBalance } from '../balance-chain.ts';
import { type Entry, possibleOrders } from './order.ts';
import type { AmountReading } from './shape.ts';

/** How the money cells of a whole file are to be understood. */
export interface Reading {
  /** `sides-signed`: a minus in a side column turns the side round. */
  amounts: 'sides' | 'sides-signed' | 'typed' | 'signed' | 'unsigned';
  /** `separate`: the fee moves the balance besides the amount; `included`: it is part of the amount. */
  fee: 'separate' | 'included';
}

/** One row with what it moved, signed and without a separate fee; `null` when its direction cannot be told. */
export interface Moved {
  entry: Entry;
  moved: bigint | null;
}

export interface Movements {
  rows: readonly Moved[];
  reading: Reading;
  chain: ChainResult;
}

/** Every reading that the cells allow, the likeliest first. Empty when nothing can tell in from out. */
function possibleReadings(entries: readonly Entry[], amounts: AmountReading): readonly Reading[] {
  const rows = entries.filter((entry) => entry.kind === 'draft');
  const fees: Reading['fee'][] = rows.some((row) => row.fee > 0n) ? ['separate', 'included'] : ['separate'];
  const withFees = (kind: Reading['amounts']): Reading[] => fees.map((fee) => ({ amounts: kind, fee }));
  if (amounts === 'sides') {
    const mixed = (['debit', 'credit'] as const).some((side) => {
      const signs = new Set(rows.map((row) => row[side]?.negative).filter((sign) => sign !== undefined));
      return signs.size > 1;
    });
    return mixed ? [...withFees('sides'), ...withFees('sides-signed')] : withFees('sides');
  }
  if (amounts !== 'auto') return withFees(amounts);
  if (rows.some((row) => row.amount?.negative || row.amount?.mark)) return withFees('signed');
  if (!rows.some((row) => row.balance !== null)) return [];
  return [...withFees('signed'), ...withFees('unsigned')];
}

/**
 * Puts the rows in order and gives each its movement. Where order or cells can be understood in several ways, the way
 * whose balance chain holds wins; where none holds, the one with most steps that do. `null`: no way to tell a direction.
 */
export function settleMovements(
  entries: readonly Entry[],
  amounts: AmountReading,
  threshold: number,
  openingMinor: bigint | null,
): Movements | null {
  let best: Movements | null = null;
  let holding: Movements | null = null;
  const orders = possibleOrders(entries);
  for (const reading of possibleReadings(entries, amounts)) {
    for (const order of orders) {
      const rows = move(order, reading, openingMinor);
      const chain = followBalance(rows.map((row) => chainLink(row, reading)));
      if (chainHolds(chain, threshold)) {
        if (startsAt(rows[0], reading, openingMinor)) return { rows, reading, chain };
        holding ??= { rows, reading, chain };
      }
      if (best === null || share(chain) > share(best.chain)) best = { rows, reading, chain };
    }
  }
  return holding ?? best;
}

/** True unless the first row contradicts the opening balance, which then speaks for another reading. */
function startsAt(first: Moved | undefined, { fee }: Reading, openingMinor: bigint | null): boolean {
  if (openingMinor === null || first?.entry.kind !== 'draft' || first.moved === null) return true;
  const { balance, fee: charged } = first.entry;
  return balance === null || balance - first.moved + (fee === 'separate' ? charged : 0n) === openingMinor;
}

const share = ({ steps, held }: ChainResult): number => (steps === 0 ? 0 : held / steps);

function move(order: readonly Entry[], reading: Reading, openingMinor: bigint | null): readonly Moved[] {
  const bare = reading.amounts === 'signed' ? unmarkedSide(order) : 'credit';
  let previous = openingMatches(order, openingMinor) ? openingMinor : null;
  return order.map((entry) => {
    if (entry.kind === 'gap') {
      previous = entry.balance;
      return { entry, moved: null };
    }
    const fee = reading.fee === 'separate' ? entry.fee : 0n;
    const moved = movement(entry, reading, bare, previous === null ? null : previous + fee);
    previous = entry.balance ?? (previous === null || moved === null ? null : previous + moved - fee);
    return { entry, moved };
  });
}

/** An opening balance tells the first direction only where it is one movement away from the first balance. */
function openingMatches(order: readonly Entry[], openingMinor: bigint | null): boolean {
  const first = order[0];
  if (openingMinor === null || first?.kind !== 'draft' || first.balance === null || !first.amount) return false;
  const change = first.balance - openingMinor;
  return (change < 0n ? -change : change) === first.amount.minor;
}

type Row = Extract<Entry, { kind: 'draft' }>;

/** `previous`: the balance before the row, its separate fee already added back. */
function movement(row: Row, { amounts }: Reading, bare: 'credit' | 'debit', previous: bigint | null): bigint | null {
  if (amounts === 'sides' || amounts === 'sides-signed') {
    const turned = (minor: bigint, negative: boolean) => (amounts === 'sides-signed' && negative ? -minor : minor);
    if (row.credit) return turned(row.credit.minor, row.credit.negative);
    return row.debit ? -turned(row.debit.minor, row.debit.negative) : 0n;
  }
  if (row.amount === null) return 0n;
  const { minor, negative, mark } = row.amount;
  if (amounts === 'typed') return row.side === 'credit' ? minor : -minor;
  if (amounts === 'signed') return (mark ?? (negative ? 'debit' : bare)) === 'credit' ? minor : -minor;
  if (negative || mark) return (mark ?? 'debit') === 'credit' ? minor : -minor;
  if (previous === null || row.balance === null || row.balance === previous) return null;
  return row.balance > previous ? minor : -minor;
}

/** Where only money in is marked (`300.00Cr`), an unmarked amount went out. */
function unmarkedSide(order: readonly Entry[]): 'credit' | 'debit' {
  let credits = 0;
  for (const entry of order) {
    if (entry.kind === 'gap' || entry.amount === null) continue;
    if (entry.amount.negative || entry.amount.mark === 'debit') return 'credit';
    if (entry.amount.mark === 'credit') credits += 1;
  }
  return credits > 0 ? 'debit' : 'credit';
}

function chainLink({ entry, moved }: Moved, { fee }: Reading): ChainLink {
  if (entry.kind === 'gap' || moved === null) return { kind: 'gap', line: entry.line, balance: entry.balance };
  return {
    kind: 'row',
    line: entry.line,
    moved: moved - (fee === 'separate' ? entry.fee : 0n),
    balance: entry.balance,
    at: entry.time === null ? null : `${entry.day}T${entry.time}`,
    loose: entry.status !== 'posted',
  };
}
