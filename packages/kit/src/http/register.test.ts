import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notFound, Refusal } from '../errors.ts';
import { type TestServer, testRoute, testServer } from '../testing/http.ts';
import { bare, ok, okText, pieces } from './reply.ts';
import { invalidInput, missing, PageQuery, success } from './schemas.ts';

const shared = { tag: 'Test', summary: 'A route of the tests.' };
const strict = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

const create = testRoute({
  ...shared,
  method: 'POST',
  path: '/v2/accounts/:id',
  access: {},
  query: Type.Object(PageQuery),
  body: Type.Object({
    customer: Type.Object({ name: Type.String({ minLength: 1 }), email: Type.String({ format: 'email' }) }),
    amount: Type.Integer({ minimum: 1 }),
    scope: Type.Optional(Type.Union([Type.Literal('auth'), Type.Literal('reauth')])),
    ref: Type.Optional(Type.Union([Type.String({ minLength: 3 }), Type.Null()])),
    tags: Type.Optional(Type.Array(strict({ name: Type.String() }), { maxItems: 2 })),
    meta: Type.Optional(Type.Any()),
  }),
  responses: { 200: success(Type.Any()), 400: invalidInput, 404: missing('account') },
  exists: async ({ params }) => {
    if (params.id === 'gone') throw notFound('account');
  },
  handler: ({ body, params }) => {
    if (params.id === 'gone') throw notFound('account');
    return ok(body);
  },
});
const leaky = testRoute({
  ...shared,
  method: 'GET',
  path: '/leaky/:how',
  access: {},
  responses: { 200: success(strict({ name: Type.String() })) },
  handler: ({ params }) => {
    if (params.how === 'field') return ok({ name: 'Ada', bvn: '22345678901' });
    if (params.how === 'status') return ok({ name: 'Ada' }, 'Made', { status: 201 });
    if (params.how === 'text') return okText('{"bvn":"22345678901"}', null, 'Fine');
    if (params.how === 'refusal') throw new Refusal('state.wrong', { status: 409, message: 'Not now.' });
    return ok({ name: 'Ada' });
  },
});
const shapes = testRoute({
  ...shared,
  method: 'GET',
  path: ['/v2/shapes/:how', '/v1/shapes/:how'],
  access: {},
  responses: { 200: Type.Any(), 201: Type.Any() },
  handler: ({ params }) => {
    switch (params.how) {
      case 'extra':
        return ok({ id: 1 }, 'Made', {
          status: 201,
          state: 'processing',
          extra: { responseCode: 101 },
          headers: { 'x-a': 'b' },
        });
      case 'text':
        return okText('[{"id":1}]', '{"total":1}', 'Say "hi"');
      case 'bare':
        return bare([1, 2]);
      case 'pieces':
        return pieces([Buffer.from('{"data":"é'), Buffer.from('"}')]);
      default:
        return ok();
    }
  },
});
const guarded = testRoute({
  ...shared,
  method: 'POST',
  path: '/guarded',
  access: { open: false },
  body: Type.Object({ name: Type.String() }),
  responses: { 200: success(Type.Any()), 400: invalidInput },
  handler: () => ok(),
});

let server: TestServer;
beforeAll(async () => {
  server = await testServer([create, leaky, shapes, guarded], {
    guard: async (_request, _reply, access) => {
      if (access.open === false) throw new Refusal('key.missing', { status: 401, message: 'Unauthorized.' });
      return 'Adaeze';
    },
  });
});
afterAll(() => server.app.close());

const send = async (body: unknown, path = '/v2/accounts/a1') => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(server.url + path, { method: 'POST', body: text });
  return { status: answer.status, json: (await answer.json()) as { message: string; data: unknown } };
};
const good = { customer: { name: 'Adaeze Nwosu', email: 'adaeze@example.com' }, amount: 250_000 };
const problems = async (body: unknown, path?: string): Promise<string[]> => {
  const { status, json } = await send(body, path);
  expect(status).toBe(400);
  const list = json.data as { field: string; message: string }[];
  expect(json.message).toBe(list[0]?.message);
  return list.map(({ field, message }) => {
    expect(message.startsWith(field)).toBe(true);
    return message;
  });
};

