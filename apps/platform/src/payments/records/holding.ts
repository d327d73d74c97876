import type { Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Payment } from './payment.ts';
import { MERCHANT } from './settlement-items.ts';
import * as store from './store.ts';

/**
 * Keeps a payment out of payouts, or lets it in again, with what it has brought already and no payout holds. Owners are
 * locked as a cut locks them: a payment is wholly in a payout or wholly out of it.
 */
export async function hold(
  tx: Transaction<Schema>,
  env: Environment,
  { id, split }: Pick<Payment, 'id' | 'split'>,
  isHeld: boolean,
): Promise<void> {
  const legs = (split?.distribution ?? []).map(({ account }) => account).sort();
  for (const owner of [MERCHANT, ...legs]) await store.lockPending(tx, env.id, owner);
  await store.mark(tx, env.id, id, { heldSettlement: isHeld }, env.clock.now());
  await store.holdItems(tx, env.id, id, isHeld);
}
