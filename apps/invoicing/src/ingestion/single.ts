import type { LinkedAccount } from '../accounts/index.ts';
import { refuse } from '../api/refusals.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import { readBankRow } from './bank-row.ts';
import type { Batch, Outcome } from './batch.ts';
import { identify } from './identity.ts';
import { removeRows } from './removing.ts';
import { lockRows } from './store/rows.ts';
import { batchOf, type IngestionDeps, readable } from './syncing.ts';
import { type Taken, take } from './taking.ts';

/** What an event did to a row. Source: contract 3.3. */
export type EventAction = 'reconciled' | 'drafted' | 'skipped' | 'dlq' | 'ignored';

/** One row, by the same way as a page of a sync. */
export async function takeTransaction(
  deps: IngestionDeps,
  tenant: Tenant,
  anyId: string,
  given: unknown,
  from: { traceId: string; happenedAt: Date },
): Promise<{ action: EventAction }> {
  const account = await readable(deps, tenant, anyId);
  const row = readBankRow(given, account.details?.currency ?? null);
  // A row without an id cannot be told from one that a sync brought.
  if (row?.providerId == null) return { action: 'ignored' };
  const taken = await within(deps, tenant, account, from, (tx, batch) =>
    take(tx, deps, batch, identify([row], new Map())),
  );
  deps.monitoring.emit(taken.events);
  const [outcome] = taken.outcomes;
  return { action: outcome === undefined ? 'ignored' : actionOf(outcome) };
}

function actionOf({ change, result }: Outcome): EventAction {
  if (result === 'drafted') return change === 'new' ? 'drafted' : 'reconciled';
  return result === 'matched' ? 'reconciled' : result;
}

export async function removeTransaction(
  deps: IngestionDeps,
  tenant: Tenant,
  anyId: string,
  providerId: string,
  from: { traceId: string; happenedAt: Date },
): Promise<{ action: EventAction }> {
  const account = await readable(deps, tenant, anyId);
  const removed = await within(deps, tenant, account, from, (tx, batch) => removeRows(tx, deps, batch, [providerId]));
  return { action: removed > 0 ? 'reconciled' : 'ignored' };
}

async function within<T extends Taken | number>(
  deps: IngestionDeps,
  tenant: Tenant,
  account: LinkedAccount,
  { traceId, happenedAt }: { traceId: string; happenedAt: Date },
  work: (tx: Database, batch: Batch) => Promise<T>,
): Promise<T> {
  const ruleset = await deps.rulesetFor(tenant, account.id);
  const at = deps.clock.now();
  const batch = await batchOf(deps, { tenant, account, traceId }, { ruleset, at, toldAt: happenedAt });
  return deps.db.transaction().execute(async (tx) => {
    await lockRows(tx, tenant);
    // Unlinked, and perhaps purged, while this waited: nothing may come back.
    if (!(await deps.accounts.isLinked(tx, tenant, account.id)))
      throw refuse('invalid_state', 'This account is unlinked.');
    return work(tx, batch);
  });
}
