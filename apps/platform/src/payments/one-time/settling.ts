/** What the rail says of a one-time payment becomes its end, in the transaction of the outcome. */
import type { OwnerHandler } from '../../rails/index.ts';
import { textOf } from '../../rails/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Payment } from '../records/index.ts';
import type { OneTimeDeps, Tx } from './deps.ts';
import { fail, keepTime, tellEnd } from './ending.ts';
import { returnsOf } from './returning.ts';
import * as store from './store.ts';

/** Debits are the payers', credits are transfers that go back. */
export function watchOutcomes(deps: OneTimeDeps): void {
  const [debits, credits] = [debitsOf(deps), returnsOf(deps)];
  const of = (direction: 'debit' | 'credit'): OwnerHandler => (direction === 'debit' ? debits : credits);
  deps.rails.movements.owner('one-time', {
    settled: (tx, env, movement, outcome) => of(movement.direction).settled(tx, env, movement, outcome),
    voided: (tx, env, movement) => of(movement.direction).voided(tx, env, movement),
    reversed: (tx, env, movement, code) => of(movement.direction).reversed(tx, env, movement, code),
  });
}

function debitsOf(deps: OneTimeDeps): OwnerHandler {
  return {
    async settled(tx, env, { ownerId, sessionId }, { status, code, message }) {
      if (status === 'failed') return fail(deps, tx, env, ownerId, { message, code });
      const payment = await deps.records.lock(tx, env.id, ownerId);
      if (payment) await succeed(deps, tx, env, payment, { sessionId, responseCode: code });
    },
    /** Never sent: the session waits for another authorisation, for the time that it had. */
    async voided(tx, env, { ownerId }) {
      const payment = await deps.records.transition(tx, env, ownerId, 'pending');
      const session = payment && (await store.find(tx, env.id, ownerId));
      if (session) await keepTime(deps, tx, env, ownerId, session.expires_at);
    },
    async reversed(tx, env, { ownerId }, code) {
      const session = await store.find(tx, env.id, ownerId);
      const payment = await deps.records.reverse(tx, env, ownerId, {
        ...{ rail: deps.rails.rail.name, responseCode: code },
        splitLegFeeMinor: session?.split_leg_fee_minor ?? 0n,
      });
      if (!payment) return;
      await store.change(tx, env.id, ownerId, { failure: textOf(code) });
      await tellEnd(deps, tx, env, 'reversed', payment);
    },
  };
}

/** The money is there: status, posting, what is to be settled, and the event. */
export async function succeed(
  deps: OneTimeDeps,
  tx: Tx,
  env: Environment,
  { id, amountMinor, feeMinor }: Payment,
  { sessionId, responseCode }: { sessionId: string; responseCode: string },
): Promise<void> {
  const session = await store.find(tx, env.id, id);
  const payment = await deps.records.collect(tx, env, id, {
    ...{ amountMinor, feeMinor, splitLegFeeMinor: session?.split_leg_fee_minor ?? 0n },
    ...{ rail: deps.rails.rail.name, responseCode, sessionId },
  });
  if (payment) await tellEnd(deps, tx, env, 'successful', payment);
}
