import { sql } from 'kysely';
import { type Alias, type Customer, customerKeys } from '../../matching/index.ts';
import type { Database, Tenant } from '../../tenancy/index.ts';
import { placeOf } from './invoices.ts';

/** The customer with this identity, made where there is none. @returns its id. */
export async function customerFor(
  tx: Database,
  tenant: Tenant,
  { id, identity, name, at }: { id: string; identity: string; name: string | null; at: Date },
): Promise<string> {
  const names = name === null ? [] : [name];
  const row = await tx
    .insertInto('customers')
    .values({ ...placeOf(tenant), id, identity, names, created_at: at })
    .onConflict((conflict) =>
      // Nothing new is set: it is locked, and told.
      conflict.columns(['organisation_id', 'environment_id', 'identity']).doUpdateSet({ identity }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await indexNames(tx, tenant, row.id, names);
  return row.id;
}

async function indexNames(tx: Database, tenant: Tenant, customerId: string, names: string[]): Promise<void> {
  const keys = customerKeys({ id: customerId, names, aliases: [] }).names;
  if (keys.length === 0) return;
  await tx
    .insertInto('customer_names')
    .values(keys.map((key) => ({ ...placeOf(tenant), key, customer_id: customerId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Locked until the transaction ends. */
export async function lockCustomer(tx: Database, tenant: Tenant, id: string): Promise<Customer | null> {
  const row = await tx
    .selectFrom('customers')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('id', '=', id)
    .select(['id', 'names'])
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  const aliases = await aliasesOf(tx, tenant, [id]);
  return { id: row.id, names: row.names, aliases: aliases.get(id) ?? [] };
}

/** By customer, most confirmed first. */
export async function aliasesOf(db: Database, tenant: Tenant, ids: readonly string[]): Promise<Map<string, Alias[]>> {
  const found = new Map<string, Alias[]>();
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('customer_aliases')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('customer_id', '=', sql<string>`any(${ids}::text[])`)
    .select(['customer_id', 'key', 'confirmations'])
    .orderBy('confirmations', 'desc')
    .execute();
  for (const { customer_id: id, ...alias } of rows) found.set(id, [...(found.get(id) ?? []), alias]);
  return found;
}

/** Names and aliases as they are now. */
export async function saveCustomer(tx: Database, tenant: Tenant, { id, names, aliases }: Customer): Promise<void> {
  await tx
    .updateTable('customers')
    .set({ names: [...names] })
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('id', '=', id)
    .execute();
  await indexNames(tx, tenant, id, [...names]);
  await tx
    .deleteFrom('customer_aliases')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('customer_id', '=', id)
    .execute();
  if (aliases.length === 0) return;
  await tx
    .insertInto('customer_aliases')
    .values(aliases.map((alias) => ({ ...placeOf(tenant), customer_id: id, ...alias })))
    .execute();
}
