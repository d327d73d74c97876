import type { Db } from '@kente/kit/db/pool';
import type { Schema } from '../schema.generated.ts';
import type { EnvironmentId, Label, MemberRole, OrganisationId, Tenant } from './tenant.ts';

type Database = Db<Schema>;

/** What somebody may do in one organisation. */
export interface Membership {
  readonly organisation: { readonly id: OrganisationId; readonly name: string };
  readonly role: MemberRole;
  /** The sandbox first. */
  readonly environments: readonly Tenant[];
}

export interface Member {
  readonly email: string;
  readonly role: MemberRole;
  readonly createdAt: Date;
}

interface MemberRow {
  organisation_id: OrganisationId;
  email: string;
  role: MemberRole;
  created_at: Date;
}

export async function membershipsOf(db: Database, email: string): Promise<Membership[]> {
  const rows = await db
    .selectFrom('organisation_members as m')
    .innerJoin('organisations as o', 'o.id', 'm.organisation_id')
    .innerJoin('environments as e', 'e.organisation_id', 'o.id')
    .where('m.email', '=', email)
    .orderBy('o.name')
    .orderBy('o.id')
    .orderBy('e.label', 'desc')
    .select(['o.id', 'o.name', 'm.role', 'e.id as environment_id', 'e.label'])
    .execute();
  const found = new Map<string, Membership & { environments: Tenant[] }>();
  for (const row of rows) {
    const organisationId = row.id as OrganisationId;
    const membership = found.get(row.id) ?? {
      ...{ organisation: { id: organisationId, name: row.name }, role: row.role as MemberRole, environments: [] },
    };
    const environmentId = row.environment_id as EnvironmentId;
    membership.environments.push({ organisationId, environmentId, label: row.label as Label });
    found.set(row.id, membership);
  }
  return [...found.values()];
}

export async function listMembers(db: Database, organisationId: OrganisationId): Promise<Member[]> {
  const rows = await db
    .selectFrom('organisation_members')
    .where('organisation_id', '=', organisationId)
    .orderBy('email')
    .select(['email', 'role', 'created_at'])
    .execute();
  return rows.map(({ email, role, created_at }) => ({ email, role: role as MemberRole, createdAt: created_at }));
}

export async function putMember(db: Database, row: MemberRow): Promise<void> {
  await db
    .insertInto('organisation_members')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation_id', 'email']).doUpdateSet({ role: row.role }))
    .execute();
}

export async function insertMember(db: Database, row: MemberRow): Promise<void> {
  await db
    .insertInto('organisation_members')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteMember(db: Database, organisationId: OrganisationId, email: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('organisation_members')
    .where('organisation_id', '=', organisationId)
    .where('email', '=', email)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
