import { invalidField, notFound, Refusal } from '@kente/kit/errors';
import { isToken, newToken } from '@kente/kit/ids';
import { enqueue } from '@kente/kit/jobs/enqueue';
import type { Kysely } from 'kysely';
import { REFRESH_JOB } from '../accounts/index.ts';
import type { Events } from '../events/index.ts';
import type { Insights } from '../insights/index.ts';
import type { Schedule } from '../schedule/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Environment, Tenancy } from '../tenancy/index.ts';
import { STATEMENT_JOB } from '../transactions/index.ts';
import * as store from './snapshot-store.ts';
import type { World } from './world.ts';

interface Content {
  clockOffsetMs: number;
  rows: Record<string, string>;
  world: unknown;
}

export interface Snapshots {
  take(env: Environment): Promise<{ id: string; createdAt: Date }>;
  /** @throws Refusal 404, or 400 for one of an earlier version that lacks what is needed now. */
  restore(env: Environment, id: string): Promise<void>;
  reset(env: Environment): Promise<void>;
}

const MOST = 20;

interface SnapshotDeps {
  db: Kysely<Schema>;
  tenancy: Tenancy;
  schedule: Schedule;
  events: Events;
  insights: Pick<Insights, 'resume'>;
  world: World;
  /** Gives up a move of the clock that is under way. */
  stopClock(env: Environment): Promise<void>;
}

/** Keeps, brings back or empties an environment's data. Keys and webhook endpoints are settings, and stay. */
export function createSnapshots({
  db,
  tenancy,
  schedule,
  events,
  insights,
  world,
  stopClock,
}: SnapshotDeps): Snapshots {
  /** What was put there is to be done again: refreshes, scheduled tasks, deliveries. */
  const resume = async (env: Environment): Promise<void> => {
    for (const { id, account_id } of await store.openRefreshes(db, env.id)) {
      await enqueue(db, REFRESH_JOB, { envId: env.id, accountId: account_id, jobId: id });
    }
    await insights.resume(env);
    for (const jobId of await store.openStatements(db, env.id))
      await enqueue(db, STATEMENT_JOB, { envId: env.id, jobId });
    await schedule.retime(env);
    await events.delivery.retime(env);
  };
  const exchange = (env: Environment, rows: Readonly<Record<string, string>>): Promise<void> =>
    db.transaction().execute(async (tx) => {
      await store.deleteRows(tx, env.id);
      await store.writeRows(tx, rows);
    });

  return {
    async take(env) {
      if ((await store.count(db, env.id)) >= MOST) {
        const message = `An environment keeps at most ${MOST} snapshots. Reset it to begin anew.`;
        throw new Refusal('snapshot.too_many', { status: 409, message });
      }
      const rows = await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((tx) => store.readRows(tx, env.id));
      const content: Content = { clockOffsetMs: env.clockOffsetMs, rows, world: await world.take(env) };
      const id = newToken();
      const createdAt = env.clock.now();
      await store.insert(db, env.id, id, content, createdAt);
      return { id, createdAt };
    },
    async restore(env, id) {
      const content = (isToken(id) ? await store.find(db, env.id, id) : null) as Content | null;
      if (!content) throw notFound('snapshot');
      const missing = await store.missingFrom(db, content.rows);
      if (missing.length > 0) {
        const what = `an earlier version took this snapshot, and it cannot be restored any more: ${missing.join(', ')}`;
        throw invalidField('id', `${what}. Take a new one`);
      }
      await stopClock(env);
      await world.put(env, content.world);
      await exchange(env, content.rows);
      await resume(await tenancy.change(env.id, { clockOffsetMs: content.clockOffsetMs }));
    },
    async reset(env) {
      await stopClock(env);
      await world.empty(env);
      await exchange(env, {});
      await tenancy.change(env.id, { clockOffsetMs: 0 });
    },
  };
}
