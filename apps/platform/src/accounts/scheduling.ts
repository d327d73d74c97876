import { HOUR_MS, later } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import type { Schedule } from '../schedule/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Environment } from '../tenancy/index.ts';

export const REFRESH_TASK = 'accounts.refresh';
export const PURGE_TASK = 'accounts.purge';

/** The account's next scheduled refresh, where the app wants them. */
export async function scheduleRefresh(
  schedule: Schedule,
  tx: Db<Schema>,
  env: Environment,
  accountId: string,
  from: Date,
): Promise<void> {
  if (env.refreshEveryHours === null) return;
  const dueAt = later(from, env.refreshEveryHours * HOUR_MS);
  await schedule.put(tx, env, { kind: REFRESH_TASK, subject: accountId, payload: {}, dueAt });
}
