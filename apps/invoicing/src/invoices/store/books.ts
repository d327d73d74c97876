import { sql } from 'kysely';
import type { KnownSale, OpenInvoice } from '../../eligibility/index.ts';
import type { Database, Tenant } from '../../tenancy/index.ts';

/** Rows of one look-up; a page of the bank has five hundred. */
const MOST = 2_000;

/** Which of these payees are customers: by identity, or as a person confirmed them. */
export async function knownPayees(db: Database, tenant: Tenant, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const { organisationId, environmentId } = tenant;
  const { rows } = await sql<{ key: string }>`
    select identity as key from customers where organisation_id = ${organisationId}
      and environment_id = ${environmentId} and identity = any(${keys}::text[])
    union select key from customer_aliases where organisation_id = ${organisationId}
      and environment_id = ${environmentId} and key = any(${keys}::text[])`.execute(db);
  return new Set(rows.map(({ key }) => key));
}

/** What rows name, and what they bring: each has its index, and one condition over both would use none. */
interface Sought {
  readonly numbers: readonly string[];
  /** Minor units. */
  readonly amounts: readonly bigint[];
  readonly currencies: readonly string[];
}

/** Payable invoices with one of these numbers, or with exactly one of these amounts open. */
export async function openInvoicesFor(
  db: Database,
  { organisationId, environmentId }: Tenant,
  { numbers, amounts, currencies }: Sought,
): Promise<OpenInvoice[]> {
  const { rows } = await sql<OpenInvoice>`
    select i.id, i.number, i.currency, i.gross_minor - i.allocated_minor as "openMinor" from invoices i
    where i.organisation_id = ${organisationId} and i.environment_id = ${environmentId}
      and i.gross_minor > i.allocated_minor and i.type_code <> '380' and i.number is not null
      and i.state in ('REVIEWED', 'VALIDATED', 'SIGNED', 'TRANSMITTED', 'SIGN_UNKNOWN')
      and i.id in (
        select a.id from invoices a where a.organisation_id = ${organisationId} and a.environment_id = ${environmentId}
          and a.currency = any(${currencies}::text[]) and a.gross_minor > a.allocated_minor
          and a.gross_minor - a.allocated_minor = any(${amounts.map(String)}::bigint[])
        union select n.invoice_id from invoice_numbers n where n.organisation_id = ${organisationId}
          and n.environment_id = ${environmentId} and n.key = any(${numbers}::text[]))
    order by i.id limit ${MOST}`.execute(db);
  return rows;
}

/** Receipts that became invoices, of one of these amounts or numbers: what a debit may give back. */
export async function salesFor(
  db: Database,
  { organisationId, environmentId }: Tenant,
  { numbers, amounts }: Sought,
): Promise<KnownSale[]> {
  const { rows } = await sql<KnownSale>`
    select i.id as "invoiceId", i.number, i.currency, i.gross_minor as "amountMinor",
      i.evidence -> 'counterparty' ->> 'name' as counterparty, i.evidence ->> 'sessionId' as "sessionId",
      i.issue_date as day from invoices i
    where i.organisation_id = ${organisationId} and i.environment_id = ${environmentId}
      and i.type_code <> '380' and i.state not in ('REJECTED', 'CANCELLED')
      and i.id in (
        select a.id from invoices a where a.organisation_id = ${organisationId} and a.environment_id = ${environmentId}
          and a.type_code <> '380' and a.gross_minor = any(${amounts.map(String)}::bigint[])
        union select n.invoice_id from invoice_numbers n where n.organisation_id = ${organisationId}
          and n.environment_id = ${environmentId} and n.key = any(${numbers}::text[]))
    order by i.created_at desc, i.id limit ${MOST}`.execute(db);
  return rows;
}
