import { monitorEventLoopDelay } from 'node:perf_hooks';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../testing/platform.ts';

let platform: TestPlatform;
let client: pg.Client;

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
  client = new pg.Client({ connectionString: platform.databaseUrl });
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client?.end();
  await platform?.close();
});

const TABLES = [
  ...['insight_jobs', 'enrichment_records', 'income_records', 'category_corrections'],
  ...['investment_holdings', 'investment_earnings'],
];

async function integrator() {
  const { secretKey: key, environment } = await platform.tenant();
  const data = async (method: string, path: string, body?: unknown) => {
    const answer = await platform.call(method, path, { key, ...(body === undefined ? {} : { body }) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json.data;
  };
  await data('POST', '/v2/webhooks', { url: `${platform.url}/nowhere` });
  return {
    data,
    environment,
    async link(institution: string): Promise<string> {
      const { account } = await data('POST', '/v2/sandbox/link', { persona: 'user_good', institution });
      await platform.until(
        'the first fetch',
        async () => (await data('GET', `/v2/accounts/${account}`)).meta.data_status !== 'PROCESSING',
      );
      return account;
    },
    /** Rows of this module about an account, by table. */
    async kept(account: string): Promise<Record<string, number>> {
      const counts: Record<string, number> = {};
      for (const table of TABLES) {
        const { rows } = await client.query(
          `select count(*)::int as rows from ${table} where env_id = $1 and account_id = $2`,
          [environment.id, account],
        );
        counts[table] = rows[0].rows;
      }
      return counts;
    },
  };
}

test('a purged account leaves nothing behind, and another account of the app keeps its own', async () => {
  const { data, link, kept } = await integrator();
  const [leaving, staying] = [await link('piggyvest'), await link('cowrywise')];
  for (const account of [leaving, staying]) {
    await data('GET', `/v2/accounts/${account}/income`);
    const { jobId } = await data('POST', `/v2/accounts/${account}/transactions/metadata`);
    await platform.until(
      'the job to end',
      async () => (await data('GET', `/v2/accounts/jobs/${jobId}`)).status === 'finished',
    );
    await platform.until('the record', async () => (await data('GET', `/v2/accounts/${account}/income-records`))[0]);
  }
  const [row] = await data('GET', `/v2/accounts/${leaving}/transactions?narration=AUTOSAVE`);
  await client.query(
    `insert into category_corrections select env_id, 'c', true, 'remark', 'autosave', 'savings', account_id, id, now(), now()
     from transactions where account_id = $1 and id = $2`,
    [leaving, row.id],
  );
  for (const rows of Object.values(await kept(leaving))) expect(rows).toBeGreaterThan(0);
  const before = await kept(staying);

  await data('POST', `/v2/accounts/${leaving}/unlink`);
  await data('POST', '/v2/sandbox/clock', { advance: '29d' });
  expect((await kept(leaving)).income_records).toBe(1);
  await data('POST', '/v2/sandbox/clock', { advance: '2d' });
  expect(Object.values(await kept(leaving)).every((rows) => rows === 0)).toBe(true);
  const after = await kept(staying);
  // Jobs and their records are kept for thirty days; what was found stays.
  expect(after).toEqual({ ...before, insight_jobs: 0, enrichment_records: 0 });
}, 30_000);

test('a job that was under way when the rows were kept is done after they are brought back', async () => {
  const { data, link, environment } = await integrator();
  const account = await link('gtbank');
  await client.query(
    `insert into insight_jobs (env_id, id, kind, account_id, status, created_at, expires_at)
     values ($1, 'KeptInTheMiddle00001', 'income', $2, 'processing', now(), now() + interval '30 days')`,
    [environment.id, account],
  );
  const { id } = await data('POST', '/v2/sandbox/snapshot', {});
  await client.query(`delete from insight_jobs where env_id = $1`, [environment.id]);
  await data('POST', '/v2/sandbox/restore', { id });
  await platform.until('the record', async () => (await data('GET', `/v2/accounts/${account}/income-records`))[0]);
});

test('an unlinked account stops what runs for it, and nothing is told of it', async () => {
  const { data } = await integrator();
  const { account } = await data('POST', '/v2/sandbox/link', { persona: 'user_good', password: 'pass_slow' });
  await data('GET', `/v2/accounts/${account}/income`);
  await data('POST', `/v2/accounts/${account}/unlink`);
  const { rows } = await client.query(`select status, failure from insight_jobs where account_id = $1`, [account]);
  expect(rows).toEqual([{ status: 'failed', failure: 'unlinked' }]);
  expect(await data('GET', '/v2/events?types=mono.events.account_income')).toEqual([]);
});

test('ten years of a busy account are analysed without holding up other requests for long', async () => {
  const { data, link } = await integrator();
  const account = await link('gtbank');
  await client.query(
    `insert into transactions (env_id, account_id, id, date, position, amount_minor, revision, created_revision, day, timed,
       credit, pending, narration, category)
     select env_id, account_id, lpad(to_hex(n), 24, '0'), now() - n * interval '90 minutes', 0, 100000 + n % 977, 1, 1,
       (now() - n * interval '90 minutes')::date, true, n % 5 = 0, false,
       case when n % 5 = 0 then 'NIP/CUSTOMER ' || n % 400 || '/GOODS' else 'POS PURCHASE SHOPRITE ' || n % 90 end, 'unknown'
     from (select env_id, account_id from transactions where account_id = $1 limit 1) a, generate_series(1, 58000) n`,
    [account],
  );
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await data('GET', `/v2/accounts/${account}/income`);
  const { jobId } = await data('GET', `/v2/accounts/${account}/statement/insights`);
  let longest = 0;
  await platform.until(
    'the record',
    async () => {
      const from = performance.now();
      const [record] = await data('GET', `/v2/accounts/${account}/income-records`);
      longest = Math.max(longest, performance.now() - from);
      return record;
    },
    30_000,
  );
  await platform.until(
    'the insights',
    async () => (await data('GET', `/v2/accounts/jobs/${jobId}`)).status === 'finished',
    30_000,
  );
  delay.disable();
  expect(longest).toBeLessThan(2_000);
  // In one piece it is more than a second. A quiet machine stays under 50 ms, one that runs other tests too does not.
  expect(delay.max / 1e6).toBeLessThan(500);
}, 60_000);
