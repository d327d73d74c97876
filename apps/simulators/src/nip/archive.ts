import type pg from 'pg';

/** Tables of the switch that belong to a world. */
export const NIP_TABLES = ['nip_sessions', 'nip_mandates', 'nip_incoming'] as const;

/** Rows by table, as JSON of their columns. */
export type NipExport = Record<(typeof NIP_TABLES)[number], object[]>;

/** What was taken before a table existed lacks it. */
type NipImport = Partial<NipExport>;

export async function takeNip(client: pg.PoolClient, world: string): Promise<NipExport> {
  const taken: NipExport = { nip_sessions: [], nip_mandates: [], nip_incoming: [] };
  for (const table of NIP_TABLES) {
    const { rows } = await client.query<{ row: object }>(
      `select to_jsonb(t) - 'world' as row from ${table} t where world = $1`,
      [world],
    );
    taken[table] = rows.map(({ row }) => row);
  }
  return taken;
}

export async function putNip(client: pg.PoolClient, world: string, taken: NipImport): Promise<void> {
  for (const table of NIP_TABLES) {
    const rows = (taken[table] ?? []).map((row) => ({ ...row, world }));
    await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  }
}
