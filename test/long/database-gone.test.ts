import { afterAll, beforeAll, test } from 'vitest';
import { databaseGone } from '../chaos/database-gone.ts';
import { sweep } from '../chaos/process.ts';
import { openSink, type Sink } from '../chaos/sink.ts';

let sink: Sink;
beforeAll(async () => {
  sink = await openSink();
});
afterAll(async () => {
  await sweep();
  await sink.close();
});

test(
  'PostgreSQL is gone for 30 s: requests are refused in time, then all goes on by itself and nothing is lost',
  { timeout: 180_000 },
  () => databaseGone(sink, 30_000),
);
