import { type Db, prepared } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';
import { classOf, type LedgerAccount, type Side } from './chart.ts';
import type { CheckedPosting, Line } from './posting.ts';

export interface PostOutcome {
  posted: boolean;
  /** How many of the accounts are open: all or, where one is not yet, none. */
  accounts: number;
  /** Those that would go below their floor. */
  short: LedgerAccount[] | null;
}

/**
 * The whole posting in one statement: locks its accounts in the order of their names, moves them, and links an entry to each
 * account's chain. Does nothing when the key is posted, an account is not open or one would go below its floor.
 */
export async function post(tx: Db<Schema>, envId: EnvId, posting: CheckedPosting): Promise<PostOutcome> {
  const { key, kind, at, currency, lines, digest } = posting;
  const names = lines.map(({ account }) => account);
  const { rows } = await sql<PostOutcome>`${prepared('ledger-post')}
    with line as (
      select * from unnest(${names}::text[], ${lines.map((line) => line.debitMinor)}::bigint[],
                           ${lines.map((line) => line.creditMinor)}::bigint[]) as line (account, debit_minor, credit_minor)
    ), locked as materialized (
      select account, side, floored, balance_minor, sequence, hash, posted_at from ledger_accounts
      where env_id = ${envId} and currency = ${currency} and account = any (${names}::text[])
        -- None is locked unless all are there: they are opened in order too, and only then locked.
        and (select count(*) from ledger_accounts
             where env_id = ${envId} and currency = ${currency} and account = any (${names}::text[])) = ${names.length}
      order by account for update
    ), moved as (
      select locked.*, debit_minor, credit_minor, balance_minor
          + case side when 'debit' then debit_minor - credit_minor else credit_minor - debit_minor end as after_minor
      from locked join line using (account)
    ), posted as (
      insert into ledger_transactions (env_id, key, kind, currency, at, digest)
      select ${envId}, ${key}, ${kind}, ${currency}, greatest(${at}::timestamptz, max(posted_at)), ${digest}::bytea
      from moved having count(*) > 0 and not bool_or(floored and after_minor < 0)
      on conflict (env_id, key) do nothing
      returning at
    ), linked as materialized (
      select account, debit_minor, credit_minor, after_minor, sequence + 1 as sequence, posted.at,
             ledger_hash(hash, ${digest}::bytea, account, ${currency}, sequence + 1, posted.at,
                         debit_minor, credit_minor, after_minor) as hash
      from moved cross join posted
    ), headed as (
      update ledger_accounts head
      set balance_minor = after_minor, sequence = linked.sequence, hash = linked.hash, posted_at = linked.at
      from linked where head.env_id = ${envId} and head.currency = ${currency} and head.account = linked.account
    ), written as (
      insert into ledger_entries (env_id, account, currency, at, sequence, transaction_key, debit_minor, credit_minor,
                                  balance_minor, hash)
      select ${envId}, account, ${currency}, at, sequence, ${key}, debit_minor, credit_minor, after_minor, hash from linked
    )
    select exists (select from posted) as posted, count(*)::int as accounts,
           array_agg(account) filter (where floored and after_minor < 0) as short from moved`.execute(tx);
  const [outcome] = rows;
  if (!outcome) throw new Error('an aggregate gave no row');
  return outcome;
}

/** In the order of their names, as they are locked. */
export async function open(tx: Db<Schema>, envId: EnvId, { currency, lines }: CheckedPosting): Promise<void> {
  const classes = lines.map(({ account }) => classOf(account));
  await sql`
    insert into ledger_accounts (env_id, account, currency, side, floored)
    select ${envId}, account, ${currency}, side, floored
    from unnest(${lines.map(({ account }) => account)}::text[], ${classes.map(({ side }) => side)}::text[],
                ${classes.map(({ floored }) => floored)}::boolean[]) as fresh (account, side, floored)
    order by account on conflict do nothing`.execute(tx);
}

