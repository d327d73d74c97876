import { later, SECOND_MS } from '@kente/kit/clock';
import { Refusal } from '@kente/kit/errors';
import { job } from '@kente/kit/jobs/job';
import type { Modules } from '../../modules.ts';
import type { EnvironmentId, OrganisationId, Tenant } from '../../tenancy/index.ts';
import { SYNC_JOB, SyncPayload } from './names.ts';

const FIRST_WAIT_MS = 5 * SECOND_MS;
const LONGEST_WAIT_MS = 600 * SECOND_MS;
const MOST_TURNS = 40;

/** A provider that is still at work, and another sync that runs, are waited for; a failure is tried again by the queue. */
export const syncAccount = job<Modules, typeof SyncPayload>(SYNC_JOB.name, SyncPayload, async (payload, modules) => {
  const { accountId, traceId, turn } = payload;
  const tenant: Tenant = {
    organisationId: payload.organisationId as OrganisationId,
    environmentId: payload.environmentId as EnvironmentId,
    label: payload.label,
  };
  try {
    const { hasMore } = await modules.ingestion.sync(tenant, accountId, { toEnd: true }, traceId);
    if (!hasMore) return;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const account = await modules.accounts.find(tenant, accountId);
    // Nobody may read it any more, or now.
    if (account === null || account.unlinkedAt !== null || account.reauthRequired) return;
  }
  if (turn >= MOST_TURNS) return;
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** turn, LONGEST_WAIT_MS);
  await modules.ingestion.queueAgain(tenant, accountId, traceId, {
    turn: turn + 1,
    runAt: later(modules.clock.now(), waitMs),
  });
});
