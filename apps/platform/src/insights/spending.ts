import { toWire } from '@kente/kit/money';
import type { Environment } from '../tenancy/index.ts';
import { rollingWindow } from '../transactions/index.ts';
import { analyse } from './analysing.ts';
import type { InsightsDeps } from './deps.ts';

export interface SpendingOnWire {
  total_spent: number;
  categories: { category: string; amount: number; percentage: number }[];
}

/** Debits of the last N months by group. @throws Refusal 404. Source: financial-data contract 4.13. */
export async function spendingOn(
  deps: InsightsDeps,
  env: Environment,
  accountId: string,
  months: number,
): Promise<SpendingOnWire> {
  const account = await deps.accounts.get(env.id, accountId);
  const { country } = deps.institutions.byIdOrFail(account.institutionId);
  const { fromDay, toDay } = rollingWindow(months, env.clock.now(), country);
  const question = { topic: 'spending', asked: { fromDay, toDay } } as const;
  const { totalMinor, categories } = await analyse(deps, env, account, question, { fromDay, alone: true });
  return {
    total_spent: toWire(totalMinor),
    categories: categories.map(({ category, amountMinor, percentage }) => ({
      ...{ category, amount: toWire(amountMinor), percentage },
    })),
  };
}
