import type { Clock } from '@kente/kit/clock';
import type { Kysely } from 'kysely';
import { refuse } from '../api/refusals.ts';
import type { Schema } from '../schema.generated.ts';
import type { Credential, Database, Tenancy, Tenant } from '../tenancy/index.ts';
import * as store from './store.ts';

export type { DeadLetter, LetterFilter } from './store.ts';

/** Rows that were rejected, kept with their reasons until a person or a change of the rules settles them. */
export interface DeadLetters {
  /** In the transaction that decides. */
  put: typeof store.putLetters;
  raiseAttempts: typeof store.raiseAttempts;
  close: typeof store.closeLetters;
  list(
    tenant: Tenant,
    filter: store.LetterFilter,
    page: { page: number; limit: number },
  ): Promise<{ letters: store.DeadLetter[]; total: number }>;
  /** @throws Refusal 404 */
  get(tenant: Tenant, id: string): Promise<store.DeadLetter>;
  /** Open ones in slices, by id. */
  nextOpen(
    tenant: Tenant,
    filter: store.LetterFilter,
    slice: { after: string; most: number },
  ): Promise<store.DeadLetter[]>;
  /** Again does no harm. @throws Refusal 404; 409 when it was replayed. */
  dismiss(tenant: Tenant, id: string, how: { note: string | null; actor: Credential }): Promise<store.DeadLetter>;
  /** @returns how many went. */
  purge(tx: Database, tenant: Tenant, accountId: string): Promise<number>;
}

export interface DeadLettersDeps {
  db: Kysely<Schema>;
  clock: Clock;
  tenancy: Tenancy;
}

export function createDeadLetters({ db, clock, tenancy }: DeadLettersDeps): DeadLetters {
  const get = async (tenant: Tenant, id: string): Promise<store.DeadLetter> => {
    const letter = await store.findLetter(db, tenant, id);
    if (letter === null) throw refuse('not_found', 'This entry does not exist.');
    return letter;
  };
  return {
    put: store.putLetters,
    raiseAttempts: store.raiseAttempts,
    close: store.closeLetters,
    async list(tenant, filter, page) {
      const letters = await store.listLetters(db, tenant, filter, page);
      return { letters, total: await store.countLetters(db, tenant, filter) };
    },
    get,
    nextOpen: (tenant, filter, slice) => store.nextOpen(db, tenant, filter, slice),
    async dismiss(tenant, id, { note, actor }) {
      const dismissed = await db.transaction().execute(async (tx) => {
        const done = await store.dismissLetter(tx, tenant, { id, note, by: actor.id, at: clock.now() });
        if (done) await tenancy.audit(tx, tenant, { actor: actor.id, action: 'dlq.dismissed', subject: id });
        return done;
      });
      const letter = await get(tenant, id);
      if (!dismissed && letter.status !== 'dismissed')
        throw refuse('invalid_state', 'This entry was replayed already.');
      return letter;
    },
    purge: store.deleteLetters,
  };
}
