import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestPlatform, testPlatform } from '../../apps/platform/src/testing/platform.ts';
import { Caller } from '../chaos/caller.ts';
import { pause, until } from '../chaos/process.ts';
import { openSink, type Sink } from '../chaos/sink.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const [ENDPOINTS, EVENTS] = [10, 60];
let platform: TestPlatform;
let sink: Sink;

beforeAll(async () => {
  [platform, sink] = await Promise.all([
    testPlatform({ settings: { WEBHOOK_TIMEOUT_SECONDS: '2', DATABASE_POOL_SIZE: '20' } }),
    openSink(),
  ]);
});
afterAll(async () => {
  await platform.close();
  await sink.close();
});

const pathOf = (round: string, index: number): string => `/${round}/${index}`;

/** How long the first nine endpoints need for their events, in milliseconds. The tenth behaves as it is told. */
async function measure(round: string, tenth: 'take' | 'hang'): Promise<number> {
  const { secretKey, environment } = await platform.tenant();
  const caller = new Caller(platform.url, secretKey);
  for (let index = 0; index < ENDPOINTS; index += 1)
    await caller.data('POST', '/v2/webhooks', { url: sink.url + pathOf(round, index) });
  sink.mood = ({ path }) => (path === pathOf(round, ENDPOINTS - 1) ? tenth : 'take');
  const { events } = platform.modules;
  const from = performance.now();
  const { sandbox } = platform.modules;
  for (let fired = 0; fired < EVENTS; fired += 5) {
    await Promise.all(
      Array.from({ length: 5 }, () => sandbox.fire(environment, 'mono.events.account_income', undefined)),
    );
  }
  const { bodies } = await events.list(environment, { limit: 10_000 });
  const healthy = Array.from({ length: ENDPOINTS - 1 }, (_, index) => pathOf(round, index));
  await until(
    'all events at the healthy endpoints',
    () => healthy.every((path) => sink.taken(path).size === bodies.length),
    30_000,
  );
  return performance.now() - from;
}

test('one of ten endpoints hangs: the others get their events about as fast as without it', async () => {
  await measure('warm', 'take');
  const ratios: number[] = [];
  for (const round of ['a', 'b']) {
    const without = await measure(`${round}1`, 'take');
    const withOne = await measure(`${round}2`, 'hang');
    ratios.push(without / withOne);
    await pause(50);
  }
  expect(
    Math.max(...ratios),
    `speed with a hanging endpoint ÷ without: ${ratios.map((ratio) => ratio.toFixed(2))}`,
  ).toBeGreaterThan(0.6);
});
