import { sql } from 'kysely';
import type { Database, EnvironmentId, Label, OrganisationId, Tenant } from '../../tenancy/index.ts';

/** Environments that hold one account of the provider. More than one is rare. */
const HOLDERS_MOST = 20;

/** One look into the primary key per environment: nothing but the provider's own id leads to the organisation. */
export async function tenantsWith(
  db: Database,
  table: 'account_aliases' | 'pending_links',
  column: 'provider_id' | 'ref',
  value: string,
): Promise<Tenant[]> {
  const { rows } = await sql<{ organisation_id: string; id: string; label: string }>`
    select e.organisation_id, e.id, e.label from environments e
    where exists (select from ${sql.table(table)} held where held.organisation_id = e.organisation_id
      and held.environment_id = e.id and held.${sql.ref(column)} = ${value})
    order by e.organisation_id, e.id limit ${HOLDERS_MOST}`.execute(db);
  return rows.map(({ organisation_id, id, label }) => ({
    organisationId: organisation_id as OrganisationId,
    environmentId: id as EnvironmentId,
    label: label as Label,
  }));
}
