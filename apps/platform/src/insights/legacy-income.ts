import type { Environment } from '../tenancy/index.ts';
import { localDay } from '../transactions/index.ts';
import { analyse } from './analysing.ts';
import type { LegacyIncome } from './analysis/legacy-income-body.ts';
import type { InsightsDeps } from './deps.ts';

/** The old, bare answer, computed while the caller waits. @throws Refusal 404. */
export async function legacyIncome(deps: InsightsDeps, env: Environment, accountId: string): Promise<LegacyIncome> {
  const account = await deps.accounts.get(env.id, accountId);
  const { country } = deps.institutions.byIdOrFail(account.institutionId);
  const asked = { today: localDay(env.clock.now(), country) };
  return analyse(deps, env, account, { topic: 'legacyIncome', asked });
}
