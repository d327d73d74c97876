import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { CustomPersona } from '../personas/custom-schema.ts';
import { patiently } from './patience.ts';
import type { AccountDefinition, AccountView, AddedRow, NewRow, WorldRecord } from './records.ts';

/** Every SQL statement of the simulated banks but those of `world-archive.ts`. The world comes first. */
export class Store {
  readonly #pool: pg.Pool;
  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  #read<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
    return patiently(() => this.#pool.query<Row>(query));
  }

  /** The key that tokens are signed with: made once for a database, so that they outlive a restart. */
  async signingKey(): Promise<Buffer> {
    const made = randomBytes(32);
    await this.#pool.query('insert into signing_keys (id, secret) values (1, $1) on conflict do nothing', [made]);
    const { rows } = await this.#pool.query<{ secret: Buffer }>('select secret from signing_keys where id = 1');
    return rows[0]?.secret ?? made;
  }

  async ping(): Promise<void> {
    await this.#pool.query('select 1');
  }

  /** A world that was never written to has its own id for a seed. */
  async world(world: string): Promise<WorldRecord> {
    const { rows } = await this.#read<{ seed: string; epoch: string | bigint }>({
      name: 'world',
      text: 'select seed, epoch from worlds where world = $1',
      values: [world],
    });
    return { seed: rows[0]?.seed ?? world, epoch: Number(rows[0]?.epoch ?? 0) };
  }

  async setSeed(world: string, seed: string): Promise<void> {
    await this.#pool.query(
      'insert into worlds (world, seed) values ($1, $2) on conflict (world) do update set seed = $2',
      [world, seed],
    );
  }

  async accountView(world: string, bank: string, number: string, tokenDigest: string): Promise<AccountView> {
    const { rows } = await this.#read<{
      seed: string | null;
      epoch: string | bigint | null;
      definition: AccountDefinition | null;
      demanded: string | bigint | null;
      revoked: boolean;
      has_rows: boolean;
    }>({
      name: 'account-view',
      text: `select w.seed, w.epoch, a.definition, d.epoch as demanded,
          exists (select 1 from revoked_tokens t where t.world = $1 and t.digest = $4) as revoked,
          exists (select 1 from account_rows r where r.world = $1 and r.bank = $2 and r.number = $3) as has_rows
        from (select 1) one
          left join worlds w on w.world = $1
          left join accounts a on a.world = $1 and a.bank = $2 and a.number = $3
          left join demands d on d.world = $1 and d.bank = $2 and d.number = $3`,
      values: [world, bank, number, tokenDigest],
    });
    const row = rows[0];
    return {
      world: { seed: row?.seed ?? world, epoch: Number(row?.epoch ?? 0) },
      definition: row?.definition ?? null,
      demandedEpoch: Number(row?.demanded ?? 0),
      tokenRevoked: row?.revoked ?? false,
      hasRows: row?.has_rows ?? false,
    };
  }

  async definition(world: string, bank: string, number: string): Promise<AccountDefinition | null> {
    const { rows } = await this.#read<{ definition: AccountDefinition }>({
      name: 'definition',
      text: 'select definition from accounts where world = $1 and bank = $2 and number = $3',
      values: [world, bank, number],
    });
    return rows[0]?.definition ?? null;
  }

  /** An account that is there is replaced with its rows, or left alone. @returns false when it was left alone. */
  async putAccount(account: {
    world: string;
    bank: string;
    number: string;
    definition: AccountDefinition;
    rows: readonly NewRow[];
    replace: boolean;
  }): Promise<boolean> {
    const { world, bank, number, definition, rows, replace } = account;
    return this.#inTransaction(async (client) => {
      const key = [world, bank, number];
      if (replace) {
        await client.query('delete from accounts where world = $1 and bank = $2 and number = $3', key);
        await client.query('delete from account_rows where world = $1 and bank = $2 and number = $3', key);
      }
      const { rowCount } = await client.query(
        'insert into accounts (world, bank, number, definition) values ($1, $2, $3, $4) on conflict do nothing',
        [...key, JSON.stringify(definition)],
      );
      if (rowCount === 0) return false;
      await insertRows(client, world, bank, number, rows);
      return true;
    });
  }

  /** In the order in which they were added. */
  async rows(world: string, bank: string, number: string): Promise<AddedRow[]> {
    const { rows } = await this.#read<RowRecord>({
      name: 'rows',
      text: `select seq, provider_id, to_char(day, 'YYYY-MM-DD') as day, at, amount, credit, narration, pending
        from account_rows where world = $1 and bank = $2 and number = $3 order by seq`,
      values: [world, bank, number],
    });
    return rows.map(toAddedRow);
  }

  /** A row with the provider id of a pending one takes its place; every other is a new one. */
  async addRows(
    world: string,
    bank: string,
    number: string,
    rows: readonly NewRow[],
  ): Promise<{ added: number; updated: number }> {
    return this.#inTransaction(async (client) => {
      // One writer at a time for an account, so that a pending row is taken over once.
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${world}|${bank}|${number}`]);
      const fresh: NewRow[] = [];
      let updated = 0;
      for (const row of rows) {
        const known = row.providerId !== null && (await replacePending(client, [world, bank, number], row));
        if (known) updated += 1;
        else if (row.providerId !== null) await insertRows(client, world, bank, number, [row]);
        else fresh.push(row);
      }
      await insertRows(client, world, bank, number, fresh);
      return { added: rows.length - updated, updated };
    });
  }

  /** From now on every token of the account that was issued before is refused. */
  async demandSignIn(world: string, bank: string, number: string): Promise<void> {
    await this.#inTransaction(async (client) => {
      const { rows } = await client.query<{ epoch: string | bigint }>(
        `insert into worlds (world, seed, epoch) values ($1, $1, 1)
         on conflict (world) do update set epoch = worlds.epoch + 1 returning epoch`,
        [world],
      );
      await client.query(
        `insert into demands (world, bank, number, epoch) values ($1, $2, $3, $4)
         on conflict (world, bank, number) do update set epoch = excluded.epoch`,
        [world, bank, number, rows[0]?.epoch ?? 1],
      );
    });
  }

  async keepPersona(world: string, digest: string, definition: CustomPersona): Promise<void> {
    await this.#pool.query(
      'insert into custom_personas (world, digest, definition) values ($1, $2, $3) on conflict do nothing',
      [world, digest, JSON.stringify(definition)],
    );
  }

  async persona(world: string, digest: string): Promise<CustomPersona | null> {
    const { rows } = await this.#read<{ definition: CustomPersona }>({
      name: 'persona',
      text: 'select definition from custom_personas where world = $1 and digest = $2',
      values: [world, digest],
    });
    return rows[0]?.definition ?? null;
  }

  async revoke(world: string, digest: string): Promise<void> {
    await this.#pool.query('insert into revoked_tokens (world, digest) values ($1, $2) on conflict do nothing', [
      world,
      digest,
    ]);
  }

  async #inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return inTransaction(this.#pool, work);
  }
}

export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

export interface RowRecord {
  seq: string | bigint;
  provider_id: string | null;
  day: string;
  at: Date | null;
  amount: string | bigint;
  credit: boolean;
  narration: string;
  pending: boolean;
}

export const toAddedRow = (row: RowRecord): AddedRow => ({
  seq: Number(row.seq),
  providerId: row.provider_id,
  day: row.day,
  atMs: row.at?.getTime() ?? null,
  amount: Number(row.amount),
  credit: row.credit,
  narration: row.narration,
  pending: row.pending,
});

async function replacePending(client: pg.PoolClient, key: readonly string[], row: NewRow): Promise<boolean> {
  const { rowCount } = await client.query(
    `update account_rows set day = $5, at = $6, amount = $7, credit = $8, narration = $9, pending = $10
     where (world, bank, number) = ($1, $2, $3) and seq = (
       select min(seq) from account_rows where world = $1 and bank = $2 and number = $3 and provider_id = $4 and pending)`,
    [
      ...key,
      row.providerId,
      row.day,
      row.atMs === null ? null : new Date(row.atMs),
      row.amount,
      row.credit,
      row.narration,
      row.pending,
    ],
  );
  return (rowCount ?? 0) > 0;
}

export async function insertRows(
  client: pg.PoolClient,
  world: string,
  bank: string,
  number: string,
  rows: readonly NewRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `insert into account_rows (world, bank, number, provider_id, day, at, amount, credit, narration, pending)
     select $1, $2, $3, r.provider_id, r.day, r.at, r.amount, r.credit, r.narration, r.pending
     from unnest($4::text[], $5::date[], $6::timestamptz[], $7::bigint[], $8::boolean[], $9::text[], $10::boolean[])
       with ordinality as r (provider_id, day, at, amount, credit, narration, pending, place) order by r.place`,
    [
      world,
      bank,
      number,
      rows.map((row) => row.providerId),
      rows.map((row) => row.day),
      rows.map((row) => (row.atMs === null ? null : new Date(row.atMs))),
      rows.map((row) => row.amount),
      rows.map((row) => row.credit),
      rows.map((row) => row.narration),
      rows.map((row) => row.pending),
    ],
  );
}
