import { bare, ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { toWire } from '@kente/kit/money';
import { type PlatformRoute, route } from '../../api/route.ts';
import type { MonthlyFlow } from '../index.ts';
import { AccountMissing, Flow } from './schemas.ts';

function onWire({ totalMinor, rows, months }: MonthlyFlow) {
  return {
    total: toWire(totalMinor),
    transactions_count: rows,
    history: months.map((month) => ({
      ...{ period: month.period, amount: toWire(month.minor), transactions_count: month.rows },
    })),
  };
}

/** Credits and debits differ in the direction alone. */
function flowRoutes(path: 'credits' | 'debits', summary: string): PlatformRoute[] {
  const credit = path === 'credits';
  const shared = { method: 'GET', access: { scope: 'transactions' } } as const;
  return [
    route({
      ...shared,
      path: `/v2/accounts/:id/${path}`,
      tag: 'Transactions',
      summary,
      description: 'Posted rows, newest month first; months between the first and the last are never left out.',
      responses: { 200: success(Flow), 404: AccountMissing },
      handler: async ({ caller, params }, { transactions }) =>
        ok(onWire(await transactions.monthlyFlow(caller.id, params.id, credit)), 'Data retrieved successfully'),
    }),
    route({
      ...shared,
      path: [`/accounts/:id/${path}`, `/v1/accounts/:id/${path}`],
      tag: 'Old routes',
      summary: `${summary.slice(0, -1)}, bare.`,
      responses: { 200: Flow, 404: AccountMissing },
      handler: async ({ caller, params }, { transactions }) =>
        bare(onWire(await transactions.monthlyFlow(caller.id, params.id, credit))),
    }),
  ];
}

export const monthlyFlowRoutes = [
  ...flowRoutes('credits', 'What came in, by month.'),
  ...flowRoutes('debits', 'What went out, by month.'),
];
