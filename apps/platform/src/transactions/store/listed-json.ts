import type { Pool } from 'pg';
import type { EnvId } from '../../tenancy/index.ts';

/** What an enrichment record tells of a row: JSON text of one object, by the row's id. */
export async function enrichedRowsJson(
  pool: Pool,
  envId: EnvId,
  rows: readonly { accountId: string; id: string }[],
  form: 'categorisation' | 'metadata',
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const own = `jsonb_build_object('id', t.id, 'type', case when t.credit then 'credit' else 'debit' end, 'narration', t.narration, 'category', t.category)`;
  const json = form === 'metadata' ? `coalesce(t.metadata, '{}') || ${own}` : own;
  const { rows: found } = await pool.query<{ id: string; json: string }>(
    `select t.id, (${json})::text as json from transactions t
     join unnest($2::text[], $3::text[]) as r (account_id, id) on t.account_id = r.account_id and t.id = r.id
     where t.env_id = $1 and not t.removed`,
    [envId, rows.map((row) => row.accountId), rows.map((row) => row.id)],
  );
  return new Map(found.map((row) => [row.id, row.json]));
}
