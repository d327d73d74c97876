import { systemClock } from '@kente/kit/clock';
import { Refusal } from '@kente/kit/errors';
import { registerRoutes } from '@kente/kit/http/register';
import type { Route } from '@kente/kit/http/route';
import { createServer } from '@kente/kit/http/server';
import { createLogger } from '@kente/kit/log';
import { createMetrics } from '@kente/kit/metrics';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Access } from '../../api/guard.ts';
import type { Modules } from '../../modules.ts';
import type { Environment } from '../../tenancy/index.ts';
import { type EventWorld, eventWorld, type Receiver, receiver, unlinked, until } from '../testing.ts';
import { eventRoutes } from './index.ts';

let world: EventWorld;
let sink: Receiver;
let app: FastifyInstance;
let environments: Map<string, Environment>;

beforeAll(async () => {
  world = await eventWorld(systemClock);
  sink = await receiver();
  await world.startWorkers();
  environments = new Map([
    ['mine', await world.environment()],
    ['theirs', await world.environment()],
  ]);
  const log = createLogger({ level: 'silent', name: 'test' });
  app = await createServer({
    ...{ log, clock: systemClock, metrics: createMetrics(), bodyLimitBytes: 1_048_576, requestTimeoutMs: 30_000 },
    ...{ maxEventLoopDelayMs: 0, trustProxy: false, ready: async () => {} },
  });
  registerRoutes(app, eventRoutes as unknown as readonly Route<Environment, Modules, Access>[], {
    modules: { events: world.events } as Modules,
    guard: (request) => {
      const environment = environments.get(String(request.headers['mono-sec-key']));
      if (!environment) throw new Refusal('key.missing', { status: 401, message: 'Unauthorized.' });
      return environment;
    },
    nowFor: () => systemClock.now(),
    checkResponses: true,
  });
});
afterAll(async () => {
  await app.close();
  await world.close();
  await sink.close();
});

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

async function call(method: Method, url: string, body?: object, key = 'mine') {
  const answer = await app.inject({
    method,
    url,
    headers: { 'mono-sec-key': key, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { payload: body } : {}),
  });
  return { status: answer.statusCode, text: answer.body, json: answer.json() };
}

const mine = (): Environment => environments.get('mine') as Environment;

describe('GET /v2/events', () => {
  test('200: pages follow one another until has_more is false, and next is what to ask after later', async () => {
    const ids = await world.append(mine(), [unlinked(), unlinked(), unlinked()]);
    const first = await call('GET', '/v2/events?limit=2&types=mono.events.account_unlinked');
    expect(first).toMatchObject({
      status: 200,
      json: { status: 'successful', meta: { next: ids[1], has_more: true } },
    });
    expect(first.json.data.map((each: { event_id: string }) => each.event_id)).toEqual(ids.slice(0, 2));
    const rest = await call('GET', `/v2/events?limit=2&after=${ids[1]}`);
    expect(rest.json).toMatchObject({ meta: { next: ids[2], has_more: false }, data: [{ event_id: ids[2] }] });
    expect((await call('GET', `/v2/events?after=${ids[2]}`)).json).toMatchObject({
      meta: { next: ids[2], has_more: false },
      data: [],
    });
  });

  test('200: an environment without events has an empty log', async () => {
    expect((await call('GET', '/v2/events', undefined, 'theirs')).json).toMatchObject({
      data: [],
      meta: { next: null, has_more: false },
    });
  });

  test('200: a limit over 500 counts as 500', async () => {
    expect((await call('GET', '/v2/events?limit=9999')).status).toBe(200);
  });

  test.each([
    ['limit=0', 'limit must be a positive integer'],
    ['limit=ten', 'limit must be a positive integer'],
    ['types=mono.events.nothing', 'types names mono.events.nothing, which is no event'],
  ])('400: %s', async (query, message) => {
    expect(await call('GET', `/v2/events?${query}`)).toMatchObject({
      status: 400,
      json: { status: 'failed', message },
    });
  });
});

