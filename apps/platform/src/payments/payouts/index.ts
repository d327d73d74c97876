/** Money out: what was collected goes to the merchant and to sub-accounts. Source: payments contract 11. */
import { Refusal } from '@kente/kit/errors';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import { isPayoutId } from '../identifiers.ts';
import { MERCHANT, type PartyAccount, type Payment } from '../records/index.ts';
import { openAccount } from './account.ts';
import { cutAll, TRANSFER_TASK } from './cutting.ts';
import type { PayoutsDeps } from './deps.ts';
import { CUT_TASK } from './planning.ts';
import * as store from './store.ts';
import { transfer, watchOutcomes } from './transferring.ts';

export { type CutPlanner, createCutPlanner } from './planning.ts';

export interface Payout {
  id: string;
  status: store.PayoutStatus;
  amountMinor: bigint;
  feeMinor: bigint;
  createdAt: Date;
  message: string | null;
  responseCode: string | null;
  /** Null until it was sent. */
  account: PartyAccount | null;
  settledAt: Date | null;
}

export interface Payouts {
  /** Plans the cuts that a process which is gone has left unplanned. */
  start(): Promise<void>;
  /** The merchant's, newest first. */
  list(
    envId: EnvId,
    filter: { status?: store.PayoutStatus; page: number; limit: number },
  ): Promise<{ total: number; payouts: Payout[] }>;
  /** What a payout was made of, newest first. @throws Refusal 404. */
  payments(
    envId: EnvId,
    payoutId: string,
    page: { page: number; limit: number },
  ): Promise<{ total: number; payments: Payment[] }>;
}

export function createPayouts(deps: PayoutsDeps): Payouts {
  const { db, keyring, schedule, records, planner, tenancy } = deps;
  const planIfPending = async (env: Environment): Promise<void> => {
    if ((await store.ownersWithPending(db, env.id)).length > 0) await planner.plan(env);
  };
  schedule.on(CUT_TASK, async (env, { dueAt }) => {
    planner.forget(env);
    await cutAll(deps, env, dueAt);
    await planIfPending(env);
  });
  schedule.on(TRANSFER_TASK, (env, { subject }) => transfer(deps, env, subject.split(' ')[0] ?? ''));
  watchOutcomes(deps);
  return {
    async start() {
      for (const env of await tenancy.environments()) await planIfPending(env);
    },
    async list(envId, filter) {
      const { total, rows } = await store.list(db, envId, { ...filter, owner: MERCHANT });
      const payouts = rows.map((row) => ({
        ...{ id: row.id, status: row.status as store.PayoutStatus, amountMinor: row.amount_minor },
        ...{ feeMinor: row.fee_minor, createdAt: row.created_at, message: row.message },
        ...{ responseCode: row.response_code, account: openAccount(keyring, row), settledAt: row.settled_at },
      }));
      return { total, payouts };
    },
    async payments(envId, payoutId, page) {
      if (!isPayoutId(payoutId) || !(await store.find(db, envId, payoutId)))
        throw new Refusal('payout.not_found', { status: 404, message: 'Payout not found' });
      const { total, ids } = await store.paymentsOf(db, envId, payoutId, page);
      const found = await records.byIds(envId, ids);
      return { total, payments: ids.flatMap((id) => found.get(id) ?? []) };
    },
  };
}
