import type { Pool } from 'pg';
import type { EnvId } from '../../tenancy/index.ts';

export interface MonthSum {
  /** `YYYY-MM`. */
  period: string;
  minor: bigint;
  rows: number;
}

/**
 * One pass over the account's rows. Months that have a row, newest first. A row of which the bank gave only the day
 * belongs to that day's month, whatever the country.
 */
export async function sumByMonth(
  pool: Pool,
  envId: EnvId,
  accountId: string,
  { credit, offsetMinutes }: { credit: boolean; offsetMinutes: number },
): Promise<MonthSum[]> {
  const { rows } = await pool.query<{ period: string; minor: bigint; rows: bigint }>({
    name: 'transactions by month',
    text: `select to_char(case when t.timed then t.date at time zone 'UTC' + make_interval(mins => $4) else t.day end, 'YYYY-MM') as period,
             sum(t.amount_minor)::bigint as minor, count(*) as rows
           from transactions t
           where t.env_id = $1 and t.account_id = $2 and not t.removed and not t.pending and t.credit = $3
           group by 1 order by 1 desc`,
    values: [envId, accountId, credit, offsetMinutes],
  });
  return rows.map(({ period, minor, rows }) => ({ period, minor, rows: Number(rows) }));
}
