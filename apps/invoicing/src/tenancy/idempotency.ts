import { createHash } from 'node:crypto';
import { type Clock, DAY_MS, later, SECOND_MS } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import { newToken } from '@kente/kit/ids';
import { refuse } from '../api/refusals.ts';
import type { Schema } from '../schema.generated.ts';
import * as store from './store.ts';
import type { OrganisationId } from './tenant.ts';

/** Longer than any route takes: upstream calls are ended before. */
const HELD_FOR_MS = 90 * SECOND_MS;
const KEPT_FOR_MS = DAY_MS;
const RETRY_AFTER_SECONDS = 2;

/** One call under an idempotency key. `request`: what was asked, as JSON values. */
export interface KeyedCall {
  organisationId: OrganisationId;
  route: string;
  key: string;
  request: unknown;
}

/** Calls that are made once, however often they are sent. Source: contract 2.5. */
export interface Idempotency {
  /**
   * Runs `work` unless this key has an answer. Only what succeeded is kept: a refusal has changed nothing, so that the
   * key is free again. `answer` must be JSON.
   * @throws Refusal 409 while the same call runs, and for the same key with another request.
   */
  once<T>(call: KeyedCall, work: () => Promise<T>): Promise<T>;
  /** Lets go of what a process that is gone held. Only where no other process works on the database. */
  release(): Promise<void>;
}

export function createIdempotency({ db, clock }: { db: Db<Schema>; clock: Clock }): Idempotency {
  return {
    async once<T>({ request, ...use }: KeyedCall, work: () => Promise<T>): Promise<T> {
      const now = clock.now();
      const requestHash = createHash('sha256').update(canonical(request)).digest();
      const holder = newToken();
      const held = await store.takeKey(db, use, {
        ...{ requestHash, holder, now, heldUntil: later(now, HELD_FOR_MS), expiresAt: later(now, KEPT_FOR_MS) },
      });
      if (held !== null) return kept(held, requestHash);
      await store.sweepKeys(db, use.organisationId, now);
      try {
        const answer = await work();
        await store.answerKey(db, use, holder, JSON.stringify(answer));
        return answer;
      } catch (error) {
        // Where the database is gone too, the hold runs out by itself; the error that began it is the one to tell.
        await store.giveKeyBack(db, use, holder).catch(() => {});
        throw error;
      }
    },
    release: () => store.releaseKeys(db),
  };
}

function kept<T>(held: store.HeldKey, requestHash: Buffer): T {
  if (!held.requestHash.equals(requestHash)) {
    throw refuse('idempotency_mismatch', 'This idempotency key was used for another request. Take a new one.');
  }
  if (held.answer === null) {
    throw refuse('conflict', 'The same request is still running. Ask again in a moment.', {
      headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
    });
  }
  return JSON.parse(held.answer);
}

/** Equal for bodies that mean the same, however they are spaced and ordered. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
