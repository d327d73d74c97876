import { expect } from 'vitest';
import type { Caller } from './caller.ts';
import { openEstate } from './estate.ts';
import { pause, until } from './process.ts';
import { isProven, type Sink } from './sink.ts';

/** PostgreSQL stops under api and worker that are at work, and comes back later. */
export async function databaseGone(sink: Sink, goneMs: number): Promise<void> {
  const estate = await openEstate(`${sink.url}/hook`);
  const { caller, server } = estate;
  const before = await caller.link({ persona: 'user_trader', institution: 'gtbank' });
  await caller.fetched(before.account);
  await caller.data('POST', '/v2/sandbox/faults', { target: 'connector:kudabank', fault: 'slow', latency_ms: 500 });
  const under = await caller.link({ persona: 'user_gig', institution: 'kudabank' });
  const fired = Promise.all(
    Array.from({ length: 40 }, () =>
      caller.attempt('POST', '/v2/sandbox/webhooks/fire', { event: 'mono.accounts.jobs.update' }),
    ),
  );
  await server.stop();
  const end = performance.now() + goneMs;

  await expectRefusals(caller, before.account, end);
  await server.start();

  await until(
    'the platform to be ready',
    async () => (await caller.call('GET', '/health/ready')).status === 200,
    10_000,
  );
  const after = await caller.link({ persona: 'user_good', institution: 'gtbank' });
  for (const { account } of [after, under, before]) expect(await caller.fetched(account, 40_000)).toBe('AVAILABLE');
  const acknowledged = (await fired).flatMap((answer) => (answer?.status === 200 ? [answer.json.data.event_id] : []));
  const log = await until(
    'every event to arrive',
    async () => {
      const [all, taken] = [await caller.log(), sink.taken()];
      return all.every((event) => taken.has(event.event_id)) ? all : null;
    },
    40_000,
  );
  const ids = new Set(log.map((event) => event.event_id));
  for (const id of acknowledged) expect(ids).toContain(id);
  for (const delivery of sink.deliveries)
    expect([ids.has(delivery.eventId), isProven(delivery, estate.webhookSecret)]).toEqual([true, true]);
}

/** Every kind of request, again and again: refused in the envelope, within 10 s, with the seconds after which to come back. */
async function expectRefusals(caller: Caller, account: string, until: number): Promise<void> {
  const requests = [
    ['GET', `/v2/accounts/${account}`],
    ['GET', `/v2/accounts/${account}/transactions`],
    ['POST', `/v2/accounts/${account}/sync`],
    ['POST', '/v2/accounts/auth', { code: 'code_abc' }],
    ['POST', '/v2/sandbox/link', {}],
    ['GET', '/v2/events'],
  ] as const;
  while (performance.now() < until) {
    for (const [method, path, body] of requests) {
      const from = performance.now();
      const answer = await caller.call(method, path, body);
      expect([path, answer.status, answer.json]).toMatchObject([
        path,
        503,
        { status: 'failed', message: expect.any(String), data: null },
      ]);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(performance.now() - from).toBeLessThan(10_000);
    }
    expect((await caller.call('GET', '/health/ready')).status).toBe(503);
    expect((await caller.call('GET', '/health/live')).status).toBe(200);
    await pause(200);
  }
}
