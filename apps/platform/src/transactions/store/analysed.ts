import type { Db } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

/** A listed row as an analysis reads it. Amounts are minor units and never negative. */
export interface AnalysedRow {
  accountId: string;
  id: string;
  narration: string;
  credit: boolean;
  amountMinor: bigint;
  balanceMinor: bigint | null;
  /** The bank's calendar day, `YYYY-MM-DD`. */
  day: string;
  category: string;
  /** The bank's own number of the movement, where it tells one. */
  reference: string | null;
  /** The business gave it its category. */
  edited: boolean;
  /** Whether metadata was asked for. */
  hasMetadata: boolean;
}

interface Columns {
  account_id: string;
  id: string;
  narration: string;
  credit: boolean;
  amount_minor: bigint;
  balance_minor: bigint | null;
  day: string;
  category: string;
  reference: string | null;
  edited: boolean;
  has_metadata: boolean;
}

const ANALYSED = sql`t.account_id, t.id, t.narration, t.credit, t.amount_minor, t.balance_minor, t.day, t.category, t.reference,
  t.edited_category is not null as edited, t.metadata is not null as has_metadata`;

export interface AnalysedPage {
  /** A row's id: the page begins with the row that is older. */
  after: string | null;
  /** `YYYY-MM-DD`, included; null: from the beginning. */
  fromDay: string | null;
  /** Without rows that the bank has not posted yet. */
  posted: boolean;
  most: number;
}

/** Rows of one account, newest first. A day without a time stands at midnight UTC, so `fromDay` is looked for a day wider. */
export async function rowsToAnalyse(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
  { after, fromDay, posted, most }: AnalysedPage,
): Promise<AnalysedRow[]> {
  const { rows } = await sql<Columns>`
    select ${ANALYSED} from transactions t where t.env_id = ${envId} and t.account_id = ${accountId} and not t.removed
      ${posted ? sql`and not t.pending` : sql``}
      ${fromDay === null ? sql`` : sql`and t.day >= ${fromDay}::date and t.date >= (${fromDay}::date - 1)::timestamp at time zone 'UTC'`}
      ${
        after === null
          ? sql``
          : sql`and (t.date, t.position, t.id) < (select date, position, id from transactions
              where env_id = ${envId} and account_id = ${accountId} and id = ${after})`
      }
    order by t.date desc, t.position desc, t.id desc limit ${most}`.execute(db);
  return rows.map(rowOf);
}

export interface MirrorQuery {
  accountIds: readonly string[];
  /** `YYYY-MM-DD`, both included. */
  fromDay: string;
  toDay: string;
  amounts: readonly bigint[];
  most: number;
}

/** Posted rows of several accounts whose amount is one of these: what may be the other half of a move between them. */
export async function mirrorRows(db: Db<Schema>, envId: EnvId, query: MirrorQuery): Promise<AnalysedRow[]> {
  const { accountIds, fromDay, toDay, amounts, most } = query;
  if (accountIds.length === 0 || amounts.length === 0) return [];
  const { rows } = await sql<Columns>`
    select ${ANALYSED} from transactions t where t.env_id = ${envId} and t.account_id = any(${[...accountIds]}::text[])
      and not t.removed and not t.pending and t.day between ${fromDay}::date and ${toDay}::date
      and t.date >= (${fromDay}::date - 1)::timestamp at time zone 'UTC'
      and t.amount_minor = any(${amounts.map(String)}::bigint[])
    order by t.date desc, t.position desc, t.id desc limit ${most}`.execute(db);
  return rows.map(rowOf);
}

/** Rows by id, in no particular order; those that are listed nowhere are left out. */
export async function listedRows(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
  ids: readonly string[],
): Promise<AnalysedRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Columns>`
    select ${ANALYSED} from transactions t where t.env_id = ${envId} and t.account_id = ${accountId} and not t.removed
      and t.id = any(${[...ids]}::text[])`.execute(db);
  return rows.map(rowOf);
}

function rowOf(row: Columns): AnalysedRow {
  return {
    accountId: row.account_id,
    id: row.id,
    narration: row.narration,
    credit: row.credit,
    amountMinor: row.amount_minor,
    balanceMinor: row.balance_minor,
    day: row.day,
    category: row.category,
    reference: row.reference,
    edited: row.edited,
    hasMetadata: row.has_metadata,
  };
}
