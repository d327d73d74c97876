import type { MatchSettings } from '../../matching/index.ts';
import type { Database, Tenant } from '../../tenancy/index.ts';
import { placeOf } from './invoices.ts';

/** How the organisation matches in this environment; null where nobody set it. */
export async function findSettings(db: Database, tenant: Tenant): Promise<MatchSettings | null> {
  const row = await db
    .selectFrom('matching_settings')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .selectAll()
    .executeTakeFirst();
  if (!row) return null;
  return {
    ...{ autoMatch: row.auto_match, proposeAt: row.propose_at, aliasConfirmations: row.alias_confirmations },
    runnerUpGap: row.runner_up_gap,
  };
}

export async function putSettings(
  db: Database,
  tenant: Tenant,
  settings: MatchSettings,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  const values = {
    ...{ auto_match: settings.autoMatch, propose_at: settings.proposeAt, runner_up_gap: settings.runnerUpGap },
    ...{ alias_confirmations: settings.aliasConfirmations, changed_by: actor, changed_at: at },
  };
  await db
    .insertInto('matching_settings')
    .values({ ...placeOf(tenant), ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'environment_id']).doUpdateSet(values))
    .execute();
}
