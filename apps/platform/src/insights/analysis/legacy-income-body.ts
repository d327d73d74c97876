import type { IncomeReport } from '@kente/enrichment';
import { toWire } from '@kente/kit/money';

export type LegacyIncome = ReturnType<typeof legacyIncomeBody>;

/** The old, bare answer. Source: financial-data contract 10. */
export function legacyIncomeBody(report: IncomeReport) {
  const largest = report.streams.reduce<(typeof report.streams)[number] | null>(
    (found, stream) => (found === null || stream.totalMinor > found.totalMinor ? stream : found),
    null,
  );
  const [annual, monthly] = [toWire(report.annualMinor), toWire(report.monthlyMinor)];
  return {
    type: largest?.type ?? null,
    amount: toWire(largest?.monthlyAverageMinor ?? 0n),
    employer: report.employer,
    confidence: largest?.stability ?? 0,
    total_income: toWire(report.totalMinor),
    annual_income: annual,
    monthly_income: monthly,
    average_income: monthly,
    yearly_income: annual,
    income_sources: report.streams.length,
    income_streams: report.streams.map((stream) => ({
      type: stream.type,
      amount: toWire(stream.monthlyAverageMinor),
      frequency: stream.frequency,
      last_date: stream.deposits.at(-1)?.day ?? null,
      average_amount: toWire(stream.averageMinor),
      number_of_occurrences: stream.incomes,
    })),
  };
}
