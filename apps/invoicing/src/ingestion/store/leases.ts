import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Tenant } from '../../tenancy/index.ts';

/** One reader of an account at a time. Whoever dies is followed when the time is over. */

const KEY_BYTES = 32;

interface LeaseRow {
  mac_key: Buffer;
  failures: number;
}

export interface Lease {
  /** What cursors of the account are signed with. */
  readonly macKey: Buffer;
  /** Syncs in a row that failed. */
  readonly failures: number;
}

/** @returns null while somebody else reads. */
export async function takeLease(
  db: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
  { holder, now, heldUntil }: { holder: string; now: Date; heldUntil: Date },
): Promise<Lease | null> {
  const { rows } = await sql<LeaseRow>`
    insert into sync_leases (organisation_id, environment_id, account_id, holder, held_until, mac_key)
    values (${organisationId}, ${environmentId}, ${accountId}, ${holder}, ${heldUntil}, ${randomBytes(KEY_BYTES)})
    on conflict (organisation_id, environment_id, account_id)
    do update set holder = excluded.holder, held_until = excluded.held_until
    where sync_leases.holder is null or sync_leases.held_until <= ${now}
    returning mac_key, failures`.execute(db);
  const [row] = rows;
  return row ? { macKey: row.mac_key, failures: row.failures } : null;
}

/** In the transaction of a page. @returns false when somebody followed, or the account was purged. */
export async function renewLease(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
  { holder, heldUntil }: { holder: string; heldUntil: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update sync_leases set held_until = ${heldUntil}
    where organisation_id = ${organisationId} and environment_id = ${environmentId}
      and account_id = ${accountId} and holder = ${holder} returning 1`.execute(tx);
  return rows.length > 0;
}

/** @returns false when the bank was asked about this account since. */
export async function claimRefresh(
  db: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
  { now, since }: { now: Date; since: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update sync_leases set refreshed_at = ${now}
    where organisation_id = ${organisationId} and environment_id = ${environmentId} and account_id = ${accountId}
      and (refreshed_at is null or refreshed_at <= ${since}) returning 1`.execute(db);
  return rows.length > 0;
}

/** `error`: what the sync ended with; null after a good one. */
export async function giveLeaseBack(
  db: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
  { holder, now, error }: { holder: string; now: Date; error: string | null },
): Promise<void> {
  await sql`
    update sync_leases set holder = null, held_until = ${now}, last_error = ${error},
      failures = case when ${error}::text is null then 0 else failures + 1 end
    where organisation_id = ${organisationId} and environment_id = ${environmentId}
      and account_id = ${accountId} and holder = ${holder}`.execute(db);
}

/** Of an account that was read before; null for any other. */
export async function macKeyOf(
  db: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
): Promise<Buffer | null> {
  const { rows } = await sql<Pick<LeaseRow, 'mac_key'>>`
    select mac_key from sync_leases where organisation_id = ${organisationId}
      and environment_id = ${environmentId} and account_id = ${accountId}`.execute(db);
  return rows[0]?.mac_key ?? null;
}

/** Whatever a process that is gone still holds. Only for whoever is alone on the database. */
export async function releaseLeases(db: Database): Promise<void> {
  await sql`update sync_leases set holder = null where holder is not null`.execute(db);
}
