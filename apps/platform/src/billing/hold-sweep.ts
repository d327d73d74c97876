import { type Clock, later, MINUTE_MS } from '@kente/kit/clock';
import { enqueue } from '@kente/kit/jobs/enqueue';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { Tenancy } from '../tenancy/index.ts';
import * as store from './store.ts';
import { LEFT_OVER_AFTER_MS, type Wallet } from './wallet.ts';

const EVERY_MS = 5 * MINUTE_MS;

export const HOLD_SWEEP_JOB = { name: 'billing.sweep-holds' } as const;

/** What processes that are gone have left held in wallets is given back within some minutes: nobody was answered for it. */
export interface HoldSweep {
  run(signal: AbortSignal): Promise<void>;
  /** Runs, and plans to do so again. */
  again(signal: AbortSignal): Promise<void>;
  /** Plans to run soon. One such job waits at most, whoever asks. */
  start(): Promise<void>;
}

export function createHoldSweep({
  db,
  clock,
  tenancy,
  wallet,
}: {
  db: Kysely<Schema>;
  /** Real time. */
  clock: Clock;
  tenancy: Pick<Tenancy, 'environments'>;
  wallet: Pick<Wallet, 'releaseLeftovers'>;
}): HoldSweep {
  const run: HoldSweep['run'] = async (signal) => {
    const environments = (await tenancy.environments()).filter(({ mode }) => mode === 'live');
    const before = later(clock.now(), -LEFT_OVER_AFTER_MS);
    const ids = environments.map(({ id }) => id);
    const left = await store.withOldHolds(db, ids, before);
    for (const env of environments) if (left.has(env.id) && !signal.aborted) await wallet.releaseLeftovers(env, signal);
  };
  return {
    run,
    async again(signal) {
      await run(signal);
      await enqueue(db, HOLD_SWEEP_JOB, {}, { key: HOLD_SWEEP_JOB.name, runAt: later(clock.now(), EVERY_MS) });
    },
    start: () => enqueue(db, HOLD_SWEEP_JOB, {}, { key: HOLD_SWEEP_JOB.name }),
  };
}
