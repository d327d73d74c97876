import { sql } from 'kysely';
import type { BankTransaction } from '../../matching/index.ts';
import type { Database, Tenant } from '../../tenancy/index.ts';

/** What was read out of a row's narration when it was decided. */
export interface Extracted {
  /** Where an invoice number is sought. */
  text: string;
  counterparty: string | null;
  accountNumber: string | null;
  reference: string | null;
  sessionId: string | null;
  gateway: string | null;
  calledReversal: boolean;
}

interface MatchableRow {
  id: string;
  account_id: string;
  type: 'credit' | 'debit';
  amount_minor: bigint;
  currency: string;
  day: string;
  status: 'posted' | 'pending' | 'reversed';
  taken_back_by: string | null;
  extracted: Extracted;
}

const MATCHABLE = sql.raw('id, account_id, type, amount_minor, currency, day, status, taken_back_by, extracted');

/** Null for one that is not here, or that the bank took out again. */
export async function findMatchable(db: Database, tenant: Tenant, id: string): Promise<BankTransaction | null> {
  const { rows } = await sql<MatchableRow>`
    select ${MATCHABLE} from bank_transactions where organisation_id = ${tenant.organisationId}
      and environment_id = ${tenant.environmentId} and id = ${id} and removed_at is null limit 1`.execute(db);
  const [row] = rows;
  return row ? matchable(tenant, row) : null;
}

/** Those of these ids that are here. */
export async function manyMatchable(db: Database, tenant: Tenant, ids: readonly string[]): Promise<BankTransaction[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<MatchableRow>`
    select ${MATCHABLE} from bank_transactions where organisation_id = ${tenant.organisationId}
      and environment_id = ${tenant.environmentId} and id = any (${ids}::text[]) and removed_at is null`.execute(db);
  return rows.map((row) => matchable(tenant, row));
}

const DAYS_BEFORE = 7;
const EARLIER_MOST = 10;

/** For each row those of the days before it with the same amount, the other way: one walk along an index each. */
export async function earlierRows(
  db: Database,
  tenant: Tenant,
  rows: readonly BankTransaction[],
): Promise<Map<string, BankTransaction[]>> {
  if (rows.length === 0) return new Map();
  const asked = rows.map(({ id, direction, amount, currency, date }) => ({
    ...{ id, type: direction === 'credit' ? 'debit' : 'credit', amount: String(amount), currency, day: date },
  }));
  const { rows: found } = await sql<MatchableRow & { of: string }>`
    select r.id as of, b.*
    from json_to_recordset(${JSON.stringify(asked)}::json) as r (id text, type text, amount bigint, currency text, day date)
    cross join lateral (
      select ${MATCHABLE} from bank_transactions
      where organisation_id = ${tenant.organisationId} and environment_id = ${tenant.environmentId}
        and type = r.type and currency = r.currency and amount_minor = r.amount
        and day between r.day - ${DAYS_BEFORE}::int and r.day and id <> r.id and status = 'posted'
        and removed_at is null and taken_back_by is null
      order by day desc, id limit ${EARLIER_MOST}) as b`.execute(db);
  const earlier = new Map<string, BankTransaction[]>();
  for (const { of, ...row } of found) earlier.set(of, [...(earlier.get(of) ?? []), matchable(tenant, row)]);
  return earlier;
}

/** A person said what the row pays: its result, whatever it was before. */
export async function markPaying(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  transactionId: string,
  invoiceId: string,
): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    update bank_transactions set result = 'matched', invoice_id = ${invoiceId}
    where organisation_id = ${organisationId} and environment_id = ${environmentId} and id = ${transactionId}
      and removed_at is null and invoice_id is distinct from ${invoiceId}
    returning account_id`.execute(tx);
  return rows.map((row) => row.account_id);
}

/** Settled rows, nearest in amount first, then newest: two walks along one index. */
export async function nearAmount(
  db: Database,
  tenant: Tenant,
  { direction, currency, amount, limit }: { direction: string; currency: string; amount: bigint; limit: number },
): Promise<BankTransaction[]> {
  const settled = sql`organisation_id = ${tenant.organisationId} and environment_id = ${tenant.environmentId}
    and type = ${direction} and currency = ${currency} and status = 'posted' and removed_at is null and taken_back_by is null`;
  const { rows } = await sql<MatchableRow>`
    select ${MATCHABLE} from (
      (select * from bank_transactions where ${settled} and amount_minor >= ${amount} order by amount_minor limit ${limit})
      union all
      (select * from bank_transactions where ${settled} and amount_minor < ${amount}
       order by amount_minor desc limit ${limit})) as around
    order by abs(amount_minor - ${amount}), day desc, id limit ${limit}`.execute(db);
  return rows.map((row) => matchable(tenant, row));
}

export function matchable({ organisationId, environmentId }: Tenant, row: MatchableRow): BankTransaction {
  const { text, counterparty, accountNumber, reference, sessionId, gateway, calledReversal } = row.extracted;
  return {
    ...{ organisationId, environmentId, id: row.id, accountId: row.account_id, direction: row.type },
    ...{ amount: row.amount_minor, unallocated: row.amount_minor, currency: row.currency, date: row.day },
    // What the bank took back pays nothing, whatever its own status says.
    ...{
      status: row.taken_back_by === null ? row.status : 'reversed',
      text,
      counterparty: { name: counterparty, accountNumber },
      reference,
      sessionId,
    },
    ...{ collectedBy: null, gateway, calledReversal },
  };
}
