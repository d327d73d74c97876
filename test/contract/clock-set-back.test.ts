import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, openSink, openStage, type Sink, type Stage } from './stage.ts';

/** A sandbox clock that was moved on and is set back: what was written in the future that is left, and what comes after. */

let stage: Stage;
let sink: Sink;

beforeAll(async () => {
  sink = await openSink();
  stage = await openStage();
}, 60_000);
afterAll(async () => {
  await stage?.close();
  await sink?.close();
});

type Other = Awaited<ReturnType<Stage['stranger']>>;

async function integrator(): Promise<Other> {
  const other = await stage.stranger();
  await other.data('POST', '/v2/webhooks', { url: sink.url });
  return other;
}

const setBack = (other: Other) => other.data('POST', '/v2/sandbox/clock', { real: true });
const CHECK = { bvn: '22000000019', principal: 5_000_000, interest_rate: 24, term: 12, run_credit_check: false };

/** Everything that leaves a record with a time, once. */
async function busy(other: Other, account: string): Promise<void> {
  const count = async (type: string) => (await other.events(account, type)).length;
  const types = [
    'mono.events.account_income',
    'mono.events.account_credit_worthiness',
    'mono.events.statement_insights',
  ];
  const before = await Promise.all(types.map(count));
  const job = await other.data('POST', `/v2/sandbox/accounts/${account}/sync`, {});
  expect(job.job_status).toBe('finished');
  await other.data('GET', `/v2/accounts/${account}/income`);
  await other.data('POST', `/v2/accounts/${account}/creditworthiness`, CHECK);
  await other.data('GET', `/v2/accounts/${account}/statement/insights`);
  const { id } = await other.data('GET', `/v2/accounts/${account}/statement?output=pdf`);
  await stage.platform.until('the statement', async () => {
    const { status } = await other.data('GET', `/v2/accounts/${account}/statement/jobs/${id}`);
    return status === 'BUILT';
  });
  for (const [at, type] of types.entries())
    await stage.platform.until(type, async () => (await count(type)) > (before[at] ?? 0));
}

test('all goes on after the clock was set back, and the log stays in the order in which things happened', async () => {
  const other = await integrator();
  const account = await other.account();
  await other.advance('60d');
  await busy(other, account);
  const future = await other.events(account);
  await setBack(other);
  await busy(other, account);
  const all = await other.events(account);
  expect(all.slice(0, future.length).map(({ event_id }) => event_id)).toEqual(future.map(({ event_id }) => event_id));
  expect(all.length).toBeGreaterThan(future.length);
  const [last] = all.slice(-1);
  expect(Date.parse(last?.timestamp)).toBeLessThan(Date.parse(future.at(-1)?.timestamp));
  const today = (await other.data('GET', '/v2/sandbox/clock')).now.slice(0, 10);
  const { data: rows } = (await other.get(`/v2/accounts/${account}/transactions?limit=100`)).json;
  expect(rows.every((row: Json) => row.date.slice(0, 10) <= today)).toBe(true);
  const [record] = (await other.get(`/v2/enrichments/record/${await insightsJob(other, account)}`)).json.data;
  expect(record.insights.end_date <= today).toBe(true);
  const check = (await other.events(account, 'mono.events.account_credit_worthiness')).at(-1);
  expect(check?.data.months_assessed.end < today.slice(0, 7)).toBe(true);
}, 60_000);

async function insightsJob(other: Other, account: string): Promise<string> {
  const told = await other.events(account, 'mono.events.statement_insights');
  return told.at(-1)?.data.jobId;
}

test('events of the future that was left keep nothing from being forgotten, and are kept for their own thirty days', async () => {
  const other = await integrator();
  const account = await other.account();
  await other.advance('60d');
  await busy(other, account);
  const future = (await other.events(account))
    .filter(({ timestamp }) => isFuture(timestamp))
    .map(({ event_id }) => event_id);
  await setBack(other);
  const refreshed = await other.data('POST', `/v2/sandbox/accounts/${account}/sync`, {});
  await other.advance('31d');
  const kept = (await other.events(account)).map(({ event_id }) => event_id);
  expect(kept.slice(0, future.length)).toEqual(future);
  const after = (await other.events(account)).filter(({ timestamp }) => !isFuture(timestamp));
  for (const { timestamp } of after) expect(Date.parse(timestamp)).toBeGreaterThan(Date.now() - 60_000);
  expect((await other.get(`/v2/accounts/${account}/jobs/${refreshed.job_id}`)).status).toBe(404);
  await other.advance('60d');
  expect((await other.events(account)).some(({ event_id }) => future.includes(event_id))).toBe(false);
}, 60_000);

/** Beyond the day to which the clock is moved on after it was set back. */
const isFuture = (timestamp: string): boolean => Date.parse(timestamp) > Date.now() + 45 * 86_400_000;

test('a delivery that waited for a retry in the future is made after the clock is set back', async () => {
  const other = await integrator();
  const account = await other.account();
  await other.advance('60d');
  await other.data('POST', '/v2/sandbox/faults', { target: 'webhook', fault: 'decline:500', times: 1 });
  await other.data('POST', `/v2/accounts/${account}/unlink`);
  const [event] = await other.events(account, 'mono.events.account_unlinked');
  const deliveries = async (): Promise<Json[]> => other.data('GET', `/v2/events/${event?.event_id}/deliveries`);
  await stage.platform.until('the first try', async () => (await deliveries())[0]?.attempts.length === 1);
  expect((await deliveries())[0]).toMatchObject({ status: 'pending' });
  await setBack(other);
  await stage.platform.until('the delivery', async () => (await deliveries())[0]?.status === 'delivered');
}, 60_000);
