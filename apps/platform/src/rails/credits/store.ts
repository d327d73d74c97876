import type { Db } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

export interface StoredCredit {
  sessionId: string;
  amountMinor: bigint;
}

/** @returns false when it was received before. */
export async function insert(
  tx: Db<Schema>,
  envId: EnvId,
  { rail, sessionId, amountMinor, at }: StoredCredit & { rail: string; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into rail_credits (env_id, session_id, rail, amount_minor, received_at)
    values (${envId}, ${sessionId}, ${rail}, ${amountMinor}, ${at})
    on conflict (env_id, session_id) do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function find(db: Db<Schema>, envId: EnvId, sessionId: string): Promise<StoredCredit | null> {
  const { rows } = await sql<{ amount_minor: bigint }>`select amount_minor from rail_credits
    where env_id = ${envId} and session_id = ${sessionId}`.execute(db);
  return rows[0] ? { sessionId, amountMinor: rows[0].amount_minor } : null;
}

/** Received from one instant until before another, a page by session id. */
export async function receivedBetween(
  db: Db<Schema>,
  envId: EnvId,
  { rail, from, to, after, limit }: { rail: string; from: Date; to: Date; after: string; limit: number },
): Promise<StoredCredit[]> {
  const { rows } = await sql<{ session_id: string; amount_minor: bigint }>`select session_id, amount_minor
    from rail_credits where env_id = ${envId} and rail = ${rail} and received_at >= ${from} and received_at < ${to}
      and session_id > ${after} order by session_id limit ${limit}`.execute(db);
  return rows.map((row) => ({ sessionId: row.session_id, amountMinor: row.amount_minor }));
}
