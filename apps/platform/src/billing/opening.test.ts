import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@kente/kit/db/migrate';
import { openDatabase } from '@kente/kit/db/pool';
import { emptyDatabase } from '@kente/kit/testing/database';
import { expect, test } from 'vitest';
import { createLedger } from '../ledger/index.ts';
import { platformMigrations } from '../migrations.ts';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';

test('what a wallet held before there was a ledger is its opening posting, and the books are sound', async () => {
  const server = await emptyDatabase();
  const before = await mkdtemp(join(tmpdir(), 'kente-migrations-'));
  const options = {
    url: server.url,
    poolSize: 2,
    statementTimeoutMs: 20_000,
    applicationName: 'test',
    onError: () => {},
  };
  const database = openDatabase<Schema>(options);
  try {
    for (const name of await readdir(platformMigrations.folder)) {
      if (name < '0031') await cp(join(platformMigrations.folder, name), join(before, name));
    }
    await migrate({ url: server.url, ...platformMigrations, folder: before });
    await database.pool.query(`insert into businesses (id, name, created_at) values ('b', 'Adire Finance Ltd', now());
      insert into apps (id, business_id, name, products, created_at) values ('adire', 'b', 'Adire Loans', '{payments}', now());
      insert into environments (id, app_id, mode, scopes, seed, wallet_minor, created_at) values
        ('funded', 'adire', 'live', '{}', 's', 123400, now()), ('empty', 'adire', 'test', '{}', 's', 0, now())`);
    await migrate({ url: server.url, ...platformMigrations });

    const ledger = createLedger();
    const [funded, empty] = ['funded' as EnvId, 'empty' as EnvId];
    expect(await ledger.balance(database.db, funded, 'wallet.available:adire')).toBe(123_400n);
    expect(await ledger.balance(database.db, empty, 'wallet.available:adire')).toBe(0n);
    await database.db.transaction().execute((tx) =>
      ledger.post(tx, funded, {
        ...{ key: 'hold:1', kind: 'wallet.held', at: new Date('2026-03-02T09:00:00.000Z') },
        entries: [
          { account: 'wallet.available:adire', debitMinor: 400n },
          { account: 'wallet.held:adire', creditMinor: 400n },
        ],
      }),
    );
    expect(await ledger.verify(database.db, funded)).toEqual({ transactions: 2, entries: 4, problems: [] });
  } finally {
    await database.close();
    await server.drop();
    await rm(before, { recursive: true });
  }
});
