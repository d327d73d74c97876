import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import Type from 'typebox';
import { afterEach, describe, expect, test } from 'vitest';
import { type TestServer, testRoute, testServer } from '../testing/http.ts';
import { ok } from './reply.ts';
import { invalidInput, success } from './schemas.ts';

const slow = testRoute({
  ...{ access: {}, tag: 'Test', summary: 'Answers late.', method: 'GET', path: '/slow' },
  query: Type.Object({ ms: Type.Integer() }),
  responses: { 200: success(Type.Any()), 400: invalidInput },
  handler: async ({ query }) => {
    await delay(query.ms);
    return ok('late');
  },
});
const echo = testRoute({
  ...{ access: {}, tag: 'Test', summary: 'Takes a body.', method: 'POST', path: '/echo' },
  body: Type.Object({}),
  responses: { 200: success(Type.Any()) },
  handler: ({ body }) => ok(body),
});

let server: TestServer;
const opened: Socket[] = [];
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.destroy();
  await server.app.close();
});

async function open(): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => {});
  opened.push(socket);
  await once(socket, 'connect');
  return socket;
}

describe('slow requests', () => {
  test.each([
    ['headers that do not end', 'GET /slow HTTP/1.1\r\nhost: x\r\n'],
    ['a body that does not come', 'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 20\r\n\r\n{'],
  ])('%s are given up with 408 in the envelope', async (_what, bytes) => {
    server = await testServer([slow, echo], { requestTimeoutMs: 300 });
    const text = await server.raw(bytes);
    expect(text).toMatch(/^HTTP\/1.1 408 Request Timeout/);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      ...{ status: 'failed', message: 'The request took too long to arrive.', data: null },
    });
    expect(server.log()).not.toMatch(/"level":50/);
  });

  test('an answer may take longer than the request had time to arrive', async () => {
    server = await testServer([slow, echo], { requestTimeoutMs: 200 });
    expect((await fetch(`${server.url}/slow?ms=700`)).status).toBe(200);
  });
});

describe('closing', () => {
  test('what is being answered is answered, and connections that wait for nothing end at once', async () => {
    server = await testServer([slow, echo]);
    const agent = new Agent({ keepAlive: true });
    const kept = get(`${server.url}/health/live`, { agent });
    const [answer] = await once(kept, 'response');
    answer.resume();
    await once(answer, 'end');
    const silent = await open();
    const pending = fetch(`${server.url}/slow?ms=300`);
    await delay(50);
    const from = performance.now();
    await server.app.close();
    expect(performance.now() - from).toBeLessThan(2_000);
    expect((await pending).status).toBe(200);
    silent.destroy();
    agent.destroy();
  });

  test('a request that comes on an open connection meanwhile is answered too, and its connection ended', async () => {
    server = await testServer([slow, echo]);
    const socket = await open();
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.write('GET /slow?ms=200 HTTP/1.1\r\nhost: x\r\n\r\n');
    await delay(50);
    const closing = server.app.close();
    socket.write('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    await Promise.all([closing, once(socket, 'close')]);
    expect(text.match(/HTTP\/1.1 200 OK/g)?.length).toBeGreaterThanOrEqual(1);
    expect(text).not.toContain('Service Unavailable');
  });

  test('nobody holds it up for longer than its time: no slow answer, no slow sender, no silent connection', async () => {
    server = await testServer([slow, echo], { drainMs: 300 });
    const sender = await open();
    sender.write('POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 20\r\n\r\n{');
    await open();
    const cut = fetch(`${server.url}/slow?ms=8000`).catch(() => 'cut');
    await delay(50);
    const from = performance.now();
    await server.app.close();
    expect(performance.now() - from).toBeLessThan(2_500);
    expect(await cut).toBe('cut');
  });
});

describe('health', () => {
  test('it is live at once, and ready only while it can serve', async () => {
    let problem: string | null = 'still starting';
    server = await testServer([slow], {
      ready: async () => {
        if (problem !== null) throw new Error(problem);
      },
    });
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    const answer = await fetch(`${server.url}/health/ready`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await answer.json()).toEqual({ status: 'not ready' });
    problem = null;
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  });

  test('probes before it is ready are logged quietly; that it was ready and is no more, once and loudly', async () => {
    let problem: string | null = 'still starting';
    server = await testServer([slow], {
      ready: async () => {
        if (problem !== null) throw new Error(problem);
      },
    });
    const told = () =>
      server
        .log()
        .split('\n')
        .filter((line) => line.includes('"not ready"'))
        .map((line) => JSON.parse(line) as { level: string | number; reason: string });
    const probe = () => fetch(`${server.url}/health/ready`);
    await probe();
    await probe();
    const before = told();
    problem = null;
    await probe();
    problem = 'the database is gone';
    await probe();
    await probe();
    const levels = told().map(({ level }) => level);
    expect(new Set(levels.toSpliced(2, 1))).toEqual(new Set([before[0]?.level]));
    expect(levels[2]).not.toBe(before[0]?.level);
    expect(told()[2]?.reason).toBe('the database is gone');
    expect(server.log()).not.toContain('lifecycle.test.ts');
  });

  test('a check that hangs is a check that failed', async () => {
    server = await testServer([slow], { ready: () => new Promise(() => {}) });
    const from = performance.now();
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(503);
    expect(performance.now() - from).toBeLessThan(4_500);
  });

  test('the metrics count every request by the pattern of its route, and none by its path', async () => {
    server = await testServer([slow]);
    for (const path of ['/slow?ms=0', '/slow?ms=0', '/slow?ms=x', '/v2/nothing/1', '/v2/%zz'])
      await fetch(server.url + path);
    const text = (await (await fetch(`${server.url}/metrics`)).text()).replaceAll(
      /^(?!http_request|process_cpu).*\n/gm,
      '',
    );
    expect(text).toContain('http_request_duration_seconds_count{route="/slow",method="GET",status="200"} 2');
    expect(text).toContain('http_request_duration_seconds_count{route="/slow",method="GET",status="400"} 1');
    expect(text).toContain('http_request_duration_seconds_count{route="unknown",method="GET",status="404"} 2');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toContain('nothing');
  });
});

test('a busy process answers 503 in the envelope, but stays alive and tells its metrics', async () => {
  server = await testServer([slow], { maxEventLoopDelayMs: 1 });
  const busy = async (): Promise<Response> => {
    for (let round = 0; round < 60; round += 1) {
      const end = performance.now() + 100;
      while (performance.now() < end);
      const answer = await fetch(`${server.url}/slow?ms=0`);
      if (answer.status === 503) return answer;
      await answer.text();
    }
    throw new Error('never busy');
  };
  const answer = await busy();
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(await answer.json()).toEqual({
    status: 'failed',
    message: 'The service is busy. Try again in 5 seconds.',
    ...{ timestamp: '2026-03-01T08:00:00.000Z', data: null },
  });
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  expect((await fetch(`${server.url}/metrics`)).status).toBe(200);
});
