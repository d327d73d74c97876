/** Builders for the tests of this folder: bank rows, and an account that applies reconciliations as the store does. */
import type { BankRow } from '../../connectors/connector.ts';
import { type Covers, type Reconciliation, reconcile, type StoredRow } from './reconcile.ts';

/** A posted card purchase of ₦5,000 on 10 March 2026 that the source tells nothing more about. */
export function aBankRow(row: Partial<BankRow> = {}): BankRow {
  return {
    providerId: null,
    day: '2026-03-10',
    at: null,
    amountMinor: 500_000n,
    direction: 'debit',
    balanceMinor: null,
    narration: 'POS PURCHASE SHOPRITE LEKKI',
    reference: null,
    counterparty: null,
    status: 'posted',
    ...row,
  };
}

export const MARCH: Covers = { from: '2026-03-01', to: '2026-03-31' };

/** What the store keeps of one account. */
export class Ledger {
  rows: StoredRow[] = [];
  private made = 0;

  /** Reconciles a fetch and applies it; answers what was decided. */
  sync(fetched: readonly BankRow[], covers: Covers | null = MARCH): Reconciliation {
    const result = reconcile(this.rows, fetched, covers);
    const updates = new Map(result.update.map(({ id, changes }) => [id, changes]));
    const moved = new Map(result.moved.map(({ id, position }) => [id, position]));
    const withdrawn = new Set(result.withdraw);
    this.rows = this.rows.map((row) => ({
      ...row,
      position: moved.get(row.id) ?? row.position,
      ...updates.get(row.id),
      ...(withdrawn.has(row.id) ? { removed: true } : {}),
    }));
    for (const { row, position } of result.insert) {
      this.made += 1;
      this.rows.push({ ...row, id: `row${this.made}`, position, removed: false });
    }
    return result;
  }

  live(): StoredRow[] {
    return this.rows.filter((row) => !row.removed);
  }

  /** The id of the one live row that has these values. */
  idOf(values: Partial<BankRow>): string {
    const found = this.live().filter((row) => entries(values).every(([key, value]) => row[key] === value));
    if (found.length !== 1) throw new Error(`${found.length} live rows fit`);
    return (found[0] as StoredRow).id;
  }

  /** Live rows, newest first, as the listing sorts them. */
  newestFirst(): StoredRow[] {
    const instant = (row: StoredRow) => row.at?.getTime() ?? Date.parse(row.day);
    return this.live().sort((a, b) => instant(b) - instant(a) || b.position - a.position || (a.id < b.id ? 1 : -1));
  }
}

function entries(values: Partial<BankRow>): [keyof BankRow, unknown][] {
  return Object.entries(values) as [keyof BankRow, unknown][];
}
