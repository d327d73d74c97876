import type pg from 'pg';
import { withClient } from './postgres.ts';

export interface Seeded {
  accountIds: string[];
  seconds: number;
}

/**
 * Linked accounts of an environment with a year of transactions each, written account by account as refreshes write
 * them. Indexes are built afterwards, which takes a third of the time.
 */
export async function seedRows(
  databaseUrl: string,
  environmentId: string,
  { accounts, rowsEach }: { accounts: number; rowsEach: number },
): Promise<Seeded> {
  const started = performance.now();
  const accountIds = Array.from({ length: accounts }, () => randomId());
  await withClient(databaseUrl, async (client) => {
    await client.query('set synchronous_commit = off');
    await client.query(ACCOUNTS, [environmentId, accountIds, rowsEach]);
    const rebuild = accounts * rowsEach >= REBUILD_FROM_ROWS ? await dropIndexes(client, 'transactions') : [];
    for (const accountId of accountIds)
      await client.query({ name: 'seed', text: ROWS, values: [environmentId, accountId, rowsEach] });
    for (const statement of rebuild) await client.query(statement);
    await client.query(WEEKS, [environmentId, accountIds]);
    await client.query('vacuum (analyze) transactions');
    await client.query('vacuum (analyze) transaction_weeks');
    await client.query('vacuum (analyze) accounts');
    await client.query('checkpoint');
  });
  return { accountIds, seconds: (performance.now() - started) / 1_000 };
}

/** Fewer are written faster with the indexes in place. */
const REBUILD_FROM_ROWS = 100_000;

const randomId = (): string => Array.from({ length: 24 }, () => Math.floor(Math.random() * 16).toString(16)).join('');

const ACCOUNTS = `insert into accounts (env_id, id, bank_key, customer_id, institution_id, auth_method, connector, name, type,
    currency, data_status, has_transactions, link_id, session_id, transaction_count, revision, created_at, updated_at, linked_at)
  select $1, id, decode(id, 'hex'), id, '5f2d08be60b92e2888287702', 'internet_banking', 'sandbox', 'NGOZI ADEYEMI', 'SAVINGS ACCOUNT',
    'NGN', 'AVAILABLE', true, 'ALP2JGV0I4KH', 'bOSKXZ6btpUHue5xUIlj', $3, $3, now(), now(), now() from unnest($2::text[]) id`;

const ROWS = `insert into transactions (env_id, account_id, id, date, position, amount_minor, balance_minor, revision, created_revision,
    day, timed, credit, pending, narration, category, provider_id)
  select $1, $2, substr(md5($2 || n), 1, 24), at, 1024, 1 + n::bigint * 7919 % 5000000, 900000000 + n::bigint * 104729 % 100000000, n, n,
    (at at time zone 'UTC')::date, true, n % 3 = 0, false,
    case n % 3 when 0 then 'NIP/GTB/' || lpad((n::bigint * 104729)::text, 22, '0') || '/CHINEDU OBI/RENT'
      when 1 then 'POS/WEB PURCHASE SHOPRITE LEKKI ' || n else 'AIRTIME MTN 0803' || lpad(n::text, 7, '0') end,
    case n % 3 when 0 then 'transfer' when 1 then 'groceries' else 'airtime_and_data' end, 'FT' || n
  from generate_series(1, $3::int) n, lateral (select date_trunc('milliseconds',
    timestamptz '2025-11-20' + n * (interval '365 days' / $3::int)) as at) t`;

const WEEKS = `insert into transaction_weeks (env_id, account_id, week, rows)
  select env_id, account_id, date_trunc('week', date at time zone 'UTC')::date, count(*) from transactions
  where env_id = $1 and account_id = any($2)
  group by 1, 2, 3`;

/** @returns the statements that make the indexes again. */
async function dropIndexes(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string; key: string | null }>(
    `select i.relname as name, pg_get_indexdef(i.oid) as definition, pg_get_constraintdef(c.oid) as key
     from pg_index x join pg_class i on i.oid = x.indexrelid left join pg_constraint c on c.conindid = i.oid
     where x.indrelid = $1::regclass`,
    [table],
  );
  const rebuild: string[] = [];
  for (const { name, definition, key } of rows) {
    if (key === null) await client.query(`drop index ${client.escapeIdentifier(name)}`);
    else await client.query(`alter table ${table} drop constraint ${client.escapeIdentifier(name)}`);
    rebuild.push(
      key === null ? definition : `alter table ${table} add constraint ${client.escapeIdentifier(name)} ${key}`,
    );
  }
  return rebuild;
}
