import type { Db } from '@kente/kit/db/pool';
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';

/** The wire that says that a clock has arrived; the payload is the environment's id. */
export const ARRIVED_CHANNEL = 'clock_arrived';

export interface MoveRow {
  /** Environment time that the clock is on its way to; null: it has arrived. */
  target: Date | null;
  /** How much fell due on the way, and was done. */
  ran: number;
}

/** Whoever moves the clock of this environment, or begins to, waits until the transaction ends. */
export async function lock(tx: Transaction<Schema>, envId: EnvId): Promise<MoveRow> {
  return tx
    .insertInto('clock_moves')
    .values({ env_id: envId, target: null })
    .onConflict((conflict) => conflict.column('env_id').doUpdateSet((row) => ({ ran: row.ref('clock_moves.ran') })))
    .returning(['target', 'ran'])
    .executeTakeFirstOrThrow();
}

export async function find(db: Db<Schema>, envId: EnvId): Promise<MoveRow> {
  const row = await db
    .selectFrom('clock_moves')
    .select(['target', 'ran'])
    .where('env_id', '=', envId)
    .executeTakeFirst();
  return row ?? { target: null, ran: 0 };
}

/** The caller holds the lock. `fresh`: nothing was under way, so the count begins anew. */
export async function send(tx: Transaction<Schema>, envId: EnvId, target: Date, fresh: boolean): Promise<void> {
  await tx
    .updateTable('clock_moves')
    .set({ target, ...(fresh ? { ran: 0 } : {}) })
    .where('env_id', '=', envId)
    .execute();
}

export async function countOne(db: Db<Schema>, envId: EnvId): Promise<void> {
  await db
    .updateTable('clock_moves')
    .set((row) => ({ ran: row('ran', '+', 1) }))
    .where('env_id', '=', envId)
    .execute();
}

/** The caller holds the lock. Told to whoever waits when the transaction commits. */
export async function arrive(tx: Transaction<Schema>, envId: EnvId): Promise<void> {
  await tx.updateTable('clock_moves').set({ target: null }).where('env_id', '=', envId).execute();
  await sql`select pg_notify(${ARRIVED_CHANNEL}, ${envId}::text)`.execute(tx);
}
