import { CompiledQuery, type Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import { plainLiteral, textLiteral } from './array-literals.ts';

export interface NewMetadata {
  id: string;
  metadata: Readonly<Record<string, string>>;
}

/**
 * Writes what is new in it; each row that changes gets a revision after `revision`, since readers of the feed see it.
 * @returns how many rows changed.
 */
export async function writeMetadata(
  tx: Transaction<Schema>,
  envId: EnvId,
  accountId: string,
  revision: bigint,
  rows: readonly NewMetadata[],
): Promise<bigint> {
  if (rows.length === 0) return 0n;
  const values = [plainLiteral(rows.map(({ id }) => id)), textLiteral(rows.map((row) => JSON.stringify(row.metadata)))];
  const { numAffectedRows } = await tx.executeQuery(
    CompiledQuery.raw(
      `update transactions t set metadata = fresh.metadata, revision = $3::bigint + fresh.number
       from (select r.id, r.metadata, row_number() over (order by r.id) as number
             from unnest($4::text[], $5::jsonb[]) as r (id, metadata)
             join transactions held on held.env_id = $1 and held.account_id = $2 and held.id = r.id
             where held.metadata is distinct from r.metadata and not held.removed) fresh
       where t.env_id = $1 and t.account_id = $2 and t.id = fresh.id`,
      [envId, accountId, revision, ...values],
    ),
  );
  return numAffectedRows ?? 0n;
}