describe('mistakes in the input', () => {
  test('are all told, each with the path of its field and what to do', async () => {
    const body = {
      customer: { email: 'nobody' },
      amount: '5',
      scope: 'both',
      ref: 'a',
      tags: [{ name: 'x' }, { nam: 'y' }],
    };
    expect((await problems(body, '/v2/accounts/a1?page=0&limit=x')).sort()).toEqual([
      'amount must be an integer',
      'customer.email must be a valid email',
      'customer.name is required',
      'limit must be a positive integer',
      'page must be a positive integer',
      'ref must be at least 3 characters long',
      'scope must be one of: auth, reauth',
      'tags.1.nam is not known here',
      'tags.1.name is required',
    ]);
  });

  test.each([
    [{}, ['customer is required', 'amount is required']],
    [{ customer: { name: 'Ada' }, amount: 1 }, ['customer.email is required']],
    [{ ...good, customer: 'Ada' }, ['customer must be an object']],
    [{ ...good, customer: null }, ['customer must be an object']],
    [{ ...good, customer: { ...good.customer, name: '' } }, ['customer.name must not be empty']],
    [{ ...good, amount: 1.5 }, ['amount must be an integer']],
    [{ ...good, amount: 0 }, ['amount must be at least 1']],
    [{ ...good, ref: 5 }, ['ref must be a string']],
    [{ ...good, tags: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] }, ['tags must have at most 2 entries']],
    ['[]', ['body must be an object']],
    ['"text"', ['body must be an object']],
    ['5', ['body must be an object']],
    ['{"customer":{"name":"Ada","email":"a@b.co"},"amount":1e400}', ['amount must be an integer']],
    ['{"customer":{"name":"Ada","email":"a@b.co"},"amount":9007199254740993}', ['amount is too large to be exact']],
    [
      { ...good, customer: { ...good.customer, name: 'Ada\0' } },
      ['customer.name must not contain the character U+0000'],
    ],
    [
      `{"customer":{"name":"\\ud800","email":"a@b.co"},"amount":1}`,
      ['customer.name contains half of a surrogate pair, which is no character'],
    ],
  ])('%j', async (body, expected) => {
    expect(await problems(body)).toEqual(expected);
  });

  test('whole numbers of a query are plain decimal digits, however large', async () => {
    const statusOf = async (query: string): Promise<number> => (await send(good, `/v2/accounts/a1?${query}`)).status;
    for (const query of [
      'page=2147483648',
      'page=99999999999999999999999',
      'limit=99999999999999999999999',
      'page=007',
    ])
      expect([query, await statusOf(query)]).toEqual([query, 200]);
    for (const query of ['limit=0x10', 'limit=1e2', 'limit=%20%205', 'page=1.0', 'page=-1', 'page=0', 'page=true'])
      expect([query, await statusOf(query)]).toEqual([query, 400]);
  });

  test('a NUL in a path or a query becomes text that finds nothing, and never an error', async () => {
    expect((await send(good, '/v2/accounts/a%00?limit=1&name=a%00')).status).toBe(200);
  });

  test('nesting without end is refused, whatever the schema leaves open', async () => {
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
    const list = await problems(`{"customer":{"name":"Ada","email":"a@b.co"},"amount":1,"meta":${deep}}`);
    expect(list).toEqual([expect.stringMatching(/is nested more than 32 levels deep$/)]);
  });

  test('a thousand of them are told by the first fifty', async () => {
    const tags = Array.from({ length: 1_000 }, () => ({}));
    expect((await problems({ ...good, tags })).length).toBeLessThanOrEqual(50);
  });

  test('come after a path id that names nothing, and before nothing else', async () => {
    expect((await send({}, '/v2/accounts/gone')).status).toBe(404);
    expect((await send('{', '/v2/accounts/gone')).status).toBe(404);
    expect((await send(good, '/v2/accounts/gone')).status).toBe(404);
    expect((await send({}, '/guarded')).status).toBe(401);
    expect((await send('{', '/guarded')).status).toBe(401);
    expect((await send(' '.repeat(2_000_000), '/guarded')).status).toBe(401);
    expect((await send(good)).json.data).toEqual(good);
  });
});

describe('an answer that its route does not declare is a 500 in tests', () => {
  test.each(['field', 'status', 'text', 'refusal'])('%s', async (how) => {
    const answer = await fetch(`${server.url}/leaky/${how}`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('22345678901');
    expect(server.log()).toMatch(/GET \/leaky\/:how (does not declare status|200 does not fit its schema)/);
  });

  test('one that it declares passes', async () => {
    expect((await fetch(`${server.url}/leaky/fine`)).status).toBe(200);
  });
});

describe('answers', () => {
  const get = async (path: string) => {
    const answer = await fetch(server.url + path);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    return { status: answer.status, headers: answer.headers, json: await answer.json() };
  };
  const head = { timestamp: '2026-03-01T08:00:00.000Z' };

  test('stand in the envelope, with state, status, headers and members of their own', async () => {
    const { status, headers, json } = await get('/v2/shapes/extra');
    expect(status).toBe(201);
    expect(headers.get('x-a')).toBe('b');
    expect(json).toEqual({ ...head, status: 'processing', message: 'Made', responseCode: 101, data: { id: 1 } });
  });

  test('have no data where there is none', async () => {
    expect((await get('/v2/shapes/none')).json).toEqual({
      ...{ ...head, status: 'successful', message: 'Request was successfully completed' },
    });
  });

  test('made of text, of pieces and bare are JSON all the same, under each path of the route', async () => {
    expect((await get('/v2/shapes/text')).json).toEqual({
      ...{ ...head, status: 'successful', message: 'Say "hi"', data: [{ id: 1 }], meta: { total: 1 } },
    });
    expect((await get('/v1/shapes/bare')).json).toEqual([1, 2]);
    expect((await get('/v2/shapes/pieces')).json).toEqual({ data: 'é' });
  });

  test('in pieces have their length told, to HEAD as well', async () => {
    for (const method of ['GET', 'HEAD']) {
      const text = await server.raw(`${method} /v2/shapes/pieces HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
      expect(text).toMatch(/content-length: 13/);
    }
  });
});
