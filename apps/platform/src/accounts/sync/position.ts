/**
 * `position` keeps the bank's order among rows of one instant, oldest first (the listing sorts date, position and id,
 * all descending). A row keeps its position for as long as it stays at its instant, even when the bank shuffles rows
 * of one second at each reading; a newcomer is put right behind the row that the bank shows before it.
 */

/** Room between neighbours, for rows that turn up between them later. */
const POSITION_STEP = 1024;

/** A row of a fetch, in the bank's order. `position` is that of a held row which stays at this instant. */
export interface Placed {
  instant: number;
  position: number | null;
}

/** A held row that stays at `instant`. */
export interface Resident {
  instant: number;
  position: number;
}

export interface Placement {
  /** One per entry of `shown`. */
  positions: number[];
  /** Held positions that had to make room: index into `residents` → new position. Rare. */
  moved: Map<number, number>;
}

/** Positions for the newcomers (`position: null`) of a fetch. `residents`: every held row that stays where it is. */
export function placeRows(shown: readonly Placed[], residents: readonly Resident[]): Placement {
  const positions: number[] = shown.map(({ position }) => position ?? 0);
  const moved = new Map<number, number>();
  const groups = new Map<number, number[]>();
  const busy = new Set<number>();
  shown.forEach(({ instant, position }, index) => {
    const group = groups.get(instant);
    if (group === undefined) groups.set(instant, [index]);
    else group.push(index);
    if (position === null) busy.add(instant);
  });
  if (busy.size === 0) return { positions, moved };

  const held = new Map<number, number[]>();
  residents.forEach(({ instant }, index) => {
    if (!busy.has(instant)) return;
    const group = held.get(instant);
    if (group === undefined) held.set(instant, [index]);
    else group.push(index);
  });
  for (const instant of busy) {
    const group = groups.get(instant) as number[];
    const here = held.get(instant) ?? [];
    const placed = placeInstant(
      group.map((index) => (shown[index] as Placed).position),
      here.map((index) => (residents[index] as Resident).position),
    );
    group.forEach((index, at) => {
      positions[index] = placed.shown[at] as number;
    });
    here.forEach((index, at) => {
      const position = placed.residents[at] as number;
      if (position !== (residents[index] as Resident).position) moved.set(index, position);
    });
  }
  return { positions, moved };
}

interface InstantPlacement {
  shown: number[];
  residents: number[];
}

/** One instant: `shown` in the bank's order, newcomers `null`; `residents` in any order, shown or not. */
function placeInstant(shown: readonly (number | null)[], residents: readonly number[]): InstantPlacement {
  if (residents.length === 0) return { shown: shown.map((_, index) => (index + 1) * POSITION_STEP), residents: [] };
  const order = weave(shown, residents);
  const slots = fill(order);
  if (slots !== null) {
    const result = shown.map((position) => position ?? 0);
    order.forEach((entry, at) => {
      if (entry.newcomer !== null) result[entry.newcomer] = slots[at] as number;
    });
    return { shown: result, residents: [...residents] };
  }
  // No room left between two neighbours: number the instant afresh, in the same order.
  const renumbered = new Map<number, number>();
  const result: number[] = [];
  order.forEach((entry, at) => {
    const position = (at + 1) * POSITION_STEP;
    if (entry.newcomer === null) renumbered.set(entry.position, position);
    else result[entry.newcomer] = position;
  });
  const after = (position: number) => renumbered.get(position) ?? position;
  return {
    shown: shown.map((position, index) => (position === null ? (result[index] as number) : after(position))),
    residents: residents.map(after),
  };
}

type Entry = { newcomer: null; position: number } | { newcomer: number; position: null };

/** The instant's order: residents by position, each newcomer behind the row that the bank shows before it. */
function weave(shown: readonly (number | null)[], residents: readonly number[]): Entry[] {
  const behind = new Map<number, number[]>();
  const sorted = [...residents].sort((a, b) => a - b);
  const firstShown = shown.find((position) => position !== null) ?? null;
  // Newcomers at the head go before the first row shown; where none is, behind everything held.
  const headAnchor = firstShown === null ? (sorted.at(-1) as number) : (sorted[sorted.indexOf(firstShown) - 1] ?? null);
  const head: number[] = [];
  let run = headAnchor === null ? head : [];
  if (headAnchor !== null) behind.set(headAnchor, run);
  shown.forEach((position, index) => {
    if (position === null) {
      run.push(index);
    } else {
      run = behind.get(position) ?? [];
      behind.set(position, run);
    }
  });
  const order: Entry[] = head.map((newcomer) => ({ newcomer, position: null }));
  for (const position of sorted) {
    order.push({ newcomer: null, position });
    for (const newcomer of behind.get(position) ?? []) order.push({ newcomer, position: null });
    behind.delete(position);
  }
  return order;
}

/** Positions that keep the residents' and rise strictly; `null` when a gap is too small. */
function fill(order: readonly Entry[]): number[] | null {
  const slots: number[] = order.map(({ position }) => position ?? 0);
  for (let start = 0; start < order.length; start++) {
    if (order[start]?.position !== null) continue;
    let end = start;
    while (end < order.length && order[end]?.position === null) end++;
    const count = end - start;
    const upper = order[end]?.position ?? null;
    const lower = start > 0 ? (slots[start - 1] as number) : (upper as number) - POSITION_STEP * (count + 1);
    const step = upper === null ? POSITION_STEP : Math.floor((upper - lower) / (count + 1));
    if (step < 1) return null;
    for (let k = 0; k < count; k++) slots[start + k] = lower + step * (k + 1);
    start = end;
  }
  return slots;
}
