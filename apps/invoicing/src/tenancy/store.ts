import type { Db } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { Credential, EnvironmentId, Label, OrganisationId, Role, Tenant } from './tenant.ts';

type Database = Db<Schema>;

export async function findCredential(db: Database, hash: Buffer, now: Date): Promise<Credential | null> {
  const row = await db
    .selectFrom('credentials as c')
    .innerJoin('environments as e', (join) =>
      join.onRef('e.organisation_id', '=', 'c.organisation_id').onRef('e.id', '=', 'c.environment_id'),
    )
    .where('c.hash', '=', hash)
    .where('c.revoked_at', 'is', null)
    .where(({ eb, or }) => or([eb('c.expires_at', 'is', null), eb('c.expires_at', '>', now)]))
    .select(['c.id', 'c.role', 'c.organisation_id', 'c.environment_id', 'e.label'])
    .executeTakeFirst();
  if (!row) return null;
  const home = { organisationId: row.organisation_id, environmentId: row.environment_id, label: row.label as Label };
  return { id: row.id, role: row.role as Role, home };
}

/** By its id, which only this organisation's may be. */
export async function findEnvironment(
  db: Database,
  organisationId: OrganisationId,
  id: string,
): Promise<Tenant | null> {
  return tenantOf(
    await db
      .selectFrom('environments')
      .where('organisation_id', '=', organisationId)
      .where('id', '=', id as EnvironmentId)
      .select(['organisation_id', 'id', 'label'])
      .executeTakeFirst(),
  );
}

export async function findByLabel(db: Database, organisationId: OrganisationId, label: Label): Promise<Tenant | null> {
  return tenantOf(
    await db
      .selectFrom('environments')
      .where('organisation_id', '=', organisationId)
      .where('label', '=', label)
      .select(['organisation_id', 'id', 'label'])
      .executeTakeFirst(),
  );
}

function tenantOf(row: { organisation_id: OrganisationId; id: string; label: string } | undefined): Tenant | null {
  if (!row) return null;
  return {
    organisationId: row.organisation_id,
    environmentId: row.id as EnvironmentId,
    label: row.label as Label,
  };
}

/** Whether there is more than one: two rows tell as much as all of them. */
export async function hasSeveralOrganisations(db: Database): Promise<boolean> {
  return (await db.selectFrom('organisations').select('id').limit(2).execute()).length > 1;
}

export async function insertOrganisation(
  db: Database,
  row: { id: OrganisationId; name: string; created_at: Date },
): Promise<void> {
  await db
    .insertInto('organisations')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function insertEnvironment(
  db: Database,
  { organisationId, environmentId, label }: Tenant,
  createdAt: Date,
): Promise<void> {
  await db
    .insertInto('environments')
    .values({ organisation_id: organisationId, id: environmentId, label, created_at: createdAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** @returns false when the key is there already. */
export async function insertCredential(
  db: Database,
  { organisationId, environmentId }: Tenant,
  row: { hash: Buffer; id: string; role: Role; hint: string; created_at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('credentials')
    .values({ organisation_id: organisationId, environment_id: environmentId, ...row })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** @returns false when the organisation has no such credential that is still good. */
export async function revokeCredential(
  db: Database,
  organisationId: OrganisationId,
  id: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('credentials')
    .set({ revoked_at: now })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertAudit(
  db: Database,
  { organisationId, environmentId }: Tenant,
  row: { id: string; at: Date; actor: string; action: string; subject: string; detail: string },
): Promise<void> {
  await db
    .insertInto('audit_entries')
    .values({ organisation_id: organisationId, environment_id: environmentId, ...row })
    .execute();
}

export interface KeyUse {
  organisationId: OrganisationId;
  route: string;
  key: string;
}

export interface HeldKey {
  requestHash: Buffer;
  holder: string | null;
  heldUntil: Date | null;
  answer: string | null;
}

/**
 * Takes a key for a request: one that is new, that has expired, or whose holder died with the same request.
 * @returns null when it is taken now; otherwise who has it.
 */
export async function takeKey(
  db: Database,
  { organisationId, route, key }: KeyUse,
  take: { requestHash: Buffer; holder: string; now: Date; heldUntil: Date; expiresAt: Date },
): Promise<HeldKey | null> {
  const values = {
    request_hash: take.requestHash,
    holder: take.holder,
    held_until: take.heldUntil,
    answer: null,
    expires_at: take.expiresAt,
  };
  const taken = await db
    .insertInto('idempotency_keys')
    .values({ organisation_id: organisationId, route, key, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'route', 'key'])
        .doUpdateSet(values)
        .where(
          sql<boolean>`idempotency_keys.expires_at <= ${take.now} or (idempotency_keys.answer is null
          and idempotency_keys.held_until <= ${take.now} and idempotency_keys.request_hash = ${take.requestHash})`,
        ),
    )
    .returning('key')
    .executeTakeFirst();
  if (taken) return null;
  const row = await keyRows(db, { organisationId, route, key }).executeTakeFirst();
  // Given back in between: whoever asks again finds it free.
  if (!row) return { requestHash: take.requestHash, holder: null, heldUntil: take.now, answer: null };
  return { requestHash: row.request_hash, holder: row.holder, heldUntil: row.held_until, answer: row.answer };
}

function keyRows(db: Database, { organisationId, route, key }: KeyUse) {
  return db
    .selectFrom('idempotency_keys')
    .where('organisation_id', '=', organisationId)
    .where('route', '=', route)
    .where('key', '=', key)
    .select(['request_hash', 'holder', 'held_until', 'answer']);
}

export async function answerKey(
  db: Database,
  { organisationId, route, key }: KeyUse,
  holder: string,
  answer: string,
): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ answer, holder: null, held_until: null })
    .where('organisation_id', '=', organisationId)
    .where('route', '=', route)
    .where('key', '=', key)
    .where('holder', '=', holder)
    .execute();
}

export async function giveKeyBack(db: Database, { organisationId, route, key }: KeyUse, holder: string): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where('organisation_id', '=', organisationId)
    .where('route', '=', route)
    .where('key', '=', key)
    .where('holder', '=', holder)
    .execute();
}

/** Some of what has expired, so that the table stays as small as a day. */
export async function sweepKeys(db: Database, organisationId: OrganisationId, now: Date): Promise<void> {
  await sql`delete from idempotency_keys where ctid = any (array(select ctid from idempotency_keys
    where organisation_id = ${organisationId} and expires_at <= ${now} limit 100))`.execute(db);
}

/** Whatever a process that is gone still holds. Only for whoever is alone on the database. */
export async function releaseKeys(db: Database): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('answer', 'is', null).execute();
}
