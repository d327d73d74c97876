import type { Db } from '@kente/kit/db/pool';
import type { Schema } from '../schema.generated.ts';
import type { EnvironmentId, Label, OrganisationId, Role, Tenant } from './tenant.ts';

type Database = Db<Schema>;

export interface OrganisationOnPaper {
  id: OrganisationId;
  name: string;
  createdAt: Date;
  environments: readonly Tenant[];
}

export interface KeyOnPaper {
  id: string;
  environmentId: string;
  label: Label;
  role: Role;
  /** Its last characters. */
  hint: string;
  createdAt: Date;
  /** Works until then; null: until it is revoked. */
  expiresAt: Date | null;
  revokedAt: Date | null;
}

/** Oldest first; `only`: that one alone. */
export async function listOrganisations(
  db: Database,
  only: OrganisationId | null = null,
): Promise<OrganisationOnPaper[]> {
  const rows = await db
    .selectFrom('organisations as o')
    .leftJoin('environments as e', 'e.organisation_id', 'o.id')
    .$if(only !== null, (query) => query.where('o.id', '=', only ?? ''))
    .orderBy('o.created_at')
    .orderBy('o.id')
    .orderBy('e.label', 'desc')
    .select(['o.id', 'o.name', 'o.created_at', 'e.id as environment_id', 'e.label'])
    .execute();
  const found = new Map<string, OrganisationOnPaper & { environments: Tenant[] }>();
  for (const { id, name, created_at: createdAt, environment_id, label } of rows) {
    const organisationId = id as OrganisationId;
    const organisation = found.get(id) ?? { id: organisationId, name, createdAt, environments: [] };
    if (environment_id !== null && label !== null) {
      const environmentId = environment_id as EnvironmentId;
      organisation.environments.push({ organisationId, environmentId, label: label as Label });
    }
    found.set(id, organisation);
  }
  return [...found.values()];
}

export async function listKeys(db: Database, organisationId: OrganisationId): Promise<KeyOnPaper[]> {
  const rows = await db
    .selectFrom('credentials as c')
    .innerJoin('environments as e', (join) =>
      join.onRef('e.organisation_id', '=', 'c.organisation_id').onRef('e.id', '=', 'c.environment_id'),
    )
    .where('c.organisation_id', '=', organisationId)
    .orderBy('c.created_at')
    .orderBy('c.id')
    .select(['c.id', 'c.environment_id', 'e.label', 'c.role', 'c.hint', 'c.created_at', 'c.expires_at', 'c.revoked_at'])
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, environmentId: row.environment_id, label: row.label as Label, role: row.role as Role },
    ...{ hint: row.hint, createdAt: row.created_at, expiresAt: row.expires_at, revokedAt: row.revoked_at },
  }));
}

export async function endKey(db: Database, organisationId: OrganisationId, id: string, at: Date): Promise<void> {
  await db
    .updateTable('credentials')
    .set({ expires_at: at })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
}
