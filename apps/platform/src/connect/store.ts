import type { Db } from '@kente/kit/db/pool';
import { type Selectable, sql } from 'kysely';
import type { LinkSessions, Links, Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';

type Platform = Db<Schema>;

export interface LinkRow extends Omit<Selectable<Links>, 'scope' | 'origin'> {
  scope: 'auth' | 'reauth';
  origin: 'api' | 'widget' | 'headless' | 'token' | 'sandbox';
}
export interface SessionRow extends Omit<Selectable<LinkSessions>, 'status'> {
  status: 'open' | 'linked' | 'failed' | 'cancelled';
}
export type NewLink = Omit<LinkRow, 'env_id' | 'used_at'>;
export type NewSession = Omit<SessionRow, 'env_id' | 'turn' | 'account_id' | 'code_sealed'>;

/** @returns false when there is a link with this id. */
export async function insertLink(db: Platform, envId: EnvId, link: NewLink): Promise<boolean> {
  const result = await db
    .insertInto('links')
    .values({ env_id: envId, ...link })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findLink(db: Platform, envId: EnvId, id: string): Promise<LinkRow | undefined> {
  const query = db.selectFrom('links').selectAll().where('env_id', '=', envId).where('id', '=', id);
  return query.executeTakeFirst() as Promise<LinkRow | undefined>;
}

/** A link works for one success. @returns false when it was used before. */
export async function useLink(tx: Platform, envId: EnvId, id: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('links')
    .set({ used_at: now })
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertSession(db: Platform, envId: EnvId, session: NewSession): Promise<void> {
  await db
    .insertInto('link_sessions')
    .values({ env_id: envId, ...session })
    .execute();
}

export async function findSession(db: Platform, envId: EnvId, id: string): Promise<SessionRow | undefined> {
  const query = db.selectFrom('link_sessions').selectAll().where('env_id', '=', envId).where('id', '=', id);
  return query.executeTakeFirst() as Promise<SessionRow | undefined>;
}

export type SessionChanges = Partial<Omit<SessionRow, 'env_id' | 'id' | 'link_id' | 'turn'>>;

/**
 * The next turn of an open session. @returns false when another answer came first, or the session is over.
 */
export async function takeTurn(
  db: Platform,
  envId: EnvId,
  { id, turn }: Pick<SessionRow, 'id' | 'turn'>,
  changes: SessionChanges,
): Promise<boolean> {
  const result = await db
    .updateTable('link_sessions')
    .set({ ...changes, turn: turn + 1 })
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .where('turn', '=', turn)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** What a success brought, in the transaction that took the turn. */
export async function setResult(
  tx: Platform,
  envId: EnvId,
  id: string,
  result: { account_id: string; code_sealed: Buffer | null },
): Promise<void> {
  await tx.updateTable('link_sessions').set(result).where('env_id', '=', envId).where('id', '=', id).execute();
}

/** Deletes the links that were made for a customer, with their sessions. @returns the ids of the links. */
export async function deleteLinksOfCustomer(tx: Platform, envId: EnvId, customerId: string): Promise<string[]> {
  const links = await tx
    .selectFrom('links')
    .select('id')
    .where('env_id', '=', envId)
    .where('customer_id', '=', customerId)
    .execute();
  return deleteLinks(tx, envId, links);
}

/** The same for the links that an account came by, or was renewed by. */
export async function deleteLinksOfAccount(tx: Platform, envId: EnvId, accountId: string): Promise<string[]> {
  const came = tx
    .selectFrom('link_sessions')
    .select('link_id as id')
    .where('env_id', '=', envId)
    .where('account_id', '=', accountId);
  const renewed = tx.selectFrom('links').select('id').where('env_id', '=', envId).where('account_id', '=', accountId);
  return deleteLinks(tx, envId, await came.union(renewed).execute());
}

async function deleteLinks(tx: Platform, envId: EnvId, links: readonly { id: string }[]): Promise<string[]> {
  const ids = links.map(({ id }) => id);
  if (ids.length === 0) return ids;
  await tx.deleteFrom('link_sessions').where('env_id', '=', envId).where('link_id', 'in', ids).execute();
  await tx.deleteFrom('links').where('env_id', '=', envId).where('id', 'in', ids).execute();
  return ids;
}

/** Destroys what a session held. One that was still open ends as expired. */
export async function forgetSession(db: Platform, envId: EnvId, id: string): Promise<void> {
  await sql`update link_sessions set
      state_sealed = null, step_sealed = null, code_sealed = null,
      failure = case when status = 'open' then 'session_expired' else failure end,
      status = case when status = 'open' then 'failed' else status end
    where env_id = ${envId} and id = ${id}`.execute(db);
}
