import { type Clock, later, stopwatch } from '@kente/kit/clock';
import type { Notifications } from '@kente/kit/db/notifications';
import { enqueue } from '@kente/kit/jobs/enqueue';
import type { Kysely } from 'kysely';
import type { Events } from '../events/index.ts';
import type { Retention } from '../retention/index.ts';
import type { Schedule } from '../schedule/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { EnvId, Environment, Tenancy } from '../tenancy/index.ts';
import * as store from './clock-store.ts';

/** On by a time, to a time of the environment, or back to the real time. */
export type ClockMove = { byMs: number } | { to: Date } | { real: true };

/** Where a clock stands. */
export interface ClockState {
  env: Environment;
  /** Where it is on its way to, while what falls due before that is still being done; null: it has arrived. */
  movingTo: Date | null;
  /** How much fell due on the way, and was done. */
  ran: number;
}

export interface ClockMover {
  state(env: Environment): Promise<ClockState>;
  /** Moves, and waits for the arrival for at most `waitMs`; what is left then goes on in the background. */
  move(env: Environment, how: ClockMove, waitMs?: number): Promise<ClockState>;
  /** The work of a move, until the clock has arrived. Safe to run again: it goes on where it was broken off. */
  run(envId: EnvId, signal: AbortSignal): Promise<void>;
  /** Gives up a move that is under way; the clock stays where it is. */
  stop(env: Environment): Promise<void>;
}

interface ClockDeps {
  db: Kysely<Schema>;
  /** Real time. */
  clock: Clock;
  tenancy: Tenancy;
  schedule: Schedule;
  events: Events;
  retention: Pick<Retention, 'forgetOld'>;
  notifications: Notifications;
}

export const CLOCK_JOB = { name: 'sandbox.clock' } as const;

/** Shorter than clients wait for an answer. */
const WAIT_MS = 20_000;

/**
 * Moves an environment's clock. On the way forward everything that falls due runs at its own time, in order: the clock
 * stands at each due time while its work is done. Where the clock is sent is a row, changed under its lock, and the work
 * is a job: two moves at once add up, and a process that dies on the way loses nothing.
 */
export function createClockMover(deps: ClockDeps): ClockMover {
  const { db, clock, tenancy, schedule, events, notifications } = deps;

  const offsetTo = (to: Date): number => to.getTime() - clock.now().getTime();
  const retime = async (env: Environment): Promise<void> => {
    await schedule.retime(env);
    await events.delivery.retime(env);
  };

  /** @returns true when there is nothing to run: back in time nothing falls due. */
  const ask = (envId: EnvId, how: ClockMove): Promise<boolean> =>
    db.transaction().execute(async (tx) => {
      const { target } = await store.lock(tx, envId);
      const now = (await tenancy.changeIn(tx, envId, {})).clock.now();
      if ('real' in how || ('to' in how && how.to <= now)) {
        await store.send(tx, envId, now, true);
        await store.arrive(tx, envId);
        await tenancy.changeIn(tx, envId, { clockOffsetMs: 'real' in how ? 0 : offsetTo(how.to) });
        return true;
      }
      const from = target !== null && target > now ? target : now;
      await store.send(tx, envId, 'to' in how ? how.to : later(from, how.byMs), target === null);
      const key = `clock:${envId}`;
      await enqueue(tx, CLOCK_JOB, { envId }, { key, queue: key });
      return false;
    });

  /** Sets the clock, unless it was sent elsewhere meanwhile: then null. */
  const reach = async (envId: EnvId, target: Date, to: Date): Promise<Environment | null> => {
    const env = await db.transaction().execute(async (tx) => {
      if ((await store.lock(tx, envId)).target?.getTime() !== target.getTime()) return null;
      const standing = await tenancy.changeIn(tx, envId, {});
      // What is overdue runs at the time that it is.
      if (to <= standing.clock.now()) return standing;
      return tenancy.changeIn(tx, envId, { clockOffsetMs: offsetTo(to) });
    });
    tenancy.forget();
    return env;
  };

  /** One thing that falls due on the way, the earliest. @returns false when there is none. */
  const runNext = async (envId: EnvId, target: Date, signal: AbortSignal): Promise<boolean> => {
    const [task, delivery] = await Promise.all([
      schedule.nextDue(envId, target),
      events.delivery.nextDue(envId, target),
    ]);
    const isTask = task !== null && (delivery === null || task <= delivery);
    const due = isTask ? task : delivery;
    if (due === null) return false;
    const env = await reach(envId, target, due);
    if (env === null) return true;
    if (isTask) await schedule.runEarliest(env, target, async () => env);
    else await events.delivery.runDue(env, signal);
    await store.countOne(db, envId);
    return true;
  };

  /** @returns whether the clock was not sent further meanwhile. */
  const arrive = (envId: EnvId, target: Date): Promise<boolean> =>
    db.transaction().execute(async (tx) => {
      const { target: wanted } = await store.lock(tx, envId);
      if (wanted?.getTime() !== target.getTime()) return wanted === null;
      await store.arrive(tx, envId);
      return true;
    });

  const state = async ({ id }: Environment): Promise<ClockState> => {
    const { target, ran } = await store.find(db, id);
    return { env: await tenancy.environment(id), movingTo: target, ran };
  };

  return {
    state,
    async move(env, how, waitMs = WAIT_MS) {
      const back = await ask(env.id, how);
      tenancy.forget();
      if (back) {
        await retime(await tenancy.environment(env.id));
        return state(env);
      }
      const spentMs = stopwatch();
      for (;;) {
        const { told, cancel } = notifications.waitFor(store.ARRIVED_CHANNEL, env.id, Math.max(waitMs - spentMs(), 0));
        const now = await state(env);
        if (now.movingTo === null) cancel();
        if (now.movingTo === null) return now;
        if (!(await told)) return state(env);
      }
    },
    async run(envId, signal) {
      for (;;) {
        const { target } = await store.find(db, envId);
        if (target === null) return;
        // Thrown, so that the job is done again by a process that goes on.
        signal.throwIfAborted();
        if (await runNext(envId, target, signal)) continue;
        const env = await reach(envId, target, target);
        if (env === null) continue;
        await deps.retention.forgetOld(env, signal);
        await retime(env);
        if (await arrive(envId, target)) return;
      }
    },
    async stop(env) {
      await db.transaction().execute(async (tx) => {
        await store.lock(tx, env.id);
        await store.arrive(tx, env.id);
      });
    },
  };
}
