import type { AccountRow, IncomeReport } from '@kente/enrichment';
import { toWire } from '@kente/kit/money';

/** Why an income record says what it says. Ours: see docs/enrichment-api.md. */
export interface IncomeEvidence {
  streams: {
    income_type: string;
    frequency: string;
    confidence: string;
    payer: string | null;
    total: number;
    typical_amount: number;
    transactions: { id: string; rules: readonly string[]; method: string }[];
  }[];
  range: { low: number; high: number };
  window_days: number;
  cash_deposits: number;
  ruleset: string | null;
}

/** Why each number is what it is: the rows behind every stream, the rules that read them, and what is not on the wire. */
export function incomeEvidence(report: IncomeReport, rows: readonly AccountRow[]): IncomeEvidence {
  const byId = new Map(rows.map((each) => [each.row.id, each]));
  return {
    streams: report.streams.map((stream) => ({
      income_type: stream.type,
      frequency: stream.frequency,
      confidence: stream.confidence,
      payer: stream.payer,
      total: toWire(stream.totalMinor),
      typical_amount: toWire(stream.typicalMinor),
      transactions: stream.deposits.map(({ id }) => {
        const category = byId.get(id)?.enrichment.category;
        return { id, rules: category?.evidence ?? [], method: category?.method ?? 'none' };
      }),
    })),
    range: { low: toWire(report.range.lowMinor), high: toWire(report.range.highMinor) },
    window_days: report.windowDays,
    cash_deposits: toWire(report.cashDepositsMinor),
    ruleset: rows[0]?.enrichment.category.rulesetVersion ?? null,
  };
}
