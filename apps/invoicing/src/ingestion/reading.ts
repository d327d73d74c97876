import { setImmediate } from 'node:timers/promises';
import { createRowReader, type ReadRow } from '../eligibility/index.ts';
import type { BankRow } from './bank-row.ts';
import type { IdentifiedRow } from './identity.ts';

/** Rows that were read already, by the very row. */
export type Readings = WeakMap<BankRow, ReadRow>;

const COUNTRIES: Readonly<Record<string, 'gh' | 'ke' | 'za'>> = { GHS: 'gh', KES: 'ke', ZAR: 'za' };

/** The country decides how a bank's words are read; rows of one account are of one country. */
export function createReader(holder: string | null): (id: string, row: BankRow) => ReadRow {
  const readers = new Map<string, ReturnType<typeof createRowReader>>();
  return (id, row) => {
    const country = COUNTRIES[row.currency] ?? 'ng';
    const reader = readers.get(country) ?? createRowReader({ holder, country });
    readers.set(country, reader);
    const { narration, type, amountMinor, currency, status, category, tags, reference, day } = row;
    const counterparty =
      row.counterparty === null && row.counterpartyNumber === null
        ? null
        : { name: row.counterparty, accountNumber: row.counterpartyNumber };
    return reader.read({
      ...{ id, narration, type, amountMinor, currency, status, category, tags, reference, counterparty, day },
    });
  };
}

/** Rows after which whoever else waits has its turn: a quarter of a millisecond. */
const AT_ONCE = 10;

/** Reads a page in the pauses that the database makes while the page before is written. */
export async function readAhead(holder: string | null, rows: readonly IdentifiedRow[]): Promise<Readings> {
  const readings: Readings = new WeakMap();
  const read = createReader(holder);
  for (const [at, row] of rows.entries()) {
    if (at % AT_ONCE === 0) await setImmediate();
    readings.set(row, read(row.key, row));
  }
  return readings;
}
