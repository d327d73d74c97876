import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DAY_MS, HOUR_MS, later, MINUTE_MS, SECOND_MS, SettableClock, systemClock } from '@kente/kit/clock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Environment } from '../tenancy/index.ts';
import type { Received, Receiver } from './testing.ts';
import { type EventWorld, eventWorld, receiver, unlinked, until } from './testing.ts';

let sink: Receiver;
const worlds: EventWorld[] = [];
beforeEach(async () => {
  sink = await receiver();
});
afterEach(async () => {
  for (const world of worlds.splice(0).reverse()) await world.close();
  await sink.close();
});

async function open(clock: SettableClock | typeof systemClock = systemClock, timeoutMs?: number): Promise<EventWorld> {
  const world = await eventWorld(clock, timeoutMs);
  worlds.push(world);
  return world;
}

const never = new AbortController().signal;

/** Moves the clock to each moment at which something falls due, until `end`, and lets it be done: what the sandbox does. */
async function pass(world: EventWorld, env: Environment, clock: SettableClock, end: Date): Promise<void> {
  for (;;) {
    const due = await world.events.delivery.nextDue(env.id, end);
    if (due === null) break;
    clock.set(new Date(Math.max(due.getTime(), clock.now().getTime())));
    await world.events.delivery.runDue(env, never);
  }
  clock.set(end);
}

function verify(request: Received, secret: string): boolean {
  const mono = createHmac('sha256', secret)
    .update(`${request.headers['x-mono-timestamp']}.${request.body}`)
    .digest('hex');
  return request.headers['x-mono-signature'] === mono;
}

function standard(request: Received, secret: string): boolean {
  const content = `${request.headers['webhook-id']}.${request.headers['webhook-timestamp']}.${request.body}`;
  const expected = `v1,${createHmac('sha256', secret).update(content).digest('base64')}`;
  return String(request.headers['webhook-signature']).split(' ').includes(expected);
}

describe('a committed event', () => {
  test('arrives at every endpoint that subscribes to it, signed, as it stands in the log', async () => {
    const world = await open();
    await world.startWorkers();
    const env = await world.environment();
    const all = await world.events.endpoints.create(env, { url: `${sink.url}/all` });
    await world.events.endpoints.create(env, { url: `${sink.url}/none`, events: ['mono.events.account_income'] });
    const [id = ''] = await world.append(env, [unlinked()]);
    await until('the delivery', () => sink.received.length > 0);
    const [request] = sink.received as [Received];
    expect(request.path).toBe('/all');
    expect(request.body).toBe(await world.events.get(env, id));
    expect(request.headers).toMatchObject({
      'webhook-id': id,
      'mono-webhook-secret': all.secret,
      'content-type': 'application/json',
    });
    expect(verify(request, all.secret) && standard(request, all.secret)).toBe(true);
    await until('the record', async () => (await world.events.deliveries(env, id))[0]?.status === 'delivered');
    expect(await world.events.deliveries(env, id)).toMatchObject([
      { endpoint_id: all.id, status: 'delivered', attempts: [{ attempt: 1, status: 204, error: null }] },
    ]);
  });

  test('reaches an idle receiver within 50 ms of its commit', async () => {
    const world = await open();
    await world.startWorkers();
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    const took: number[] = [];
    for (let round = 0; round < 60; round += 1) {
      await world.append(env, [unlinked()]);
      const committedMs = performance.now();
      await until('the delivery', () => sink.received.length > round);
      took.push((sink.received[round]?.atMs ?? Number.NaN) - committedMs);
      await sleep(20);
    }
    took.sort((a, b) => a - b);
    // The median, so that a busy machine breaks nothing; the bench holds the 99th percentile to it.
    expect(took[Math.floor(took.length / 2)]).toBeLessThan(50);
  });

  test('that commits just as the one before it is done with waits for no poll', async () => {
    const world = await open();
    await world.startWorkers();
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    const from = performance.now();
    for (let round = 0; round < 100; round += 1) {
      await world.append(env, [unlinked()]);
      await until('the delivery', () => sink.received.length > round);
    }
    // A single wait for the next poll would take two seconds.
    expect(performance.now() - from).toBeLessThan(8_000);
  });

  test('is not sent when its transaction does not commit', async () => {
    const world = await open();
    await world.startWorkers();
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    const failing = world.db.transaction().execute(async (tx) => {
      await world.events.append(tx, env, [unlinked()]);
      throw new Error('the rest went wrong');
    });
    await expect(failing).rejects.toThrow();
    const [id = ''] = await world.append(env, [unlinked()]);
    await until('the other one', () => sink.received.length > 0);
    expect([...sink.distinct()]).toEqual([id]);
  });
});

