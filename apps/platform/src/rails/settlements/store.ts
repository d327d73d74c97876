import type { Db } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

interface RailPayment {
  rail: string;
  reference: string;
  amountMinor: bigint;
  at: Date;
}

/** @returns false when there is one under this reference. */
export async function insert(
  tx: Db<Schema>,
  envId: EnvId,
  { rail, reference, amountMinor, at }: RailPayment,
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into rail_settlements (env_id, rail, reference, amount_minor, booked_at)
    values (${envId}, ${rail}, ${reference}, ${amountMinor}, ${at})
    on conflict (env_id, rail, reference) do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function amountOf(db: Db<Schema>, envId: EnvId, rail: string, reference: string): Promise<bigint | null> {
  const { rows } = await sql<{ amount_minor: bigint }>`select amount_minor from rail_settlements
    where env_id = ${envId} and rail = ${rail} and reference = ${reference}`.execute(db);
  return rows[0]?.amount_minor ?? null;
}
