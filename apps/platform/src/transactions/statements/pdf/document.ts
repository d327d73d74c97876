import type { StatementFacts, StatementRow, StatementTotals } from '../statement.ts';
import { Sheet } from './sheet.ts';

/**
 * A statement as the bytes of a PDF, as they come: what is held in memory is one batch of rows and one page. Rows come
 * oldest first; whoever reads slowly slows the reading of rows down.
 */
export async function* statementPdf(
  facts: StatementFacts,
  totals: StatementTotals,
  batches: AsyncIterable<readonly StatementRow[]>,
): AsyncGenerator<Uint8Array, void> {
  const sheet = new Sheet(facts, totals);
  const { canvas } = sheet;
  for await (const batch of batches) {
    for (const row of batch) sheet.row(row);
    for (let bytes = canvas.take(); bytes; bytes = canvas.take()) yield bytes;
  }
  sheet.end();
  for (let bytes = canvas.take(); bytes; bytes = canvas.take()) yield bytes;
}
