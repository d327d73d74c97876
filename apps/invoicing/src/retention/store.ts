import { type RawBuilder, sql } from 'kysely';
import type { Database, EnvironmentId, Label, OrganisationId, Tenant } from '../tenancy/index.ts';

/** What is forgotten of bank rows, whoever keeps it: a row goes with its previews and its letters, in one transaction. */

const here = ({ organisationId, environmentId }: Tenant, table = ''): RawBuilder<unknown> => {
  const of = (column: string) => sql.ref(table === '' ? column : `${table}.${column}`);
  return sql`${of('organisation_id')} = ${organisationId} and ${of('environment_id')} = ${environmentId}`;
};

/** Rows that are old, and of which nothing young was made. */
const oldRows = (tenant: Tenant, before: Date): RawBuilder<unknown> => sql`${here(tenant, 'b')}
  and b.forgotten_at is null and b.first_seen_at < ${before}
  and not exists (select from invoices i where ${here(tenant, 'i')} and i.account_id = b.account_id
    and i.transaction_id = b.id and i.forgotten_at is null and i.created_at >= ${before})`;

/** Where previews of that time begin: their ids grow with it. */
const previewsFrom = (before: Date): string => `ev_${before.getTime().toString(16).padStart(12, '0')}`;

export interface OldRows {
  transactions: number;
  events: number;
  dlq: number;
}

/** What `forgetRows` and `deleteOldPreviews` would take. */
export async function countOldRows(db: Database, tenant: Tenant, before: Date): Promise<OldRows> {
  const { rows } = await sql<OldRows>`
    with old as materialized (select b.account_id, b.id, b.changed_at from bank_transactions b where ${oldRows(tenant, before)})
    select (select count(*)::int from old) as transactions,
      ((select count(*) from previews where ${here(tenant)} and id < ${previewsFrom(before)})
       + (select count(*) from old join previews p on ${here(tenant, 'p')} and p.id >= ${previewsFrom(before)}
            and p.account_id = old.account_id and p.transaction_id = old.id where old.changed_at >= ${before}))::int as events,
      (select count(*)::int from old join dead_letters l on ${here(tenant, 'l')}
         and l.account_id = old.account_id and l.transaction_id = old.id) as dlq`.execute(db);
  return rows[0] ?? { transactions: 0, events: 0, dlq: 0 };
}

/** Of every organisation: retention is the deployment's own work. */
export async function everyEnvironment(db: Database): Promise<Tenant[]> {
  const rows = await db
    .selectFrom('environments')
    .select(['organisation_id', 'id', 'label'])
    .orderBy('organisation_id')
    .orderBy('id')
    .execute();
  return rows.map(({ organisation_id: organisationId, id, label }) => ({
    organisationId: organisationId as OrganisationId,
    environmentId: id as EnvironmentId,
    label: label as Label,
  }));
}

/** Accounts that may have rows: unlinked ones too. */
export async function accountsOf(db: Database, tenant: Tenant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from accounts where ${here(tenant)} order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Old rows of an account behind `after`, as the provider calls them. Whoever asks has forgotten the old invoices. */
export async function nextOldRows(
  tx: Database,
  tenant: Tenant,
  accountId: string,
  { before, after, most }: { before: Date; after: string; most: number },
): Promise<{ id: string; providerId: string }[]> {
  const { rows } = await sql<{ id: string; providerId: string }>`
    select b.id, b.provider_id as "providerId" from bank_transactions b
    where ${oldRows(tenant, before)} and b.account_id = ${accountId} and b.provider_id > ${after}
      and not exists (select from invoices i where ${here(tenant, 'i')} and i.account_id = b.account_id
        and i.transaction_id = b.id and i.forgotten_at is null)
    order by b.provider_id limit ${most}`.execute(tx);
  return rows;
}

/**
 * Leaves of each row a mark: ids, hash, day, direction and amount, by which it is known should the bank bring it again.
 * @returns how many rows, previews and letters went.
 */
export async function forgetRows(
  tx: Database,
  tenant: Tenant,
  accountId: string,
  { ids, before, at }: { ids: readonly string[]; before: Date; at: Date },
): Promise<OldRows> {
  if (ids.length === 0) return { transactions: 0, events: 0, dlq: 0 };
  const { rows } = await sql<{ id: string; changed_at: Date }>`
    update bank_transactions set forgotten_at = ${at}, removed_at = coalesce(removed_at, ${at}), narration = '',
      given_date = day::text, category = null, balance_minor = null, tags = '{}', reference = null, counterparty = null,
      counterparty_number = null, session_id = null, extracted = ${JSON.stringify(NOTHING_READ)}::jsonb,
      result = 'skipped', decision = 'skipped', detail = 'forgotten', reasons = '[]', invoice_id = null
    where ${here(tenant)} and account_id = ${accountId} and id = any (${ids}::text[]) and forgotten_at is null
    returning id, changed_at`.execute(tx);
  const decidedLately = rows.filter(({ changed_at: changedAt }) => changedAt >= before).map(({ id }) => id);
  const events = await deletePreviewsOf(tx, tenant, accountId, { ids: decidedLately, before });
  const { numAffectedRows: dlq = 0n } = await sql`delete from dead_letters where ${here(tenant)}
    and account_id = ${accountId} and transaction_id = any (${ids}::text[])`.execute(tx);
  for (const table of ['dismissed_pairs', 'suggestions', 'suggested_invoices']) {
    await sql`delete from ${sql.table(table)} where ${here(tenant)}
      and transaction_id = any (${ids}::text[])`.execute(tx);
  }
  return { transactions: rows.length, events, dlq: Number(dlq) };
}

const NOTHING_READ = {
  ...{ text: '', counterparty: null, accountNumber: null, reference: null, sessionId: null },
  ...{ gateway: null, calledReversal: false },
};

/** Those that are younger than the limit: the old ones go by their age. */
async function deletePreviewsOf(
  tx: Database,
  tenant: Tenant,
  accountId: string,
  { ids, before }: { ids: readonly string[]; before: Date },
): Promise<number> {
  if (ids.length === 0) return 0;
  const { numAffectedRows = 0n } = await sql`delete from previews where ${here(tenant)} and account_id = ${accountId}
    and id >= ${previewsFrom(before)} and transaction_id = any (${ids}::text[])`.execute(tx);
  return Number(numAffectedRows);
}

/** @returns how many; fewer than `most` when there are no more. */
export async function deleteOldPreviews(db: Database, tenant: Tenant, before: Date, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`delete from previews where ctid = any (array(select ctid from previews
    where ${here(tenant)} and id < ${previewsFrom(before)} limit ${most} for update skip locked))`.execute(db);
  return Number(numAffectedRows);
}
