import { type Db, prepared } from '@kente/kit/db/pool';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { RailMovements, Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { ResponseCode } from '../response-codes.ts';
import type { Direction, Movement, MovementOwner, MovementStatus } from './movement.ts';

/** A movement with what only this module looks at. */
export interface MovementRow extends Movement {
  noRecordAnswers: number;
  suspenseMinor: bigint | null;
  unknownAt: Date | null;
}

type Row = Selectable<RailMovements>;

const toMovement = (row: Row): MovementRow => ({
  id: row.id,
  envId: row.env_id,
  rail: row.rail,
  sessionId: row.session_id,
  owner: row.owner as MovementOwner,
  ownerId: row.owner_id,
  direction: row.direction as Direction,
  amountMinor: row.amount_minor,
  reference: row.reference,
  mandateCode: row.mandate_code,
  status: row.status as MovementStatus,
  responseCode: row.response_code,
  intendedAt: row.intended_at,
  settledAt: row.settled_at,
  noRecordAnswers: Number(row.no_record_answers),
  suspenseMinor: row.suspense_minor,
  unknownAt: row.unknown_at,
});

export async function insert(tx: Db<Schema>, envId: EnvId, movement: Movement, reallyAt: Date): Promise<void> {
  const { id, rail, sessionId, owner, ownerId, direction, amountMinor, reference, mandateCode, intendedAt } = movement;
  await sql`${prepared('rails-intend')}insert into rail_movements (env_id, id, rail, session_id, owner, owner_id, direction,
      amount_minor, reference, mandate_code, status, intended_at, intended_really_at)
    values (${envId}, ${id}, ${rail}, ${sessionId}, ${owner}, ${ownerId}, ${direction}, ${amountMinor}, ${reference},
      ${mandateCode}, 'intended', ${intendedAt}, ${reallyAt})`.execute(tx);
}

/** Takes the row's lock and writes the outcome, if there is none yet. @returns null when there is. */
export async function settle(
  tx: Transaction<Schema>,
  envId: EnvId,
  id: string,
  outcome: { status: 'successful' | 'failed'; code: ResponseCode; at: Date },
): Promise<MovementRow | null> {
  const { rows } = await sql<Row>`${prepared('rails-settle')}update rail_movements
    set status = ${outcome.status}, response_code = ${outcome.code}, settled_at = ${outcome.at}
    where env_id = ${envId} and id = ${id} and status in ('intended', 'unknown') returning *`.execute(tx);
  return rows[0] ? toMovement(rows[0]) : null;
}

/** Refused before it was sent. @returns null when it is not merely intended any more. */
export async function makeVoid(
  tx: Transaction<Schema>,
  envId: EnvId,
  id: string,
  at: Date,
): Promise<MovementRow | null> {
  const { rows } = await sql<Row>`update rail_movements set status = 'voided', settled_at = ${at}
    where env_id = ${envId} and id = ${id} and status = 'intended' returning *`.execute(tx);
  return rows[0] ? toMovement(rows[0]) : null;
}

/** @returns null when it was unknown already, or has an outcome. */
export async function makeUnknown(
  tx: Transaction<Schema>,
  envId: EnvId,
  id: string,
  code: ResponseCode | null,
  at: Date,
): Promise<MovementRow | null> {
  const { rows } =
    await sql<Row>`update rail_movements set status = 'unknown', response_code = ${code}, unknown_at = ${at}
    where env_id = ${envId} and id = ${id} and status = 'intended' returning *`.execute(tx);
  return rows[0] ? toMovement(rows[0]) : null;
}

export async function makeReversed(tx: Transaction<Schema>, envId: EnvId, id: string, at: Date): Promise<void> {
  await sql`update rail_movements set status = 'reversed', reversed_at = ${at}
    where env_id = ${envId} and id = ${id}`.execute(tx);
}

export async function rememberAnswer(
  tx: Transaction<Schema>,
  envId: EnvId,
  id: string,
  answer: { code: ResponseCode | null; noRecordAnswers: number },
): Promise<void> {
  await sql`update rail_movements set response_code = coalesce(${answer.code}, response_code),
      no_record_answers = ${answer.noRecordAnswers}
    where env_id = ${envId} and id = ${id} and status = 'unknown'`.execute(tx);
}

export async function rememberSuspense(
  tx: Transaction<Schema>,
  envId: EnvId,
  id: string,
  suspenseMinor: bigint | null,
): Promise<void> {
  await sql`update rail_movements set suspense_minor = ${suspenseMinor}
    where env_id = ${envId} and id = ${id}`.execute(tx);
}

export async function find(db: Db<Schema>, envId: EnvId, id: string): Promise<MovementRow | null> {
  const { rows } = await sql<Row>`select * from rail_movements where env_id = ${envId} and id = ${id}`.execute(db);
  return rows[0] ? toMovement(rows[0]) : null;
}

/** With its lock. */
export async function lock(tx: Transaction<Schema>, envId: EnvId, id: string): Promise<MovementRow | null> {
  const { rows } = await sql<Row>`select * from rail_movements
    where env_id = ${envId} and id = ${id} for update`.execute(tx);
  return rows[0] ? toMovement(rows[0]) : null;
}

/** The rail knows no environments: looked for in each of those given. */
export async function findBySession(
  db: Db<Schema>,
  envIds: readonly EnvId[],
  sessionId: string,
): Promise<MovementRow | null> {
  const { rows } = await sql<Row>`select * from rail_movements
    where env_id = any(${envIds}::text[]) and session_id = ${sessionId} limit 1`.execute(db);
  return rows[0] ? toMovement(rows[0]) : null;
}

export const SWEEP_AT_MOST = 500;

/** Intents without outcome that were written before that real time. */
export async function leftBehind(
  db: Db<Schema>,
  envIds: readonly EnvId[],
  before: Date,
): Promise<{ env_id: EnvId; id: string }[]> {
  const { rows } = await sql<{ env_id: EnvId; id: string }>`select env_id, id from rail_movements
    where env_id = any(${envIds}::text[]) and status = 'intended' and intended_really_at < ${before}
    order by intended_really_at limit ${SWEEP_AT_MOST}`.execute(db);
  return rows;
}

/**
 * Movements whose intent was written on those Lagos days (it stands in the session id), in the order of their sessions.
 */
export async function sentBetween(
  db: Db<Schema>,
  envId: EnvId,
  { fromSession, toSession, after, limit }: { fromSession: string; toSession: string; after: string; limit: number },
): Promise<MovementRow[]> {
  const { rows } = await sql<Row>`select * from rail_movements
    where env_id = ${envId} and session_id >= ${fromSession} and session_id < ${toSession} and session_id > ${after}
    order by session_id limit ${limit}`.execute(db);
  return rows.map(toMovement);
}
