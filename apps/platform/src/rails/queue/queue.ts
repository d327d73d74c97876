import { Refusal } from '@kente/kit/errors';
import type { Kysely } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { Environment, Tenancy } from '../../tenancy/index.ts';
import { clearSuspense, type SuspenseBooks } from '../books.ts';
import { NOBODY } from '../movements/incoming.ts';
import type { Outcomes } from '../movements/outcomes.ts';
import * as movements from '../movements/store.ts';
import * as store from './store.ts';

export type { QueueItem } from './store.ts';

/**
 * What an operator knows by proof. `successful`, `failed`: the movement's outcome; money in suspense is cleared by success
 * and stays there after a failure. `returned`: the rail gave back what stood in suspense. `noted`: nothing changes.
 */
export type Settlement = 'successful' | 'failed' | 'returned' | 'noted';

/** What no rule may decide: the rail has to be asked by a person, and the person says by what proof. */
export interface OperatorQueue {
  /** The oldest first, at most a thousand, over all environments. */
  list(): Promise<store.QueueItem[]>;
  /** @throws Refusal 404 for an unknown item, 409 for one that is settled, 400 for what does not fit it. */
  settle(id: string, as: Settlement, proof: string): Promise<store.QueueItem>;
}

interface QueueDeps {
  db: Kysely<Schema>;
  tenancy: Pick<Tenancy, 'environments'>;
  books: SuspenseBooks;
  outcomes: Outcomes;
  clock: Environment['clock'];
}

export function createQueue({ db, tenancy, books, outcomes, clock }: QueueDeps): OperatorQueue {
  const everywhere = async () => new Map((await tenancy.environments()).map((env) => [env.id, env]));
  const ids = (environments: ReadonlyMap<Environment['id'], Environment>) => [...environments.keys(), NOBODY];

  const decideMovement = async (env: Environment, item: store.QueueItem, as: Settlement): Promise<void> => {
    const row = item.movementId === null ? null : await movements.find(db, env.id, item.movementId);
    if (!row) throw doesNotFit('Nobody asked for this movement: it can be returned or noted, nothing else.');
    if (as === 'returned') return outcomes.reversed(env, row.id, row.responseCode ?? '12');
    if (as === 'noted') throw doesNotFit('This movement has no outcome yet: say successful, failed or returned.');
    const code = as === 'successful' ? '00' : failureCode(row.responseCode);
    await outcomes.told(env, row, { verdict: as, code, amountMinor: row.amountMinor });
  };

  return {
    list: async () => store.waiting(db, ids(await everywhere())),
    async settle(id, as, proof) {
      const environments = await everywhere();
      const item = await db.transaction().execute((tx) => store.lock(tx, ids(environments), id));
      if (!item) throw new Refusal('queue.not_found', { status: 404, message: 'Nothing in the queue has this id.' });
      if (item.settledAt) throw new Refusal('queue.settled', { status: 409, message: 'This is settled already.' });
      const env = environments.get(item.envId);
      const isOpen = item.kind === 'unresolved' || item.kind === 'wrong_amount';
      if (isOpen && env) await decideMovement(env, item, as);
      else if (as !== 'returned' && as !== 'noted') throw doesNotFit('This can be returned or noted, nothing else.');
      else if (as === 'returned' && item.movementId !== null && env) {
        await outcomes.reversed(env, item.movementId, '12');
      }
      return db.transaction().execute(async (tx) => {
        const at = (env?.clock ?? clock).now();
        const isForeign = item.movementId === null && item.inSuspense && as === 'returned';
        if (isForeign) await clearSuspense(books, tx, item.envId, { sessionId: item.sessionId, at });
        await store.record(tx, item.envId, id, { as, at, proof });
        return { ...item, settledAs: as, settledAt: at, proof };
      });
    },
  };
}

/** What the rail said last, where that names a failure; else "no action taken" would be a guess: the generic one. */
const failureCode = (code: string | null): string => (code === null || code === '00' ? '12' : code);

const doesNotFit = (message: string): Refusal => new Refusal('queue.does_not_fit', { status: 400, message });
