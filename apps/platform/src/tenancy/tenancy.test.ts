import { createHash } from 'node:crypto';
import { HOUR_MS, SettableClock } from '@kente/kit/clock';
import { Notifications } from '@kente/kit/db/notifications';
import { type Database, openDatabase } from '@kente/kit/db/pool';
import { createLogger } from '@kente/kit/log';
import { Keyring } from '@kente/kit/secrets';
import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import { Kysely, PostgresDialect } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { platformMigrations } from '../migrations.ts';
import type { Schema } from '../schema.generated.ts';
import { createTenancy, type Environment, type Tenancy } from './index.ts';

const keyring = new Keyring(new Map([['k1', Buffer.alloc(32, 7)]]), Buffer.from('index secret of the tests'));
const log = createLogger({ level: 'silent', name: 'test' });
const clock = new SettableClock('2026-03-01T08:00:00.000Z');

let server: TestDatabase;
let database: Database<Schema>;
let tenancy: Tenancy;
let environment: Environment;

beforeAll(async () => {
  server = await testDatabase(platformMigrations);
  database = openDatabase<Schema>({
    ...{ url: server.url, poolSize: 5, statementTimeoutMs: 10_000, applicationName: 'test', onError: () => {} },
  });
});
afterAll(async () => {
  await database.close();
  await server.drop();
});
beforeEach(async () => {
  tenancy = createTenancy({ db: database.db, keyring, clock });
  const { appId } = await tenancy.createApp({
    name: 'Adire Loans',
    products: ['connect'],
    business: { name: 'Adire Ltd' },
  });
  environment = await tenancy.createEnvironment(appId, 'test');
});

/** A tenancy as another process would have it: nothing remembered. */
const another = (): Tenancy => createTenancy({ db: database.db, keyring, clock });

async function keyOf(kind: 'secret' | 'public' = 'secret', given?: string): Promise<{ id: string; key: string }> {
  const made = await tenancy.createKey(environment.id, kind, given);
  if (!made) throw new Error('the key exists already');
  return made;
}

describe('a key', () => {
  test('opens its environment, and only as the kind that it is', async () => {
    const [secret, open] = [await keyOf('secret'), await keyOf('public')];
    expect(secret.key).toMatch(/^test_sk_[a-z0-9]{20}$/);
    expect(open.key).toMatch(/^test_pk_[a-z0-9]{20}$/);
    expect((await tenancy.byKey(secret.key, 'secret'))?.id).toBe(environment.id);
    expect((await tenancy.byKey(open.key, 'public'))?.id).toBe(environment.id);
    expect(await tenancy.byKey(secret.key, 'public')).toBeNull();
    expect(await tenancy.byKey(open.key, 'secret')).toBeNull();
  });

  test.each([
    'live_sk_imported00000000000',
    'p',
    'ключ от дома',
    `${'long '.repeat(200)}`,
    "'; drop table api_keys; --",
  ])('imported from elsewhere works whatever it looks like: %.30s', async (key) => {
    await keyOf('secret', key);
    const found = await another().byKey(key, 'secret');
    expect([found?.id, found?.mode]).toEqual([environment.id, 'test']);
  });

  test('is looked up whole: no part of it, and nothing around it, opens anything', async () => {
    const { key } = await keyOf();
    for (const near of [key.slice(0, -1), key.slice(1), `${key}x`, key.toUpperCase(), ` ${key}`, '', 'test_sk_']) {
      expect(await tenancy.byKey(near, 'secret')).toBeNull();
    }
  });

  test('that exists already is given to nobody else', async () => {
    const { key } = await keyOf();
    expect(await tenancy.createKey(environment.id, 'secret', key)).toBeNull();
  });

  test('is nowhere in the database, nor is its plain hash', async () => {
    const { key } = await keyOf();
    const { rows } = await database.pool.query<{ row: string }>('select k::text as row from api_keys k');
    const dump = rows.map(({ row }) => row).join('\n');
    expect(dump).not.toContain(key);
    expect(dump).not.toContain(key.slice(8));
    expect(dump).not.toContain(createHash('sha256').update(key).digest('hex'));
  });

  test('is found by one probe of the unique index', async () => {
    await database.pool.query(
      `insert into api_keys (hash, env_id, id, kind, hint, created_at)
       select sha256(n::text::bytea), $1, 'bulk' || gen_random_uuid() || n, 'secret', 'hint', now() from generate_series(1, 5000) n
       on conflict do nothing`,
      [environment.id],
    );
    await database.pool.query('analyze api_keys');
    const { key } = await keyOf();
    const asked: { sql: string; parameters: readonly unknown[] }[] = [];
    const watched = new Kysely<Schema>({
      dialect: new PostgresDialect({ pool: database.pool }),
      log: ({ query }) => void asked.push(query),
    });
    await createTenancy({ db: watched, keyring, clock }).byKey(key, 'secret');
    expect(asked).toHaveLength(1);
    const plan = await database.pool.query<{ 'QUERY PLAN': string }>(`explain ${asked[0]?.sql}`, [
      ...(asked[0]?.parameters ?? []),
    ]);
    const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('Index Scan using api_keys_pkey');
    expect(text).not.toContain('Seq Scan on api_keys');
  });
});

