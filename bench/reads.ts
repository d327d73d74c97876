import { FIRST_PAGE } from '../apps/platform/src/transactions/store/pages.ts';
import { httpLoad, percentile } from './load/http-loop.ts';
import { statementLoad } from './load/postgres-loop.ts';
import { type BenchPlatform, startPlatform } from './stand/platform.ts';
import { type BenchPostgres, startPostgres } from './stand/postgres.ts';
import { type Figure, figure, interleaved, median, ratio } from './stand/rounds.ts';
import { type Seeded, seedRows } from './stand/rows.ts';

const CONNECTIONS = 32;
const ROUND_MS = 4_000;
const PAGE = 50;
const DEEP_ROWS = 60_000;
const DEEP_PAGE = 1_000;
const FEED_COUNT = 100;

/** What is to be stopped at the end. */
interface Place {
  postgres: BenchPostgres;
  platforms: BenchPlatform[];
}

interface Stand {
  databaseUrl: string;
  platform: BenchPlatform;
  seeded: Seeded;
}

/** Reading: pages of the transaction list and of the cursor feed, at different sizes and depths. */
export async function reads({ long }: { long: boolean }): Promise<Figure[]> {
  const place: Place = { postgres: await startPostgres(), platforms: [] };
  try {
    const stand = await standUp(place, 'million', { accounts: 1_000, rowsEach: 1_000 });
    const figures = [...(await againstFloor(stand)), ...(await atDepth(stand))];
    const resident = await stand.platform.residentMb();
    figures.push(
      figure('resident memory of the platform after it', 'MB', [resident], { atMost: 220 }, 'PostgreSQL apart'),
    );
    return [...figures, await atSizes(place, long)];
  } finally {
    for (const platform of place.platforms) await platform.stop();
    await place.postgres.stop();
  }
}

async function standUp(place: Place, name: string, size: { accounts: number; rowsEach: number }): Promise<Stand> {
  const databaseUrl = await place.postgres.create(name);
  const platform = await startPlatform(databaseUrl);
  place.platforms.push(platform);
  const seeded = await seedRows(databaseUrl, platform.environmentId, size);
  process.stdout.write(
    `${name}: ${size.accounts} accounts of ${size.rowsEach} rows written in ${seeded.seconds.toFixed(0)} s\n`,
  );
  return { databaseUrl, platform, seeded };
}

/** Round robin over accounts, in a mixed order that is the same in each run. */
function turns(ids: readonly string[]): () => string {
  let turn = 0;
  return () => {
    turn = (turn + 7_919) % ids.length;
    return ids[turn] ?? '';
  };
}

const pageOf = ({ platform, seeded }: Stand, query = `limit=${PAGE}`) => {
  const next = turns(seeded.accountIds);
  const { host, port, secretKey } = platform;
  return {
    host,
    port,
    headers: { 'mono-sec-key': secretKey },
    path: () => `/v2/accounts/${next()}/transactions?${query}`,
  };
};

async function againstFloor(stand: Stand): Promise<Figure[]> {
  const slow: number[] = [];
  const next = turns(stand.seeded.accountIds);
  const { environmentId } = stand.platform;
  const values = (): string[] => [environmentId, next(), String(PAGE)];
  const measured = await interleaved({
    floor: () => statementLoad({ url: stand.databaseUrl, text: FIRST_PAGE.v2, values }, CONNECTIONS, ROUND_MS),
    ours: async () => {
      const load = await httpLoad(pageOf(stand), CONNECTIONS, ROUND_MS);
      slow.push(percentile(load.latenciesMs, 99));
      return load.perSecond;
    },
  });
  const note = `${median(measured.ours).toFixed(0)} answers/s ÷ ${median(measured.floor).toFixed(0)} executions/s`;
  return [
    ratio(
      'transactions page, 1 M rows, 32 connections ÷ the same statement',
      measured.ours,
      measured.floor,
      { atLeast: 0.35 },
      note,
    ),
    figure('the same, 99th percentile', 'ms', slow.slice(1), { atMost: 25 }, 'closed loop, 32 connections'),
  ];
}

/** Median milliseconds of one request after another. */
async function oneByOne(stand: Stand, paths: () => string): Promise<number> {
  const load = await httpLoad({ ...pageOf(stand), path: paths }, 1, 1_500);
  return median(load.latenciesMs);
}

async function atDepth(stand: Stand): Promise<Figure[]> {
  const { accountIds } = await seedRows(stand.databaseUrl, stand.platform.environmentId, {
    accounts: 1,
    rowsEach: DEEP_ROWS,
  });
  const root = `/v2/accounts/${accountIds[0]}/transactions`;
  const cursor = await walkFeed(stand, `${root}/sync`, DEEP_ROWS - 5_000);
  const measured = await interleaved({
    first: () => oneByOne(stand, () => `${root}?limit=${PAGE}`),
    deep: () => oneByOne(stand, () => `${root}?limit=${PAGE}&page=${DEEP_PAGE}`),
    feedStart: () => oneByOne(stand, () => `${root}/sync?count=${FEED_COUNT}`),
    feedDeep: () => oneByOne(stand, () => `${root}/sync?count=${FEED_COUNT}&cursor=${cursor}`),
  });
  const note = (over: readonly number[], under: readonly number[]): string =>
    `${median(over).toFixed(2)} ms ÷ ${median(under).toFixed(2)} ms, ${DEEP_ROWS} rows, one connection`;
  const { first, deep, feedStart, feedDeep } = measured;
  return [
    ratio(`page ${DEEP_PAGE} ÷ page 1`, deep, first, { atMost: 3 }, note(deep, first)),
    ratio('cursor feed, deep ÷ start', feedDeep, feedStart, { atMost: 1.3 }, note(feedDeep, feedStart)),
  ];
}

/** A cursor so many rows into a feed. */
async function walkFeed({ platform: { host, port, secretKey } }: Stand, path: string, rows: number): Promise<string> {
  let cursor = '';
  for (let read = 0; read < rows; read += 500) {
    const answer = await fetch(`http://${host}:${port}${path}?count=500&cursor=${cursor}`, {
      headers: { 'mono-sec-key': secretKey },
    });
    const body = (await answer.json()) as { data: { next_cursor: string } };
    cursor = body.data.next_cursor;
  }
  return cursor;
}

async function atSizes(place: Place, long: boolean): Promise<Figure> {
  const small = await standUp(place, 'small', { accounts: 1_000, rowsEach: 100 });
  const large = await standUp(place, 'large', { accounts: 1_000, rowsEach: long ? 10_000 : 1_000 });
  const load = async (stand: Stand): Promise<number> =>
    (await httpLoad(pageOf(stand), CONNECTIONS, ROUND_MS)).perSecond;
  const measured = await interleaved({ small: () => load(small), large: () => load(large) });
  const note = `${median(measured.large).toFixed(0)} ÷ ${median(measured.small).toFixed(0)} answers/s; written in ${large.seeded.seconds.toFixed(0)} s`;
  const name = `transactions page at ${long ? '10 M' : '1 M'} rows ÷ at 100 k rows`;
  return ratio(name, measured.large, measured.small, { atLeast: 0.9 }, note);
}
