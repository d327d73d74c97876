import { sql } from 'kysely';
import type { Database, Tenant } from '../../tenancy/index.ts';
import type { Invoice } from '../invoice.ts';
import { strippedNumber } from '../irn.ts';
import { invoiceOf } from './rows.ts';

export const placeOf = ({ organisationId, environmentId }: Tenant) => ({
  organisation_id: organisationId,
  environment_id: environmentId,
});

const own = (db: Database, tenant: Tenant) =>
  db
    .selectFrom('invoices')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId);

export async function findInvoice(db: Database, tenant: Tenant, id: string): Promise<Invoice | null> {
  const row = await own(db, tenant).where('id', '=', id).selectAll().executeTakeFirst();
  return row ? invoiceOf(row) : null;
}

/** Until the transaction ends, nobody else changes it. */
export async function lockInvoice(tx: Database, tenant: Tenant, id: string): Promise<Invoice | null> {
  const row = await own(tx, tenant).where('id', '=', id).selectAll().forUpdate().executeTakeFirst();
  return row ? invoiceOf(row) : null;
}

export async function lockByTransaction(
  tx: Database,
  tenant: Tenant,
  { accountId, transactionId }: { accountId: string; transactionId: string },
): Promise<Invoice | null> {
  const row = await own(tx, tenant)
    .where('account_id', '=', accountId)
    .where('transaction_id', '=', transactionId)
    .selectAll()
    .forUpdate()
    .executeTakeFirst();
  return row ? invoiceOf(row) : null;
}

/** Those of many rows. */
export async function lockByTransactions(
  tx: Database,
  tenant: Tenant,
  refs: readonly { accountId: string; transactionId: string }[],
): Promise<Invoice[]> {
  if (refs.length === 0) return [];
  const accounts = [...new Set(refs.map(({ accountId }) => accountId))];
  const rows = await own(tx, tenant)
    .where('account_id', '=', sql<string>`any(${accounts}::text[])`)
    .where('transaction_id', '=', sql<string>`any(${refs.map(({ transactionId }) => transactionId)}::text[])`)
    .selectAll()
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(invoiceOf);
}

export async function invoicesOf(db: Database, tenant: Tenant, ids: readonly string[]): Promise<Invoice[]> {
  if (ids.length === 0) return [];
  const rows = await own(db, tenant).where('id', '=', sql<string>`any(${ids}::text[])`).selectAll().execute();
  return rows.map(invoiceOf);
}

/** Many at once. @returns the ids of those that were written: a transaction that has its invoice already gets no second. */
export async function insertInvoices(tx: Database, tenant: Tenant, invoices: readonly Invoice[]): Promise<Set<string>> {
  if (invoices.length === 0) return new Set();
  const rows = invoices.map((invoice) => ({ ...columnsOf(tenant, invoice), ...parsed(invoice) }));
  const { rows: written } = await sql<{ id: string }>`
    insert into invoices select * from json_populate_recordset(null::invoices, ${textOf(rows)}::json)
    on conflict do nothing returning id`.execute(tx);
  return new Set(written.map(({ id }) => id));
}

/** Documents as they are, not as text in text. */
const parsed = ({ evidence, eligibility, content }: Invoice) => ({ evidence, eligibility, content });

const textOf = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

/** @returns false when the transaction has its invoice already. */
export async function insertInvoice(tx: Database, tenant: Tenant, invoice: Invoice): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('invoices')
    .values(columnsOf(tenant, invoice))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

function columnsOf(tenant: Tenant, invoice: Invoice) {
  const { id, source, accountId, transactionId, traceId, createdAt } = invoice;
  return {
    ...placeOf(tenant),
    ...{ id, source, account_id: accountId, transaction_id: transactionId, trace_id: traceId },
    ...{ evidence: JSON.stringify(invoice.evidence), credits_id: invoice.creditsId },
    eligibility: invoice.eligibility === null ? null : JSON.stringify(invoice.eligibility),
    type_code: invoice.typeCode,
    ...{ currency: invoice.currency, created_at: createdAt },
    ...changing(invoice, createdAt),
  };
}

/**
 * The whole of what may change; the caller holds the lock.
 * @throws DatabaseError 23505 when another invoice of the business has this number.
 */
export async function updateInvoice(tx: Database, tenant: Tenant, invoice: Invoice, at: Date): Promise<void> {
  await tx
    .updateTable('invoices')
    .set(changing(invoice, at))
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('id', '=', invoice.id)
    .execute();
}

