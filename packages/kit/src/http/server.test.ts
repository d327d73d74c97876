import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Fault, Refusal } from '../errors.ts';
import { type TestServer, testRoute, testServer } from '../testing/http.ts';
import { bytes, ok } from './reply.ts';
import { failure, success } from './schemas.ts';

const Anything = success(Type.Any());
const shared = { access: {}, tag: 'Test', summary: 'A route of the tests.' };

const echo = testRoute({
  ...shared,
  method: 'POST',
  path: '/v2/echo/:id',
  body: Type.Object({ name: Type.Optional(Type.String()), amount: Type.Optional(Type.Integer()) }),
  responses: { 200: Anything, 400: Type.Any() },
  handler: ({ body, params, query }) => ok({ body, params, query }),
});
const read = testRoute({
  ...shared,
  method: 'GET',
  path: '/v2/echo/:id',
  query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1 })), name: Type.Optional(Type.String()) }),
  responses: { 200: Anything, 400: Type.Any() },
  handler: ({ params, query }) => ok({ params, query }),
});
const upload = testRoute({
  ...shared,
  method: 'POST',
  path: '/upload',
  rawBody: { maxBytes: 2_000_000 },
  responses: { 200: Anything },
  handler: ({ raw }) => ok({ bytes: raw.byteLength }),
});
const slow = testRoute({
  ...shared,
  method: 'GET',
  path: '/slow',
  query: Type.Object({ ms: Type.Integer() }),
  responses: { 200: Anything },
  handler: async ({ query }) => {
    await delay(query.ms);
    return ok('late');
  },
});
const page = testRoute({
  ...shared,
  method: 'GET',
  path: '/page',
  responses: { 200: Type.String() },
  handler: () => bytes('text/html', '<p>Hello</p>'),
});
const failing = testRoute({
  ...shared,
  method: 'GET',
  path: '/failing/:how',
  responses: { 200: Anything, 409: failure },
  handler: ({ params }) => {
    switch (params.how) {
      case 'refusal':
        throw new Refusal('state.wrong', { status: 409, message: 'Not now.', headers: { 'x-reason': 'test' } });
      case 'fault':
        throw new Fault('bank.gone', { status: 503, message: 'The bank is away.', retryAfterSeconds: 30 });
      case 'database':
        throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
      case 'nothing':
        throw undefined;
      default:
        throw new Error('select secret from vault failed');
    }
  },
});
const routes = [echo, read, upload, slow, page, failing];

let server: TestServer;
beforeAll(async () => {
  server = await testServer(routes);
});
afterAll(() => server.app.close());

const post = (body: string | Uint8Array, type: string | null): Promise<Response> =>
  fetch(`${server.url}/v2/echo/a`, {
    method: 'POST',
    body: body instanceof Uint8Array ? Buffer.from(body) : body,
    headers: type === null ? {} : { 'content-type': type },
  });

async function expectEnvelope(answer: Response, status: number, message: string | RegExp): Promise<void> {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await answer.json()).toEqual({
    status: 'failed',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
    timestamp: '2026-03-01T08:00:00.000Z',
    data: null,
  });
}

describe('bodies are read leniently', () => {
  test.each([
    ['JSON', '{"name":"Ada"}', 'application/json', { name: 'Ada' }],
    ['JSON without a content type', '{"name":"Ada"}', null, { name: 'Ada' }],
    ['JSON called text', '{"name":"Ada"}', 'text/plain', { name: 'Ada' }],
    ['JSON called a form', '{"name":"Ada"}', 'application/x-www-form-urlencoded', { name: 'Ada' }],
    ['JSON of a made-up type', '{"name":"Ada"}', 'json', { name: 'Ada' }],
    ['JSON with a broken type', '{"name":"Ada"}', 'application/json;;charset', { name: 'Ada' }],
    ['JSON with a charset', '{"name":"Ada"}', 'Application/JSON; Charset=UTF-8', { name: 'Ada' }],
    ['JSON after a byte order mark', '\uFEFF{"name":"Ada"}', 'application/json', { name: 'Ada' }],
    ['JSON between blank lines', '\r\n {"name":"Ada"}\n', 'application/json', { name: 'Ada' }],
    ['a form', 'name=Ada+Obi&__proto__=x', 'application/x-www-form-urlencoded;charset=utf-8', { name: 'Ada Obi' }],
    ['nothing as JSON', '', 'application/json', {}],
    ['nothing as a form', '', 'application/x-www-form-urlencoded', {}],
    ['blanks', ' \n', 'application/json', {}],
    ['null', 'null', 'application/json', {}],
    ['a prototype', '{"__proto__":{"admin":true},"name":"Ada"}', 'application/json', { name: 'Ada' }],
  ])('%s', async (_what, body, type, expected) => {
    const answer = await post(body, type);
    expect(await answer.json()).toMatchObject({ status: 'successful', data: { body: expected } });
  });

  test('no body at all, chunked or not', async () => {
    for (const head of ['content-length: 0', 'transfer-encoding: chunked', 'x-nothing: 1']) {
      const end = head.startsWith('transfer') ? '0\r\n\r\n' : '';
      const text = await server.raw(
        `POST /v2/echo/a HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nconnection: close\r\n${head}\r\n\r\n${end}`,
      );
      expect(text).toMatch(/^HTTP\/1.1 200 OK/);
    }
  });

  test.each(['{"name":', 'name', '{"a":1}}', "{'name':'Ada'}", `${'['.repeat(200_000)}`])(
    '%.20s is no JSON',
    async (body) => {
      await expectEnvelope(await post(body, 'application/json'), 400, 'The request body is not valid JSON.');
    },
  );

  test('bytes that are no text are no JSON, and never a 500', async () => {
    const answer = await post(new Uint8Array([0xff, 0xfe, 0x00, 0x7b]), 'application/json');
    await expectEnvelope(answer, 400, 'The request body is not valid JSON.');
  });
});

