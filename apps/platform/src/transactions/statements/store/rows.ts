import type { Pool, PoolClient } from 'pg';
import type { EnvId } from '../../../tenancy/index.ts';
import { rowJson, type StatementForm } from '../../store/row-json.ts';
import { balanceAtEnd, type ChainRow, chained, edgeBalances, inChain, MOST_OF_AN_INSTANT } from '../chain.ts';
import type { StatementRow, StatementTotals, StatementWindow } from '../statement.ts';

/** Rows of a batch of JSON: half a megabyte of text. */
const BATCH = 2_000;
/** Rows that are printed before anybody else has a turn: 20 ms. */
const PRINTED_BATCH = 500;

/** Rows of account $2 of environment $1 from $3 until $4, and those of them that are posted. */
const OF_PERIOD = 't.env_id = $1 and t.account_id = $2 and not t.removed and t.date >= $3 and t.date <= $4';
const OF_STATEMENT = `${OF_PERIOD} and not t.pending`;
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

  /** JSON objects, comma-separated, oldest first; the rows of one instant as their balances follow from one another. */
  async *json(form: StatementForm, currency: string): AsyncGenerator<string, void> {
    // Not every form names the currency: what is given to PostgreSQL has to be used.
    const select = `${rowJson(form, '$8::text')} as json, $8::text, t.credit, t.amount_minor, t.balance_minor`;
    const batches = this.#batches<ChainColumns & { json: string }>({
      ...{ of: OF_STATEMENT, select, most: BATCH, more: [currency] },
    });
    for await (const rows of chained(chainRows(batches), null)) yield rows.map(({ json }) => json).join(',');
  }

  /**
   * Oldest first, in order as `json`, pending ones among them. The next batch is asked for when the one before has been dealt with.
   * @param openingMinor the balance before the first row, where it is known
   */
  batches(openingMinor: bigint | null): AsyncGenerator<readonly StatementRow[], void> {
    const select = 't.day, t.narration, t.pending, t.credit, t.amount_minor, t.balance_minor';
    const batches = this.#batches<ChainColumns & PrintedColumns>({ of: OF_PERIOD, select, most: PRINTED_BATCH });
    return chained(chainRows(batches), openingMinor);
  }

  /** @param query what to select beside the place of each row, and the values from $8 on that it names */
  async *#batches<Row>(query: {
    of: string;
    select: string;
    most: number;
    more?: readonly unknown[];
  }): AsyncGenerator<(Row & Place)[], void> {
    const { of, select, most, more = [] } = query;
    const text = `select t.date::text, t.position, t.id, ${select}
                  from transactions t where ${of} ${AFTER(5)} ${OLDEST_FIRST} limit ${most}`;
    let after: readonly unknown[] = START;
    for (;;) {
      const { rows } = await this.#client.query<Row & Place>(text, [...this.#values, ...after, ...more]);
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      if (rows.length < most) return;
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
    const before = balanceAtEnd(inChain(await this.#instant(BEFORE, [0, 1, 2]), null));
    const isEmpty = found.credits === 0n && found.debits === 0n;
    const balances = isEmpty
      ? { openingMinor: before, closingMinor: before }
      : edgeBalances({
          first: { rows: await this.#instant(FIRST), beyondMinor: found.led_minor },
          last: { rows: await this.#instant(LAST), beyondMinor: found.came_minor },
          before,
          sumMinor: found.credit_minor - found.debit_minor,
        });
    return {
      credits: { rows: Number(found.credits), minor: found.credit_minor },
      debits: { rows: Number(found.debits), minor: found.debit_minor },
      ...balances,
      balances: Number(found.balances),
    };
  }

  async #instant(text: string, used = [0, 1, 2, 3]): Promise<ChainRow[]> {
    const { rows } = await this.#client.query<ChainColumns>(
      text,
      used.map((at) => this.#values[at]),
    );
    return rows.map(chainRow);
  }
}

const START: readonly unknown[] = ['-infinity', 0, ''];

interface Place {
  date: string;
  position: number;
  id: string;
}

type PrintedColumns = Pick<StatementRow, 'day' | 'narration' | 'pending'>;

interface ChainColumns {
  credit: boolean;
  amount_minor: bigint;
  balance_minor: bigint | null;
}

function chainRow<Row extends ChainColumns>(row: Row): Row & ChainRow {
  return { ...row, amountMinor: row.amount_minor, balanceMinor: row.balance_minor };
}

async function* chainRows<Row extends ChainColumns>(
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<(Row & ChainRow)[], void> {
  for await (const batch of batches) yield batch.map(chainRow);
}

interface TotalColumns {
  credits: bigint;
  debits: bigint;
  balances: bigint;
  credit_minor: bigint;
  debit_minor: bigint;
  /** Before the first instant of which the bank gave a balance, and after the last one. */
  led_minor: bigint;
  came_minor: bigint;
}

const TOTALS = `with held as (
    select t.date, t.credit, t.amount_minor, t.balance_minor, case when t.credit then t.amount_minor else -t.amount_minor end as signed
    from transactions t where ${OF_STATEMENT}),
  known as (select min(date) as first, max(date) as last from held where balance_minor is not null)
  select count(*) filter (where credit) as credits, count(*) filter (where not credit) as debits, count(balance_minor) as balances,
    coalesce(sum(amount_minor) filter (where credit), 0)::bigint as credit_minor,
    coalesce(sum(amount_minor) filter (where not credit), 0)::bigint as debit_minor,
    coalesce(sum(signed) filter (where date < known.first), 0)::bigint as led_minor,
    coalesce(sum(signed) filter (where date > known.last), 0)::bigint as came_minor
  from known left join held on true`;

/** The rows of one instant: as many as can be put in chain, from the side where the statement's edge is. */
const instantRows = (of: string, date: string, side: 'asc' | 'desc'): string =>
  `with of_instant as (
    select t.credit, t.amount_minor, t.balance_minor, t.position, t.id from transactions t
    where ${of} and t.date = (select ${date} from transactions t where ${of})
    order by t.position ${side}, t.id ${side} limit ${MOST_OF_AN_INSTANT})
  select credit, amount_minor, balance_minor from of_instant order by position, id`;
const FIRST = instantRows(OF_STATEMENT, 'min(t.date) filter (where t.balance_minor is not null)', 'asc');
const LAST = instantRows(OF_STATEMENT, 'max(t.date) filter (where t.balance_minor is not null)', 'desc');
const BEFORE = instantRows(
  't.env_id = $1 and t.account_id = $2 and not t.removed and not t.pending and t.date < $3',
  'max(t.date)',
  'desc',
);

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
