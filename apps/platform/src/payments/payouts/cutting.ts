import { later } from '@kente/kit/clock';
import type { Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { newPayoutId } from '../identifiers.ts';
import { type Owner, payoutClosed, receivableRecovered } from '../postings.ts';
import { addItems, lockPending, MERCHANT } from '../records/index.ts';
import { netOfTotals, reachesUntilNow, recovered, type Totals, together, transferAt } from './cut-rule.ts';
import type { PayoutsDeps } from './deps.ts';
import * as store from './store.ts';

export const TRANSFER_TASK = 'settlement.transfer';

export const ownerOf = (env: Environment, owner: string): Owner =>
  owner === MERCHANT ? { app: env.app.id } : { subAccount: owner };

/** Makes a payout of what each owner has pending, one after the other. Safe to run twice. */
export async function cutAll(deps: PayoutsDeps, env: Environment, cut: Date): Promise<void> {
  for (const owner of await store.ownersWithPending(deps.db, env.id)) {
    await deps.db.transaction().execute((tx) => cutOne(deps, tx, env, owner, cut));
  }
}

async function cutOne(
  { ledger, schedule, settings }: PayoutsDeps,
  tx: Transaction<Schema>,
  env: Environment,
  owner: string,
  cut: Date,
): Promise<void> {
  await lockPending(tx, env.id, owner);
  const [id, now] = [newPayoutId(), env.clock.now()];
  const runAt = transferAt(cut, await settings.of(env));
  const isNew = await store.insert(tx, env.id, {
    ...{ id, owner, status: 'pending', collected_minor: 0n, fee_minor: 0n, refunded_minor: 0n, amount_minor: 0n },
    ...{ cut_at: cut, run_at: runAt, account_sealed: null, movement_id: null, session_id: null },
    ...{ response_code: null, message: null, settled_at: null, created_at: now, updated_at: now },
  });
  if (!isNew) return;
  let totals = await store.take(tx, env.id, owner, { payoutId: id, before: cut });
  if (reachesUntilNow(await store.pendingTotals(tx, env.id, owner)))
    totals = together(totals, await store.take(tx, env.id, owner, { payoutId: id, before: null }));
  if (owner === MERCHANT) totals = await keepBack({ ledger }, tx, env, { id, cut, totals });
  const amount_minor = netOfTotals(totals);
  // Nothing, or less than nothing, stays pending as it is.
  if (amount_minor <= 0n) return store.dropEmpty(tx, env.id, id, { isClosed: amount_minor === 0n });
  const { collectedMinor: collected_minor, feeMinor: fee_minor, refundedMinor: refunded_minor } = totals;
  await store.update(tx, env.id, id, { collected_minor, fee_minor, refunded_minor, amount_minor });
  await schedule.put(tx, env, { kind: TRANSFER_TASK, subject: id, payload: {}, dueAt: runAt });
  await ledger.post(tx, env.id, {
    ...{ key: `payout:${id}:closed`, kind: 'payout.closed', at: now },
    entries: payoutClosed(ownerOf(env, owner), amount_minor),
  });
}

/** What the merchant owes of payments that the bank took back after they were settled. */
async function keepBack(
  { ledger }: Pick<PayoutsDeps, 'ledger'>,
  tx: Transaction<Schema>,
  env: Environment,
  { id, cut, totals }: { id: string; cut: Date; totals: Totals },
): Promise<Totals> {
  const owed = await ledger.balance(tx, env.id, `merchant.receivable:${env.app.id}`);
  const minor = recovered(netOfTotals(totals), owed);
  if (minor === 0n) return totals;
  await addItems(tx, env.id, [
    {
      ...{ owner: MERCHANT, kind: 'recovery', paymentId: null, at: later(cut, -1), held: false },
      ...{ collectedMinor: -minor, feeMinor: 0n, refundedMinor: 0n },
    },
  ]);
  await ledger.post(tx, env.id, {
    ...{ key: `payout:${id}:recovered`, kind: 'receivable.recovered', at: env.clock.now() },
    entries: receivableRecovered(env.app.id, minor),
  });
  return together(totals, await store.take(tx, env.id, MERCHANT, { payoutId: id, before: cut }));
}
