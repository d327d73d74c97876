import type { ColumnMap } from './shape.ts';

export interface RepairContext {
  /** Cells of the header, trailing empty ones left out. */
  columns: number;
  map: ColumnMap;
  /** True when a decimal comma meets a comma as delimiter. */
  splitDecimals: boolean;
}

/**
 * Brings a line to the header's width. Cells that are missing at the end are blank. A surplus is put together again
 * where an unquoted comma can only have come from one place: the decimals of every amount, or the narration.
 * `null` when the line cannot be laid against the header.
 */
export function repairCells(cells: readonly string[], context: RepairContext): readonly string[] | null {
  let width = cells.length;
  while (width > context.columns && cells[width - 1] === '') width -= 1;
  const filled = cells.slice(0, width);
  const surplus = width - context.columns;
  if (surplus <= 0) return filled;
  return (context.splitDecimals ? joinDecimals(filled, context) : null) ?? joinNarration(filled, surplus, context);
}

/** `-123,45,1000,50` → `-123,45` `1000,50`: only when every money cell lost its decimals the same way. */
function joinDecimals(cells: readonly string[], { map, columns }: RepairContext): readonly string[] | null {
  const money = new Set([map.debit, map.credit, map.amount, map.fee, map.balance].filter((at) => at !== undefined));
  const joined: string[] = [];
  let at = 0;
  for (let column = 0; column < columns; column += 1) {
    const cell = cells[at] ?? '';
    const next = cells[at + 1] ?? '';
    if (money.has(column) && /^[-+(]?[\d. ]+$/.test(cell) && /^\d{2}\)?$/.test(next)) {
      joined.push(`${cell},${next}`);
      at += 2;
    } else {
      joined.push(cell);
      at += 1;
    }
  }
  return at === cells.length ? joined : null;
}

function joinNarration(cells: readonly string[], surplus: number, { map }: RepairContext): readonly string[] | null {
  const at = map.narration;
  if (at === undefined) return null;
  const narration = cells.slice(at, at + surplus + 1).join(', ');
  return [...cells.slice(0, at), narration, ...cells.slice(at + surplus + 1)];
}
