import type { Database, Tenant } from '../../tenancy/index.ts';

export interface NewPendingLink {
  ref: string;
  scope: 'auth' | 'reauth';
  accountId: string | null;
  createdBy: string;
  createdAt: Date;
  lapsesAt: Date;
}

const placeOf = ({ organisationId, environmentId }: Tenant) => ({
  organisation_id: organisationId,
  environment_id: environmentId,
});

export async function isRefUsed(db: Database, tenant: Tenant, ref: string): Promise<boolean> {
  const row = await db
    .selectFrom('pending_links')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('ref', '=', ref)
    .select('ref')
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false when the reference is used already. */
export async function insertPendingLink(db: Database, tenant: Tenant, link: NewPendingLink): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('pending_links')
    .values({
      ...placeOf(tenant),
      ...{ ref: link.ref, scope: link.scope, account_id: link.accountId, created_by: link.createdBy },
      ...{ created_at: link.createdAt, lapses_at: link.lapsesAt },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Whether somebody still waits for this link to be finished. */
export async function isLinkOpen(db: Database, tenant: Tenant, ref: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('pending_links')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('ref', '=', ref)
    .where('scope', '=', 'auth')
    .where('closed_at', 'is', null)
    .where('lapses_at', '>', now)
    .select('ref')
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns its scope; null for a reference that names no open link. */
export async function closePendingLink(tx: Database, tenant: Tenant, ref: string, at: Date): Promise<string | null> {
  const row = await tx
    .updateTable('pending_links')
    .set({ closed_at: at })
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('ref', '=', ref)
    .where('closed_at', 'is', null)
    .where('lapses_at', '>', at)
    .returning('scope')
    .executeTakeFirst();
  return row?.scope ?? null;
}

export interface NewConsent {
  id: string;
  account_id: string;
  actor: string;
  ref: string | null;
  scope: string;
  at: Date;
  ip: string;
}

export async function insertConsent(tx: Database, tenant: Tenant, consent: NewConsent): Promise<void> {
  await tx
    .insertInto('consents')
    .values({ ...placeOf(tenant), ...consent })
    .execute();
}

/** Whether a consent to the account was revoked: it was linked again. */
export async function hasEndedBefore(tx: Database, tenant: Tenant, accountId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('consents')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is not', null)
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function revokeConsents(tx: Database, tenant: Tenant, accountId: string, at: Date): Promise<void> {
  await tx
    .updateTable('consents')
    .set({ revoked_at: at })
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute();
}
