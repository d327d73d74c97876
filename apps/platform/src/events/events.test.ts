import { systemClock } from '@kente/kit/clock';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Environment } from '../tenancy/index.ts';
import type { NewEvent } from './index.ts';
import { type EventWorld, eventWorld, unlinked } from './testing.ts';

let world: EventWorld;
beforeAll(async () => {
  world = await eventWorld(systemClock);
});
afterAll(() => world.close());

const all = async (env: Environment): Promise<string[]> => {
  const page = await world.events.list(env, { limit: 500 });
  return page.bodies.map((body) => JSON.parse(body).event_id);
};

const settled = (): NewEvent => ({
  type: 'transaction.settled',
  accountId: '5f171a530295e231abca1153',
  data: {
    account: '5f171a530295e231abca1153',
    transaction: {
      id: '66141bbff58d2687e7d91235',
      _id: '66141bbff58d2687e7d91235',
      narration: 'NIP/ACME "LTD"\\INV-123, {ọjà}',
      amount: 1_000_000,
      type: 'credit',
      currency: 'NGN',
      balance: null,
      date: '2026-01-28T08:59:40.000Z',
      category: 'sales',
      status: 'posted',
      reference: 'INV-123',
      counterparty: null,
    },
  },
});

describe('the log', () => {
  test('keeps events in the order in which their transactions committed, whatever order they began in', async () => {
    const env = await world.environment();
    const slow = Promise.withResolvers<void>();
    const began = Promise.withResolvers<void>();
    const first = world.db.transaction().execute(async (tx) => {
      await tx.selectFrom('environments').select('id').executeTakeFirst();
      began.resolve();
      await slow.promise;
      return world.events.append(tx, env, [unlinked()]);
    });
    await began.promise;
    const second = await world.append(env, [unlinked()]);
    slow.resolve();
    const last = await first;
    expect(await all(env)).toEqual([...second, ...last]);
  });

  test('never shows a later event before an earlier one, while many write at once', async () => {
    const env = await world.environment();
    const seen: string[] = [];
    let writing = true;
    const read = (async () => {
      let after: string | undefined;
      for (let idle = 0; idle < 2; ) {
        const page = await world.events.list(env, { limit: 50, ...(after === undefined ? {} : { after }) });
        seen.push(...page.bodies.map((body) => JSON.parse(body).event_id));
        after = page.next ?? undefined;
        if (!writing && page.bodies.length === 0) idle += 1;
      }
    })();
    const write = async () => {
      for (let round = 0; round < 10; round += 1) await world.append(env, [unlinked(), unlinked(), unlinked()]);
    };
    await Promise.all(Array.from({ length: 8 }, write));
    writing = false;
    await read;
    expect(seen).toHaveLength(240);
    expect(seen).toEqual(await all(env));
  });

  test('forgets an event whose transaction did not commit', async () => {
    const env = await world.environment();
    const failing = world.db.transaction().execute(async (tx) => {
      await world.events.append(tx, env, [unlinked()]);
      throw new Error('the rest went wrong');
    });
    await expect(failing).rejects.toThrow('the rest went wrong');
    expect(await all(env)).toEqual([]);
  });

  test('keeps a body byte for byte, quotes, backslashes and all', async () => {
    const env = await world.environment();
    const [id = ''] = await world.append(env, [settled()]);
    const body = JSON.parse(await world.events.get(env, id));
    expect(body).toEqual({
      event: 'transaction.settled',
      event_id: id,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      data: { ...settled().data, account_id: '5f171a530295e231abca1153', app: env.app.id, business: env.business.id },
    });
  });

  test('is read by type, page by page, and next stays put at its end', async () => {
    const env = await world.environment();
    const ids = await world.append(env, [unlinked(), settled(), unlinked(), settled(), settled()]);
    const page = await world.events.list(env, { types: ['transaction.*'], limit: 2 });
    expect(page).toMatchObject({ next: ids[3], hasMore: true });
    const rest = await world.events.list(env, { types: ['transaction.*'], limit: 2, after: ids[3] ?? '' });
    expect(rest).toMatchObject({ next: ids[4], hasMore: false });
    const end = await world.events.list(env, { limit: 2, after: ids[4] ?? '' });
    expect(end).toEqual({ bodies: [], next: ids[4], hasMore: false });
    expect((await world.events.list(env, { types: ['*'], limit: 9 })).bodies).toHaveLength(2);
  });

  test('of another environment, an event is as unknown as one that never was', async () => {
    const [mine, theirs] = [await world.environment(), await world.environment()];
    const [id = ''] = await world.append(theirs, [unlinked()]);
    for (const each of [id, 'evt_000000000000000000000000', 'nonsense']) {
      const gone = { status: 404, message: 'This event does not exist.' };
      await expect(world.events.get(mine, each)).rejects.toMatchObject(gone);
      await expect(world.events.list(mine, { after: each, limit: 1 })).rejects.toMatchObject(gone);
      await expect(world.events.deliveries(mine, each)).rejects.toMatchObject(gone);
      await expect(world.events.replay(mine, each)).rejects.toMatchObject(gone);
    }
    expect(await all(mine)).toEqual([]);
  });

  test("keeps events for 30 days of the environment's clock, then forgets them with their deliveries", async () => {
    const [env, other] = [await world.environment(), await world.environment()];
    await world.events.endpoints.create(env, { url: 'http://127.0.0.1:9/hook' });
    const [old = '', young = ''] = await world.append(env, [unlinked(), unlinked()]);
    const [theirs = ''] = await world.append(other, [unlinked()]);
    const dayAgo = new Date(systemClock.now().getTime() - 86_400_000);
    await world.db.updateTable('events').set({ occurred_at: dayAgo }).where('id', '=', old).execute();
    const { signal } = new AbortController();
    await world.events.forgetOld(env, signal);
    expect(await all(env)).toEqual([old, young]);
    const moved = await world.tenancy.change(env.id, { clockOffsetMs: 29.5 * 86_400_000 });
    await world.events.forgetOld(moved, signal);
    expect([await all(env), await all(other)]).toEqual([[young], [theirs]]);
    const left = await world.db
      .selectFrom('webhook_deliveries')
      .select('event_seq')
      .where('env_id', '=', env.id)
      .execute();
    expect(left).toEqual([{ event_seq: 2n }]);
  });

  test('forgets what is old behind any number of events of a future that the clock was set back from', async () => {
    const env = await world.environment();
    await world.append(env, Array.from({ length: 5_001 }, unlinked));
    const inTwoMonths = new Date(systemClock.now().getTime() + 60 * 86_400_000);
    await world.db.updateTable('events').set({ occurred_at: inTwoMonths }).where('env_id', '=', env.id).execute();
    await world.append(env, [unlinked()]);
    const moved = await world.tenancy.change(env.id, { clockOffsetMs: 31 * 86_400_000 });
    await world.events.forgetOld(moved, new AbortController().signal);
    const { rows } = await sql<{ left: number; last: bigint }>`
      select count(*)::int as left, max(seq) as last from events where env_id = ${env.id}`.execute(world.db);
    expect(rows).toEqual([{ left: 5_001, last: 5_001n }]);
  });
});

