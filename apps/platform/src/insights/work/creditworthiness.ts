import type { Affordability } from '@kente/enrichment';
import { toWire } from '@kente/kit/money';
import type { Account } from '../../accounts/index.ts';
import { localDay } from '../../transactions/index.ts';
import { type AffordabilityRequest, declaredLoan, openRequest } from '../affordability-request.ts';
import { analyse } from '../analysing.ts';
import type { BureauLoan } from '../credit-bureau/credit-bureau.ts';
import { creditChecked, creditFailed } from '../notices.ts';
import * as jobStore from '../store/jobs.ts';
import type { AccountWork, Outcome } from './work.ts';

/** Can this person carry this loan? Fails where history covers fewer than three complete months. */
export async function assessCreditworthiness(work: AccountWork): Promise<Outcome> {
  const { deps, env, job, account, signal } = work;
  const sealed = await jobStore.sealedRequest(deps.db, env.id, job.id);
  // Ended meanwhile: whatever comes of it is dropped.
  if (!sealed) return { events: [] };
  const request = openRequest(deps.keyring, env.id, job.id, sealed);
  const bureau = request.run_credit_check ? await askBureau(work, request.bvn) : [];
  const { country } = deps.institutions.byIdOrFail(account.institutionId);
  const now = env.clock.now();
  const asked = {
    loan: {
      principalMinor: BigInt(request.principal),
      annualRatePercent: request.interest_rate,
      termMonths: request.term,
    },
    declared: (request.existing_loans ?? []).map(declaredLoan),
    bureau,
    today: localDay(now, country),
    historyTo: localDay(syncedBy(account, now), country),
  };
  const result = await analyse(deps, env, account, { topic: 'affordability', asked }, { signal });
  if (result === null) return { failure: 'history', events: [creditFailed(account.id)] };
  return { events: [creditChecked(account.id, resultOnWire(account.id, request, result))] };
}

/** Until when history is known. A refresh in a future that the clock was set back from tells of no day but today's. */
function syncedBy({ lastSyncedAt }: Account, now: Date): Date {
  return lastSyncedAt !== null && lastSyncedAt < now ? lastSyncedAt : now;
}

async function askBureau({ deps, env, signal }: AccountWork, bvn: string): Promise<readonly BureauLoan[]> {
  const bureau = deps.bureauFor(env.mode);
  if (!bureau) throw new Error('no credit bureau is connected');
  return bureau.loans(env, bvn, signal);
}

function resultOnWire(account: string, { run_credit_check }: AffordabilityRequest, result: Affordability) {
  return {
    account,
    months_assessed: { start: result.months.start, end: result.months.end },
    summary: {
      can_afford: result.canAfford,
      monthly_payment: toWire(result.instalmentMinor),
      dscr: result.dscr,
      risk_band: result.riskBand,
    },
    debt: {
      credit_check: run_credit_check,
      total_debt: toWire(result.totalDebtMinor),
      debt_by_institution: result.debtByInstitution.map(({ institution, owedMinor }) => ({
        ...{ institution, amount_owed: toWire(owedMinor) },
      })),
    },
  };
}
