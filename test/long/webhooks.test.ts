import { afterEach, beforeEach, test } from 'vitest';
import { chaosSeed, randomOf, sweep } from '../chaos/process.ts';
import { openSink, type Sink } from '../chaos/sink.ts';
import { killEstate, killStart, type Victim } from '../chaos/webhook-chaos.ts';

const ROUNDS = 15;
const timeout = 900_000;
let sink: Sink;
beforeEach(async () => {
  sink = await openSink();
});
afterEach(async () => {
  await sweep();
  await sink.close();
});

test(`npm start is killed ${ROUNDS} times, at times with its PostgreSQL: every event arrives, under one id, and nothing else`, {
  timeout,
}, () => {
  const random = randomOf(chaosSeed('who is killed'));
  return killStart(
    sink,
    Array.from({ length: ROUNDS }, () => (random() < 0.5 ? 'platform' : 'platform and database')),
  );
});

test(`api, worker or PostgreSQL are killed ${ROUNDS} times: every event arrives, under one id, and nothing else`, {
  timeout,
}, () => {
  const random = randomOf(chaosSeed('who is killed'));
  const victims: readonly Victim[] = ['worker', 'database', 'api'];
  return killEstate(
    sink,
    Array.from({ length: ROUNDS }, () => victims[Math.floor(random() * victims.length)] ?? 'worker'),
    { age: false },
  );
});
