import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@kente/kit/clock';
import { type Database, openDatabase } from '@kente/kit/db/pool';
import { newEventId } from '@kente/kit/ids';
import { Keyring } from '@kente/kit/secrets';
import { Pool } from 'undici';
import { type Append, createAppend } from '../apps/platform/src/events/append.ts';
import type { NewEvent } from '../apps/platform/src/events/index.ts';
import { deliveryHeaders, signingSecret } from '../apps/platform/src/events/webhooks/signature.ts';
import type { Schema } from '../apps/platform/src/schema.generated.ts';
import { createTenancy, type Environment } from '../apps/platform/src/tenancy/index.ts';
import { percentile } from './load/http-loop.ts';
import { call, spread, until } from './stand/api.ts';
import { type BenchPlatform, startPlatform } from './stand/platform.ts';
import { startPostgres } from './stand/postgres.ts';
import { type Figure, figure, interleaved, median, ROUNDS, ratio } from './stand/rounds.ts';
import { type Sink, startSink } from './stand/sink.ts';

const DELIVERIES = 8_000;
/** Events of one transaction, as a refresh writes them. */
const EVENTS_AT_ONCE = 50;
/** What one endpoint gets side by side: the platform's own limit. */
const AT_ONCE = 32;
const ENDPOINTS = 10;
const IDLE_EVENTS = 100;
const IDLE_PAUSE_MS = 15;

interface Stand {
  platform: BenchPlatform;
  sink: Sink;
  db: Database<Schema>['db'];
  pool: Database<Schema>['pool'];
  env: Environment;
  append: Append;
}

/**
 * Webhooks from the log to a receiver in a process of its own. A round is counted from the moment in which the platform
 * finds its events in the log to the last delivery that is recorded as made: nothing of it can get lost. The events are
 * logged by this process, in transactions of 50, while the platform is held still; once more while it delivers, which
 * measures the writing of the log too (one endpoint, no target).
 */
export async function deliveries(): Promise<Figure[]> {
  const postgres = await startPostgres();
  const sink = await startSink();
  try {
    const databaseUrl = await postgres.create('deliveries');
    const platform = await startPlatform(databaseUrl);
    try {
      return await measure(platform, sink, databaseUrl);
    } finally {
      await platform.stop();
    }
  } finally {
    await sink.stop();
    await postgres.stop();
  }
}

async function measure(platform: BenchPlatform, sink: Sink, url: string): Promise<Figure[]> {
  const onError = (error: Error): void => console.error(error);
  const options = { url, poolSize: 4, statementTimeoutMs: 60_000, applicationName: 'bench', onError };
  const { db, pool, close } = openDatabase<Schema>(options);
  try {
    const keyring = new Keyring(new Map([['bench', Buffer.alloc(32, 1)]]), Buffer.from('not used to open anything'));
    const env = await createTenancy({ db, keyring, clock: systemClock }).environment(environmentId(platform));
    const stand: Stand = { platform, sink, db, pool, env, append: createAppend(systemClock) };
    // The demo page's own receiver lives in the platform's process.
    for (const { id } of await call<{ id: string }[]>(platform, 'GET', '/v2/webhooks'))
      await call(platform, 'DELETE', `/v2/webhooks/${id}`);
    return [...(await throughput(stand)), await idle(stand)];
  } finally {
    await close();
  }
}

const environmentId = ({ environmentId: id }: BenchPlatform): Environment['id'] => id as Environment['id'];

async function throughput(stand: Stand): Promise<Figure[]> {
  const measured = await interleaved({
    raw: () => rawPosts(stand.sink),
    one: () => delivered(stand, ['/ok/0']),
    meanwhile: () => delivered(stand, ['/ok/0'], 'logged meanwhile'),
    ten: () => delivered(stand, paths(ENDPOINTS)),
    nine: () => delivered(stand, [...paths(ENDPOINTS - 1), '/hang']),
  });
  const { raw, one, meanwhile, ten, nine } = measured;
  const shown = (values: readonly number[]): string => median(values).toFixed(0);
  return [
    ratio(
      'deliveries to one endpoint ÷ signed POSTs',
      one,
      raw,
      { atLeast: 0.4 },
      `${shown(one)} ÷ ${shown(raw)} a second, ${AT_ONCE} at once`,
    ),
    ratio(
      'the same, from the first event being logged ÷ signed POSTs',
      meanwhile,
      raw,
      null,
      `${shown(meanwhile)} ÷ ${shown(raw)} a second; ${EVENTS_AT_ONCE} events a transaction, one after the other`,
    ),
    ratio(
      'one of ten endpoints hanging ÷ none',
      nine,
      ten,
      { atLeast: 0.9 },
      `${shown(nine)} ÷ ${shown(ten)} a second, those of the healthy ones`,
    ),
    ratio(
      'one of ten endpoints hanging ÷ one endpoint',
      nine,
      one,
      { atLeast: 0.9 },
      `${shown(nine)} ÷ ${shown(one)} a second`,
    ),
  ];
}

