import { setTimeout as sleep } from 'node:timers/promises';
import { call, until } from './stand/api.ts';
import { type BenchPlatform, startPlatform } from './stand/platform.ts';
import { startPostgres } from './stand/postgres.ts';
import { type Figure, figure, ROUNDS } from './stand/rounds.ts';
import { seedRows } from './stand/rows.ts';

const ROWS = 50_000;
/** The rows of `seedRows` are of the year before it. */
const TODAY = '2026-11-19T12:00:00.000Z';
const LOOK_EVERY_MS = 20;

interface Round {
  seconds: number;
  mbOverIdle: number;
  /** The slowest of the other calls meanwhile. */
  slowestCallMs: number;
  fileKb: number;
}

/**
 * A statement of 50,000 rows as PDF, from the request until it can be opened, in a platform as `npm start` runs it: API
 * and worker in one process. Memory is what that process holds at most while it builds, over what it held before.
 */
export async function statement(): Promise<Figure[]> {
  const postgres = await startPostgres();
  try {
    const databaseUrl = await postgres.create('statement');
    const platform = await startPlatform(databaseUrl);
    try {
      await call(platform, 'POST', '/v2/sandbox/clock', { now: TODAY });
      const { accountIds } = await seedRows(databaseUrl, platform.environmentId, { accounts: 1, rowsEach: ROWS });
      const path = `/v2/accounts/${accountIds[0]}/statement`;
      await sleep(2_000);
      const rounds: Round[] = [];
      for (let at = 0; at < ROUNDS; at += 1) rounds.push(await round(platform, path));
      return figuresOf(rounds);
    } finally {
      await platform.stop();
    }
  } finally {
    await postgres.stop();
  }
}

async function round(platform: BenchPlatform, path: string): Promise<Round> {
  const idle = await platform.residentMb();
  const started = performance.now();
  const job = await call<{ id: string; path: string }>(platform, 'GET', `${path}?output=pdf`);
  let peak = idle;
  let slowestCallMs = 0;
  await until('the statement to be built', async () => {
    const asked = performance.now();
    const { status } = await call<{ status: string }>(platform, 'GET', `${path}/jobs/${job.id}`);
    slowestCallMs = Math.max(slowestCallMs, performance.now() - asked);
    peak = Math.max(peak, await platform.residentMb());
    if (status === 'FAILED') throw new Error('the statement could not be built');
    if (status === 'BUILDING') await sleep(LOOK_EVERY_MS);
    return status === 'BUILT';
  });
  const seconds = (performance.now() - started) / 1_000;
  const file = await fetch(`http://${platform.host}:${platform.port}${new URL(job.path).pathname}`);
  const bytes = (await file.arrayBuffer()).byteLength;
  if (!file.ok) throw new Error(`the file answers ${file.status}`);
  return { seconds, mbOverIdle: peak - idle, slowestCallMs, fileKb: bytes / 1024 };
}

function figuresOf(rounds: readonly Round[]): Figure[] {
  const values = (name: keyof Round): number[] => rounds.map((each) => each[name]);
  return [
    figure(`PDF of ${ROWS} rows, request to open`, 's', values('seconds'), { atMost: 10 }, 'one at a time'),
    figure('the same, memory over idle', 'MB', values('mbOverIdle'), { atMost: 150 }, 'at its peak, PostgreSQL apart'),
    figure('another call meanwhile, the slowest', 'ms', values('slowestCallMs'), null, 'API and worker in one process'),
    figure('its size', 'kB', values('fileKb'), null, 'fonts embedded'),
  ];
}
