/** A transfer that is no payment (another amount, or too late) goes back to where it came from. */
import { later, MINUTE_MS, SECOND_MS } from '@kente/kit/clock';
import type { OwnerHandler } from '../../rails/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import { transferKept, transferReturned } from '../postings.ts';
import { SETTLEMENT_ACCOUNT } from '../settlement-bank.ts';
import type { OneTimeDeps, Tx } from './deps.ts';
import { CheckoutVault } from './session.ts';
import * as store from './store.ts';

/** Looks after a return that was cut short, or could not be sent. */
export const RETURN_TASK = 'payments.return_transfer';
const AGAIN_AFTER_MS = MINUTE_MS;
const WAIT_MS = 3 * SECOND_MS;

export async function returnLater({ schedule }: OneTimeDeps, tx: Tx, env: Environment, sessionId: string) {
  const dueAt = later(env.clock.now(), AGAIN_AFTER_MS);
  await schedule.put(tx, env, { kind: RETURN_TASK, subject: sessionId, payload: {}, dueAt });
}

/** Sends it back, once: nothing happens when that is under way or done. */
export async function returnTransfer(deps: OneTimeDeps, env: Environment, sessionId: string): Promise<void> {
  const { db, rails, keyring } = deps;
  const movementId = await db.transaction().execute(async (tx) => {
    const row = await store.moveTransfer(tx, env.id, sessionId, { from: 'to_return', to: 'returning' });
    if (!row) return null;
    const sender = new CheckoutVault(keyring).sender(env.id, sessionId, row.sender_sealed);
    if (!sender) throw new Error(`nobody knows who sent the transfer ${sessionId}`);
    const movement = await rails.movements.intend(tx, env, {
      ...{ owner: 'one-time', ownerId: sessionId, direction: 'credit', from: SETTLEMENT_ACCOUNT, to: sender },
      ...{ amountMinor: row.amount_minor, narration: 'Returned transfer', reference: sessionId },
    });
    const step = { from: 'returning', to: 'returning', movementId: movement.id };
    await store.moveTransfer(tx, env.id, sessionId, step);
    await deps.schedule.drop(tx, env.id, RETURN_TASK, sessionId);
    return movement.id;
  });
  if (movementId !== null) await rails.movements.send(env, movementId, WAIT_MS);
}

/** Outcomes of credits that go back; `ownerId` is the rail's id of the transfer that came. */
export function returnsOf(deps: OneTimeDeps): OwnerHandler {
  const { ledger } = deps;
  const post = (tx: Tx, env: Environment, id: string, what: 'returned' | 'kept', minor: bigint) =>
    ledger.post(tx, env.id, {
      ...{ key: `transfer:${id}:${what}`, kind: `transfer.${what}`, at: env.clock.now() },
      entries: what === 'returned' ? transferReturned(minor) : transferKept(minor),
    });
  return {
    async settled(tx, env, { ownerId: id, amountMinor }, { status }) {
      const what = status === 'successful' ? 'returned' : 'kept';
      const moved = await store.moveTransfer(tx, env.id, id, { from: 'returning', to: what });
      if (moved) await post(tx, env, id, what, amountMinor);
    },
    async voided(tx, env, { ownerId: id }) {
      const moved = await store.moveTransfer(tx, env.id, id, { from: 'returning', to: 'to_return' });
      if (moved) await returnLater(deps, tx, env, id);
    },
    async reversed(tx, env, { ownerId: id, amountMinor }) {
      if (!(await store.moveTransfer(tx, env.id, id, { from: 'returned', to: 'kept' }))) return;
      const at = env.clock.now();
      await ledger.reverse(tx, env.id, { key: `transfer:${id}:bounced`, of: `transfer:${id}:returned`, at });
      await post(tx, env, id, 'kept', amountMinor);
    },
  };
}
