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
