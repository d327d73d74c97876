import { type RawBuilder, sql } from 'kysely';
import type { Reason } from '../eligibility/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';

export type Status = 'open' | 'replayed' | 'dismissed';

/** A row that was rejected, until somebody looks at it or the rules change. Source: contract 7.1. */
export interface DeadLetter {
  id: string;
  accountId: string;
  transactionId: string;
  /** Hex. */
  payloadHash: string;
  reason: string;
  detail: string;
  decision: string;
  reasons: readonly Reason[];
  traceId: string;
  attempts: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
  status: Status;
  note: string | null;
}

export interface NewDeadLetter {
  id: string;
  transactionId: string;
  payloadHash: string;
  reason: string;
  detail: string;
  decision: string;
  reasons: readonly Reason[];
}

interface Seen {
  accountId: string;
  traceId: string;
  at: Date;
}

/** A payload that is here already raises `attempts`, and one that was replayed opens again; what was dismissed stays. */
export async function putLetters(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  { accountId, traceId, at, letters }: Seen & { letters: readonly NewDeadLetter[] },
): Promise<void> {
  if (letters.length === 0) return;
  await sql`
    insert into dead_letters (organisation_id, environment_id, id, account_id, transaction_id, payload_hash, reason,
      detail, decision, reasons, trace_id, attempts, first_seen_at, last_seen_at, status)
    select ${organisationId}, ${environmentId}, r.id, ${accountId}, r."transactionId", decode(r."payloadHash", 'hex'),
      r.reason, r.detail, r.decision, r.reasons, ${traceId}, 1, ${at}::timestamptz, ${at}::timestamptz, 'open'
    from json_to_recordset(${JSON.stringify(letters)}::json) as r (id text, "transactionId" text, "payloadHash" text,
      reason text, detail text, decision text, reasons jsonb)
    on conflict (organisation_id, environment_id, account_id, transaction_id, payload_hash) do update
    set attempts = dead_letters.attempts + 1, last_seen_at = excluded.last_seen_at, trace_id = excluded.trace_id,
      reason = excluded.reason, detail = excluded.detail, decision = excluded.decision, reasons = excluded.reasons,
      status = case when dead_letters.status = 'replayed' then 'open' else dead_letters.status end`.execute(tx);
}

/** The same payload was seen again. */
export async function raiseAttempts(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  { accountId, traceId, at, transactionIds }: Seen & { transactionIds: readonly string[] },
): Promise<void> {
  if (transactionIds.length === 0) return;
  await sql`
    update dead_letters set attempts = attempts + 1, last_seen_at = ${at}, trace_id = ${traceId}
    where organisation_id = ${organisationId} and environment_id = ${environmentId} and account_id = ${accountId}
      and transaction_id = any (${transactionIds}::text[]) and status = 'open'`.execute(tx);
}

/** Open letters of rows that were decided anew: what they say is said no more. */
export async function closeLetters(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  { accountId, at, transactionIds }: { accountId: string; at: Date; transactionIds: readonly string[] },
): Promise<void> {
  if (transactionIds.length === 0) return;
  await sql`
    update dead_letters set status = 'replayed', last_seen_at = ${at}
    where organisation_id = ${organisationId} and environment_id = ${environmentId} and account_id = ${accountId}
      and transaction_id = any (${transactionIds}::text[]) and status = 'open'`.execute(tx);
}

export interface LetterFilter {
  status?: string | undefined;
  /** The wire reason, or a detail. */
  reason?: string | undefined;
  accountId?: string | undefined;
}

interface LetterRow {
  id: string;
  account_id: string;
  transaction_id: string;
  payload_hash: Buffer;
  reason: string;
  detail: string;
  decision: string;
  reasons: readonly Reason[];
  trace_id: string;
  attempts: number;
  first_seen_at: Date;
  last_seen_at: Date;
  status: Status;
  note: string | null;
}

const LETTER = sql.raw(`id, account_id, transaction_id, payload_hash, reason, detail, decision, reasons, trace_id,
  attempts, first_seen_at, last_seen_at, status, note`);

/** Those that a person is asked to look at come first, then the newest. */
export async function listLetters(
  db: Database,
  tenant: Tenant,
  filter: LetterFilter,
  { page, limit }: { page: number; limit: number },
): Promise<DeadLetter[]> {
  const { rows } = await sql<LetterRow>`
    select ${LETTER} from dead_letters where ${matching(tenant, filter)}
    order by (decision = 'review') desc, id desc limit ${limit} offset ${(page - 1) * limit}`.execute(db);
  return rows.map(letterOf);
}

export async function countLetters(db: Database, tenant: Tenant, filter: LetterFilter): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`
    select count(*) as count from dead_letters where ${matching(tenant, filter)}`.execute(db);
  return Number(rows[0]?.count ?? 0n);
}

function matching({ organisationId, environmentId }: Tenant, filter: LetterFilter): RawBuilder<unknown> {
  const { status, reason, accountId } = filter;
  const conditions = [sql`organisation_id = ${organisationId}`, sql`environment_id = ${environmentId}`];
  if (status !== undefined) conditions.push(sql`status = ${status}`);
  if (reason !== undefined) conditions.push(sql`(reason = ${reason} or detail = ${reason})`);
  if (accountId !== undefined) conditions.push(sql`account_id = ${accountId}`);
  return sql.join(conditions, sql` and `);
}

export async function findLetter(db: Database, tenant: Tenant, id: string): Promise<DeadLetter | null> {
  const { rows } = await sql<LetterRow>`
    select ${LETTER} from dead_letters where ${matching(tenant, {})} and id = ${id}`.execute(db);
  const [row] = rows;
  return row ? letterOf(row) : null;
}

/** Open ones behind `after`, by id. */
export async function nextOpen(
  db: Database,
  tenant: Tenant,
  filter: LetterFilter,
  { after, most }: { after: string; most: number },
): Promise<DeadLetter[]> {
  const { rows } = await sql<LetterRow>`
    select ${LETTER} from dead_letters where ${matching(tenant, { ...filter, status: 'open' })} and id > ${after}
    order by id limit ${most}`.execute(db);
  return rows.map(letterOf);
}

/** @returns false when it is not open any more. */
export async function dismissLetter(
  tx: Database,
  tenant: Tenant,
  { id, note, by, at }: { id: string; note: string | null; by: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update dead_letters set status = 'dismissed', note = ${note}, closed_by = ${by}, last_seen_at = ${at}
    where ${matching(tenant, { status: 'open' })} and id = ${id} returning 1`.execute(tx);
  return rows.length > 0;
}

/** @returns how many. */
export async function deleteLetters(tx: Database, tenant: Tenant, accountId: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from dead_letters where ${matching(tenant, { accountId })}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

function letterOf(row: LetterRow): DeadLetter {
  return {
    ...{ id: row.id, accountId: row.account_id, transactionId: row.transaction_id },
    ...{ payloadHash: row.payload_hash.toString('hex'), reason: row.reason, detail: row.detail },
    ...{ decision: row.decision, reasons: row.reasons, traceId: row.trace_id, attempts: row.attempts },
    ...{ firstSeenAt: row.first_seen_at, lastSeenAt: row.last_seen_at, status: row.status, note: row.note },
  };
}
