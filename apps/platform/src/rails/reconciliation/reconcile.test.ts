import { DAY_MS, HOUR_MS, SettableClock } from '@kente/kit/clock';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AMOUNT, PAYER, type RailWorld, railWorld } from '../../testing/rail-world.ts';

/** Half an hour before midnight in Lagos. */
const clock = new SettableClock('2026-11-16T22:30:00Z');
const DAY = '2026-11-16';
let world: RailWorld;
beforeAll(async () => {
  world = await railWorld(clock);
});
afterAll(() => world.close());

test('an open outcome is settled by the report of its day', async () => {
  const env = await world.environment();
  await world.order(env, 'code:09');
  await world.move(env);
  const { found, differences, debitedMinor } = await world.rails.reconciliation.day(env, DAY);
  expect(found).toMatchObject([{ kind: 'open' }]);
  expect([differences, debitedMinor]).toEqual([[], AMOUNT]);
  expect(await world.told(env)).toMatchObject([{ what: 'successful' }]);
});

test('a day without differences says so, and a refused debit is in no report', async () => {
  const env = await world.environment();
  await world.move(env);
  await world.move(env, { from: { ...PAYER, accountNumber: '9900000051' } });
  const { lines, differences } = await world.rails.reconciliation.day(env, DAY);
  expect([lines, differences]).toEqual([1, []]);
});

test('what the rail lacks, has otherwise, or the ledger does not hold is told, and kept', async () => {
  const env = await world.environment();
  const [gone, failed] = [await world.move(env), await world.move(env)];
  // Somebody wrote behind the engine's back.
  await sql`update rail_movements set session_id = overlay(session_id placing '000000000001' from 19)
    where env_id = ${env.id} and id = ${gone.movement.id}`.execute(world.db);
  await sql`update rail_movements set status = 'failed', response_code = '51'
    where env_id = ${env.id} and id = ${failed.movement.id}`.execute(world.db);
  const { differences } = await world.rails.reconciliation.day(env, DAY);
  expect(differences.map(({ kind }) => kind).sort()).toEqual(['contradiction', 'ledger', 'missing', 'unknown_session']);
  const kept = await world.db.selectFrom('rail_differences').selectAll().where('env_id', '=', env.id).execute();
  expect(kept).toHaveLength(4);
  const again = await world.rails.reconciliation.day(env, DAY);
  expect(again.differences).toEqual(differences);
});

test('every morning at six the day before is compared, for as long as money may come back', async () => {
  const env = await world.environment();
  await world.move(env);
  await world.advance(env, 6 * HOUR_MS);
  const days = async () =>
    (await world.db.selectFrom('rail_reports').select('day').where('env_id', '=', env.id).orderBy('day').execute()).map(
      ({ day }) => day,
    );
  expect(await days()).toEqual([]);
  await world.advance(env, HOUR_MS);
  expect(await days()).toEqual([DAY]);
  await world.advance(env, 50 * DAY_MS);
  expect(await days()).toHaveLength(36);
});
