import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Caller, Json } from '../chaos/caller.ts';
import { type House, openHouse } from '../chaos/house.ts';
import { chaosSeed, pause, randomOf, sweep, until } from '../chaos/process.ts';

// Each round starts the platform again, on a machine that tests other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const ROUNDS = 3;
const FILE_ROWS = 20_000;
let house: House;
let caller: Caller;
let random: () => number;

beforeAll(async () => {
  random = randomOf(chaosSeed('crash in the middle of insights'));
  // Nobody answers there: what counts is the log.
  house = await openHouse('http://127.0.0.1:9/hooks');
  caller = house.caller;
});
afterAll(sweep);

async function upload(): Promise<string> {
  const lines = Array.from({ length: FILE_ROWS }, (_, index) => `debit,POS PURCHASE SHOPRITE ${index}`);
  const part = 'content-disposition: form-data; name="f"; filename="f.csv"';
  const body = `--b\r\n${part}\r\n\r\nType,Narration\n${lines.join('\n')}\r\n--b--\r\n`;
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  return (await caller.call('POST', '/v2/enrichments/transaction-categorisation', body, headers)).json.data.jobId;
}

async function rowsOf(jobId: string): Promise<Json[]> {
  const rows: Json[] = [];
  for (let page = 1; ; page += 1) {
    const { json } = await caller.call('GET', `/v2/enrichments/record/${jobId}?page=${page}`);
    if (json.status !== 'successful') throw new Error(`the record of ${jobId} is ${json.status}`);
    for (const { transactions } of json.data) rows.push(...transactions);
    if (page >= json.meta.pages) return rows;
  }
}

test('after kill -9 and a start every request has its one record and its one event', async () => {
  const { account } = await caller.link({ persona: 'user_trader' });
  expect(await caller.fetched(account)).toBe('AVAILABLE');
  let asked = 0;
  const [files, jobs]: [string[], string[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    files.push(await upload());
    for (let times = 0; times < 3; times += 1) await caller.data('GET', `/v2/accounts/${account}/income`);
    asked += 3;
    for (const [method, end] of [
      ['POST', 'transactions/metadata'],
      ['POST', 'transactions/categorise'],
      ['GET', 'statement/insights'],
    ] as const) {
      jobs.push((await caller.data(method, `/v2/accounts/${account}/${end}`)).jobId);
    }
    await pause(random() * 400);
    await house.running().kill();
    await house.start();
  }
  const all = [...new Set([...files, ...jobs])];
  const state = async (id: string) => (await caller.data('GET', `/v2/accounts/jobs/${id}`)).status;
  await until(
    'every job to end',
    async () => (await Promise.all(all.map(state))).every((each) => each === 'finished'),
    60_000,
  );
  const records = async () => (await caller.call('GET', `/v2/accounts/${account}/income-records?limit=100`)).json;
  await until('every income record', async () => (await records()).meta.total >= asked, 60_000);

  const log = await caller.log();
  const said = (type: string) => log.filter((each) => each.event === `mono.events.${type}`);
  expect((await records()).meta.total).toBe(asked);
  expect(said('account_income')).toHaveLength(asked);
  const enriched = ['transaction_metadata', 'transaction_categorisation', 'statement_insights'].flatMap(said);
  expect(enriched.map(({ data }) => data.jobId).sort()).toEqual([...new Set(jobs)].sort());
  for (const file of files) {
    const rows = await rowsOf(file);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(FILE_ROWS);
    expect(rows.every(({ category }) => typeof category === 'string')).toBe(true);
  }
  const rows = await caller.rows(account);
  expect(rows.every(({ metadata }) => metadata?.category !== undefined)).toBe(true);
  const folded = await caller.folded(account);
  expect([...folded.values()].map(({ id, category }) => [id, category]).sort()).toEqual(
    rows.map(({ id, category }) => [id, category]).sort(),
  );
  const [metadata] = said('transaction_metadata');
  const recorded = await rowsOf(metadata.data.jobId);
  expect(recorded.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
});
