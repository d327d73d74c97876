import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { watchPool } from './watch.ts';

/** int8 → bigint, date → `YYYY-MM-DD`; the rest as pg does it. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === pg.types.builtins.INT8) return BigInt;
    if (format !== 'binary' && oid === pg.types.builtins.DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format);
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** Begins a statement that is sent often: the server then parses and plans it once per connection, under this name. */
export const prepared = (name: string) => sql.raw(`/* prepared: ${name} */ `);
const PREPARED = /^\/\* prepared: ([a-z-]+) \*\//;

class PreparingClient extends pg.Client {
  override query = ((text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    const name = typeof text === 'string' ? PREPARED.exec(text)?.[1] : undefined;
    const query = super.query as (...given: unknown[]) => unknown;
    return name === undefined
      ? query.call(this, text, values, ...rest)
      : query.call(this, { name, text, values }, ...rest);
  }) as pg.Client['query'];
}

export interface Database<Schema> {
  /** Kysely, for everything but the hot paths. */
  readonly db: Kysely<Schema>;
  /** Raw named statements on the hot paths. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export type Db<Schema> = Kysely<Schema> | Transaction<Schema>;

export interface DatabaseOptions {
  url: string;
  poolSize: number;
  /** A statement that runs longer is ended by the server. */
  statementTimeoutMs: number;
  applicationName: string;
  onError: (error: Error) => void;
}

export function openDatabase<Schema>(options: DatabaseOptions): Database<Schema> {
  const pool = new pg.Pool({
    connectionString: options.url,
    Client: PreparingClient,
    max: options.poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: options.statementTimeoutMs,
    application_name: options.applicationName,
    keepAlive: true,
    types,
  });
  // An idle connection that breaks is told here; without a listener it would end the process.
  pool.on('error', options.onError);
  // One that breaks while it is lent out, between two statements of a transaction, is told to the connection alone.
  // The next statement on it fails and says so; here it only must not end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  const watch = watchPool(pool, () => options.onError(new Error('the database does not answer any more')));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    pool,
    async close() {
      watch.stop();
      await db.destroy();
    },
  };
}
