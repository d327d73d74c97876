import type { Db } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

type Platform = Db<Schema>;

export interface EndpointRow {
  id: string;
  url: string;
  secret_sealed: Buffer;
  previous_secret_sealed: Buffer | null;
  previous_until: Date | null;
  events: string[];
  enabled: boolean;
  disabled_reason: string | null;
  consecutive_failures: number;
  failing_since: Date | null;
  created_at: Date;
  updated_at: Date;
}

export type NewEndpointRow = Pick<EndpointRow, 'id' | 'url' | 'secret_sealed' | 'events' | 'created_at' | 'updated_at'>;
export type EndpointChanges = {
  [Column in keyof Omit<EndpointRow, 'id' | 'created_at'>]?: EndpointRow[Column] | undefined;
};

/** @returns false when the environment has as many endpoints as it may have. */
export async function insertEndpoint(db: Platform, env: EnvId, row: NewEndpointRow, most: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into webhook_endpoints (env_id, id, url, secret_sealed, events, created_at, updated_at)
    select ${env}, ${row.id}, ${row.url}, ${row.secret_sealed}::bytea, ${row.events}::text[],
           ${row.created_at}::timestamptz, ${row.updated_at}::timestamptz
    where (select count(*) from webhook_endpoints where env_id = ${env}) < ${most}`.execute(db);
  return numAffectedRows === 1n;
}

/** Oldest first. */
export async function listEndpoints(db: Platform, env: EnvId): Promise<EndpointRow[]> {
  return db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('env_id', '=', env)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function findEndpoint(db: Platform, env: EnvId, id: string): Promise<EndpointRow | undefined> {
  return db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('env_id', '=', env)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function hasEnabledEndpoint(db: Platform, env: EnvId): Promise<boolean> {
  const found = await db
    .selectFrom('webhook_endpoints')
    .select('id')
    .where('env_id', '=', env)
    .where('enabled', '=', true)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export async function changeEndpoint(
  db: Platform,
  env: EnvId,
  id: string,
  changes: EndpointChanges,
): Promise<EndpointRow | undefined> {
  return db
    .updateTable('webhook_endpoints')
    .set(changes)
    .where('env_id', '=', env)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** @returns false when the secret was replaced since it was read: nothing was changed. */
export async function replaceSecret(
  db: Platform,
  env: EnvId,
  id: string,
  read: Pick<EndpointRow, 'secret_sealed'>,
  changes: EndpointChanges,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook_endpoints')
    .set(changes)
    .where('env_id', '=', env)
    .where('id', '=', id)
    .where('secret_sealed', '=', read.secret_sealed)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** @returns whether it was on until now: two attempts that both find it gone tell of it once. */
export async function disableEndpoint(
  db: Platform,
  env: EnvId,
  id: string,
  reason: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook_endpoints')
    .set({ enabled: false, disabled_reason: reason, updated_at: now })
    .where('env_id', '=', env)
    .where('id', '=', id)
    .where('enabled', '=', true)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** With everything that was to be, or was, delivered to it. */
export async function deleteEndpoint(db: Platform, env: EnvId, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    with attempts as (delete from webhook_attempts where env_id = ${env} and endpoint_id = ${id}),
         deliveries as (delete from webhook_deliveries where env_id = ${env} and endpoint_id = ${id})
    delete from webhook_endpoints where env_id = ${env} and id = ${id}`.execute(db);
  return numAffectedRows === 1n;
}
