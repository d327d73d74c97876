import type { MatchSettings } from '../matching/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import type { InvoicesDeps } from './deps.ts';
import type { Actor } from './invoice.ts';
import { findSettings, putSettings } from './store/matching-settings.ts';

/** The organisation's own, else as the deployment is configured. */
export async function settingsOf(deps: InvoicesDeps, db: Database, tenant: Tenant): Promise<MatchSettings> {
  return (await findSettings(db, tenant)) ?? deps.matching;
}

/** Thresholds that an organisation edits. What it does not name stays. Source: contract 10 step 11. */
export async function putMatchSettings(
  deps: InvoicesDeps,
  tenant: Tenant,
  change: Partial<MatchSettings>,
  actor: Actor,
): Promise<MatchSettings> {
  return deps.db.transaction().execute(async (tx) => {
    const settings = { ...(await settingsOf(deps, tx, tenant)), ...change };
    await putSettings(tx, tenant, settings, { actor, at: deps.clock.now() });
    const entry = { actor, action: 'matching.changed', subject: tenant.environmentId, detail: { ...change } };
    await deps.tenancy.audit(tx, tenant, entry);
    return settings;
  });
}
