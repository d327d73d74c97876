import { localDay } from '../../transactions/index.ts';
import { analyse } from '../analysing.ts';
import { enriched } from '../notices.ts';
import * as recordStore from '../store/records.ts';
import type { AccountWork, Outcome } from './work.ts';

/** What an account's whole statement tells, as one record. */
export async function summariseStatement({ deps, env, job, account, signal }: AccountWork): Promise<Outcome> {
  const { country } = deps.institutions.byIdOrFail(account.institutionId);
  const asked = { accountId: account.id, today: localDay(env.clock.now(), country), country };
  const content = await analyse(deps, env, account, { topic: 'statementInsights', asked }, { signal });
  return {
    store: (tx) =>
      recordStore.put(tx, env.id, {
        ...{ jobId: job.id, position: 0, kind: 'insights', accountId: account.id, content, now: env.clock.now() },
      }),
    events: [enriched('insights', account.id, job.id)],
  };
}