describe('an endpoint that fails', () => {
  test('gets 20 attempts in 48 hours of the environment, the last after 44 h 15 m 30 s, each under the same id and with the same body', async () => {
    const clock = new SettableClock('2026-01-28T09:00:00.000Z');
    const world = await open(clock);
    const env = await world.environment();
    const { id: endpoint } = await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    sink.answer = () => 500;
    const [id = ''] = await world.append(env, [unlinked()]);
    await pass(world, env, clock, later(clock.now(), 60 * HOUR_MS));
    expect(sink.received).toHaveLength(20);
    expect(sink.distinct().size).toBe(1);
    expect(new Set(sink.received.map((each) => each.body)).size).toBe(1);
    const [delivery] = await world.events.deliveries(env, id);
    expect(delivery).toMatchObject({ endpoint_id: endpoint, status: 'failed', next_attempt_at: null });
    const attempts = delivery?.attempts ?? [];
    expect(attempts.map((each) => each.attempt)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    const afterMs = attempts.map((each) => new Date(each.at).getTime() - Date.parse('2026-01-28T09:00:00.000Z'));
    expect(afterMs.slice(0, 4)).toEqual([0, 30 * SECOND_MS, 90 * SECOND_MS, 210 * SECOND_MS]);
    expect(afterMs.at(-1)).toBe(44 * HOUR_MS + 15 * MINUTE_MS + 30 * SECOND_MS);
  });

  test('then works again, and gets every event that waited', async () => {
    const clock = new SettableClock('2026-01-28T09:00:00.000Z');
    const world = await open(clock);
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    sink.answer = () => 503;
    const ids = await world.append(env, Array.from({ length: 40 }, unlinked));
    await pass(world, env, clock, later(clock.now(), 3 * HOUR_MS));
    sink.received = [];
    sink.answer = () => 200;
    await pass(world, env, clock, later(clock.now(), 12 * HOUR_MS));
    expect(sink.distinct()).toEqual(new Set(ids));
    expect(sink.received).toHaveLength(40);
  });

  test('is probed by one delivery at a time, and gets many at once after its first success', async () => {
    const world = await open();
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    let underWay = 0;
    let most = 0;
    const answering = (status: number) => async (): Promise<number> => {
      underWay += 1;
      most = Math.max(most, underWay);
      await sleep(5);
      underWay -= 1;
      return status;
    };
    const twenty = async (status: number): Promise<number> => {
      sink.answer = answering(status);
      most = 0;
      await world.append(env, Array.from({ length: 20 }, unlinked));
      await world.events.delivery.runDue(env, never);
      return most;
    };
    expect(await twenty(500)).toBeGreaterThan(1);
    expect(await twenty(500)).toBe(1);
    expect(await twenty(200)).toBeGreaterThan(10);
    expect(sink.received).toHaveLength(60);
  });

  test('with 410 is switched off at once, with a notice in the log, and gets nothing more until it is switched on', async () => {
    const world = await open();
    const env = await world.environment();
    const { id } = await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    sink.answer = () => 410;
    await world.append(env, [unlinked()]);
    await world.events.delivery.runDue(env, never);
    const [endpoint] = await world.events.endpoints.list(env);
    expect(endpoint).toMatchObject({ enabled: false, disabledReason: 'The endpoint answered 410 Gone.' });
    const log = (await world.events.list(env, { limit: 10 })).bodies.map((body) => JSON.parse(body));
    expect(log.at(-1)).toMatchObject({
      event: 'kente.webhook.disabled',
      data: { webhook: { id, url: `${sink.url}/hook` }, reason: 'gone' },
    });
    await world.append(env, [unlinked()]);
    await world.events.delivery.runDue(env, never);
    expect(sink.received).toHaveLength(1);
    sink.answer = () => 200;
    await world.startWorkers();
    await world.events.endpoints.change(env, id, { enabled: true });
    const [again = ''] = await world.append(env, [unlinked()]);
    await until('the next event', () => sink.distinct().has(again));
  });

  test('for five days on end is switched off, with a notice', async () => {
    const clock = new SettableClock('2026-01-28T09:00:00.000Z');
    const world = await open(clock);
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    sink.answer = () => 500;
    for (let day = 0; day < 6; day += 1) {
      await world.append(env, [unlinked()]);
      await pass(world, env, clock, later(clock.now(), DAY_MS));
      expect((await world.events.endpoints.list(env))[0]?.enabled).toBe(day < 5);
    }
    const log = (await world.events.list(env, { limit: 50 })).bodies.map((body) => JSON.parse(body));
    expect(log.filter((each) => each.event === 'kente.webhook.disabled')).toMatchObject([
      { data: { reason: 'failing' } },
    ]);
  });

  test('by redirecting is not followed', async () => {
    const world = await open();
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    sink.answer = () => 302;
    const [id = ''] = await world.append(env, [unlinked()]);
    await world.events.delivery.runDue(env, never);
    expect(await world.events.deliveries(env, id)).toMatchObject([{ status: 'pending', attempts: [{ status: 302 }] }]);
  });

  test('by hanging delays no other endpoint, on the same host or elsewhere', async () => {
    const world = await open(systemClock, 10_000);
    await world.startWorkers();
    const env = await world.environment();
    for (let each = 0; each < 10; each += 1) await world.events.endpoints.create(env, { url: `${sink.url}/${each}` });
    sink.answer = ({ path }) => (path === '/0' ? null : 204);
    const ids = await world.append(env, Array.from({ length: 100 }, unlinked));
    const from = performance.now();
    await until('900 deliveries', () => sink.received.filter(({ path }) => path !== '/0').length === 900);
    expect(performance.now() - from).toBeLessThan(9_500);
    for (let each = 1; each < 10; each += 1) expect(sink.distinct(`/${each}`)).toEqual(new Set(ids));
  });
});

describe('a second rotation', () => {
  test('is refused while an older secret still signs; without an overlap every older one ends at once', async () => {
    const world = await open(new SettableClock('2026-01-28T09:00:00.000Z'));
    const env = await world.environment();
    const { endpoints } = world.events;
    const { id, secret: first } = await endpoints.create(env, { url: `${sink.url}/rotating` });
    const tries = await Promise.allSettled([1, 2, 3].map(() => endpoints.rotate(env, id, { overlapMs: HOUR_MS })));
    const made = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value.secret] : []));
    expect(made).toHaveLength(1);
    expect(await endpoints.secrets(env, id)).toEqual([made[0], first]);
    await expect(endpoints.rotate(env, id)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('still signs until'),
    });
    const { secret: last } = await endpoints.rotate(env, id, { overlapMs: 0 });
    expect(await endpoints.secrets(env, id)).toEqual([last]);
  });
});