describe('the life of a key', () => {
  test('ends at once when it is revoked, and is told once', async () => {
    const { id, key } = await keyOf();
    expect(await tenancy.byKey(key, 'secret')).not.toBeNull();
    expect(await tenancy.revokeKey(environment.id, id)).toBe(true);
    expect(await tenancy.byKey(key, 'secret')).toBeNull();
    expect(await another().byKey(key, 'secret')).toBeNull();
    expect(await tenancy.revokeKey(environment.id, id)).toBe(false);
  });

  test('is not ended by another environment', async () => {
    const { id, key } = await keyOf();
    const { appId } = await tenancy.createApp({ name: 'Kudi', products: ['connect'], business: { name: 'Kudi Ltd' } });
    const other = await tenancy.createEnvironment(appId, 'test');
    expect(await tenancy.revokeKey(other.id, id)).toBe(false);
    expect(await another().byKey(key, 'secret')).not.toBeNull();
  });

  test('goes on for the overlap when it is rotated, and not a moment longer', async () => {
    const old = await keyOf();
    const open = await keyOf('public');
    const fresh = await tenancy.rotateKey(environment.id, 'secret', HOUR_MS);
    clock.advance(HOUR_MS - 1_000);
    expect(await tenancy.byKey(old.key, 'secret')).not.toBeNull();
    expect(await tenancy.byKey(fresh.key, 'secret')).not.toBeNull();
    // Less than it is remembered for.
    clock.advance(1_000);
    expect(await tenancy.byKey(old.key, 'secret')).toBeNull();
    expect(await tenancy.byKey(fresh.key, 'secret')).not.toBeNull();
    expect(await tenancy.byKey(open.key, 'public')).not.toBeNull();
  });

  test('is not made longer by a second rotation', async () => {
    const old = await keyOf();
    await tenancy.rotateKey(environment.id, 'secret', 1_000);
    await tenancy.rotateKey(environment.id, 'secret', HOUR_MS);
    clock.advance(2_000);
    expect(await tenancy.byKey(old.key, 'secret')).toBeNull();
  });

  test('without overlap ends with the rotation', async () => {
    const old = await keyOf();
    await tenancy.rotateKey(environment.id, 'secret', 0);
    expect(await tenancy.byKey(old.key, 'secret')).toBeNull();
  });
});

describe('what a process remembers', () => {
  test('is forgotten when another process changes it', async () => {
    const [here, there] = [another(), another()];
    const notifications = new Notifications(server.url, log);
    await notifications.start();
    notifications.subscribe('tenancy', () => here.forget());
    const { id, key } = await keyOf();
    expect((await here.byKey(key, 'secret'))?.rateLimitPerMinute).toBeNull();

    const changed = notifications.waitFor('tenancy', '', 5_000);
    await there.change(environment.id, { rateLimitPerMinute: 60, scopes: ['accounts'] });
    expect(await changed.told).toBe(true);
    const seen = await here.byKey(key, 'secret');
    expect([seen?.rateLimitPerMinute, [...(seen?.scopes ?? [])]]).toEqual([60, ['accounts']]);

    const revoked = notifications.waitFor('tenancy', '', 5_000);
    await there.revokeKey(environment.id, id);
    expect(await revoked.told).toBe(true);
    expect(await here.byKey(key, 'secret')).toBeNull();
    await notifications.close();
  });

  test('lasts ten seconds even where the notification was lost', async () => {
    const [here, there] = [another(), another()];
    const { id, key } = await keyOf();
    expect(await here.byKey(key, 'secret')).not.toBeNull();
    await there.revokeKey(environment.id, id);
    expect(await here.byKey(key, 'secret')).not.toBeNull();
    clock.advance(10_000);
    expect(await here.byKey(key, 'secret')).toBeNull();
  });

  test('is never an answer from before a change that came while it was asked for', async () => {
    const { id, key } = await keyOf();
    const here = another();
    const asking = here.byKey(key, 'secret');
    await another().revokeKey(environment.id, id);
    here.forget();
    await asking;
    expect(await here.byKey(key, 'secret')).toBeNull();
  });

  test('is no unknown key: one that is made later works at once', async () => {
    const key = `test_sk_${'z'.repeat(19)}1`;
    const here = another();
    expect(await here.byKey(key, 'secret')).toBeNull();
    await keyOf('secret', key);
    expect(await here.byKey(key, 'secret')).not.toBeNull();
  });
});

describe('environments', () => {
  test('test and live of one app are apart, and made once', async () => {
    const live = await tenancy.createEnvironment(environment.app.id, 'live');
    expect(live.id).not.toBe(environment.id);
    expect((await tenancy.createEnvironment(environment.app.id, 'live')).id).toBe(live.id);
    const key = await tenancy.createKey(live.id, 'secret');
    expect(key?.key).toMatch(/^live_sk_/);
    expect((await tenancy.byKey(key?.key ?? '', 'secret'))?.id).toBe(live.id);
  });

  test('each has a clock of its own, which moves in test alone', async () => {
    const moved = await tenancy.change(environment.id, { clockOffsetMs: 3 * HOUR_MS });
    expect(moved.clock.now().getTime() - clock.now().getTime()).toBe(3 * HOUR_MS);
    clock.advance(1_000);
    expect(moved.clock.now().getTime() - clock.now().getTime()).toBe(3 * HOUR_MS);
    expect((await another().environment(environment.id)).clockOffsetMs).toBe(3 * HOUR_MS);
    const live = await tenancy.createEnvironment(environment.app.id, 'live');
    await expect(tenancy.change(live.id, { clockOffsetMs: 1 })).rejects.toThrow('check constraint');
  });

  test('a change of nothing changes nothing', async () => {
    expect((await tenancy.change(environment.id, {})).id).toBe(environment.id);
  });
});
