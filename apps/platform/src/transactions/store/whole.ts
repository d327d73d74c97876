import type { Pool, PoolClient } from 'pg';
import type { EnvId } from '../../tenancy/index.ts';
import { conditions, type ListForm, NEWEST_FIRST, type RowFilter } from './pages.ts';
import { rowJson } from './row-json.ts';

/** Rows of a piece: half a megabyte of text. */
const PIECE_ROWS = 2_000;

/**
 * All matching rows as of one moment, newest first, in pieces of comma-separated JSON objects. What is held in memory
 * is the answer itself, as bytes, and one piece.
 */
export async function readWhole(
  pool: Pool,
  envId: EnvId,
  accountId: string,
  filter: RowFilter,
  { currency, form }: { currency: string; form: ListForm },
): Promise<{ total: number; pieces: Buffer[] }> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const whole = await readPieces(client, [envId, accountId, currency], filter, form);
    await client.query('commit');
    client.release();
    return whole;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

interface PieceRow {
  data: string | null;
  rows: bigint;
  date: string | null;
  position: number | null;
  id: string | null;
}

async function readPieces(
  client: PoolClient,
  values: unknown[],
  filter: RowFilter,
  form: ListForm,
): Promise<{ total: number; pieces: Buffer[] }> {
  const where = conditions(filter, values);
  const [date, position, id] = [1, 2, 3].map((place) => `$${values.length + place}`);
  const text = `with piece as (
      select * from transactions t where ${where} and (t.date, t.position, t.id) < (${date}::timestamptz, ${position}::integer, ${id}::text)
      ${NEWEST_FIRST} limit ${PIECE_ROWS})
    select (select string_agg(${rowJson(form, '$3::text')}, ',') from piece t) as data, (select count(*) from piece) as rows,
      last.date::text, last.position, last.id
    from (select 1) one left join (select date, position, id from piece order by date, position, id limit 1) last on true`;

  const pieces: Buffer[] = [];
  let total = 0;
  let before: [date: string, position: number, id: string] = ['infinity', 0, ''];
  for (;;) {
    const { rows } = await client.query<PieceRow>(text, [...values, ...before]);
    const piece = rows[0];
    if (!piece?.data || piece.date === null || piece.position === null || piece.id === null) break;
    pieces.push(Buffer.from((total > 0 ? ',' : '') + piece.data));
    total += Number(piece.rows);
    if (Number(piece.rows) < PIECE_ROWS) break;
    before = [piece.date, piece.position, piece.id];
  }
  return { total, pieces };
}
