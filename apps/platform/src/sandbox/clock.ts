import { stopwatch } from '@kente/kit/clock';
import type { Events } from '../events/index.ts';
import type { Schedule } from '../schedule/index.ts';
import type { Environment, Tenancy } from '../tenancy/index.ts';

export type ClockMove = { to: Date } | { real: true };

interface ClockDeps {
  tenancy: Tenancy;
  schedule: Schedule;
  events: Events;
}

/** A move runs what falls due for at most this long; what is left is done by its own wake-ups, which are due by then. */
const RUN_FOR_MS = 20_000;

/**
 * Moves an environment's clock. On the way forward everything that falls due runs at its own time, in order: the clock
 * stands at each due time while its work is done.
 */
export function createClockMover({ tenancy, schedule, events }: ClockDeps) {
  const moving = new Map<string, Promise<unknown>>();

  const reach = (env: Environment, to: Date): Promise<Environment> => {
    // The real time is what the clock would be without its offset.
    const real = env.clock.now().getTime() - env.clockOffsetMs;
    return tenancy.change(env.id, { clockOffsetMs: to.getTime() - real });
  };

  const move = async (start: Environment, how: ClockMove): Promise<{ env: Environment; ran: number }> => {
    let env = start;
    let ran = 0;
    if ('to' in how) {
      const spent = stopwatch();
      while (spent() < RUN_FOR_MS) {
        const [task, delivery] = await Promise.all([
          schedule.nextDue(env.id, how.to),
          events.delivery.nextDue(env.id, how.to),
        ]);
        const next = [task, delivery].filter((due) => due !== null).sort((a, b) => a.getTime() - b.getTime())[0];
        if (!next) break;
        if (next > env.clock.now()) env = await reach(env, next);
        if (task !== null && (delivery === null || task <= delivery))
          await schedule.runEarliest(env, how.to, async () => env);
        else await events.delivery.runDue(env, AbortSignal.timeout(RUN_FOR_MS));
        ran += 1;
      }
    }
    env = 'to' in how ? await reach(env, how.to) : await tenancy.change(env.id, { clockOffsetMs: 0 });
    await schedule.retime(env);
    await events.delivery.retime(env);
    return { env, ran };
  };

  /** Two moves of one environment follow one another. */
  return (env: Environment, how: ClockMove): Promise<{ env: Environment; ran: number }> => {
    const before = moving.get(env.id) ?? Promise.resolve();
    const mine = before.catch(() => {}).then(async () => move(await tenancy.environment(env.id), how));
    const settled = mine
      .catch(() => {})
      .finally(() => {
        if (moving.get(env.id) === settled) moving.delete(env.id);
      });
    moving.set(env.id, settled);
    return mine;
  };
}