export interface TransactionRow {
  kind: string;
  currency: string;
  at: Date;
  digest: Buffer;
}

export async function findTransaction(db: Db<Schema>, envId: EnvId, key: string): Promise<TransactionRow | undefined> {
  return db
    .selectFrom('ledger_transactions')
    .select(['kind', 'currency', 'at', 'digest'])
    .where('env_id', '=', envId)
    .where('key', '=', key)
    .executeTakeFirst();
}

export async function linesOf(db: Db<Schema>, envId: EnvId, key: string): Promise<Line[]> {
  const rows = await db
    .selectFrom('ledger_entries')
    .select(['account', 'debit_minor', 'credit_minor'])
    .where('env_id', '=', envId)
    .where('transaction_key', '=', key)
    .execute();
  return rows.map((row) => ({
    account: row.account as LedgerAccount,
    debitMinor: row.debit_minor,
    creditMinor: row.credit_minor,
  }));
}

/** One probe of the primary key, for the present as for a moment of the past. */
export async function balance(
  db: Db<Schema>,
  envId: EnvId,
  { account, currency, at }: { account: LedgerAccount; currency: string; at: Date | null },
): Promise<bigint> {
  const { rows } = at
    ? await sql<{ balance_minor: bigint }>`${prepared('ledger-balance-at')}
        select balance_minor from ledger_entries
        where env_id = ${envId} and account = ${account} and currency = ${currency} and at <= ${at}
        order by at desc, sequence desc limit 1`.execute(db)
    : await sql<{ balance_minor: bigint }>`${prepared('ledger-balance')}
        select balance_minor from ledger_accounts
        where env_id = ${envId} and account = ${account} and currency = ${currency}`.execute(db);
  return rows[0]?.balance_minor ?? 0n;
}

export interface BalanceRow {
  account: LedgerAccount;
  currency: string;
  side: Side;
  balance_minor: bigint;
}

/** Of every account that has ever moved. */
export async function balances(db: Db<Schema>, envId: EnvId, at: Date | null): Promise<BalanceRow[]> {
  const then = sql`cross join lateral (
    select balance_minor from ledger_entries entry
    where entry.env_id = ${envId} and entry.account = a.account and entry.currency = a.currency and entry.at <= ${at}
    order by entry.at desc, sequence desc limit 1) moment`;
  const { rows } = await sql<BalanceRow>`
    select a.account, a.currency, a.side, ${at ? sql`moment.balance_minor` : sql`a.balance_minor`}
    from ledger_accounts a ${at ? then : sql``}
    where a.env_id = ${envId} and a.sequence > 0 order by a.account, a.currency`.execute(db);
  return rows;
}

export interface EntryRow {
  at: Date;
  sequence: bigint;
  transaction_key: string;
  kind: string;
  debit_minor: bigint;
  credit_minor: bigint;
  balance_minor: bigint;
}

/** Newest first. */
export async function entries(
  db: Db<Schema>,
  envId: EnvId,
  { account, currency, before, limit }: { account: string; currency: string; before: bigint | null; limit: number },
): Promise<EntryRow[]> {
  const older =
    before === null
      ? sql``
      : sql`and entry.sequence < ${before} and entry.at <= (
    select at from ledger_entries edge
    where edge.env_id = ${envId} and edge.account = ${account} and edge.currency = ${currency} and edge.sequence = ${before})`;
  const { rows } = await sql<EntryRow>`
    select entry.at, entry.sequence, transaction_key, posting.kind, debit_minor, credit_minor, balance_minor
    from ledger_entries entry
    join ledger_transactions posting on posting.env_id = ${envId} and posting.key = entry.transaction_key
    where entry.env_id = ${envId} and entry.account = ${account} and entry.currency = ${currency} ${older}
    order by entry.at desc, entry.sequence desc limit ${limit}`.execute(db);
  return rows;
}
