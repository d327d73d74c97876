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
  extracted: Extracted;
}

const MATCHABLE = sql.raw('id, account_id, type, amount_minor, currency, day, status, extracted');

/** Null for one that is not here, or that the bank took out again. */
export async function findMatchable(db: Database, tenant: Tenant, id: string): Promise<BankTransaction | null> {
  const { rows } = await sql<MatchableRow>`
    select ${MATCHABLE} from bank_transactions where organisation_id = ${tenant.organisationId}
      and environment_id = ${tenant.environmentId} and id = ${id} and removed_at is null limit 1`.execute(db);
  const [row] = rows;
  return row ? matchable(tenant, row) : null;
}

/** Settled rows, nearest in amount first, then newest: two walks along one index. */
export async function nearAmount(
  db: Database,
  tenant: Tenant,
  { direction, currency, amount, limit }: { direction: string; currency: string; amount: bigint; limit: number },
): Promise<BankTransaction[]> {
  const settled = sql`organisation_id = ${tenant.organisationId} and environment_id = ${tenant.environmentId}
    and type = ${direction} and currency = ${currency} and status = 'posted' and removed_at is null`;
  const { rows } = await sql<MatchableRow>`
    select ${MATCHABLE} from (
      (select * from bank_transactions where ${settled} and amount_minor >= ${amount} order by amount_minor limit ${limit})
      union all
      (select * from bank_transactions where ${settled} and amount_minor < ${amount}
       order by amount_minor desc limit ${limit})) as around
    order by abs(amount_minor - ${amount}), day desc, id limit ${limit}`.execute(db);
  return rows.map((row) => matchable(tenant, row));
}

function matchable({ organisationId, environmentId }: Tenant, row: MatchableRow): BankTransaction {
  const { text, counterparty, accountNumber, reference, sessionId, gateway, calledReversal } = row.extracted;
  return {
    ...{ organisationId, environmentId, id: row.id, accountId: row.account_id, direction: row.type },
    ...{ amount: row.amount_minor, unallocated: row.amount_minor, currency: row.currency, date: row.day },
    ...{ status: row.status, text, counterparty: { name: counterparty, accountNumber }, reference, sessionId },
    ...{ collectedBy: null, gateway, calledReversal },
  };
}
