import { type RawBuilder, sql } from 'kysely';
import type { Database, Tenant } from '../tenancy/index.ts';

/** Purging spares these: the authority has them, or may have them. */
const RETAINED = ['SIGNED', 'TRANSMITTED', 'SUPERSEDED', 'SIGN_UNKNOWN'];

/** What stands and falls with an invoice. */
const OF_INVOICES = ['allocations', 'invoice_history', 'invoice_numbers', 'invoice_collectors', 'suggested_invoices'];

const here = ({ organisationId, environmentId }: Tenant): RawBuilder<unknown> =>
  sql`organisation_id = ${organisationId} and environment_id = ${environmentId}`;

/** What the bank told of an invoice, but for the payer's name; and the words that its reasons quote. */
const BLANKED = sql`
  evidence = evidence || jsonb_build_object('description', null, 'reference', null, 'sessionId', null, 'tags', '[]'::jsonb,
    'counterparty', coalesce(evidence -> 'counterparty', '{}') || '{"accountNumber":null}'),
  eligibility = jsonb_set(eligibility, '{reasons}', coalesce((select jsonb_agg(reason - 'evidence')
    from jsonb_array_elements(eligibility -> 'reasons') reason), '[]'::jsonb))`;

export interface Forgotten {
  invoices: number;
  retainedSigned: number;
}

/**
 * Forgets what was made of an account: what was never signed is deleted; what the authority has, or may have, keeps its tax
 * fields and loses what the bank told. Source: contract 7.3. Doing it again does no harm.
 */
export async function purgeAccount(tx: Database, tenant: Tenant, accountId: string): Promise<Forgotten> {
  const { rows } = await sql<{ id: string; state: string }>`select id, state from invoices
    where ${here(tenant)} and account_id = ${accountId} for update`.execute(tx);
  return split(tx, tenant, rows, sql`forgotten_at`);
}

export interface OldInvoices {
  /** Null: of no account that is here. */
  accountId: string | null;
  before: Date;
  at: Date;
  most: number;
}

/**
 * The same split for invoices that were made before a day, at most so many; those that somebody works on at this moment are
 * left to the next run. @returns with them the bank rows that they were made of.
 */
export async function forgetOld(
  tx: Database,
  tenant: Tenant,
  { accountId, before, at, most }: OldInvoices,
): Promise<Forgotten & { transactionIds: string[] }> {
  const whose =
    accountId === null
      ? sql`(account_id is null or not exists (select from accounts a where a.organisation_id = ${tenant.organisationId}
          and a.environment_id = ${tenant.environmentId} and a.id = invoices.account_id))`
      : sql`account_id = ${accountId}`;
  const { rows } = await sql<{ id: string; state: string; transaction_id: string | null }>`
    select id, state, transaction_id from invoices where ${here(tenant)} and ${whose} and created_at < ${before}
      and forgotten_at is null order by created_at, id limit ${most} for update skip locked`.execute(tx);
  const counts = await split(tx, tenant, rows, sql`${at}::timestamptz`);
  return {
    ...counts,
    transactionIds: rows.flatMap((row) => (row.transaction_id === null ? [] : [row.transaction_id])),
  };
}

/** The caller holds the rows. */
async function split(
  tx: Database,
  tenant: Tenant,
  rows: readonly { id: string; state: string }[],
  forgottenAt: RawBuilder<unknown>,
): Promise<Forgotten> {
  const idsOf = (isRetained: boolean): string[] =>
    rows.filter(({ state }) => RETAINED.includes(state) === isRetained).map(({ id }) => id);
  const [gone, retained] = [idsOf(false), idsOf(true)];
  for (const table of OF_INVOICES) {
    await sql`delete from ${sql.table(table)} where ${here(tenant)} and invoice_id = any (${gone}::text[])`.execute(tx);
  }
  await sql`delete from invoices where ${here(tenant)} and id = any (${gone}::text[])`.execute(tx);
  await sql`update invoices set ${BLANKED}, forgotten_at = ${forgottenAt}
    where ${here(tenant)} and id = any (${retained}::text[])`.execute(tx);
  await sql`update allocations set evidence = null
    where ${here(tenant)} and invoice_id = any (${retained}::text[]) and evidence is not null`.execute(tx);
  return { invoices: gone.length, retainedSigned: retained.length };
}

/** What `forgetOld` and `forgetCustomers` would take. */
export async function countOld(db: Database, tenant: Tenant, before: Date): Promise<Forgotten & { customers: number }> {
  const { rows } = await sql<Forgotten & { customers: number }>`
    select count(*) filter (where state <> all (${RETAINED}::text[]))::int as invoices,
      count(*) filter (where state = any (${RETAINED}::text[]))::int as "retainedSigned",
      (select count(*)::int from customers c where ${here(tenant)} and created_at < ${before} and not exists (
        select from invoices i where i.organisation_id = c.organisation_id and i.environment_id = c.environment_id
          and i.customer_id = c.id
          and not (i.created_at < ${before} and i.forgotten_at is null and i.state <> all (${RETAINED}::text[])))) as customers
    from invoices where ${here(tenant)} and created_at < ${before} and forgotten_at is null`.execute(db);
  return rows[0] ?? { invoices: 0, retainedSigned: 0, customers: 0 };
}

/** Old customers without an invoice, with their names and aliases. @returns how many. */
export async function forgetCustomers(tx: Database, tenant: Tenant, before: Date): Promise<number> {
  const orphan = sql`not exists (select from invoices i where i.organisation_id = customers.organisation_id
    and i.environment_id = customers.environment_id and i.customer_id = customers.id)`;
  const { rows: held } = await sql<{ id: string }>`select id from customers where ${here(tenant)}
    and created_at < ${before} and ${orphan} for update skip locked`.execute(tx);
  const ids = held.map(({ id }) => id);
  // Asked again under the lock: somebody who was confirming may have been quicker.
  const { rows } = await sql<{ id: string }>`delete from customers where ${here(tenant)}
    and id = any (${ids}::text[]) and ${orphan} returning id`.execute(tx);
  const gone = rows.map(({ id }) => id);
  for (const table of ['customer_names', 'customer_aliases']) {
    await sql`delete from ${sql.table(table)} where ${here(tenant)} and customer_id = any (${gone}::text[])`.execute(
      tx,
    );
  }
  return gone.length;
}
