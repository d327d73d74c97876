import type { RejectedLine, StatementRow } from '../statement.ts';
import { isRow } from './transactions.ts';

type Outcome = StatementRow | RejectedLine;

/**
 * Rows whose id (FITID) stands for one transaction only. An id under which the file tells different things, or one of
 * zeros, is no id: each of its rows is a transaction of its own. A row that is told again under its id word for word is
 * the same one: it is rejected, with the line of the first.
 */
export function uniqueIds(outcomes: readonly Outcome[]): readonly Outcome[] {
  const byId = new Map<string, StatementRow[]>();
  for (const row of outcomes.filter(isRow)) {
    if (row.providerId === undefined) continue;
    const same = byId.get(row.providerId);
    if (same) same.push(row);
    else byId.set(row.providerId, [row]);
  }
  return outcomes.map((outcome) => {
    if (!isRow(outcome) || outcome.providerId === undefined) return outcome;
    const [first, ...others] = byId.get(outcome.providerId) ?? [];
    if (/^0+$/.test(outcome.providerId) || (first && !others.every((row) => tellsTheSame(first, row)))) {
      const { providerId: _, ...row } = outcome;
      return row;
    }
    if (first === undefined || first === outcome) return outcome;
    const reason = `the same transaction (FITID ${outcome.providerId.slice(0, 40)}) stands in line ${first.line}`;
    return { line: outcome.line, reason };
  });
}

const tellsTheSame = (one: StatementRow, other: StatementRow): boolean => content(one) === content(other);

function content({ date, time, amountMinor, direction, narration, reference, counterparty }: StatementRow): string {
  return JSON.stringify([date, time, String(amountMinor), direction, narration, reference, counterparty]);
}
