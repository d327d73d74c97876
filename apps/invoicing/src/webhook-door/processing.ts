import type { Clock } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { Kysely } from 'kysely';
import type { Config } from '../config.ts';
import type { Schema } from '../schema.generated.ts';
import type { Tenant } from '../tenancy/index.ts';
import { type DispatchDeps, dispatch } from './dispatch.ts';
import { readEvent } from './event.ts';
import { jsonOf } from './json.ts';
import type { Action } from './ports.ts';
import { createSlots } from './slots.ts';
import * as store from './store.ts';

/** Whoever asks waits no longer: Mono gives up after some seconds, and sends again. */
const ANSWER_WITHIN_MS = 2_000;
/** Each event in work holds a connection, and its work needs another one: some of the pool is left for everybody else. */
const SHARE_OF_POOL = 3;
/** Beyond it the job does the work. */
const WAITING_MOST = 200;

export interface Processing {
  /** In time for an answer; `queued` where it goes on behind it, or is left to the job. */
  inTime(tenant: Tenant, key: string): Promise<Action>;
  /** @returns what came of it; null where somebody else had finished it. */
  finish(tenant: Tenant, key: string): Promise<Action | null>;
  drained(): Promise<void>;
}

export interface ProcessingDeps extends DispatchDeps {
  db: Kysely<Schema>;
  clock: Clock;
  log: Logger;
  config: Config;
}

export function createProcessing(deps: ProcessingDeps): Processing {
  const { db, clock, log, config } = deps;
  const slots = createSlots(Math.max(1, Math.floor(config.databasePoolSize / SHARE_OF_POOL)), WAITING_MOST);
  // One transaction from the lock to the mark: a process that dies gives the event back by dying.
  const worked = (tenant: Tenant, key: string): Promise<Action | null> =>
    db.transaction().execute(async (tx) => {
      const held = await store.lockOpenEvent(tx, tenant, key);
      if (held === null) return null;
      const { body, ...known } = held;
      const event = readEvent(jsonOf(body) ?? {});
      const outcome = await dispatch(tx, deps, { ...known, tenant, event });
      await store.finishEvent(tx, tenant, key, { ...outcome, at: clock.now() });
      return outcome.action;
    });
  return {
    async inTime(tenant, key) {
      const work = slots.run(() => worked(tenant, key));
      if (work === null) return 'queued';
      const failed = (err: unknown): Action => {
        log.warn({ err, webhook: key }, 'a webhook could not be finished at once: its job tries again');
        return 'queued';
      };
      return soon(
        work.then((action) => action ?? 'duplicate', failed),
        'queued',
      );
    },
    finish: (tenant, key) => slots.run(() => worked(tenant, key)) ?? Promise.reject(new Error('too much is waiting')),
    drained: () => slots.drained(),
  };
}

/** What `work` gives, or `otherwise` when that takes too long. */
async function soon<T>(work: Promise<T>, otherwise: T): Promise<T> {
  const { promise: late, resolve } = Promise.withResolvers<T>();
  const timer = setTimeout(() => resolve(otherwise), ANSWER_WITHIN_MS);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