describe('a webhook', () => {
  test.each([
    [{ url: 'ftp://example.com/' }, 'url must start with https:// or http://'],
    [
      { url: 'https://example.com/a', events: ['mono.events.nothing'] },
      'events names mono.events.nothing, which is no event',
    ],
    [{ url: 'https://example.com/b', secret: 'short' }, 'secret must be 8 to 200 printable characters without spaces'],
    [
      { url: 'https://example.com/c', secret: 'two\r\nlines: 1' },
      'secret must be 8 to 200 printable characters without spaces',
    ],
  ])('that cannot work is refused in clear words: %o', async (endpoint, message) => {
    const env = await world.environment();
    await expect(world.events.endpoints.create(env, endpoint)).rejects.toMatchObject({ status: 400, message });
  });

  test('has one entry per URL', async () => {
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: 'https://example.com/hook' });
    const again = world.events.endpoints.create(env, { url: 'https://example.com/hook' });
    await expect(again).rejects.toMatchObject({ status: 400, message: 'This url has a webhook already.' });
  });

  test('keeps its secret sealed in the database', async () => {
    const env = await world.environment();
    const { id, secret } = await world.events.endpoints.create(env, { url: 'https://example.com/hook' });
    expect(secret).toMatch(/^sec_[a-z0-9]{24}$/);
    const row = await world.db
      .selectFrom('webhook_endpoints')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(row.secret_sealed.includes(secret)).toBe(false);
  });

  test('of another environment is unknown', async () => {
    const [mine, theirs] = [await world.environment(), await world.environment()];
    const { id } = await world.events.endpoints.create(theirs, { url: 'https://example.com/hook' });
    const gone = { status: 404, message: 'This webhook does not exist.' };
    await expect(world.events.endpoints.get(mine, id)).rejects.toMatchObject(gone);
    await expect(world.events.endpoints.change(mine, id, { enabled: false })).rejects.toMatchObject(gone);
    await expect(world.events.endpoints.rotate(mine, id)).rejects.toMatchObject(gone);
    await expect(world.events.endpoints.remove(mine, id)).rejects.toMatchObject(gone);
    await expect(world.events.test(mine, id)).rejects.toMatchObject(gone);
    expect(await world.events.endpoints.list(theirs)).toHaveLength(1);
  });

  test('is asked for where a result is told by webhook alone', async () => {
    const env = await world.environment();
    const none = { status: 404, message: 'No webhook found for app' };
    await expect(world.events.requireWebhook(env)).rejects.toMatchObject(none);
    const { id } = await world.events.endpoints.create(env, { url: 'https://example.com/hook' });
    await world.events.requireWebhook(env);
    await world.events.endpoints.change(env, id, { enabled: false });
    await expect(world.events.requireWebhook(env)).rejects.toMatchObject(none);
  });
});
