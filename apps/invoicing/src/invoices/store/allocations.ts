import { sql } from 'kysely';
import type { AllocationKind } from '../../matching/index.ts';
import type { Database, Tenant } from '../../tenancy/index.ts';
import type { KeptAllocation } from '../allocation-record.ts';
import { placeOf } from './invoices.ts';

/** Until the transaction ends, nobody else allocates of this bank row. It may be stored elsewhere, or gone. */
export async function lockTransaction(tx: Database, tenant: Tenant, transactionId: string): Promise<void> {
  const key = `allocations ${tenant.organisationId} ${tenant.environmentId} ${transactionId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

/** The same for many rows, in one order for everybody: two that wait for each other would wait for ever. */
export async function lockTransactions(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  transactionIds: readonly string[],
): Promise<void> {
  if (transactionIds.length === 0) return;
  const keys = [...transactionIds].sort().map((id) => `allocations ${organisationId} ${environmentId} ${id}`);
  await sql`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) as k(key)`.execute(tx);
}

/** What live allocations took of bank rows, by id. Minor units. */
export async function takenOf(db: Database, tenant: Tenant, ids: readonly string[]): Promise<Map<string, bigint>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('allocations')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('transaction_id', '=', sql<string>`any(${ids}::text[])`)
    .where('reversed_at', 'is', null)
    .where('kind', 'in', ['payment', 'overpayment'])
    .groupBy('transaction_id')
    .select(['transaction_id', sql<bigint>`sum(amount_minor)::bigint`.as('taken')])
    .execute();
  return new Map(rows.map(({ transaction_id: id, taken }) => [id, taken]));
}

/**
 * The same for matching: what a row's own draft took, which nobody touched, is free for an invoice that the row pays.
 */
export async function takenForMatching(
  db: Database,
  { organisationId, environmentId }: Tenant,
  ids: readonly string[],
): Promise<Map<string, bigint>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; taken: bigint }>`
    select a.transaction_id as id, sum(a.amount_minor)::bigint as taken from allocations a
    join invoices i on i.organisation_id = a.organisation_id and i.environment_id = a.environment_id and i.id = a.invoice_id
    where a.organisation_id = ${organisationId} and a.environment_id = ${environmentId}
      and a.transaction_id = any(${ids}::text[]) and a.reversed_at is null and a.kind in ('payment', 'overpayment')
      and not (a.method = 'receipt' and i.state = 'DRAFT' and i.reviewed_by is null)
    group by 1`.execute(db);
  return new Map(rows.map(({ id, taken }) => [id, taken]));
}

/** Rows about which a person decided: allocated by hand, undone by hand, or their own draft edited, confirmed, rejected. */
export async function decidedByPerson(
  db: Database,
  { organisationId, environmentId }: Tenant,
  rows: readonly { id: string; accountId: string }[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const ids = rows.map(({ id }) => id);
  const accounts = [...new Set(rows.map(({ accountId }) => accountId))];
  const { rows: decided } = await sql<{ id: string }>`
    select transaction_id as id from allocations where organisation_id = ${organisationId}
      and environment_id = ${environmentId} and transaction_id = any(${ids}::text[])
      and (method = 'manual' or (reversed_by is not null and reversed_by <> 'system'))
    union select transaction_id from invoices where organisation_id = ${organisationId}
      and environment_id = ${environmentId} and account_id = any(${accounts}::text[])
      and transaction_id = any(${ids}::text[]) and reviewed_by is not null`.execute(db);
  return new Set(decided.map(({ id }) => id));
}

/** Whether a row pays something, or a person undid that it pays its own invoice. */
export async function isReceiptSettled(
  db: Database,
  { organisationId, environmentId }: Tenant,
  transactionId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from allocations where organisation_id = ${organisationId} and environment_id = ${environmentId}
      and transaction_id = ${transactionId}
      and (reversed_at is null or (method = 'receipt' and reversed_by <> 'system')) limit 1`.execute(db);
  return rows.length > 0;
}

/** Live allocations of rows, with what became of the invoices that they pay. */
export async function liveWithStates(
  db: Database,
  { organisationId, environmentId }: Tenant,
  ids: readonly string[],
): Promise<{ id: string; transactionId: string; invoiceId: string; method: string; invoiceState: string }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    transactionId: string;
    invoiceId: string;
    method: string;
    invoiceState: string;
  }>`
    select a.id, a.transaction_id as "transactionId", a.invoice_id as "invoiceId", a.method, i.state as "invoiceState"
    from allocations a
    join invoices i on i.organisation_id = a.organisation_id and i.environment_id = a.environment_id and i.id = a.invoice_id
    where a.organisation_id = ${organisationId} and a.environment_id = ${environmentId}
      and a.transaction_id = any(${ids}::text[]) and a.reversed_at is null
    order by a.created_at, a.id limit ${ALLOCATIONS_MOST}`.execute(db);
  return rows;
}

