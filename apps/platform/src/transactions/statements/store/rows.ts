import type { Pool, PoolClient } from 'pg';
import type { EnvId } from '../../../tenancy/index.ts';
import { rowJson, type StatementForm } from '../../store/row-json.ts';
import type { StatementRow, StatementTotals, StatementWindow } from '../statement.ts';

/** Rows of a batch of JSON: half a megabyte of text. */
const BATCH = 2_000;
/** Rows that are printed before anybody else has a turn: 20 ms. */
const PRINTED_BATCH = 500;

/** Rows of account $2 of environment $1, posted from $3 until $4. */
const OF_STATEMENT =
  't.env_id = $1 and t.account_id = $2 and not t.removed and not t.pending and t.date >= $3 and t.date <= $4';
const OLDEST_FIRST = 'order by t.date, t.position, t.id';
const AFTER = (first: number): string =>
  `and (t.date, t.position, t.id) > ($${first}::timestamptz, $${first + 1}::integer, $${first + 2}::text)`;

export interface StatementKey {
  envId: EnvId;
  accountId: string;
  window: StatementWindow;
}

/** Rows as of one moment, however many and however slowly they are taken. */
export class StatementReader {
  readonly #client: PoolClient;
  readonly #values: readonly unknown[];

  constructor(client: PoolClient, { envId, accountId, window }: StatementKey) {
    this.#client = client;
    this.#values = [envId, accountId, window.from, window.until];
  }

  async count(): Promise<{ rows: number; firstDay: string | null; lastDay: string | null }> {
    const { rows } = await this.#client.query<{ rows: bigint; first_day: string | null; last_day: string | null }>(
      `select count(*) as rows, min(t.day) as first_day, max(t.day) as last_day from transactions t where ${OF_STATEMENT}`,
      [...this.#values],
    );
    const [found] = rows;
    return { rows: Number(found?.rows ?? 0), firstDay: found?.first_day ?? null, lastDay: found?.last_day ?? null };
  }

  /** JSON objects, comma-separated, oldest first. */
  async *json(form: StatementForm, currency: string): AsyncGenerator<string, void> {
    const text = `with batch as (
        select * from transactions t where ${OF_STATEMENT} ${AFTER(6)} ${OLDEST_FIRST} limit ${BATCH})
      select (select string_agg(${rowJson(form, '$5::text')}, ',' ${OLDEST_FIRST}) from batch t) as data,
        last.date::text, last.position, last.id, $5::text as currency
      from (select date, position, id from batch order by date desc, position desc, id desc limit 1) last`;
    let after: readonly unknown[] = START;
    for (;;) {
      const { rows } = await this.#client.query<{ data: string; date: string; position: number; id: string }>(text, [
        ...this.#values,
        currency,
        ...after,
      ]);
      const [batch] = rows;
      if (!batch) return;
      yield batch.data;
      after = [batch.date, batch.position, batch.id];
    }
  }

  /** Oldest first. The next batch is asked for when the one before has been dealt with. */
  async *batches(): AsyncGenerator<StatementRow[], void> {
    let after: readonly unknown[] = START;
    for (;;) {
      const { rows } = await this.#client.query<RowColumns>({
        name: 'statement batch',
        text: `select t.date::text, t.position, t.id, t.day, t.narration, t.credit, t.amount_minor, t.balance_minor
               from transactions t where ${OF_STATEMENT} ${AFTER(5)} ${OLDEST_FIRST} limit ${PRINTED_BATCH}`,
        values: [...this.#values, ...after],
      });
      const last = rows.at(-1);
      if (!last) return;
      yield rows.map((row) => ({
        ...{ day: row.day, narration: row.narration, credit: row.credit },
        ...{ amountMinor: row.amount_minor, balanceMinor: row.balance_minor },
      }));
      if (rows.length < PRINTED_BATCH) return;
      after = [last.date, last.position, last.id];
    }
  }

  /**
   * The opening balance is the first that the bank gave, less what led to it; the closing one the last, and what came
   * after it. Without a row the account stands where the newest row before the period left it.
   */
  async totals(): Promise<StatementTotals> {
    const { rows } = await this.#client.query<TotalColumns>(TOTALS, [...this.#values]);
    const [found] = rows;
    if (!found) throw new Error('an aggregate gave no row');
    const isEmpty = found.credits === 0n && found.debits === 0n;
    return {
      credits: { rows: Number(found.credits), minor: found.credit_minor },
      debits: { rows: Number(found.debits), minor: found.debit_minor },
      openingMinor: isEmpty ? found.before_minor : found.opening_minor,
      closingMinor: isEmpty ? found.before_minor : found.closing_minor,
      balances: Number(found.balances),
    };
  }
}

const START: readonly unknown[] = ['-infinity', 0, ''];

interface RowColumns {
  date: string;
  position: number;
  id: string;
  day: string;
  narration: string;
  credit: boolean;
  amount_minor: bigint;
  balance_minor: bigint | null;
}

interface TotalColumns {
  credits: bigint;
  debits: bigint;
  balances: bigint;
  credit_minor: bigint;
  debit_minor: bigint;
  opening_minor: bigint | null;
  closing_minor: bigint | null;
  before_minor: bigint | null;
}

const TOTALS = `with held as (
    select t.date, t.position, t.id, t.credit, t.amount_minor, t.balance_minor,
      case when t.credit then t.amount_minor else -t.amount_minor end as signed
    from transactions t where ${OF_STATEMENT}),
  first as (select * from held where balance_minor is not null order by date, position, id limit 1),
  last as (select * from held where balance_minor is not null order by date desc, position desc, id desc limit 1),
  before as (select t.balance_minor from transactions t
    where t.env_id = $1 and t.account_id = $2 and not t.removed and not t.pending and t.date < $3
    order by t.date desc, t.position desc, t.id desc limit 1)
  select count(*) filter (where credit) as credits, count(*) filter (where not credit) as debits, count(balance_minor) as balances,
    coalesce(sum(amount_minor) filter (where credit), 0)::bigint as credit_minor,
    coalesce(sum(amount_minor) filter (where not credit), 0)::bigint as debit_minor,
    (select first.balance_minor - (select sum(held.signed) from held
      where (held.date, held.position, held.id) <= (first.date, first.position, first.id)) from first)::bigint as opening_minor,
    (select last.balance_minor + coalesce((select sum(held.signed) from held
      where (held.date, held.position, held.id) > (last.date, last.position, last.id)), 0) from last)::bigint as closing_minor,
    (select balance_minor from before) as before_minor
  from held`;

/** Runs `work` on rows that nobody changes meanwhile. */
export async function withReader<T>(
  pool: Pool,
  key: StatementKey,
  work: (reader: StatementReader) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const result = await work(new StatementReader(client, key));
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