describe('while a secret is rotated', () => {
  test('both secrets verify the Standard Webhooks signature; when the overlap is over, the new one alone', async () => {
    const clock = new SettableClock('2026-01-28T09:00:00.000Z');
    const world = await open(clock);
    const env = await world.environment();
    const before = await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    const after = await world.events.endpoints.rotate(env, before.id, { overlapMs: HOUR_MS });
    expect(after.secret).not.toBe(before.secret);
    await world.append(env, [unlinked()]);
    await world.events.delivery.runDue(env, never);
    clock.advance(2 * HOUR_MS);
    await world.append(env, [unlinked()]);
    await world.events.delivery.runDue(env, never);
    const [during, later] = sink.received as [Received, Received];
    expect([standard(during, before.secret), standard(during, after.secret), verify(during, after.secret)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([standard(later, before.secret), standard(later, after.secret)]).toEqual([false, true]);
    expect(during.headers['mono-webhook-secret']).toBe(after.secret);
  });
});

describe('a replay', () => {
  test('sends an event once more under its id, and keeps the attempts of before', async () => {
    const world = await open();
    await world.startWorkers();
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    const [id = ''] = await world.append(env, [unlinked()]);
    const delivered = async (attempts: number) => {
      const [delivery] = await world.events.deliveries(env, id);
      return delivery?.status === 'delivered' && delivery.attempts.length === attempts;
    };
    await until('the first', () => delivered(1));
    expect(await world.events.replay(env, id)).toEqual({ events: 1, deliveries: 1, next: null });
    await until('the second', () => delivered(2));
    expect(sink.received.map((each) => each.headers['webhook-id'])).toEqual([id, id]);
  });

  test('of a failed delivery starts its schedule anew', async () => {
    const clock = new SettableClock('2026-01-28T09:00:00.000Z');
    const world = await open(clock);
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    sink.answer = () => 500;
    const [id = ''] = await world.append(env, [unlinked()]);
    await pass(world, env, clock, later(clock.now(), 72 * HOUR_MS));
    await world.events.replay(env, id);
    await pass(world, env, clock, later(clock.now(), 10 * SECOND_MS));
    sink.answer = () => 200;
    await pass(world, env, clock, later(clock.now(), MINUTE_MS));
    const [delivery] = await world.events.deliveries(env, id);
    expect(delivery).toMatchObject({ status: 'delivered' });
    expect(delivery?.attempts).toHaveLength(22);
  });

  test('of a range takes what lies between, of the types named, for whoever subscribes now', async () => {
    const clock = new SettableClock('2026-01-28T09:00:00.000Z');
    const world = await open(clock);
    const env = await world.environment();
    const test = { type: 'mono.events.webhook_test', data: {} } as const;
    const ids = await world.append(env, [unlinked(), unlinked(), test, unlinked()]);
    clock.advance(HOUR_MS);
    await world.append(env, [unlinked()]);
    await expect(world.events.replayRange(env, {})).rejects.toMatchObject({
      status: 404,
      message: 'No webhook found for app',
    });
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    const range = { after: ids[0] ?? '', before: '2026-01-28T09:30:00Z', types: ['mono.events.account_unlinked'] };
    expect(await world.events.replayRange(env, range)).toEqual({ events: 2, deliveries: 2, next: null });
    await world.events.delivery.runDue(env, never);
    expect(sink.distinct()).toEqual(new Set([ids[1], ids[3]]));
    await expect(world.events.replayRange(env, { after: 'soon' })).rejects.toMatchObject({ status: 400 });
  });
});

test('a test event goes to one endpoint, whatever it subscribes to', async () => {
  const world = await open();
  const env = await world.environment();
  const { id } = await world.events.endpoints.create(env, { url: `${sink.url}/one`, events: ['transaction.created'] });
  await world.events.endpoints.create(env, { url: `${sink.url}/other` });
  const eventId = await world.events.test(env, id);
  await world.events.delivery.runDue(env, never);
  expect(sink.received.map((each) => [each.path, each.headers['webhook-id']])).toEqual([['/one', eventId]]);
  expect(JSON.parse(sink.received[0]?.body ?? '')).toMatchObject({
    event: 'mono.events.webhook_test',
    data: { app: env.app.id, business: env.business.id },
  });
});

describe('an ordered fault', () => {
  test('is what the attempt log tells, and the receiver is spared', async () => {
    const clock = new SettableClock('2026-01-28T09:00:00.000Z');
    const world = await open(clock);
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    const faults = ['timeout', 'unavailable', 'decline:429', 'garbage'];
    world.events.useFaults(async () => async () => {
      const fault = faults.shift();
      return fault === undefined ? null : { fault, latencyMs: null };
    });
    const [id = ''] = await world.append(env, [unlinked()]);
    await pass(world, env, clock, later(clock.now(), HOUR_MS));
    const [delivery] = await world.events.deliveries(env, id);
    expect(delivery?.attempts.map(({ status, error }) => status ?? error)).toEqual([
      'timeout',
      503,
      429,
      'garbage',
      204,
    ]);
    expect(sink.received).toHaveLength(1);
  });
});
