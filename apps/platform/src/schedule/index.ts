import { later, MINUTE_MS } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import type { Logger } from '@kente/kit/log';
import type { Schema } from '../schema.generated.ts';
import type { EnvId, Environment } from '../tenancy/index.ts';
import * as store from './store.ts';

/** What an environment is to do at a time of its own clock. Handlers are safe to run twice. */
export type TaskHandler = (env: Environment, task: { subject: string; payload: unknown; dueAt: Date }) => Promise<void>;

export interface Schedule {
  /** Told once, when the modules are made. */
  on(kind: string, handler: TaskHandler): void;
  /** In the caller's transaction. A task of the same kind and subject is replaced. `dueAt` is environment time. */
  put(
    tx: Db<Schema>,
    env: Environment,
    task: { kind: string; subject: string; payload: unknown; dueAt: Date },
  ): Promise<void>;
  drop(tx: Db<Schema>, envId: EnvId, kind: string, subject: string): Promise<void>;
  /** Runs one task if it is due; a task that is not (the clock was moved back) is woken again later. */
  run(env: Environment, kind: string, subject: string): Promise<void>;
  /** Runs the earliest task due at or before `until`, after `reach` was told its time. @returns false when there is none. */
  runEarliest(env: Environment, until: Date, reach: (dueAt: Date) => Promise<Environment>): Promise<boolean>;
  /** When the earliest task falls due, if by `until`. */
  nextDue(envId: EnvId, until: Date): Promise<Date | null>;
  /** The environment's clock was moved: wake-ups get their new real times. */
  retime(env: Environment): Promise<void>;
}

export const SCHEDULE_JOB = { name: 'schedule.run' } as const;

export function createSchedule({ db, log }: { db: Db<Schema>; log: Logger }): Schedule {
  const handlers = new Map<string, TaskHandler>();
  const perform = async (env: Environment, task: store.TaskRow): Promise<void> => {
    const handler = handlers.get(task.kind);
    if (!handler) throw new Error(`nothing handles scheduled tasks of kind ${task.kind}`);
    await handler(env, { subject: task.subject, payload: task.payload, dueAt: task.due_at });
    await store.finish(db, env.id, task.id);
  };

  return {
    on: (kind, handler) => void handlers.set(kind, handler),
    async put(tx, env, task) {
      await store.put(tx, env.id, task);
      await store.wake(tx, env.id, task);
    },
    drop: (tx, envId, kind, subject) => store.drop(tx, envId, kind, subject),
    async run(env, kind, subject) {
      const task = await store.find(db, env.id, kind, subject);
      if (!task) return;
      if (task.due_at > env.clock.now()) await store.wake(db, env.id, task);
      else await perform(env, task);
    },
    async runEarliest(env, until, reach) {
      const task = await store.earliest(db, env.id, until);
      if (!task) return false;
      const then = await reach(task.due_at);
      try {
        await perform(then, task);
      } catch (error) {
        // One that fails must not stop the clock: it is tried again a minute after the clock's new time.
        log.error({ err: error, kind: task.kind }, 'scheduled task failed while the clock was moved');
        await store.postpone(db, env.id, task.id, later(until, MINUTE_MS));
      }
      return true;
    },
    async nextDue(envId, until) {
      return (await store.earliest(db, envId, until))?.due_at ?? null;
    },
    retime: (env) => store.wake(db, env.id),
  };
}
