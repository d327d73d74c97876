/** A disbursement ends when every item has: what was not used goes back. Source: payments contract 12, 17. */
import { newId } from '@kente/kit/ids';
import type { Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { DisbursementsDeps } from './deps.ts';
import * as items from './item-store.ts';
import * as store from './store.ts';
import { completed } from './told.ts';

export const RETURN_TASK = 'disbursement.return';

/** In the transaction that made an item final; takes the disbursement's row, so that of two last ones one sees both. */
export async function completeIfDone(
  deps: Pick<DisbursementsDeps, 'events' | 'schedule'>,
  tx: Transaction<Schema>,
  env: Environment,
  id: string,
): Promise<void> {
  const row = await store.lock(tx, env.id, id);
  if (row?.status !== 'transferring') return;
  const tallies = await store.tally(tx, env.id, id);
  if (tallies.initiated.count + tallies.processing.count > 0) return;
  const now = env.clock.now();
  await store.update(tx, env.id, id, { status: 'completed', completed_at: now, updated_at: now });
  if (row.source === 'mandate') await giveBack(deps, tx, env, id, await items.unusedMinor(tx, env.id, id));
  await deps.events.append(tx, env, [completed(row, tallies)]);
}

/** Puts down what is to go back to the source account; it stands in `refund.in_transit` already. */
export async function giveBack(
  { schedule }: Pick<DisbursementsDeps, 'schedule'>,
  tx: Transaction<Schema>,
  env: Environment,
  disbursementId: string,
  amountMinor: bigint,
): Promise<void> {
  if (amountMinor === 0n) return;
  const [id, now] = [newId(), env.clock.now()];
  await store.insertReturn(tx, env.id, {
    ...{ id, disbursement_id: disbursementId, amount_minor: amountMinor, status: 'waiting' },
    ...{ created_at: now, updated_at: now },
  });
  await schedule.put(tx, env, { kind: RETURN_TASK, subject: id, payload: {}, dueAt: now });
}
