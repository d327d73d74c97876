import { toWire } from '@kente/kit/money';
import type { StreamFigures } from './figures.ts';
import type { IncomeReport } from './report.ts';

export interface IncomeAccount {
  readonly id: string;
  readonly name: string;
  readonly accountNumber: string;
  /** As on the wire: NGN, GHC, KSH, ZAR … */
  readonly currency: string;
  readonly source: 'BANK' | 'MOBILE_MONEY' | 'TELCO';
}

/** The result of an income analysis with exactly the fields of contract 4.9. Amounts are whole minor units. */
export function incomeBody(report: IncomeReport, account: IncomeAccount) {
  const total = toWire(report.totalMinor);
  return {
    account: account.id,
    account_name: account.name,
    account_number: account.accountNumber,
    income_summary: { total_income: total, employer: report.employer },
    income_streams: report.streams.map((stream) => streamBody(stream, account.currency)),
    income_source_type: account.source,
    first_transaction_date: report.firstDay,
    last_transaction_date: report.lastDay,
    period: `${report.months} ${report.months === 1 ? 'month' : 'months'}`,
    number_of_income_streams: report.streams.length,
    total_income: total,
    annual_income: toWire(report.annualMinor),
    monthly_income: toWire(report.monthlyMinor),
    aggregated_monthly_average: toWire(report.averageMinor),
    aggregated_monthly_average_regular: toWire(report.averageRegularMinor),
    aggregated_monthly_average_irregular: toWire(report.averageIrregularMinor),
    total_regular_income_amount: toWire(report.regularMinor),
    total_irregular_income_amount: toWire(report.irregularMinor),
  };
}

function streamBody(stream: StreamFigures, currency: string) {
  const first = stream.deposits[0];
  const last = stream.deposits.at(-1);
  return {
    income_type: stream.type,
    frequency: stream.frequency,
    monthly_average: toWire(stream.monthlyAverageMinor),
    average_income_amount: toWire(stream.averageMinor),
    currency,
    stability: stream.stability,
    first_income_date: first?.day ?? null,
    last_income_date: last?.day ?? null,
    last_income_amount: toWire(last?.amountMinor ?? 0n),
    last_income_description: (last?.narration ?? '').toLowerCase(),
    periods_with_income: stream.monthsWithIncome,
    number_of_incomes: stream.incomes,
    number_of_months: stream.months,
  };
}
