import { toWire } from '@kente/kit/money';
import type { Environment } from '../tenancy/index.ts';
import type { InsightsDeps } from './deps.ts';
import { incomeOf } from './work/income.ts';

/** The old, bare answer, computed while the caller waits. Source: financial-data contract 10. */
export async function legacyIncome(deps: InsightsDeps, env: Environment, accountId: string) {
  const account = await deps.accounts.get(env.id, accountId);
  const { report } = await incomeOf(deps, env, account, { months: null });
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
