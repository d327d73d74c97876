import { type Selectable, sql } from 'kysely';
import type { RuleField, RuleOp } from '../eligibility/index.ts';
import type { Rules as RulesTable } from '../schema.generated.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import type { ListName, StoredRule } from './rule.ts';

const placeOf = ({ organisationId, environmentId }: Tenant) => ({
  organisation_id: organisationId,
  environment_id: environmentId,
});

/** Until the transaction ends, whoever else changes rules of this environment waits: versions have no gaps and no twins. */
export async function lockRules(tx: Database, { organisationId, environmentId }: Tenant): Promise<void> {
  const key = `rules ${organisationId} ${environmentId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

/** Before the first change it is 1. */
export async function currentVersion(db: Database, tenant: Tenant): Promise<number> {
  const row = await db
    .selectFrom('ruleset_versions')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .orderBy('version', 'desc')
    .limit(1)
    .select('version')
    .executeTakeFirst();
  return row?.version ?? 1;
}

export async function insertVersion(
  tx: Database,
  tenant: Tenant,
  row: { version: number; account_id: string | null; changed_by: string; changed_at: Date; change: string },
): Promise<void> {
  await tx
    .insertInto('ruleset_versions')
    .values({ ...placeOf(tenant), ...row })
    .execute();
}

/** Of the environment itself and, with an account, of that account too; oldest first. */
export async function rulesOf(db: Database, tenant: Tenant, accountId: string | null): Promise<StoredRule[]> {
  const rows = await db
    .selectFrom('rules')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where((one) =>
      accountId === null
        ? one('account_id', 'is', null)
        : one.or([one('account_id', 'is', null), one('account_id', '=', accountId)]),
    )
    .orderBy('created_at')
    .orderBy('place')
    .orderBy('id')
    .selectAll()
    .execute();
  return rows.map(ruleOf);
}

export async function findRule(db: Database, tenant: Tenant, id: string): Promise<StoredRule | null> {
  const row = await db
    .selectFrom('rules')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst();
  return row ? ruleOf(row) : null;
}

export async function insertRules(tx: Database, tenant: Tenant, rules: readonly StoredRule[]): Promise<void> {
  if (rules.length === 0) return;
  await tx
    .insertInto('rules')
    .values(
      rules.map(({ accountId, createdBy, createdAt, ...rule }, place) => ({
        ...placeOf(tenant),
        ...rule,
        ...{ account_id: accountId, created_by: createdBy, created_at: createdAt, place },
      })),
    )
    .execute();
}

export async function setNote(tx: Database, tenant: Tenant, id: string, note: string): Promise<void> {
  await tx
    .updateTable('rules')
    .set({ note })
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('id', '=', id)
    .execute();
}

export async function deleteRules(tx: Database, tenant: Tenant, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom('rules')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('id', 'in', ids)
    .execute();
}

function ruleOf(row: Selectable<RulesTable>): StoredRule {
  return {
    ...{ id: row.id, accountId: row.account_id, list: row.list as ListName },
    ...{ field: row.field as RuleField, op: row.op as RuleOp, value: row.value, note: row.note },
    ...{ createdBy: row.created_by, createdAt: row.created_at },
  };
}