export async function insertAllocations(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  allocations: readonly KeptAllocation[],
): Promise<void> {
  if (allocations.length === 0) return;
  const rows = allocations.map(({ amount, createdAt, reversedAt: _, ...allocation }) => ({
    ...{ ...allocation, amount: String(amount), createdAt: createdAt.toISOString() },
  }));
  await sql`
    insert into allocations (organisation_id, environment_id, id, transaction_id, invoice_id, amount_minor, kind, method,
      score, evidence, actor, created_at)
    select ${organisationId}, ${environmentId}, r.id, r."transactionId", r."invoiceId", r.amount, r.kind, r.method,
      r.score, r.evidence, r.actor, r."createdAt"
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, "transactionId" text, "invoiceId" text,
      amount bigint, kind text, method text, score float8, evidence jsonb, actor text, "createdAt" timestamptz)`.execute(
    tx,
  );
}

export async function insertAllocation(tx: Database, tenant: Tenant, allocation: KeptAllocation): Promise<void> {
  const { id, transactionId, invoiceId, amount, kind, method, score, evidence, actor, createdAt } = allocation;
  await tx
    .insertInto('allocations')
    .values({
      ...placeOf(tenant),
      ...{ id, transaction_id: transactionId, invoice_id: invoiceId, amount_minor: amount, kind, method, score, actor },
      evidence: evidence === null ? null : JSON.stringify(evidence),
      ...{ created_at: createdAt, reversed_at: null, reversed_by: null },
    })
    .execute();
}

const own = (db: Database, tenant: Tenant) =>
  db
    .selectFrom('allocations')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .selectAll();

const ALLOCATIONS_MOST = 1_000;

export async function findAllocation(db: Database, tenant: Tenant, id: string): Promise<KeptAllocation | null> {
  const row = await own(db, tenant).where('id', '=', id).executeTakeFirst();
  return row ? allocationOf(row) : null;
}

export async function allocationsOfInvoice(db: Database, tenant: Tenant, id: string): Promise<KeptAllocation[]> {
  const rows = await own(db, tenant)
    .where('invoice_id', '=', id)
    .orderBy('created_at')
    .orderBy('id')
    .limit(ALLOCATIONS_MOST)
    .execute();
  return rows.map(allocationOf);
}

/** Those that still count. */
export async function liveOfTransaction(db: Database, tenant: Tenant, id: string): Promise<KeptAllocation[]> {
  const rows = await own(db, tenant)
    .where('transaction_id', '=', id)
    .where('reversed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(ALLOCATIONS_MOST)
    .execute();
  return rows.map(allocationOf);
}

/** The caller holds the locks and has seen that it is not reversed. */
export async function markReversed(
  tx: Database,
  tenant: Tenant,
  id: string,
  { at, by }: { at: Date; by: string },
): Promise<void> {
  await tx
    .updateTable('allocations')
    .set({ reversed_at: at, reversed_by: by })
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('id', '=', id)
    .where('reversed_at', 'is', null)
    .execute();
}

function allocationOf(row: {
  id: string;
  transaction_id: string;
  invoice_id: string;
  amount_minor: bigint;
  kind: string;
  method: string;
  score: number | null;
  evidence: unknown;
  actor: string;
  created_at: Date;
  reversed_at: Date | null;
}): KeptAllocation {
  return {
    ...{ id: row.id, transactionId: row.transaction_id, invoiceId: row.invoice_id, amount: row.amount_minor },
    kind: row.kind as AllocationKind,
    method: row.method as KeptAllocation['method'],
    ...{ score: row.score, evidence: row.evidence, actor: row.actor },
    ...{ createdAt: row.created_at, reversedAt: row.reversed_at },
  };
}

/** Dismissed pairs of bank rows, as `pairKey` writes them. */
export async function dismissedOf(
  db: Database,
  tenant: Tenant,
  transactionIds: readonly string[],
): Promise<{ transactionId: string; otherId: string }[]> {
  if (transactionIds.length === 0) return [];
  return db
    .selectFrom('dismissed_pairs')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('transaction_id', '=', sql<string>`any(${transactionIds}::text[])`)
    .select(['transaction_id as transactionId', 'other_id as otherId'])
    .execute();
}

export async function insertDismissed(
  db: Database,
  tenant: Tenant,
  pair: { transactionId: string; otherId: string },
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  await db
    .insertInto('dismissed_pairs')
    .values({ ...placeOf(tenant), transaction_id: pair.transactionId, other_id: pair.otherId, actor, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
