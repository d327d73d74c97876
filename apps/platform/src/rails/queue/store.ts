import type { Db } from '@kente/kit/db/pool';
import { newId } from '@kente/kit/ids';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { RailQueue, Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

/**
 * Why a person has to look. `unresolved`: nobody could tell the outcome within a day. `wrong_amount`: another amount was
 * confirmed. `unknown_session`: the rail told of a session that nobody here opened. `contradiction`: it told two outcomes.
 */
export type QueueKind = 'unresolved' | 'wrong_amount' | 'unknown_session' | 'contradiction';

export interface NewQueueItem {
  kind: QueueKind;
  rail: string;
  sessionId: string;
  movementId: string | null;
  direction: 'debit' | 'credit';
  amountMinor: bigint | null;
  inSuspense: boolean;
  at: Date;
}

export interface QueueItem extends Omit<NewQueueItem, 'at'> {
  id: string;
  envId: EnvId;
  createdAt: Date;
  settledAt: Date | null;
  settledAs: string | null;
  proof: string | null;
}

const toItem = (row: Selectable<RailQueue>): QueueItem => ({
  id: row.id,
  envId: row.env_id,
  kind: row.kind as QueueKind,
  rail: row.rail,
  sessionId: row.session_id,
  movementId: row.movement_id,
  direction: row.direction as QueueItem['direction'],
  amountMinor: row.amount_minor,
  inSuspense: row.in_suspense,
  createdAt: row.created_at,
  settledAt: row.settled_at,
  settledAs: row.settled_as,
  proof: row.proof,
});

/** @returns false when the same was put there before. */
export async function open(tx: Transaction<Schema>, envId: EnvId, item: NewQueueItem): Promise<boolean> {
  const { kind, rail, sessionId, movementId, direction, amountMinor, inSuspense, at } = item;
  const { numAffectedRows } = await sql`insert into rail_queue
      (env_id, id, rail, kind, session_id, movement_id, direction, amount_minor, in_suspense, created_at)
    values (${envId}, ${newId()}, ${rail}, ${kind}, ${sessionId}, ${movementId}, ${direction}, ${amountMinor},
      ${inSuspense}, ${at})
    on conflict (env_id, session_id, kind) do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function close(
  tx: Transaction<Schema>,
  envId: EnvId,
  sessionId: string,
  kinds: readonly QueueKind[],
  settled: { as: string; at: Date; proof: string },
): Promise<void> {
  await sql`update rail_queue set settled_as = ${settled.as}, settled_at = ${settled.at}, proof = ${settled.proof}
    where env_id = ${envId} and session_id = ${sessionId} and kind = any(${kinds}::text[])
      and settled_at is null`.execute(tx);
}

const LIST_AT_MOST = 1_000;

/** What waits, the oldest first. */
export async function waiting(db: Db<Schema>, envIds: readonly EnvId[]): Promise<QueueItem[]> {
  const { rows } = await sql<Selectable<RailQueue>>`select * from rail_queue
    where env_id = any(${envIds}::text[]) and settled_at is null
    order by created_at, id limit ${LIST_AT_MOST}`.execute(db);
  return rows.map(toItem);
}

/** With its lock. */
export async function lock(tx: Transaction<Schema>, envIds: readonly EnvId[], id: string): Promise<QueueItem | null> {
  const { rows } = await sql<Selectable<RailQueue>>`select * from rail_queue
    where env_id = any(${envIds}::text[]) and id = ${id} for update`.execute(tx);
  return rows[0] ? toItem(rows[0]) : null;
}

/** The rail gave back what nobody had asked for. @returns whether that stood in suspense until now. */
export async function returned(tx: Transaction<Schema>, envId: EnvId, sessionId: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ in_suspense: boolean }>`update rail_queue
    set settled_as = 'returned', settled_at = ${at}, proof = 'given back by the rail'
    where env_id = ${envId} and session_id = ${sessionId} and kind = 'unknown_session' and settled_at is null
    returning in_suspense`.execute(tx);
  return rows[0]?.in_suspense ?? false;
}

/** An operator's word, over whatever was written by the way. */
export async function record(
  tx: Transaction<Schema>,
  envId: EnvId,
  id: string,
  settled: { as: string; at: Date; proof: string },
): Promise<void> {
  await sql`update rail_queue set settled_as = ${settled.as}, settled_at = ${settled.at}, proof = ${settled.proof}
    where env_id = ${envId} and id = ${id}`.execute(tx);
}
