import { createLogger } from '@kente/kit/log';
import { Keyring } from '@kente/kit/secrets';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../../config.ts';
import { createPlatform } from '../../platform.ts';
import { type TestPlatform, testPlatform } from '../../testing/platform.ts';
import type { StatementJob, Statements } from './index.ts';

const GTBANK = '5f2d08be60b92e2888287702';
/** Enough for a file of several pieces. */
const MANY = 10_000;
const NEVER = new AbortController().signal;
const FIRST = { signal: NEVER, attempt: 1 };

let platform: TestPlatform;
let statements: Statements;
let accounts = 0;

// No workers: each try is made by the test.
beforeAll(async () => {
  platform = await testPlatform({ workers: false });
  statements = platform.modules.statements;
}, 60_000);
afterAll(() => platform?.close());

const query = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: platform.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
};

/** An account with rows of an hour each up to now; the balance starts at 0, and is told where `balance` says. */
async function accountWith(rows: number, balance = 'true'): Promise<string> {
  accounts += 1;
  const id = accounts.toString(16).padStart(24, '0');
  const values = [platform.environment.id, id];
  await query(
    `insert into accounts (env_id, id, bank_key, customer_id, institution_id, auth_method, connector, name, type, currency,
       data_status, has_transactions, link_id, session_id, transaction_count, created_at, updated_at, linked_at)
     values ($1, $2, decode($2, 'hex'), $2, '${GTBANK}', 'internet_banking', 'sandbox', 'NGOZI ADEYEMI', 'SAVINGS', 'NGN',
       'AVAILABLE', true, 'ALP2JGV0I4KH', 'bOSKXZ6btpUHue5xUIlj', ${rows}, now(), now(), now())`,
    values,
  );
  await query(
    `insert into transactions (env_id, account_id, id, date, position, amount_minor, balance_minor, revision, created_revision,
       day, timed, credit, pending, narration, category)
     select $1, $2, substr(md5($2 || n), 1, 24), at, 1024, n, case when ${balance} then n::bigint * (n + 1) / 2 end, n, n,
       (at at time zone 'UTC')::date, true, true, false, 'NIP/GTB/' || md5(n::text) || '/CHINEDU OBI', 'transfer'
     from generate_series(1, ${rows}) n, lateral (select now() - (${rows} - n) * interval '30 seconds' as at) t`,
    values,
  );
  return id;
}

const order = (accountId: string): Promise<StatementJob> =>
  statements.order(platform.environment, accountId, { months: 12, output: 'pdf', v2: false });
const statusOf = async ({ id, accountId }: StatementJob): Promise<string> =>
  (await statements.job(platform.environment.id, accountId, id)).status;
const pieces = (job: StatementJob): Promise<{ build: string; place: number }[]> =>
  query('select build, place from statement_pieces where job_id = $1 order by place', [job.id]);
const served = async (job: StatementJob): Promise<Buffer | null> => {
  const answer = await fetch(`${platform.url}/statements/${job.file}.pdf`);
  return answer.ok ? Buffer.from(await answer.arrayBuffer()) : null;
};

/** Aborts when so many pieces are there. */
async function brokenOff(job: StatementJob, after: number): Promise<void> {
  const stop = new AbortController();
  const trying = statements.build(platform.environment, job.id, { signal: stop.signal, attempt: 1 });
  const ended = expect(trying).rejects.toThrow();
  await platform.until('some pieces', async () => (await pieces(job)).length >= after);
  stop.abort();
  await ended;
}

describe('a build that is broken off', () => {
  test('leaves a job that is being built, and nothing to read; the next try begins anew', async () => {
    const job = await order(await accountWith(MANY * 3));
    await brokenOff(job, 2);
    expect([await statusOf(job), await served(job)]).toEqual(['BUILDING', null]);
    const left = await pieces(job);
    expect(left.length).toBeGreaterThan(0);

    await statements.build(platform.environment, job.id, { signal: NEVER, attempt: 2 });
    expect(await statusOf(job)).toBe('BUILT');
    const whole = await pieces(job);
    expect(new Set(whole.map(({ build }) => build)).size).toBe(1);
    expect(whole.map(({ build }) => build)).not.toContain(left[0]?.build);
    const file = (await served(job)) ?? Buffer.alloc(0);
    expect(file.subarray(-6).toString()).toContain('%%EOF');
    const pdf = await getDocumentProxy(new Uint8Array(file));
    expect(pdf.numPages).toBeGreaterThan(500);
  }, 60_000);

  test('is given up after some tries, and says so', async () => {
    const job = await order(await accountWith(5));
    await statements.build(platform.environment, job.id, { signal: NEVER, attempt: 7 });
    expect([await statusOf(job), await served(job), await pieces(job)]).toEqual(['FAILED', null, []]);
  });
});

describe('two builds of one job at once', () => {
  test('make one whole file', async () => {
    const job = await order(await accountWith(MANY));
    await Promise.all([FIRST, FIRST].map((try_) => statements.build(platform.environment, job.id, try_)));
    expect(await statusOf(job)).toBe('BUILT');
    expect(new Set((await pieces(job)).map(({ build }) => build)).size).toBe(1);
    const file = (await served(job)) ?? Buffer.alloc(0);
    expect((await getDocumentProxy(new Uint8Array(file))).numPages).toBeGreaterThan(100);
    await statements.build(platform.environment, job.id, FIRST);
    expect((await served(job))?.equals(file)).toBe(true);
  }, 60_000);
});