describe('requests without a body', () => {
  test('are read whatever content type and body come with them', async () => {
    const text = await server.raw(
      'GET /v2/echo/a HTTP/1.1\r\nHOST: x\r\nContent-Type: application/json\r\ncontent-length: 9\r\n\r\nnot jsonGET /v2/echo/b HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'.replace(
        'not json',
        'not json!',
      ),
    );
    expect(text.match(/HTTP\/1.1 200 OK/g)).toHaveLength(2);
    expect(text).toContain('"id":"b"');
  });

  test.each([
    ['/v2/echo/a/', {}],
    ['//v2//echo//a', {}],
    ['/v2/echo/a?', {}],
    ['/v2/echo/a?limit=2&', { limit: 2 }],
    ['/v2/echo/a?&&limit=2', { limit: 2 }],
    ['/v2/echo/a/?limit=&name=', {}],
    ['/v2/echo/a?limit=1&limit=3', { limit: 3 }],
    ['/v2/echo/a?name=Ada%20Obi&colour=red', { name: 'Ada Obi', colour: 'red' }],
    ['/v2/echo/a?name=%zz', { name: '%zz' }],
  ])('%s', async (path, query) => {
    const text = await server.raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1.1 200 OK/);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toMatchObject({ data: { params: { id: 'a' }, query } });
  });

  test('are served without a Host header and by HTTP/1.0', async () => {
    for (const line of ['GET /v2/echo/a HTTP/1.1', 'GET /v2/echo/a HTTP/1.0', 'GET http://kente/v2/echo/a HTTP/1.1']) {
      expect(await server.raw(`${line}\r\nconnection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 200 OK/);
    }
  });

  test('HEAD has the headers of GET and no body', async () => {
    for (const path of ['/v2/echo/a', '/page']) {
      const text = await server.raw(`HEAD ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
      expect(text).toMatch(/^HTTP\/1.1 200 OK/);
      expect(text).toMatch(/content-length: [1-9]/);
      expect(text.split('\r\n\r\n')[1]).toBe('');
    }
  });
});

test('a page has the security headers of a page, and an answer of the API those that mean something there', async () => {
  const [shown, told] = await Promise.all([fetch(`${server.url}/page`), fetch(`${server.url}/v2/echo/a`)]);
  for (const answer of [shown, told]) {
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('x-powered-by')).toBeNull();
  }
  expect(shown.headers.get('cross-origin-opener-policy')).toBe('same-origin');
});

describe('what is not there is told in the envelope', () => {
  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    '%s of an unknown route',
    async (method) => {
      const answer = await fetch(`${server.url}/v2/nothing?key=1`, { method });
      await expectEnvelope(answer, 404, `Cannot ${method} /v2/nothing`);
    },
  );

  test('a method that a route does not have', async () => {
    await expectEnvelope(await fetch(`${server.url}/v2/echo/a`, { method: 'DELETE' }), 404, 'Cannot DELETE /v2/echo/a');
  });

  test.each([
    ['/v2/echo/%zz', 200],
    ['/v2/echo/%', 200],
    ['/v2/echo/%c3%28', 200],
    ['/v2/nothing/%zz', 404],
    ['/v2/../../etc/passwd', 404],
    ['/v2/echo/..%2f..%2fetc', 200],
    [`/v2/echo/${'a'.repeat(3_000)}`, 200],
    ['/v2/echo/%00', 200],
    ['/v2/echo/a%00b?name=x', 200],
    ['*', 404],
    ['/<script>', 404],
  ])('the path %.30s answers JSON %i', async (path, status) => {
    const text = await server.raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).toMatch(/content-type: application\/json; charset=utf-8/);
    expect(text).toMatch(/x-request-id: [0-9a-f-]{36}/);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toHaveProperty('status');
    expect(text).not.toContain('\\u0000');
  });
});

