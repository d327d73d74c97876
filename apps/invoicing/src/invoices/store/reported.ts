import type { Database, Tenant } from '../../tenancy/index.ts';

/** What the authority was told of an invoice's payment. */
export interface Reported {
  /** Null where nothing was said: not even by the document. */
  status: string | null;
  vatPostedAt: Date | null;
}

export async function findReported(db: Database, tenant: Tenant, id: string): Promise<Reported | null> {
  const row = await db
    .selectFrom('invoices')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('id', '=', id)
    .select(['reported_status as status', 'vat_posted_at as vatPostedAt'])
    .executeTakeFirst();
  return row ?? null;
}

const one = (db: Database, tenant: Tenant, id: string) =>
  db
    .updateTable('invoices')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('id', '=', id);

export async function markReported(db: Database, tenant: Tenant, id: string, status: string): Promise<void> {
  await one(db, tenant, id).set({ reported_status: status }).execute();
}

export async function markVatPosted(db: Database, tenant: Tenant, id: string, at: Date): Promise<void> {
  await one(db, tenant, id).set({ vat_posted_at: at }).execute();
}
