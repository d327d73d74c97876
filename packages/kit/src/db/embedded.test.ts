import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogger } from '../log.ts';
import { childModule } from '../testing/child.ts';
import { startEmbeddedPostgres } from './embedded.ts';

const log = createLogger({ level: 'silent', name: 'test' });
let folder: string;
let dataDir: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kente-embedded-'));
  dataDir = join(folder, 'home', 'postgres');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = () => startEmbeddedPostgres({ dataDir, log });

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

const postmaster = async (): Promise<number> =>
  Number((await readFile(join(dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0]);

describe('embedded PostgreSQL', () => {
  test('is made at the first start, and a clean stop leaves everything for the next', async () => {
    const first = await start();
    await query(first.url, "create table kept as select 'Adaeze'::text as name");
    await first.stop();
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
    const second = await start();
    expect(await query(second.url, 'select name from kept')).toEqual([{ name: 'Adaeze' }]);
    await second.stop();
    await second.stop();
  });

  test('keeps writing to the disk before it says that it did', async () => {
    const server = await start();
    const rows = await query<{ name: string; setting: string }>(
      server.url,
      "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')",
    );
    expect(rows.every(({ setting }) => setting === 'on')).toBe(true);
    await server.stop();
  });

  test('stops within seconds under an open transaction', async () => {
    const server = await start();
    const client = new pg.Client({ connectionString: server.url });
    client.on('error', () => {});
    await client.connect();
    await client.query('begin; lock table kept');
    await server.stop();
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
  });

  test('is adopted, with all that it holds, after its parent was killed; and stops for its new parent', async () => {
    const parent = childModule(`
      import { startEmbeddedPostgres } from './db/embedded.ts';
      import { createLogger } from './log.ts';
      const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: createLogger({ level: 'silent', name: 'p' }) });
      console.log('started');
      setInterval(() => {}, 1000);`);
    await parent.says('started');
    const pid = await postmaster();
    await parent.kill();
    const adopted = await start();
    expect(await postmaster()).toBe(pid);
    // Its output goes nowhere now, and it must not mind.
    for (let round = 0; round < 20; round += 1) await expect(query(adopted.url, 'select nothing')).rejects.toThrow();
    expect(await query(adopted.url, 'select name from kept')).toEqual([{ name: 'Adaeze' }]);
    await adopted.stop();
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
  });

  test('recovers what was committed after it was killed itself', async () => {
    const server = await start();
    await query(server.url, "insert into kept values ('Kwame')");
    process.kill(await postmaster(), 'SIGKILL');
    const again = await start();
    expect(await query(again.url, 'select name from kept order by name')).toEqual([
      { name: 'Adaeze' },
      { name: 'Kwame' },
    ]);
    await again.stop();
  });

  test('starts over the pid file of a machine that went down, and leaves the stranger with that id alone', async () => {
    const stranger = childModule('setInterval(() => {}, 1000); console.log("here")');
    await stranger.says('here');
    try {
      for (const pid of [stranger.process.pid, 4_194_000]) {
        await writeFile(join(dataDir, 'postmaster.pid'), `${pid}\n${dataDir}\n1790000000\n5432\n/tmp\n127.0.0.1\n`);
        const server = await start();
        expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
        await server.stop();
      }
      expect(stranger.process.exitCode).toBeNull();
      expect(stranger.process.signalCode).toBeNull();
    } finally {
      await stranger.kill();
    }
  });

  test('forgets a first start that was killed half-way', async () => {
    const half = join(folder, 'half', 'postgres');
    await mkdir(join(`${half}.making`, 'base'), { recursive: true });
    await writeFile(join(`${half}.making`, 'PG_VERSION'), '18\n');
    const server = await startEmbeddedPostgres({ dataDir: half, log });
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(existsSync(`${half}.making`)).toBe(false);
  });

  test("never wipes a folder of somebody else's files", async () => {
    const other = join(folder, 'other');
    await mkdir(other);
    await writeFile(join(other, 'payroll.csv'), 'name,amount\n');
    await expect(startEmbeddedPostgres({ dataDir: other, log })).rejects.toThrow(
      'holds files that are no PostgreSQL database',
    );
    expect(await readFile(join(other, 'payroll.csv'), 'utf8')).toBe('name,amount\n');
  });
});
