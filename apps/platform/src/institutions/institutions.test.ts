import { MINUTE_MS, SECOND_MS, SettableClock } from '@kente/kit/clock';
import { Refusal } from '@kente/kit/errors';
import { createLogger } from '@kente/kit/log';
import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { platformMigrations } from '../migrations.ts';
import { createInstitutions, type Institutions, type Outcome } from './index.ts';

const GTBANK = '5f2d08be60b92e2888287702';
const HERITAGE = '60152bef3ffc4355f04fce93';
const log = createLogger({ level: 'silent', name: 'test' });

let database: TestDatabase;
let pool: pg.Pool;
const clock = new SettableClock('2026-01-28T09:00:20.000Z');
const open = (db: Pick<pg.Pool, 'query'> = pool): Institutions =>
  createInstitutions({ db, clock, log, publicUrl: 'http://localhost:4000', reaches: (mode) => mode === 'test' });

beforeAll(async () => {
  database = await testDatabase(platformMigrations);
  pool = new pg.Pool({ connectionString: database.url });
});
beforeEach(async () => {
  await pool.query('truncate institution_calls');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

function record(institutions: Institutions, count: number, outcome: Outcome, mode: 'test' | 'live' = 'live'): void {
  for (let index = 0; index < count; index += 1) institutions.recordOutcome(GTBANK, 'internet_banking', outcome, mode);
}

describe('directory', () => {
  test('a closed institution is found by id, listed nowhere and linked by nothing', async () => {
    const institutions = open();
    const heritage = institutions.byIdOrFail(HERITAGE);
    expect(heritage.name).toBe('Heritage Bank');
    expect(institutions.list()).not.toContain(heritage);
    expect(institutions.coverage().map((each) => each.name)).not.toContain('Heritage Bank');
    expect(institutions.method(heritage, 'internet_banking')).toBeUndefined();
    await institutions.close();
  });

  test('every open institution takes a statement, and no method of another', async () => {
    const institutions = open();
    const gtbank = institutions.byIdOrFail(GTBANK);
    expect(institutions.methods(gtbank).map((each) => each.type)).toEqual([
      'internet_banking',
      'mobile_banking',
      'statement_upload',
    ]);
    expect(institutions.method(gtbank, 'primus_plus')).toBeUndefined();
    await institutions.close();
  });

  test('M-PESA is left out in live until its mailbox is set', async () => {
    const institutions = open();
    const names = (mode: 'test' | 'live') => institutions.list(mode).map((each) => each.name);
    expect(names('test')).toContain('M-PESA');
    expect(names('live')).not.toContain('M-PESA');
    await institutions.close();
  });

  test('unknown ids and slugs answer the 404', async () => {
    const institutions = open();
    expect(() => institutions.byIdOrFail('nobody')).toThrow(Refusal);
    expect(() => institutions.icon('../../etc/passwd')).toThrow('This institution does not exist.');
    expect(institutions.icon('stanbic.ibtc.bank')).toContain('<svg');
    await institutions.close();
  });
});

describe('health', () => {
  test('an institution that nobody called is up', async () => {
    const institutions = open();
    expect(await institutions.health(GTBANK, 'live')).toMatchObject({
      status: 'up',
      fault: null,
      calls: 0,
      methods: [],
    });
    await institutions.close();
  });

  test('outcomes count at once, and after closing in every other process', async () => {
    const [one, other] = [open(), open()];
    record(one, 6, 'bank');
    record(one, 2, 'ok');
    record(other, 2, 'platform');
    expect(await one.health(GTBANK, 'live')).toMatchObject({ status: 'down', fault: 'bank', bankFaults: 6, calls: 8 });
    await one.close();
    await other.close();
    const later = open();
    expect(await later.health(GTBANK, 'live')).toMatchObject({
      status: 'down',
      ok: 2,
      bankFaults: 6,
      ourFaults: 2,
      calls: 10,
    });
    expect((await later.healthOfAll('live'))(GTBANK).calls).toBe(10);
    await later.close();
  });

  test('what fails in a sandbox says nothing about the real bank', async () => {
    const institutions = open();
    record(institutions, 20, 'bank', 'test');
    await institutions.close();
    const later = open();
    expect((await later.health(GTBANK, 'live')).status).toBe('up');
    expect((await later.health(GTBANK, 'test')).status).toBe('down');
    await later.close();
  });

  test('a bank that came back is up again a quarter of an hour later', async () => {
    const institutions = open();
    record(institutions, 20, 'bank');
    clock.advance(17 * MINUTE_MS);
    record(institutions, 5, 'ok');
    expect(await institutions.health(GTBANK, 'live')).toMatchObject({ status: 'up', calls: 5 });
    await institutions.close();
  });

  test('counts outlive a database that is away', async () => {
    let away = true;
    const flaky = {
      query: ((...args: Parameters<pg.Pool['query']>) =>
        away ? Promise.reject(new Error('Connection terminated')) : pool.query(...args)) as pg.Pool['query'],
    };
    const institutions = open(flaky);
    record(institutions, 7, 'bank');
    await institutions.close();
    away = false;
    clock.advance(5 * SECOND_MS);
    expect(await institutions.health(GTBANK, 'live')).toMatchObject({ bankFaults: 7, calls: 7 });
    await institutions.close();
    const later = open();
    expect(await later.health(GTBANK, 'live')).toMatchObject({ bankFaults: 7, calls: 7 });
    await later.close();
  });

  test('an unknown institution is not counted', async () => {
    const institutions = open();
    institutions.recordOutcome('f'.repeat(24), 'internet_banking', 'bank', 'live');
    await institutions.close();
    expect((await pool.query('select 1 from institution_calls')).rowCount).toBe(0);
  });
});
