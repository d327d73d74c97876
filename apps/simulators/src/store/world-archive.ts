import type pg from 'pg';
import { NIP_TABLES, putNip, takeNip } from '../nip/archive.ts';
import type { WorldExport } from './records.ts';
import { insertRows, inTransaction, type RowRecord, toAddedRow } from './store.ts';

/** Taking a world out, putting it back, emptying it. */
export class WorldArchive {
  readonly #pool: pg.Pool;
  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Everything that was written to the world, as one consistent picture. */
  async take(world: string): Promise<WorldExport> {
    return inTransaction(this.#pool, async (client) => {
      await client.query('set transaction isolation level repeatable read, read only');
      const own = await client.query<{ seed: string; epoch: string | bigint }>(
        'select seed, epoch from worlds where world = $1',
        [world],
      );
      const accounts = await client.query<WorldExport['accounts'][number]>(
        'select bank, number, definition from accounts where world = $1 order by bank, number',
        [world],
      );
      const rows = await client.query<RowRecord & { bank: string; number: string }>(
        `select bank, number, seq, provider_id, to_char(day, 'YYYY-MM-DD') as day, at, amount, credit, narration, pending
         from account_rows where world = $1 order by seq`,
        [world],
      );
      const demands = await client.query<{ bank: string; number: string; epoch: string | bigint }>(
        'select bank, number, epoch from demands where world = $1 order by bank, number',
        [world],
      );
      const personas = await client.query<WorldExport['personas'][number]>(
        'select digest, definition from custom_personas where world = $1 order by digest',
        [world],
      );
      const revoked = await client.query<{ digest: string }>(
        'select digest from revoked_tokens where world = $1 order by digest',
        [world],
      );
      return {
        version: 1,
        seed: own.rows[0]?.seed ?? world,
        epoch: Number(own.rows[0]?.epoch ?? 0),
        accounts: accounts.rows,
        rows: rows.rows.map((row) => {
          const { seq: _seq, ...added } = toAddedRow(row);
          return { bank: row.bank, number: row.number, ...added };
        }),
        demands: demands.rows.map((demand) => ({ ...demand, epoch: Number(demand.epoch) })),
        personas: personas.rows,
        revoked: revoked.rows.map((row) => row.digest),
        nip: await takeNip(client, world),
      };
    });
  }

  /** The world is afterwards what was taken, and nothing else. */
  async put(world: string, taken: WorldExport): Promise<void> {
    await inTransaction(this.#pool, async (client) => {
      await wipe(client, world);
      await client.query('insert into worlds (world, seed, epoch) values ($1, $2, $3)', [
        world,
        taken.seed,
        taken.epoch,
      ]);
      for (const { bank, number, definition } of taken.accounts) {
        await client.query('insert into accounts (world, bank, number, definition) values ($1, $2, $3, $4)', [
          world,
          bank,
          number,
          JSON.stringify(definition),
        ]);
      }
      for (const [key, rows] of Map.groupBy(taken.rows, (row) => JSON.stringify([row.bank, row.number]))) {
        const [bank, number] = JSON.parse(key) as [string, string];
        await insertRows(client, world, bank, number, rows);
      }
      for (const { bank, number, epoch } of taken.demands) {
        await client.query('insert into demands (world, bank, number, epoch) values ($1, $2, $3, $4)', [
          world,
          bank,
          number,
          epoch,
        ]);
      }
      for (const { digest, definition } of taken.personas) {
        await client.query('insert into custom_personas (world, digest, definition) values ($1, $2, $3)', [
          world,
          digest,
          JSON.stringify(definition),
        ]);
      }
      await client.query('insert into revoked_tokens (world, digest) select $1, unnest($2::text[])', [
        world,
        taken.revoked,
      ]);
      if (taken.nip) await putNip(client, world, taken.nip);
    });
  }

  async empty(world: string): Promise<void> {
    await inTransaction(this.#pool, (client) => wipe(client, world));
  }
}

const TABLES = [
  'worlds',
  'accounts',
  'account_rows',
  'demands',
  'custom_personas',
  'revoked_tokens',
  ...NIP_TABLES,
] as const;

async function wipe(client: pg.PoolClient, world: string): Promise<void> {
  for (const table of TABLES) await client.query(`delete from ${table} where world = $1`, [world]);
}
