import { SettableClock, systemClock } from '@kente/kit/clock';
import type { Transfer } from '../rails/rail.ts';
import { railWorld } from './rail-world.ts';

/**
 * A process to be killed: writes an intent, tells it, and either never sends it (`before`), or sends it and hangs before
 * the outcome is written (`after`).
 */
const [databaseUrl = '', switchUrl = '', envId = '', when = ''] = process.argv.slice(2);
const forever = new Promise<never>(() => {});
const world = await railWorld(new SettableClock(systemClock.now()), {
  ...{ databaseUrl, switchUrl },
  rail: (nip) => ({
    ...nip,
    async debit(env, transfer: Transfer, signal) {
      if (when === 'before') return forever;
      const answer = await nip.debit(env, transfer, signal);
      process.send?.({ answered: answer.kind });
      return forever;
    },
  }),
});
const env = await world.tenancy.environment(envId as never);
const movement = await world.intend(env);
process.send?.({ intended: movement.id });
await world.rails.movements.send(env, movement.id, 60_000);
