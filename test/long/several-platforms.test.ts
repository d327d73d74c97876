import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { platformMigrations } from '../../apps/platform/src/migrations.ts';
import { Caller } from '../chaos/caller.ts';
import { type House, openHouse } from '../chaos/house.ts';
import { sweep, until } from '../chaos/process.ts';
import { openSink, type Sink } from '../chaos/sink.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

let database: TestDatabase;
let sink: Sink;
let one: House;
let other: Caller;

beforeAll(async () => {
  [database, sink] = await Promise.all([testDatabase(platformMigrations), openSink()]);
  one = await openHouse(`${sink.url}/hook`, { DATABASE_URL: database.url });
  // The second has a home of its own, so it is given the keys of the first.
  const { keys, indexSecret } = JSON.parse(await readFile(join(one.home, 'keys.json'), 'utf8'));
  const second = await openHouse(null, {
    DATABASE_URL: database.url,
    KENTE_KEYS: keys,
    KENTE_INDEX_SECRET: indexSecret,
  });
  other = new Caller(second.url, one.secretKey);
});
afterAll(async () => {
  await sweep();
  await sink.close();
  await database.drop();
  await database.server.stop();
});

describe('two platforms over one database', () => {
  test('sync one account at the same time: one refresh, no row twice', async () => {
    const { account } = await one.caller.link({ persona: { seed: 'shared', imperfections: false } });
    await one.caller.fetched(account);
    const before = (await one.caller.rows(account)).length;
    const transactions = Array.from({ length: 5 }, () => ({ amount: 700, type: 'debit', narration: 'POS IKEJA' }));
    await one.caller.data('POST', `/v2/sandbox/accounts/${account}/transactions`, { transactions });
    const asked = [one.caller, other, one.caller, other].map((each) =>
      each.data('POST', `/v2/sandbox/accounts/${account}/sync`, {}),
    );
    const jobs = await Promise.all(asked);
    expect(jobs.map((job) => job.job_status)).toEqual(['finished', 'finished', 'finished', 'finished']);
    const rows = await other.rows(account);
    expect(rows.length).toBe(before + 5);
    expect([...(await other.folded(account)).keys()].sort()).toEqual(rows.map((row) => row.id).sort());
    const created = (await one.caller.log()).filter(
      (event) => event.event === 'transaction.created' && event.data.account_id === account,
    );
    expect(created.length).toBe(5);
  });

  test('send an event once as a matter of course, never one at the same time twice', async () => {
    await until('all that was before', async () =>
      (await one.caller.log()).every((event) => sink.taken().has(event.event_id)),
    );
    const from = sink.deliveries.length;
    const fire = (each: Caller) =>
      each.data('POST', '/v2/sandbox/webhooks/fire', { event: 'mono.accounts.jobs.update' });
    const ids: string[] = [];
    for (let batch = 0; batch < 15; batch += 1) {
      const fired = await Promise.all(Array.from({ length: 10 }, (_, index) => fire(index % 2 ? other : one.caller)));
      ids.push(...fired.map((answer) => answer.event_id));
    }
    await until('all of them', () => ids.every((id) => sink.taken().has(id)));
    const sent = sink.deliveries.slice(from).map(({ eventId }) => eventId);
    expect(sent.length).toBe(new Set(sent).size);
  });

  test('a clock that is moved at one of them has moved at the other', async () => {
    await other.data('GET', '/v2/sandbox/clock');
    const moved = await one.caller.data('POST', '/v2/sandbox/clock', { advance: '30d' });
    const look = async () => (await other.data('GET', '/v2/sandbox/clock')).now >= moved.now;
    await until('the other to know', look, 2_000);
    const { timestamp } = (await other.call('GET', '/v2/accounts')).json;
    expect(timestamp >= moved.now).toBe(true);
  });

  test('a code that is exchanged at both at once is taken once', async () => {
    const { code } = await one.caller.link({ persona: 'user_gig' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? other : one.caller).call('POST', '/v2/accounts/auth', { code }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    expect(answers.filter(({ status }) => status === 400).length).toBe(19);
  });
});