const changing = (invoice: Invoice, at: Date) => ({
  ...{ state: invoice.state, payment_status: invoice.paymentStatus, version: invoice.version },
  ...{ business_id: invoice.businessId, number: invoice.number, irn: invoice.irn },
  stripped_number: invoice.number === null ? null : strippedNumber(invoice.number),
  ...{ issue_date: invoice.issueDate, due_date: invoice.dueDate },
  ...{ gross_minor: invoice.gross, net_minor: invoice.net, vat_minor: invoice.vat, vat_rate_bp: invoice.vatRateBp },
  ...{ allocated_minor: invoice.allocated, customer_id: invoice.customerId },
  content: JSON.stringify(invoice.content),
  ...{ reviewed_by: invoice.reviewedBy, document_hash: invoice.documentHash, authority_code: invoice.authorityCode },
  ...{ validated_at: invoice.validatedAt, sign_attempt: invoice.signAttempt, sign_started_at: invoice.signStartedAt },
  ...{ document: invoice.document, signed_at: invoice.signedAt, qr_text: invoice.qrText },
  ...{ transmitted_at: invoice.transmittedAt, updated_at: at },
});

export interface ListQuery {
  status?: string;
  source?: string;
  accountId?: string;
  /** Dates of issue, both included. */
  from?: string;
  to?: string;
  page: number;
  pageSize: number;
}

/** Newest first. */
export async function listInvoices(
  db: Database,
  tenant: Tenant,
  query: ListQuery,
): Promise<{ invoices: Invoice[]; total: number }> {
  const { status, source, accountId, from, to, page, pageSize } = query;
  let rows = own(db, tenant);
  if (status !== undefined) rows = rows.where('state', '=', status);
  if (source !== undefined) rows = rows.where('source', '=', source);
  if (accountId !== undefined) rows = rows.where('account_id', '=', accountId);
  if (from !== undefined) rows = rows.where('issue_date', '>=', from);
  if (to !== undefined) rows = rows.where('issue_date', '<=', to);
  const { total } = await rows.select((each) => each.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const found = await rows
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { invoices: found.map(invoiceOf), total: Number(total) };
}

/**
 * What credit notes took of an invoice, or may take: rejected and cancelled ones take nothing. `signedOnly`: what is
 * registered. Minor units.
 */
export async function creditedOf(
  tx: Database,
  tenant: Tenant,
  id: string,
  { signedOnly = false }: { signedOnly?: boolean } = {},
): Promise<bigint> {
  const notes = own(tx, tenant).where('credits_id', '=', id);
  const counted = signedOnly
    ? notes.where('state', 'in', ['SIGNED', 'TRANSMITTED'])
    : notes.where('state', 'not in', ['REJECTED', 'CANCELLED']);
  const { credited } = await counted
    .select(sql<bigint>`coalesce(sum(gross_minor), 0)::bigint`.as('credited'))
    .executeTakeFirstOrThrow();
  return credited;
}

export interface HistoryEntry {
  readonly action: string;
  readonly state: string;
  readonly actor: string;
  readonly at: Date;
  readonly detail: Readonly<Record<string, unknown>>;
}

export async function insertHistory(
  tx: Database,
  tenant: Tenant,
  invoice: Pick<Invoice, 'id' | 'version'>,
  { detail, ...entry }: HistoryEntry,
): Promise<void> {
  await tx
    .insertInto('invoice_history')
    .values({
      ...placeOf(tenant),
      ...{ invoice_id: invoice.id, version: invoice.version, ...entry, detail: JSON.stringify(detail) },
    })
    .execute();
}

/** Many at once. */
export async function insertHistories(
  tx: Database,
  tenant: Tenant,
  entries: readonly (HistoryEntry & { id: string; version: number })[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ id, ...entry }) => ({ ...placeOf(tenant), invoice_id: id, ...entry }));
  await sql`
    insert into invoice_history select * from json_populate_recordset(null::invoice_history, ${textOf(rows)}::json)`.execute(
    tx,
  );
}

const HISTORY_MOST = 500;

export async function historyOf(db: Database, tenant: Tenant, id: string): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('invoice_history')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('invoice_id', '=', id)
    .select(['action', 'state', 'actor', 'at', 'detail'])
    .orderBy('version')
    .limit(HISTORY_MOST)
    .execute();
  return rows.map(({ detail, ...entry }) => ({ ...entry, detail: detail as HistoryEntry['detail'] }));
}
