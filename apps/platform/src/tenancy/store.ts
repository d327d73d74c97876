import type { Db } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { EnvId, Mode } from './environment.ts';

type Platform = Db<Schema>;

export interface EnvironmentRow {
  id: EnvId;
  mode: Mode;
  scopes: string[];
  seed: string;
  clock_offset_ms: bigint;
  rate_limit_per_minute: number | null;
  refresh_every_hours: number | null;
  income_on_link: boolean;
  app_id: string;
  app_name: string;
  products: string[];
  business_id: string;
  business_name: string;
  enrichment: boolean;
  plan_excludes: string[];
}

const ENVIRONMENT = sql`
  e.id, e.mode, e.scopes, e.seed, e.clock_offset_ms, e.rate_limit_per_minute, e.refresh_every_hours, e.income_on_link,
  a.id as app_id, a.name as app_name, a.products, b.id as business_id, b.name as business_name,
  b.enrichment, b.plan_excludes
  from environments e join apps a on a.id = e.app_id join businesses b on b.id = a.business_id`;

/** One probe of a unique index: a key is looked up whole. */
export async function findByKey(
  db: Platform,
  hash: Buffer,
): Promise<(EnvironmentRow & { kind: 'secret' | 'public'; expires_at: Date | null }) | undefined> {
  const { rows } = await sql<EnvironmentRow & { kind: 'secret' | 'public'; expires_at: Date | null }>`
    select k.kind, k.expires_at, found.* from api_keys k
    cross join lateral (select ${ENVIRONMENT} where e.id = k.env_id) found
    where k.hash = ${hash} and k.revoked_at is null`.execute(db);
  return rows[0];
}

export async function findEnvironment(db: Platform, id: EnvId): Promise<EnvironmentRow | undefined> {
  const { rows } = await sql<EnvironmentRow>`select ${ENVIRONMENT} where e.id = ${id}`.execute(db);
  return rows[0];
}

export async function environmentsOf(db: Platform, appId: string): Promise<EnvironmentRow[]> {
  const { rows } = await sql<EnvironmentRow>`select ${ENVIRONMENT} where a.id = ${appId} order by e.mode`.execute(db);
  return rows;
}

export async function allEnvironments(db: Platform): Promise<EnvironmentRow[]> {
  const { rows } = await sql<EnvironmentRow>`select ${ENVIRONMENT} order by a.created_at, a.id, e.mode`.execute(db);
  return rows;
}

export async function insertBusiness(db: Platform, row: { id: string; name: string; created_at: Date }): Promise<void> {
  await db
    .insertInto('businesses')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function updateBusiness(
  db: Platform,
  id: string,
  changes: { enrichment?: boolean; plan_excludes?: string[] },
): Promise<void> {
  if (Object.keys(changes).length > 0) await db.updateTable('businesses').set(changes).where('id', '=', id).execute();
}

export async function insertApp(
  db: Platform,
  row: { id: string; business_id: string; name: string; products: string[]; created_at: Date },
): Promise<void> {
  await db
    .insertInto('apps')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function updateApp(
  db: Platform,
  id: string,
  changes: { name?: string; products?: string[] },
): Promise<void> {
  if (Object.keys(changes).length > 0) await db.updateTable('apps').set(changes).where('id', '=', id).execute();
}

export async function insertEnvironment(
  db: Platform,
  row: { id: EnvId; app_id: string; mode: Mode; scopes: string[]; seed: string; created_at: Date },
): Promise<void> {
  await db
    .insertInto('environments')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface KeyRow {
  id: string;
  kind: 'secret' | 'public';
  hint: string;
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
}

/** @returns false when this very key exists already (in whatever environment). */
export async function insertKey(
  db: Platform,
  envId: EnvId,
  hash: Buffer,
  row: Omit<KeyRow, 'expires_at' | 'revoked_at'>,
): Promise<boolean> {
  const result = await db
    .insertInto('api_keys')
    .values({ env_id: envId, hash, ...row, expires_at: null, revoked_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function keysOf(db: Platform, envId: EnvId): Promise<KeyRow[]> {
  return db
    .selectFrom('api_keys')
    .select(['id', 'kind', 'hint', 'created_at', 'expires_at', 'revoked_at'])
    .where('env_id', '=', envId)
    .orderBy('created_at')
    .execute() as Promise<KeyRow[]>;
}

export async function revokeKey(db: Platform, envId: EnvId, keyId: string, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('env_id', '=', envId)
    .where('id', '=', keyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The keys of a kind stop working at `at`, but for the one named. */
export async function expireOtherKeys(
  db: Platform,
  envId: EnvId,
  kind: 'secret' | 'public',
  keepId: string,
  at: Date,
): Promise<void> {
  await db
    .updateTable('api_keys')
    .set({ expires_at: at })
    .where('env_id', '=', envId)
    .where('kind', '=', kind)
    .where('id', '<>', keepId)
    .where('revoked_at', 'is', null)
    .where((when) => when.or([when('expires_at', 'is', null), when('expires_at', '>', at)]))
    .execute();
}

export interface EnvironmentChanges {
  scopes?: string[];
  clock_offset_ms?: bigint;
  rate_limit_per_minute?: number | null;
  refresh_every_hours?: number | null;
  income_on_link?: boolean;
}

export async function updateEnvironment(db: Platform, id: EnvId, changes: EnvironmentChanges): Promise<void> {
  await db.updateTable('environments').set(changes).where('id', '=', id).execute();
}

export async function tellChanged(db: Platform): Promise<void> {
  await sql`select pg_notify('tenancy', '')`.execute(db);
}

export async function insertPublicId(db: Platform, envId: EnvId, kind: string, id: string): Promise<void> {
  await db.insertInto('public_ids').values({ env_id: envId, kind, id }).execute();
}

export async function deletePublicIds(db: Platform, envId: EnvId, kind: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .deleteFrom('public_ids')
    .where('env_id', '=', envId)
    .where('kind', '=', kind)
    .where('id', 'in', ids)
    .execute();
}

export async function findPublicId(db: Platform, kind: string, id: string): Promise<EnvId | undefined> {
  const row = await db
    .selectFrom('public_ids')
    .select('env_id')
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.env_id;
}
