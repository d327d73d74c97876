import type { StatementImport } from '../index.ts';

/** The account is left out of the report: the path names it. */
export function importOnWire({ id, sha256, report, createdAt, undoneAt }: StatementImport) {
  const { reader, confidence, period, rows, accepted, added, duplicates, rejected, checks } = report;
  const { balanceChain, totals, period: inPeriod, openingClosing } = checks;
  return {
    id,
    sha256,
    report: {
      ...{ reader, confidence, period, rows, accepted, added, duplicates, rejected },
      checks: { balance_chain: balanceChain, totals, period: inPeriod, opening_closing: openingClosing },
    },
    created_at: createdAt.toISOString(),
    undone_at: undoneAt?.toISOString() ?? null,
  };
}