describe('a webhook', () => {
  test('is made, read, changed, rotated, tested and deleted', async () => {
    const made = await call('POST', '/v2/webhooks', {
      url: `${sink.url}/life`,
      events: ['mono.events.account_income'],
    });
    expect(made).toMatchObject({
      status: 201,
      json: { data: { enabled: true, disabled_reason: null, events: ['mono.events.account_income'] } },
    });
    const { id, secret, standard_webhooks_secret } = made.json.data;
    expect(secret).toMatch(/^sec_/);
    expect(standard_webhooks_secret).toBe(`whsec_${Buffer.from(secret).toString('base64')}`);
    expect((await call('GET', `/v2/webhooks/${id}`)).json.data).toEqual(made.json.data);
    const listed = await call('GET', '/v2/webhooks');
    expect(listed.json.data).toMatchObject([{ id }]);
    expect(listed.text).not.toContain(secret);

    const changed = await call('PATCH', `/v2/webhooks/${id}`, { events: [] });
    expect(changed).toMatchObject({ status: 200, json: { data: { events: ['*'] } } });
    const rotated = await call('POST', `/v2/webhooks/${id}/rotate`, {});
    expect(rotated.json.data.secret).not.toBe(secret);
    expect(rotated.json.data.previous_secret_until).not.toBeNull();

    const tested = await call('POST', `/v2/webhooks/${id}/test`);
    const eventId: string = tested.json.data.event_id;
    await until('the test event', () => sink.distinct('/life').has(eventId));
    await until('its record', async () => {
      const { json } = await call('GET', `/v2/events/${eventId}/deliveries`);
      return json.data[0]?.status === 'delivered';
    });
    expect((await call('GET', `/v2/events/${eventId}/deliveries`)).json.data).toMatchObject([
      {
        webhook: { id, url: `${sink.url}/life` },
        next_attempt_at: null,
        attempts: [{ attempt: 1, status: 204, error: null }],
      },
    ]);
    expect((await call('DELETE', `/v2/webhooks/${id}`)).status).toBe(200);
    expect((await call('GET', `/v2/webhooks/${id}`)).status).toBe(404);
  });

  test.each([
    [{}, 'url is required'],
    [{ url: 'nowhere' }, 'url must be a complete URL, like https://example.com/webhooks'],
    [{ url: 'https://user:pass@example.com/' }, 'url must not carry a user name or a password'],
    [{ url: 'https://example.com/', events: 'all' }, 'events must be a list'],
    [{ url: 'https://example.com/', secret: 'short' }, 'secret must be 8 to 200 printable characters without spaces'],
  ])('400: %o', async (body, message) => {
    expect(await call('POST', '/v2/webhooks', body)).toMatchObject({
      status: 400,
      json: { message, data: [{ message }] },
    });
  });
});

describe('a replay', () => {
  test('404: without a webhook there is nobody to send to', async () => {
    const [id] = await world.append(environments.get('theirs') as Environment, [unlinked()]);
    for (const path of [`/v2/events/${id}/replay`, '/v2/events/replay']) {
      expect(await call('POST', path, {}, 'theirs')).toMatchObject({
        status: 404,
        json: { message: 'No webhook found for app' },
      });
    }
  });

  test('200: of one event, and of all that lie between two', async () => {
    const [first, second, third] = await world.append(mine(), [unlinked(), unlinked(), unlinked()]);
    await call('POST', '/v2/webhooks', { url: `${sink.url}/replay` });
    expect((await call('POST', `/v2/events/${first}/replay`)).json.data).toEqual({
      events: 1,
      deliveries: 1,
      next: null,
    });
    const between = await call('POST', '/v2/events/replay', { after: first, before: third, types: ['*'] });
    expect(between.json.data).toEqual({ events: 1, deliveries: 1, next: null });
    await until('both', () => sink.distinct('/replay').size === 2);
    expect(sink.distinct('/replay')).toEqual(new Set([first, second]));
  });

  test('400: an end that is neither event nor time', async () => {
    expect(await call('POST', '/v2/events/replay', { after: 'yesterday' })).toMatchObject({
      status: 400,
      json: { message: 'after must be an event id or an ISO-8601 date-time' },
    });
  });
});

test('404: ids that are foreign, unknown or malformed get the very same answer', async () => {
  const theirs = environments.get('theirs') as Environment;
  const [event = ''] = await world.append(theirs, [unlinked()]);
  const { id: webhook } = await world.events.endpoints.create(theirs, { url: 'https://example.com/theirs' });
  const routes: [Method, string, string][] = [
    ['GET', '/v2/events/ID', event],
    ['GET', '/v2/events/ID/deliveries', event],
    ['POST', '/v2/events/ID/replay', event],
    ['GET', '/v2/events?after=ID', event],
    ['GET', '/v2/webhooks/ID', webhook],
    ['PATCH', '/v2/webhooks/ID', webhook],
    ['DELETE', '/v2/webhooks/ID', webhook],
    ['POST', '/v2/webhooks/ID/rotate', webhook],
    ['POST', '/v2/webhooks/ID/test', webhook],
  ];
  for (const [method, path, foreign] of routes) {
    const ids = [foreign, foreign.replace(/.{6}$/, '000000'), 'nonsense', '%27%20or%201=1'];
    const answers = await Promise.all(ids.map((id) => call(method, path.replace('ID', id))));
    expect(answers.map((each) => each.status)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map((each) => each.text)).size).toBe(1);
  }
  expect(await world.events.endpoints.list(theirs)).toHaveLength(1);
});
