import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Estate, openEstate } from '../chaos/estate.ts';
import { pause, sweep, until } from '../chaos/process.ts';
import { openSink, type Sink } from '../chaos/sink.ts';

const FREED_WITHIN_MS = 60_000;
let sink: Sink;
let estate: Estate;
beforeAll(async () => {
  sink = await openSink();
  estate = await openEstate(`${sink.url}/hook`);
});
afterAll(async () => {
  await sweep();
  await sink.close();
});

test('a worker dies in the middle of a sync: another one does it within 60 s', { timeout: 180_000 }, async () => {
  const { caller } = estate;
  const { account } = await caller.link({ persona: 'user_good' });
  expect(await caller.fetched(account)).toBe('AVAILABLE');
  const rule = await caller.data('POST', '/v2/sandbox/faults', {
    target: 'connector:*',
    fault: 'slow',
    latency_ms: 3_000,
  });
  await caller.data('POST', `/v2/sandbox/accounts/${account}/transactions`, {
    transactions: [{ amount: 4_200, type: 'debit', narration: 'POS SURULERE' }],
  });
  const before = (await caller.rows(account)).length;
  const sync = caller.attempt('POST', `/v2/sandbox/accounts/${account}/sync`, {});
  await pause(1_000);
  await estate.kill('worker');
  const from = performance.now();
  await caller.data('DELETE', `/v2/sandbox/faults/${rule.id}`);
  await estate.start('worker');
  await until('the new row', async () => (await caller.rows(account)).length === before + 1, FREED_WITHIN_MS + 15_000);
  expect(performance.now() - from).toBeLessThan(FREED_WITHIN_MS);
  await sync;
});
