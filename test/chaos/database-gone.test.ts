import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { databaseGone } from './database-gone.ts';
import { openHouse } from './house.ts';
import { killAndWait, postmasterOf, sweep, until } from './process.ts';
import { openSink, type Sink } from './sink.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let sink: Sink;
beforeAll(async () => {
  sink = await openSink();
});
afterAll(async () => {
  await sweep();
  await sink.close();
});

test('PostgreSQL is gone for a while: 503 with Retry-After in the envelope, then all goes on by itself and nothing is lost', () =>
  databaseGone(sink, 6_000));

test('the embedded PostgreSQL of npm start dies: it is started again, and the platform goes on', async () => {
  const house = await openHouse(null);
  const { account } = await house.caller.link({ persona: 'user_gig' });
  await house.caller.fetched(account);
  const pid = postmasterOf(house.home);
  if (pid === null) throw new Error('the embedded PostgreSQL does not run');
  await killAndWait(pid);
  await until(
    'the platform to be ready again',
    async () => (await house.caller.call('GET', '/health/ready')).status === 200,
    20_000,
  );
  expect(await house.caller.fetched(account)).toBe('AVAILABLE');
  const other = await house.caller.link({ persona: 'user_trader' });
  expect(await house.caller.fetched(other.account, 40_000)).toBe('AVAILABLE');
  expect(await house.running().stop()).toMatchObject({ code: 0 });
  expect(postmasterOf(house.home)).toBeNull();
});
