import type { Row } from '../row.ts';

export function aRow(narration: string, credit: boolean, more: Partial<Row> = {}): Row {
  return { id: 'row', narration, credit, amountMinor: 250_000n, day: '2026-11-20', balanceMinor: null, ...more };
}
