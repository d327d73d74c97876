import type { Static, TSchema } from 'typebox';

/** A task that is not to be tried again: the reason is logged, the job ends. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}

export interface JobContext {
  /** Aborted when the process is asked to stop. */
  signal: AbortSignal;
  /** 1 at the first try. */
  attempt: number;
}

/** A kind of background work: what it is called, what it is given, what it does. Safe to run twice. */
export interface Job<Payload extends TSchema = TSchema, Modules = unknown> {
  readonly name: string;
  readonly payload: Payload;
  readonly pool: JobPool;
  run(payload: Static<Payload>, modules: Modules, context: JobContext): Promise<void>;
}

/** Deliveries wait for other people's servers: they have a pool of their own, so that they hold up nothing else. */
export type JobPool = 'work' | 'deliver';

export function job<Modules, Payload extends TSchema>(
  name: string,
  payload: Payload,
  run: (payload: Static<Payload>, modules: Modules, context: JobContext) => Promise<void>,
  options: { pool?: JobPool } = {},
): Job<Payload, Modules> {
  return { name, payload, run, pool: options.pool ?? 'work' };
}

export interface EnqueueOptions {
  /** At most one waiting job has this key; adding another replaces it. */
  key?: string;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  /** Real time. */
  runAt?: Date;
  maxAttempts?: number;
}
