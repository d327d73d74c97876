import { type RawBuilder, sql } from 'kysely';
import type { Reason } from '../eligibility/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';

/** What was decided of a bank row, and why. Source: contract 3.11. */
export interface Preview {
  id: string;
  at: Date;
  traceId: string;
  accountId: string;
  transactionId: string;
  type: string;
  amountMinor: bigint;
  currency: string;
  narration: string;
  counterparty: string | null;
  decision: string;
  reason: string | null;
  reasons: readonly Reason[];
  score: number;
  signals: readonly string[];
  invoiceId: string | null;
}

export type NewPreview = Omit<Preview, 'at' | 'traceId' | 'accountId' | 'amountMinor'> & {
  amountMinor: string;
  rulesetVersion: number;
};

export async function putPreviews(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  {
    accountId,
    traceId,
    at,
    previews,
  }: { accountId: string; traceId: string; at: Date; previews: readonly NewPreview[] },
): Promise<void> {
  if (previews.length === 0) return;
  await sql`
    insert into previews (organisation_id, environment_id, id, at, trace_id, account_id, transaction_id, type,
      amount_minor, currency, narration, counterparty, decision, reason, reasons, score, signals, ruleset_version,
      invoice_id)
    select ${organisationId}, ${environmentId}, r.id, ${at}::timestamptz, ${traceId}, ${accountId}, r."transactionId",
      r.type, r."amountMinor", r.currency, r.narration, r.counterparty, r.decision, r.reason, r.reasons, r.score,
      r.signals, r."rulesetVersion", r."invoiceId"
    from json_to_recordset(${JSON.stringify(previews)}::json) as r (id text, "transactionId" text, type text,
      "amountMinor" bigint, currency text, narration text, counterparty text, decision text, reason text, reasons jsonb,
      score float8, signals text[], "rulesetVersion" bigint, "invoiceId" text)`.execute(tx);
}

export interface PreviewFilter {
  accountId?: string | undefined;
  transactionId?: string | undefined;
  decision?: string | undefined;
  /** The wire reason, or a detail. */
  reason?: string | undefined;
  from?: Date | undefined;
  /** Included. */
  to?: Date | undefined;
}

interface PreviewRow {
  id: string;
  at: Date;
  trace_id: string;
  account_id: string;
  transaction_id: string;
  type: string;
  amount_minor: bigint;
  currency: string;
  narration: string;
  counterparty: string | null;
  decision: string;
  reason: string | null;
  reasons: readonly Reason[];
  score: number;
  signals: string[];
  invoice_id: string | null;
}

export async function listPreviews(
  db: Database,
  tenant: Tenant,
  filter: PreviewFilter,
  { page, limit }: { page: number; limit: number },
): Promise<Preview[]> {
  const { rows } = await sql<PreviewRow>`
    select id, at, trace_id, account_id, transaction_id, type, amount_minor, currency, narration, counterparty, decision,
      reason, reasons, score, signals, invoice_id
    from previews where ${matching(tenant, filter)}
    order by id desc limit ${limit} offset ${(page - 1) * limit}`.execute(db);
  return rows.map((row) => ({
    ...{ id: row.id, at: row.at, traceId: row.trace_id, accountId: row.account_id, transactionId: row.transaction_id },
    ...{ type: row.type, amountMinor: row.amount_minor, currency: row.currency, narration: row.narration },
    ...{ counterparty: row.counterparty, decision: row.decision, reason: row.reason, reasons: row.reasons },
    ...{ score: row.score, signals: row.signals, invoiceId: row.invoice_id },
  }));
}

export async function countPreviews(db: Database, tenant: Tenant, filter: PreviewFilter): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`
    select count(*) as count from previews where ${matching(tenant, filter)}`.execute(db);
  return Number(rows[0]?.count ?? 0n);
}

function matching({ organisationId, environmentId }: Tenant, filter: PreviewFilter): RawBuilder<unknown> {
  const { accountId, transactionId, decision, reason, from, to } = filter;
  const conditions = [sql`organisation_id = ${organisationId}`, sql`environment_id = ${environmentId}`];
  if (accountId !== undefined) conditions.push(sql`account_id = ${accountId}`);
  if (transactionId !== undefined) conditions.push(sql`transaction_id = ${transactionId}`);
  if (decision !== undefined) conditions.push(sql`decision = ${decision}`);
  if (reason !== undefined) conditions.push(sql`(reason = ${reason} or reasons -> 0 ->> 'detail' = ${reason})`);
  if (from !== undefined) conditions.push(sql`at >= ${from}`);
  if (to !== undefined) conditions.push(sql`at <= ${to}`);
  return sql.join(conditions, sql` and `);
}

/** @returns how many. */
export async function deletePreviews(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
): Promise<number> {
  const { numAffectedRows } = await sql`delete from previews where organisation_id = ${organisationId}
    and environment_id = ${environmentId} and account_id = ${accountId}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
