import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { copyIn, copyOut } from './load/copy.ts';
import { httpLoad } from './load/http-loop.ts';
import { call, spread, until } from './stand/api.ts';
import { type BenchPlatform, startPlatform } from './stand/platform.ts';
import { startPostgres, withClient } from './stand/postgres.ts';
import { type Figure, figure, interleaved, median, ratio } from './stand/rounds.ts';

const ACCOUNTS = 200;
const LINKS_AT_ONCE = 8;
const READERS = 32;
const READ_MS = 4_000;

interface Stand {
  platform: BenchPlatform;
  client: pg.Client;
  accountIds: string[];
}

/**
 * Refreshing 200 linked people with a year of transactions each. A round puts one refresh of every account into the job
 * queue and ends when the last of them has ended, in a platform as `npm start` runs it: the bank is asked over HTTP, rows
 * are reconciled and written, events logged and delivered. The bank's own work, in the process beside it, is not taken off.
 */
export async function sync(): Promise<Figure[]> {
  const postgres = await startPostgres();
  try {
    const databaseUrl = await postgres.create('sync');
    const platform = await startPlatform(databaseUrl);
    try {
      return await withClient(databaseUrl, (client) => measure(platform, client));
    } finally {
      await platform.stop();
    }
  } finally {
    await postgres.stop();
  }
}

async function measure(platform: BenchPlatform, client: pg.Client): Promise<Figure[]> {
  await call(platform, 'POST', '/v2/sandbox/clock', { now: await nextNight(client) });
  const linking = await link(platform, client);
  const { accountIds } = linking;
  const stand: Stand = { platform, client, accountIds };
  const text = await copyOut(
    client,
    `copy (select * from transactions where account_id in (${list(accountIds)})) to stdout`,
  );
  const rows = await countRows(stand);
  await client.query('create table copied (like transactions including all)');
  const measured = await interleaved({
    floor: async () => {
      await client.query('truncate copied');
      return rows / (await seconds(() => copyIn(client, 'copy copied from stdin', text)));
    },
    first: async () => {
      await forget(stand);
      return rows / (await seconds(() => refresh(stand, 'link')));
    },
    again: async () => rows / (await seconds(() => refresh(stand, 'scheduled'))),
  });
  const rowsAfter = await countRows(stand);
  if (rowsAfter !== rows) throw new Error(`the last refresh left ${rowsAfter} rows, the first one ${rows}`);
  const doubled = await countDoubled(stand);
  if (doubled > 0) throw new Error(`${doubled} rows are held twice`);
  const { floor, first, again } = measured;
  const size = `${rows} rows of ${ACCOUNTS} accounts; ${shown(linking.rowsPerSecond)} rows/s with their sign-in before it`;
  return [
    ratio(
      'sync, first ÷ COPY of the same rows',
      first,
      floor,
      { atLeast: 0.3 },
      `${shown(median(first))} ÷ ${shown(median(floor))} rows/s, ${size}`,
    ),
    ratio(
      'sync, nothing new ÷ first',
      again,
      first,
      { atLeast: 1.5 },
      `${shown(median(again))} ÷ ${shown(median(first))} rows/s`,
    ),
    figure(
      'resident memory of the platform after syncs and reads',
      'MB',
      [await memoryAfterReads(stand)],
      { atMost: 220 },
      'PostgreSQL apart',
    ),
  ];
}

const shown = (perSecond: number): string => perSecond.toFixed(0);
const list = (ids: readonly string[]): string => ids.map((id) => `'${id}'`).join(', ');

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

/** 200 people sign in at a bank, without the widget. Timed from the first sign-in to the end of the last refresh. */
async function link(
  platform: BenchPlatform,
  client: pg.Client,
): Promise<{ accountIds: string[]; rowsPerSecond: number }> {
  const accountIds: string[] = [];
  const people = Array.from({ length: ACCOUNTS }, (_, index) => `ngozi.adeyemi.${index + 1}`);
  const took = await seconds(async () => {
    await spread(people, LINKS_AT_ONCE, async (persona) => {
      const { account } = await call<{ account: string }>(platform, 'POST', '/v2/sandbox/link', { persona });
      accountIds.push(account);
    });
    await allEnded(client);
  });
  const rows = await countRows({ platform, client, accountIds });
  return { accountIds, rowsPerSecond: rows / took };
}

/** While people sleep, no row is added between two refreshes. */
async function nextNight(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ night: Date }>(
    `select date_trunc('day', now(), 'UTC') + interval '26 hours' as night`,
  );
  if (!rows[0]) throw new Error('the clock did not tell');
  return rows[0].night.toISOString();
}

async function countRows({ client, platform, accountIds }: Stand): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    'select count(*) from transactions where env_id = $1 and account_id = any($2) and not removed',
    [platform.environmentId, accountIds],
  );
  return Number(rows[0]?.count);
}

/** Listed rows that another listed row of the account equals in id, instant, amount, balance and words. */
async function countDoubled({ client, platform, accountIds }: Stand): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from (
       select from transactions where env_id = $1 and account_id = any($2) and not removed
       group by account_id, provider_id, date, credit, amount_minor, balance_minor, narration having count(*) > 1) doubled`,
    [platform.environmentId, accountIds],
  );
  return Number(rows[0]?.count);
}

/** The accounts as they stand between their linking and their first refresh. */
async function forget({ client }: Stand): Promise<void> {
  await client.query('truncate transactions, transaction_weeks');
  await client.query(`update accounts set revision = 0, transaction_count = 0, has_transactions = false,
    has_balance = false, balance_minor = null, data_status = 'PROCESSING'`);
}

/** What `link` and the schedule do for one account, for all at once. */
async function refresh({ client, platform, accountIds }: Stand, trigger: 'link' | 'scheduled'): Promise<void> {
  await client.query(
    `with job as (
       insert into refresh_jobs (env_id, id, account_id, name, trigger, status, created_at)
       select $1, md5(id || clock_timestamp()), id, 'jobs.accounts.sync_statement', $3, 'processing', now() from unnest($2::text[]) id
       returning env_id, id, account_id)
     select graphile_worker.add_job('accounts.refresh', json_build_object('envId', env_id, 'accountId', account_id, 'jobId', id))
     from job`,
    [platform.environmentId, accountIds, trigger],
  );
  await allEnded(client);
}

async function allEnded(client: pg.Client): Promise<void> {
  await until('refreshes to end', async () => {
    const { rows } = await client.query<{ running: boolean }>(
      `select exists (select from refresh_jobs where status = 'processing') as running`,
    );
    return rows[0]?.running === false;
  });
  const { rows } = await client.query<{ failed: string }>(
    `select count(*) as failed from refresh_jobs where status = 'failed'`,
  );
  if (Number(rows[0]?.failed) > 0) throw new Error(`${rows[0]?.failed} refreshes failed`);
}

async function memoryAfterReads({ platform, accountIds }: Stand): Promise<number> {
  const { host, port, secretKey } = platform;
  let turn = 0;
  const path = (): string => {
    turn += 1;
    return `/v2/accounts/${accountIds[turn % accountIds.length]}/transactions?limit=50`;
  };
  await httpLoad({ host, port, headers: { 'mono-sec-key': secretKey }, path }, READERS, READ_MS);
  await sleep(500);
  return platform.residentMb();
}