describe('rows of one second', () => {
  test('which the bank shows backwards stand in the order of their balances, and make neither edge of the statement', async () => {
    const account = await accountWith(12);
    // Four a second: 10, 20, 30 … chain only one way.
    await query(
      `update transactions set position = 2000 - amount_minor::integer,
         date = date_trunc('second', now()) - ((15 - amount_minor) / 4) * interval '1 hour', amount_minor = amount_minor * 10,
         balance_minor = balance_minor * 10
       where account_id = $1`,
      [account],
    );
    const request = { months: 12, output: 'json', v2: true } as const;
    const { pieces } = await statements.list(platform.environment, account, request, 'statement v2');
    const rows: { amount: number }[] = JSON.parse(`[${Buffer.concat(pieces)}]`);
    expect(rows.map(({ amount }) => amount)).toEqual(Array.from({ length: 12 }, (_, at) => (at + 1) * 10));

    const job = await order(account);
    await statements.build(platform.environment, job.id, FIRST);
    const pdf = await getDocumentProxy(new Uint8Array((await served(job)) ?? Buffer.alloc(0)));
    const { items } = await (await pdf.getPage(1)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    expect(text).not.toContain('†');
    expect(text).toMatch(/Opening balance +₦ 0\.00/);
    expect(text).toMatch(/Closing balance +₦ 7\.80/);
  });
});

describe('a request that comes again', () => {
  test('while the same days are being built is the same job; afterwards it is a new one', async () => {
    const account = await accountWith(5);
    const [first, again] = [await order(account), await order(account)];
    expect(again.id).toBe(first.id);
    await statements.build(platform.environment, first.id, FIRST);
    const later = await order(account);
    expect(later.id).not.toBe(first.id);
    expect(await served(later)).toBeNull();
  });
});

describe('an account that goes', () => {
  test('while its statement is built leaves no piece behind', async () => {
    const account = await accountWith(MANY * 3);
    const job = await order(account);
    const building = statements.build(platform.environment, job.id, FIRST);
    await platform.until('the first piece', async () => (await pieces(job)).length > 0);
    await platform.modules.accounts.unlink(platform.environment, account);
    const [env, purged] = [platform.environment, new Date('2200-01-01')];
    while (await platform.modules.schedule.runEarliest(env, purged, async () => env));
    await building;
    expect(await pieces(job)).toEqual([]);
    expect(await query('select from statement_jobs where id = $1', [job.id])).toEqual([]);
    expect(await query('select from public_ids where id = $1', [job.file])).toEqual([]);
  }, 60_000);

  test('before it was built ends it as failed', async () => {
    const account = await accountWith(5);
    const job = await order(account);
    await platform.modules.accounts.unlink(platform.environment, account);
    await statements.build(platform.environment, job.id, FIRST);
    const [row] = await query<{ status: string }>('select status from statement_jobs where id = $1', [job.id]);
    expect(row?.status).toBe('FAILED');
  });
});

describe('balances', () => {
  const textOf = async (account: string): Promise<string> => {
    const job = await order(account);
    await statements.build(platform.environment, job.id, FIRST);
    const pdf = await getDocumentProxy(new Uint8Array((await served(job)) ?? Buffer.alloc(0)));
    const { items } = await (await pdf.getPage(1)).getTextContent();
    return items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ')
      .replace(/ +/g, ' ');
  };

  test('opening and closing follow from the rows that have one, also where the first and the last have none', async () => {
    // 1 + 2 + … + 10 kobo; the bank told the balance of the third to the seventh.
    const text = await textOf(await accountWith(10, 'n between 3 and 7'));
    expect(text).toContain('Opening balance ₦ 0.00');
    expect(text).toContain('Closing balance ₦ 0.55');
    expect(text).toContain('*0.01');
    expect(text).toContain('*0.55');
    expect(text).not.toContain('†');
  });

  test('are not given where the bank gives none', async () => {
    const text = await textOf(await accountWith(3, 'false'));
    expect(text).toContain('Opening balance Not given');
    expect(text).toContain('GTBank gives no balance with its transactions');
  });
});

test('a file that a worker built is served by an API process elsewhere', async () => {
  const { config } = loadConfig({ KENTE_HOME: '/tmp/kente-elsewhere' }, { webhookAllowPrivate: true });
  const other = await createPlatform({
    ...{ config, databaseUrl: platform.databaseUrl, log: createLogger({ level: 'fatal', name: 'test' }) },
    keyring: new Keyring(new Map([['k1', Buffer.alloc(32, 7)]]), Buffer.from('index secret of the tests')),
  });
  try {
    const job = await order(await accountWith(20));
    await statements.build(platform.environment, job.id, FIRST);
    const answer = await other.app.inject({ method: 'GET', url: `/statements/${job.file}.pdf` });
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals((await served(job)) ?? Buffer.alloc(0))).toBe(true);
  } finally {
    await other.close();
  }
});