describe('what is not HTTP enough is told in the envelope', () => {
  test.each([
    ['a request line without sense', 'HELLO\r\n\r\n', 400, 'The request is not valid HTTP.'],
    [
      'two lengths',
      'POST /v2/echo/a HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
      400,
      'not valid HTTP',
    ],
    [
      'a length and chunks',
      'POST /v2/echo/a HTTP/1.1\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
      400,
      'not valid',
    ],
    [
      'a chunk without a size',
      'POST /v2/echo/a HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
      400,
      'not valid',
    ],
    ['a URL without end', `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431, 'the URL are too large'],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(40_000)}\r\n\r\n`, 431, 'are too large'],
  ])('%s', async (_what, bytesOut, status, message) => {
    const text = await server.raw(bytesOut);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`));
    expect(text).toMatch(/content-type: application\/json; charset=utf-8/);
    expect(text).toMatch(/x-request-id: [0-9a-f-]{36}/);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 'failed', data: null });
    expect(text).toContain(message);
  });

  test('Expect: 100-continue is answered, an unknown expectation passed over', async () => {
    const head = 'POST /v2/echo/a HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n';
    expect(await server.raw(`${head}expect: 100-continue\r\n\r\n{}`)).toMatch(
      /^HTTP\/1.1 100 Continue[\s\S]*HTTP\/1.1 200 OK/,
    );
    expect(await server.raw(`${head}expect: a-miracle\r\n\r\n{}`)).toMatch(/^HTTP\/1.1 200 OK/);
  });

  test('pipelined requests are answered in their order', async () => {
    const one = (id: string, end = ''): string => `GET /v2/echo/${id} HTTP/1.1\r\nhost: x\r\n${end}\r\n`;
    const text = await server.raw(one('first') + one('second') + one('third', 'connection: close\r\n'));
    expect([...text.matchAll(/"id":"(\w+)"/g)].map((match) => match[1])).toEqual(['first', 'second', 'third']);
  });

  test('a client that breaks off leaves no error in the log', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write('POST /v2/echo/a HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"na');
    await delay(50);
    socket.destroy();
    await delay(50);
    expect(server.log()).not.toMatch(/"level":(40|50)[^\n]*aborted/);
    expect((await fetch(`${server.url}/v2/echo/a`)).status).toBe(200);
  });
});

describe('bodies that are too large', () => {
  test('are told so with 413, to a client that sends all of it first', async () => {
    const big = Buffer.alloc(20 * 1024 * 1024, 0x20);
    for (const path of ['/v2/echo/a', '/upload']) {
      const answer = await fetch(server.url + path, { method: 'POST', body: big });
      await expectEnvelope(answer, 413, 'The request body is too large.');
    }
  });

  test('are counted where they come in chunks without a length', async () => {
    const body = new ReadableStream({
      start(controller) {
        for (let index = 0; index < 40; index += 1) controller.enqueue(new Uint8Array(100_000));
        controller.close();
      },
    });
    const answer = await fetch(`${server.url}/upload`, { method: 'POST', body, duplex: 'half' } as RequestInit);
    await expectEnvelope(answer, 413, 'The request body is too large.');
  });

  test('begin one byte after the limit', async () => {
    const send = (size: number) => fetch(`${server.url}/upload`, { method: 'POST', body: Buffer.alloc(size) });
    expect((await send(2_000_000)).status).toBe(200);
    expect((await send(2_000_001)).status).toBe(413);
  });
});

describe('errors', () => {
  const call = (how: string) => fetch(`${server.url}/failing/${how}`);

  test('a refusal tells its words and headers', async () => {
    const answer = await call('refusal');
    expect(answer.headers.get('x-reason')).toBe('test');
    await expectEnvelope(answer, 409, 'Not now.');
  });

  test('a fault of the outside is 503 with the seconds to wait', async () => {
    const answer = await call('fault');
    expect(answer.headers.get('retry-after')).toBe('30');
    await expectEnvelope(answer, 503, 'The bank is away.');
  });

  test('a database that is gone is 503 with the seconds to wait', async () => {
    const answer = await call('database');
    expect(answer.headers.get('retry-after')).toBe('5');
    await expectEnvelope(answer, 503, /^The service is not available at the moment/);
  });

  test('anything else is 500 with the request id, in the log with its cause, and tells nothing of the inside', async () => {
    const answer = await call('bug');
    const id = answer.headers.get('x-request-id');
    const line = server
      .log()
      .split('\n')
      .find((each) => each.includes(String(id)));
    expect(line).toContain('select secret from vault failed');
    await expectEnvelope(answer, 500, `Something went wrong on our side. Quote request id ${id}.`);
  });

  test('even what is no error at all', async () => {
    const answer = await call('nothing');
    expect(answer.status).toBe(500);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toMatchObject({ status: 'failed', data: null });
  });
});
