import { unknown } from '../api/refusals.ts';
import type { Tenant } from '../tenancy/index.ts';
import { decideAgain } from './deciding-again.ts';
import { accountOfRow, lockRows } from './store/rows.ts';
import { batchOf, type IngestionDeps } from './syncing.ts';

export interface DismissedPair {
  transactionId: string;
  /** An invoice, or another row. */
  otherId: string;
}

/** @throws Refusal 404 for an unknown one of them. */
export async function dismiss(
  deps: IngestionDeps,
  tenant: Tenant,
  pair: DismissedPair,
  { actor, traceId }: { actor: string; traceId: string },
): Promise<void> {
  const { db, accounts, clock, invoices, monitoring } = deps;
  const accountId = await accountOfRow(db, tenant, pair.transactionId);
  const account = accountId === null ? null : await accounts.find(tenant, accountId);
  const ruleset = account === null ? null : await deps.rulesetFor(tenant, account.id);
  const when = ruleset === null ? null : { ruleset, at: clock.now(), toldAt: null };
  const batch = account === null || when === null ? null : await batchOf(deps, { tenant, account, traceId }, when);
  const events = await db.transaction().execute(async (tx) => {
    await lockRows(tx, tenant);
    if (!(await invoices.dismiss(tx, tenant, pair, actor))) throw unknown('transaction');
    return batch === null ? [] : (await decideAgain(tx, deps, batch, [pair.transactionId])).events;
  });
  monitoring.emit(events);
}
