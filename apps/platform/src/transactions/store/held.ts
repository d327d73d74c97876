import type { Db } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Covers, StoredRow } from '../../accounts/sync/reconcile.ts';
import type { BankRow } from '../../connectors/connector.ts';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { StoredTransaction } from '../row.ts';

/** The instant as milliseconds: pg's own reading of a timestamp costs more than all other columns together. */
const INSTANT = sql<number>`(extract(epoch from date) * 1000)::float8`;

interface HeldColumns {
  id: string;
  ms: number;
  day: string;
  timed: boolean;
  position: number;
  amount_minor: bigint;
  balance_minor: bigint | null;
  credit: boolean;
  pending: boolean;
  removed: boolean;
  narration: string;
  provider_id: string | null;
  reference: string | null;
  counterparty: BankRow['counterparty'];
}

const HELD = sql`id, ${INSTANT} as ms, day, timed, position, amount_minor, balance_minor, credit, pending, removed, narration,
  provider_id, reference, counterparty`;

/**
 * Rows of these days, withdrawn ones too, in no particular order. Listed rows are found by instant: a bank's day lies
 * within a day of the same day in UTC.
 */
export async function rowsOfDays(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
  { from, to }: Covers,
): Promise<StoredRow[]> {
  const { rows } = await sql<HeldColumns>`
    select ${HELD} from transactions where env_id = ${envId} and account_id = ${accountId} and not removed
      and date >= (${from}::date - 1)::timestamp at time zone 'UTC' and date < (${to}::date + 2)::timestamp at time zone 'UTC'
      and day between ${from}::date and ${to}::date
    union all
    select ${HELD} from transactions where env_id = ${envId} and account_id = ${accountId} and removed
      and day between ${from}::date and ${to}::date`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    providerId: row.provider_id,
    day: row.day,
    at: row.timed ? new Date(row.ms) : null,
    amountMinor: row.amount_minor,
    direction: row.credit ? 'credit' : 'debit',
    balanceMinor: row.balance_minor,
    narration: row.narration,
    reference: row.reference,
    counterparty: row.counterparty,
    status: row.pending ? 'pending' : 'posted',
    position: row.position,
    removed: row.removed,
  }));
}

type WholeColumns = HeldColumns & {
  category: string;
  edited_category: string | null;
  metadata: Record<string, string> | null;
  revision: bigint;
  created_revision: bigint;
};

/** Whole rows, by id. */
export async function rowsById(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
  ids: readonly string[],
): Promise<Map<string, StoredTransaction>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<WholeColumns>`
    select ${HELD}, category, edited_category, metadata, revision, created_revision from transactions
    where env_id = ${envId} and account_id = ${accountId} and id = any(${ids}::text[])`.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        date: new Date(row.ms),
        day: row.day,
        timed: row.timed,
        position: row.position,
        amountMinor: row.amount_minor,
        balanceMinor: row.balance_minor,
        credit: row.credit,
        pending: row.pending,
        removed: row.removed,
        narration: row.narration,
        category: row.category,
        editedCategory: row.edited_category,
        metadata: row.metadata,
        providerId: row.provider_id,
        reference: row.reference,
        counterparty: row.counterparty,
        revision: row.revision,
        createdRevision: row.created_revision,
      },
    ]),
  );
}
