import { newId } from '@kente/kit/ids';
import { localDay } from '../../transactions/index.ts';
import { sourceOf } from '../account-source.ts';
import { analyse } from '../analysing.ts';
import { incomeAnalysed } from '../notices.ts';
import * as incomeStore from '../store/income-records.ts';
import type { AccountWork, Outcome } from './work.ts';

export async function analyseIncome({ deps, env, job, account, signal }: AccountWork): Promise<Outcome> {
  const institution = deps.institutions.byIdOrFail(account.institutionId);
  const asked = {
    account: {
      ...{ id: account.id, name: account.name, accountNumber: account.accountNumber ?? '' },
      ...{ currency: account.currency, source: sourceOf(institution) },
    },
    ...{ today: localDay(env.clock.now(), institution.country), months: job.months },
  };
  const { income, evidence } = await analyse(deps, env, account, { topic: 'income', asked }, { signal });
  return {
    store: (tx) =>
      incomeStore.insert(tx, env.id, {
        ...{ id: newId(), accountId: account.id, jobId: job.id, income, evidence, now: env.clock.now() },
      }),
    events: [incomeAnalysed(account.id, income)],
  };
}
