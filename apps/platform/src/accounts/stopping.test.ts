import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../testing/platform.ts';

let platform: TestPlatform;
let closed: Promise<void> | null = null;

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
}, 60_000);
afterAll(() => closed ?? platform?.close());

const post = (path: string, body: unknown = {}) => platform.call('POST', path, { body });

test('a sync that waits for a slow bank is answered at once when the server stops, as still running', async () => {
  const id: string = (await post('/v2/sandbox/link', { persona: 'amaka.stops' })).json.data.account;
  const status = async () => (await platform.call('GET', `/v2/accounts/${id}`)).json.data.meta.data_status;
  await platform.until('the first fetch', async () => (await status()) !== 'PROCESSING');
  await post('/v2/sandbox/faults', { target: 'connector:gtbank', fault: 'slow', latency_ms: 20_000 });
  const waiting = post(`/v2/accounts/${id}/sync`);
  const reading = platform.call('GET', `/v2/accounts/${id}/balance`, { headers: { 'x-realtime': 'true' } });
  await platform.until('both to wait', async () => {
    const { json } = await platform.call('GET', '/v2/events?types=mono.accounts.jobs.update');
    return json.data.length > 0;
  });
  const from = performance.now();
  closed = platform.close();
  const answer = await waiting;
  expect(performance.now() - from).toBeLessThan(3_000);
  expect({ status: answer.status, data: answer.json.data }).toMatchObject({
    status: 200,
    data: { code: 'SYNC_PROCESSING', job_status: 'processing' },
  });
  expect((await reading).headers['x-job-status']).toBe('processing');
  await closed;
});
