import type { Db } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';
import type { LedgerProblem } from './problem.ts';

export interface TransactionsPage {
  transactions: number;
  problems: LedgerProblem[];
  /** Where the next page begins; null after the last one. */
  last: string | null;
}

/** Each transaction against its entries: both sides are equal, and the digest is theirs. */
export async function checkTransactions(
  db: Db<Schema>,
  envId: EnvId,
  after: string,
  limit: number,
): Promise<TransactionsPage> {
  const { rows } = await sql<{ transactions: number; last: string | null; unbalanced: string[]; changed: string[] }>`
    with page as (
      select key, kind, currency, at, digest from ledger_transactions
      where env_id = ${envId} and key > ${after} order by key limit ${limit}
    ), checked as (
      select key, coalesce(sum(debit_minor) = sum(credit_minor), false) as balanced,
             coalesce(bool_and(entry.at = page.at and entry.currency = page.currency), false)
               and digest = sha256(convert_to(concat_ws(E'\n', key, kind, page.currency,
                 string_agg(account || ' ' || debit_minor || ' ' || credit_minor, E'\n' order by account)), 'UTF8')) as fits
      from page left join ledger_entries entry on entry.env_id = ${envId} and entry.transaction_key = page.key
      group by key, kind, page.currency, page.at, digest
    )
    select count(*)::int as transactions, max(key) as last,
           coalesce((array_agg(key) filter (where not balanced))[1:100], '{}') as unbalanced,
           coalesce((array_agg(key) filter (where balanced and not fits))[1:100], '{}') as changed
    from checked`.execute(db);
  const { transactions, last, unbalanced, changed } = rows[0] ?? {
    transactions: 0,
    last: null,
    unbalanced: [],
    changed: [],
  };
  const told = (kind: LedgerProblem['kind']) => (where: string) => ({ kind, where });
  return {
    transactions,
    problems: [...unbalanced.map(told('unbalanced')), ...changed.map(told('transaction'))],
    last: transactions < limit ? null : last,
  };
}

/** Keys of entries whose transaction is gone. */
export async function orphans(db: Db<Schema>, envId: EnvId, most: number): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select distinct transaction_key as key from ledger_entries entry
    where env_id = ${envId} and not exists (
      select from ledger_transactions posting where posting.env_id = ${envId} and posting.key = entry.transaction_key)
    limit ${most}`.execute(db);
  return rows.map(({ key }) => key);
}

export interface Head {
  account: string;
  currency: string;
  side: string;
  floored: boolean;
  balance_minor: bigint;
  sequence: bigint;
  hash: Buffer;
}

/** Heads, and empty ones for accounts that only entries know: then the head is what is gone. */
export async function heads(db: Db<Schema>, envId: EnvId): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select account, currency, side, floored, balance_minor, sequence, hash from ledger_accounts where env_id = ${envId}
    union all
    select distinct account, currency, '', false, 0::bigint, 0::bigint, ''::bytea from ledger_entries entry
    where env_id = ${envId} and not exists (select from ledger_accounts head
      where head.env_id = ${envId} and head.account = entry.account and head.currency = entry.currency)
    order by account, currency`.execute(db);
  return rows;
}

/** Every entry of an account against the one before it. */
export async function checkChain(
  db: Db<Schema>,
  envId: EnvId,
  head: Head,
): Promise<{ entries: number; broken: string[]; fitsHead: boolean }> {
  const { rows } = await sql<{ entries: number; broken: string[]; fits_head: boolean }>`
    with entry as (
      select sequence, at, transaction_key, debit_minor, credit_minor, balance_minor, hash,
             lag(hash) over chain as previous, lag(at) over chain as earlier,
             row_number() over chain as place,
             coalesce(lag(balance_minor) over chain, 0)
               + case ${head.side} when 'debit' then debit_minor - credit_minor else credit_minor - debit_minor end as expected
      from ledger_entries where env_id = ${envId} and account = ${head.account} and currency = ${head.currency}
      window chain as (order by sequence, at)
    ), checked as (
      select sequence, place, balance_minor, entry.hash,
             coalesce(sequence = place and balance_minor = expected and coalesce(earlier <= entry.at, true)
               and entry.hash = ledger_hash(coalesce(previous, ''), digest, ${head.account}, ${head.currency}, sequence,
                                            entry.at, debit_minor, credit_minor, balance_minor), false) as fits
      from entry left join ledger_transactions posting on posting.env_id = ${envId} and posting.key = transaction_key
    )
    select count(*)::int as entries,
           coalesce((array_agg(sequence::text order by place) filter (where not fits))[1:100], '{}') as broken,
           coalesce(bool_or(place = ${head.sequence} and balance_minor = ${head.balance_minor} and hash = ${head.hash}),
                    ${head.sequence} = 0) and count(*) = ${head.sequence} as fits_head
    from checked`.execute(db);
  const found = rows[0] ?? { entries: 0, broken: [], fits_head: false };
  return { entries: found.entries, broken: found.broken, fitsHead: found.fits_head };
}
