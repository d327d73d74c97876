import { DAY_MS, later } from '@kente/kit/clock';
import type { Account } from '../accounts/index.ts';

const SALARY = 35_000_000;
const MONTHS = 6;

/** Half a year of one salary, with every field of an income analysis. Source: financial-data contract 4.9. */
export function sampleIncome({ id, name, accountNumber, currency }: Account, now: Date) {
  const total = SALARY * MONTHS;
  const today = now.toISOString().slice(0, 10);
  const first = later(now, -(MONTHS - 1) * 30 * DAY_MS)
    .toISOString()
    .slice(0, 10);
  const stream = {
    ...{
      income_type: 'SALARY',
      frequency: 'MONTHLY',
      number_of_incomes: MONTHS,
      number_of_months: MONTHS,
      periods_with_income: MONTHS,
    },
    ...{
      average_income_amount: SALARY,
      monthly_average: SALARY,
      stability: 1,
      first_income_date: first,
      last_income_date: today,
    },
    ...{ last_income_amount: SALARY, last_income_description: 'salary payment from zenith foods ltd', currency },
  };
  return {
    ...{ account: id, account_name: name, account_number: accountNumber },
    income_summary: { total_income: total, employer: 'ZENITH FOODS LTD' },
    income_streams: [stream],
    income_source_type: 'BANK',
    ...{ first_transaction_date: first, last_transaction_date: today, period: `${MONTHS} months` },
    ...{ number_of_income_streams: 1, total_income: total, annual_income: total, monthly_income: SALARY },
    ...{ total_regular_income_amount: total, total_irregular_income_amount: 0 },
    ...{
      aggregated_monthly_average: SALARY,
      aggregated_monthly_average_regular: SALARY,
      aggregated_monthly_average_irregular: 0,
    },
  };
}
