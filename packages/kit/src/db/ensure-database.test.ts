import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../testing/database.ts';
import { ensureDatabase } from './ensure-database.ts';

let database: TestDatabase;
const name = `made_${randomBytes(6).toString('hex')}`;
const role = `guest_${randomBytes(6).toString('hex')}`;

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(async () => {
  await run(`drop database if exists ${name} with (force)`);
  await run(`drop role if exists ${role}`);
  await database.drop();
  await database.server.stop();
});

async function run(text: string, url = database.url): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

const other = (change: (url: URL) => void): string => {
  const url = new URL(database.url);
  change(url);
  return url.href;
};

describe('a database that is not there yet', () => {
  test('is made once by several who ask at the same time, and kept by whoever asks later', async () => {
    const url = other((at) => {
      at.pathname = `/${name}`;
    });
    await Promise.all([1, 2, 3].map(() => ensureDatabase(url, database.url)));
    await run('create table kept (id int)', url);
    await ensureDatabase(url, database.url);
    expect((await run('select count(*)::int as count from kept', url)).rows).toEqual([{ count: 0 }]);
  });

  test('is told in one sentence to a role that may not make it', async () => {
    await run(`create role ${role} login password 'guest'`);
    const guest = (path: string) =>
      other((at) => {
        at.username = role;
        at.password = 'guest';
        if (path !== '') at.pathname = path;
      });
    await expect(ensureDatabase(guest('/never_made'), guest(''))).rejects.toThrow(
      `The role ${role} may not make the database never_made. Make it, and give it to ${role}.`,
    );
  });
});
