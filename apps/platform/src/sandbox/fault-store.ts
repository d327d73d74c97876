import type { Db } from '@kente/kit/db/pool';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';
import type { FaultRule } from './fault-rule.ts';

/** Oldest first: the first that fits is suffered. */
export async function list(db: Db<Schema>, envId: EnvId): Promise<FaultRule[]> {
  const rows = await db
    .selectFrom('sandbox_faults')
    .selectAll()
    .where('env_id', '=', envId)
    .where((where) => where.or([where('remaining', 'is', null), where('remaining', '>', 0)]))
    .orderBy('created_at')
    .orderBy('id')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    target: row.target,
    match: row.match as FaultRule['match'],
    fault: row.fault,
    latencyMs: row.latency_ms,
    probability: row.probability,
    remaining: row.remaining,
    createdAt: row.created_at,
  }));
}

export async function insert(db: Db<Schema>, envId: EnvId, rule: FaultRule): Promise<void> {
  await db
    .insertInto('sandbox_faults')
    .values({
      env_id: envId,
      id: rule.id,
      target: rule.target,
      match: rule.match === null ? null : JSON.stringify(rule.match),
      fault: rule.fault,
      latency_ms: rule.latencyMs,
      probability: rule.probability,
      remaining: rule.remaining,
      created_at: rule.createdAt,
    })
    .execute();
}

export async function remove(db: Db<Schema>, envId: EnvId, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('sandbox_faults')
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** @returns false when somebody else took the last one. */
export async function countDown(db: Db<Schema>, envId: EnvId, id: string): Promise<boolean> {
  const result = await db
    .updateTable('sandbox_faults')
    .set((set) => ({ remaining: set('remaining', '-', 1) }))
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .where('remaining', '>', 0)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
