import { afterEach, beforeEach, test } from 'vitest';
import { sweep } from './process.ts';
import { openSink, type Sink } from './sink.ts';
import { killEstate, killStart } from './webhook-chaos.ts';

const timeout = 120_000;
let sink: Sink;
beforeEach(async () => {
  sink = await openSink();
});
afterEach(async () => {
  await sweep();
  await sink.close();
});

test(
  'npm start is killed, then its PostgreSQL too: every event arrives, under one id, and nothing else',
  { timeout },
  () => killStart(sink, ['platform', 'platform and database']),
);

test('worker, PostgreSQL and api are killed: every event arrives, under one id, and nothing else', { timeout }, () =>
  killEstate(sink, ['worker', 'database', 'api'], { age: true }),
);
