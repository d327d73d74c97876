import { later, SECOND_MS, systemClock } from '@kente/kit/clock';
import { openDatabase } from '@kente/kit/db/pool';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EventWorld, eventWorld, unlinked } from '../testing.ts';
import { dueDeliveries, type Outcome, recordOutcomes } from './deliveries.ts';

const BATCH = 250;

let world: EventWorld;
beforeAll(async () => {
  world = await eventWorld(systemClock);
});
afterAll(() => world.close());

const delivered = (eventSeq: bigint): Outcome => ({
  ...{ eventSeq, attempt: 1, at: systemClock.now(), status: 204, error: null, durationMs: 3 },
  ...{ state: 'delivered', nextAttemptAt: null },
});

test('recording a batch reads the rows of this batch, however much was delivered before, without statistics too', async () => {
  const env = await world.environment();
  const { id: endpoint } = await world.events.endpoints.create(env, { url: 'http://127.0.0.1:9/hook' });
  const { pool, close } = openDatabase({
    ...{ url: world.url, poolSize: 1, statementTimeoutMs: 5_000, applicationName: 'test', onError: () => {} },
  });
  const client = await pool.connect();
  const counted = async (): Promise<{ read: number; updated: number }> => {
    const { rows } = await client.query<{ read: number; updated: number }>(
      `select (seq_tup_read + idx_tup_fetch)::int as read, n_tup_upd::int as updated
       from pg_stat_xact_user_tables where relname = 'webhook_deliveries'`,
    );
    return rows[0] ?? { read: 0, updated: 0 };
  };
  /** Rows of deliveries that the statement looked at, by index or by scan. */
  const recording = async (): Promise<{ recorded: number; read: number }> => {
    await world.append(env, Array.from({ length: BATCH }, unlinked));
    const due = await dueDeliveries(client, env.id, endpoint, later(systemClock.now(), SECOND_MS), null, BATCH);
    await client.query('begin');
    const before = await counted();
    await recordOutcomes(
      client,
      env.id,
      endpoint,
      due.map((each) => delivered(each.event_seq)),
    );
    const after = await counted();
    await client.query('commit');
    return { recorded: after.updated - before.updated, read: after.read - before.read };
  };
  const batches = [];
  for (let batch = 0; batch < 12; batch += 1) batches.push(await recording());
  client.release();
  await close();
  expect(batches.map((each) => each.recorded)).toEqual(batches.map(() => BATCH));
  // Once for what is superseded, once for the update.
  for (const { read } of batches) expect(read).toBeLessThanOrEqual(3 * BATCH);
});