const paths = (count: number): string[] => Array.from({ length: count }, (_, index) => `/ok/${index}`);

const ACCOUNT = '5f171a530295e231abca1153';
const unlinked: NewEvent = {
  type: 'mono.events.account_unlinked',
  accountId: ACCOUNT,
  data: { account: { _id: ACCOUNT, id: ACCOUNT } },
};

/** The same bodies and headers, from a loop that keeps nothing. @returns POSTs a second. */
async function rawPosts(sink: Sink): Promise<number> {
  const pool = new Pool(sink.origin, { connections: AT_ONCE, pipelining: 1 });
  const secret = signingSecret('0123456789abcdef0123456789abcdef');
  const text = JSON.stringify({
    event: unlinked.type,
    data: unlinked.data,
    id: newEventId(),
    timestamp: systemClock.now(),
    environment: ACCOUNT,
  });
  const started = performance.now();
  await spread(Array.from({ length: DELIVERIES }, newEventId), AT_ONCE, async (eventId) => {
    const body = Buffer.from(text);
    const atMs = systemClock.now().getTime();
    const headers = deliveryHeaders({ eventId, body, atMs, secret, previous: null, hasNewData: false });
    const answer = await pool.request({ method: 'POST', path: '/ok/raw', headers, body });
    await answer.body.dump();
  });
  const took = performance.now() - started;
  await pool.close();
  return DELIVERIES / (took / 1_000);
}

/** Deliveries a second to those of the endpoints that answer; there are as many for any number of them. */
async function delivered(
  stand: Stand,
  endpoints: readonly string[],
  logged: 'logged before' | 'logged meanwhile' = 'logged before',
): Promise<number> {
  const made = await Promise.all(endpoints.map((path) => endpoint(stand, path)));
  const healthy = made.filter((_, index) => endpoints[index] !== '/hang');
  const events = Math.ceil(DELIVERIES / endpoints.length);
  const before = await stand.sink.answered();
  const logging = performance.now();
  if (logged === 'logged before') stand.platform.freeze();
  await log(stand, events);
  const started = logged === 'logged before' ? performance.now() : logging;
  stand.platform.goOn();
  await until('deliveries', () => nothingDue(stand, healthy));
  const took = performance.now() - started;
  const expected = events * healthy.length;
  const came = (await stand.sink.answered()) - before;
  if (came < expected) throw new Error(`${came} of ${expected} deliveries came to the receiver`);
  for (const id of made) await call(stand.platform, 'DELETE', `/v2/webhooks/${id}`);
  return expected / (took / 1_000);
}

async function log({ db, env, append }: Stand, events: number): Promise<void> {
  for (let logged = 0; logged < events; logged += EVENTS_AT_ONCE) {
    const batch = Array.from({ length: Math.min(EVENTS_AT_ONCE, events - logged) }, () => unlinked);
    await db.transaction().execute((tx) => append(tx, env, batch));
  }
}

async function endpoint({ platform, sink }: Stand, path: string): Promise<string> {
  return (await call<{ id: string }>(platform, 'POST', '/v2/webhooks', { url: `${sink.origin}${path}` })).id;
}

async function nothingDue({ pool, env }: Stand, endpointIds: readonly string[]): Promise<boolean> {
  const { rows } = await pool.query<{ due: boolean }>(
    `select exists (select from webhook_deliveries
     where env_id = $1 and endpoint_id = any($2) and status = 'pending') as due`,
    [env.id, endpointIds],
  );
  return rows[0]?.due === false;
}

/** One event at a time while nothing else is to do: from just before its commit to its first bytes at the receiver. */
async function idle(stand: Stand): Promise<Figure> {
  const id = await endpoint(stand, '/tell');
  const slowest: number[] = [];
  const all: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const latencies: number[] = [];
    for (let event = 0; event < IDLE_EVENTS; event += 1) {
      latencies.push(await oneEvent(stand));
      await sleep(IDLE_PAUSE_MS);
    }
    if (round === 0) continue;
    slowest.push(percentile(latencies, 99));
    all.push(...latencies);
  }
  await call(stand.platform, 'DELETE', `/v2/webhooks/${id}`);
  const note = `median ${median(all).toFixed(1)} ms; ${ROUNDS} × ${IDLE_EVENTS} events`;
  return figure('event commit → first byte at the receiver, 99th percentile', 'ms', slowest, { atMost: 50 }, note);
}

async function oneEvent({ db, env, append, sink }: Stand): Promise<number> {
  const tx = await db.startTransaction().execute();
  const [eventId = ''] = await append(tx, env, [unlinked]);
  const committing = performance.timeOrigin + performance.now();
  await tx.commit().execute();
  await until('the event to come', async () => sink.came.has(eventId), 10_000);
  return (sink.came.get(eventId) ?? Number.NaN) - committing;
}
