import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test, vi } from 'vitest';
import pkg from '../package.json' with { type: 'json' };
import { createKente, type Kente, type KenteOptions, VERSION } from './client.ts';
import { KenteError, NotFoundError } from './errors.ts';
import * as server from './testing/server.ts';

const KEY = 'test_sk_abcdefghij0123456789';
let scripted: server.ScriptedServer;
let clock: ReturnType<typeof server.patientClock>;
let kente: Kente;

const client = (more: Partial<KenteOptions> = {}): Kente =>
  createKente({ baseUrl: scripted.url, secretKey: KEY, clock, random: () => 0.5, ...more });
const failureOf = async (call: Promise<unknown>): Promise<KenteError> => {
  const error = await call.then(
    () => null,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(KenteError);
  return error;
};
const answered = server.ok([]);

beforeAll(async () => {
  scripted = await server.scriptedServer();
});
afterAll(() => scripted.close());
beforeEach(() => {
  clock = server.patientClock();
  kente = client();
});

describe('a request', () => {
  test('carries the key, what it takes and who asks; the path is filled, the query written', async () => {
    scripted.script(answered);
    await kente.accounts.transactions('a/b', { start: new Date('2026-01-01T00:00:00Z'), type: 'credit', limit: 5 });
    expect(scripted.seen[0]).toMatchObject({
      method: 'GET',
      url: '/v2/accounts/a%2Fb/transactions?type=credit&limit=5&start=2026-01-01T00%3A00%3A00.000Z',
      headers: { 'mono-sec-key': KEY, accept: 'application/json', 'user-agent': `kente-sdk/${pkg.version}` },
    });
    expect(VERSION).toBe(pkg.version);
  });

  test('keeps a path in front of the routes', async () => {
    scripted.script(answered);
    await client({ baseUrl: `${scripted.url}/gateway/` }).accounts.list();
    expect(scripted.seen[0]?.url).toBe('/gateway/v2/accounts');
  });

  test('writes a body as JSON, and none where there is none', async () => {
    scripted.script(server.ok({ id: 'x' }));
    await kente.accounts.exchange('code_1');
    await kente.accounts.unlink('a1');
    expect(scripted.seen.map(({ body, headers }) => [body, headers['content-type']])).toEqual([
      ['{"code":"code_1"}', 'application/json'],
      ['', undefined],
    ]);
  });

  test('asks for a refresh by header, and tells of its job', async () => {
    scripted.script(
      server.json(
        200,
        { data: { balance: 1 } },
        { 'x-job-id': 'J1', 'x-job-status': 'finished', 'x-has-new-data': 'true' },
      ),
      server.ok({ balance: 1 }),
    );
    const { http } = await kente.accounts.balance('a1', { realtime: true });
    expect(scripted.seen[0]?.headers['x-realtime']).toBe('true');
    expect(http.refresh).toEqual({ jobId: 'J1', status: 'finished', hasNewData: true });
    expect((await kente.accounts.balance('a1')).http.refresh).toBeNull();
    expect(scripted.seen[1]?.headers['x-realtime']).toBeUndefined();
  });

  test('an idempotency key goes out as given, and the key of the app cannot be overwritten', async () => {
    scripted.script(server.ok(null));
    await kente.accounts.unlink('a1', { idempotencyKey: 'unlink-1', headers: { 'Mono-Sec-Key': 'x', 'X-Trace': '7' } });
    expect(scripted.seen[0]?.headers).toMatchObject({
      'idempotency-key': 'unlink-1',
      'mono-sec-key': KEY,
      'x-trace': '7',
    });
    await expect(kente.accounts.unlink('a1', { idempotencyKey: 'naïve' })).rejects.toThrow(TypeError);
  });

  test('a statement file at an address of its own is asked for without the key, and errors do not tell the address', async () => {
    scripted.script(server.text(200, '%PDF-1.7', { 'content-type': 'application/pdf' }), server.text(404, 'gone'));
    const path = `${scripted.url}/files/secret-name.pdf`;
    expect(new TextDecoder().decode(await kente.statements.download(path))).toBe('%PDF-1.7');
    expect(scripted.seen[0]).toMatchObject({ url: '/files/secret-name.pdf' });
    expect(scripted.seen[0]?.headers['mono-sec-key']).toBeUndefined();
    const error = await failureOf(kente.statements.download(path));
    expect(error.operation).toBe('GET /statements/{file}.pdf');
    expect(error.message).not.toContain('secret-name');
  });

  test('a value that no header can hold is refused before anything is sent', async () => {
    scripted.script(answered);
    await expect(kente.connect.sandbox('session\n1')).rejects.toThrow(TypeError);
    expect(scripted.seen).toEqual([]);
  });

  test('any operation of the document can be called by method and path, with its types', async () => {
    scripted.script(server.ok({ id: 'a1' }));
    const { body, http } = await kente.request('GET', '/v2/accounts/{id}/balance', { path: { id: 'a1' } });
    expectTypeOf(body.data.balance).toEqualTypeOf<number | null>();
    expect(http).toMatchObject({ status: 200, requestId: 'req-7', attempts: 1 });
    scripted.script(server.json(200, [{ name: 'GTBank' }]));
    const coverage = await kente.request('GET', '/coverage');
    expectTypeOf(coverage.body[0]?.name).toEqualTypeOf<string | undefined>();
    expect(coverage.body).toEqual([{ name: 'GTBank' }]);
    scripted.script(server.text(200, 'var a = 1;', { 'content-type': 'text/javascript' }));
    const script = await kente.request('GET', '/connect.js');
    expectTypeOf(script.body).toEqualTypeOf<string>();
    expect(script.body).toBe('var a = 1;');
    // @ts-expect-error: the path takes an id
    await expect(kente.request('GET', '/v2/accounts/{id}/balance', {})).rejects.toThrow('id must be a text');
    // @ts-expect-error: no such operation
    await kente.request('DELETE', '/coverage').catch(() => null);
  });
});

describe('refusals', () => {
  test.each([
    [400, 'InvalidRequestError'],
    [401, 'AuthenticationError'],
    [402, 'PaymentRequiredError'],
    [403, 'PermissionError'],
    [404, 'NotFoundError'],
    [409, 'ConflictError'],
    [413, 'InvalidRequestError'],
    [418, 'KenteError'],
  ])('%i is a %s, told once and never tried again', async (status, name) => {
    scripted.script(server.failed(status, 'This is why.'));
    const error = await failureOf(kente.accounts.retrieve('a1'));
    expect(error).toMatchObject({
      name,
      status,
      message: 'This is why.',
      requestId: 'req-7',
      attempts: 1,
      outcomeUnknown: false,
    });
    expect(error.operation).toBe('GET /v2/accounts/{id}');
    expect(scripted.seen).toHaveLength(1);
  });

  test('problems of fields are told one by one', async () => {
    const data = [{ field: 'customer.email', message: 'customer.email is required' }];
    scripted.script(server.json(400, { status: 'failed', message: data[0]?.message, data }));
    const error = await failureOf(kente.customers.list());
    expect(error.fields).toEqual(data);
  });

  test('what explains a conflict is in data', async () => {
    scripted.script(
      server.json(409, {
        status: 'failed',
        message: 'Customer already exists',
        data: { existing_customer: { id: 'c1' } },
      }),
    );
    const error = await failureOf(kente.customers.retrieve('c1'));
    expect([error.data, error.fields]).toEqual([{ existing_customer: { id: 'c1' } }, []]);
  });

  test('an unknown route is told apart from an unknown thing', async () => {
    scripted.script(server.failed(404, 'Cannot GET /v2/events'));
    expect((await failureOf(kente.events.list())).name).toBe('UnknownRouteError');
    scripted.script(server.text(404, '<html><h1>Not Found</h1></html>'));
    expect((await failureOf(kente.events.list())).name).toBe('UnknownRouteError');
    scripted.script(server.failed(404, 'This account does not exist.'));
    expect(await failureOf(kente.accounts.retrieve('a1'))).toBeInstanceOf(NotFoundError);
  });

  test('the key is in no error, however it is looked at', async () => {
    scripted.script(server.failed(401, 'Unauthorized.'));
    const error = await failureOf(kente.accounts.list());
    expect(JSON.stringify({ ...error, text: String(error), stack: error.stack })).not.toContain(KEY);
    expect(JSON.stringify(kente)).not.toContain(KEY);
  });
});

describe('answers that are not what the API speaks', () => {
  test('a web page with 200 is an error with its first characters', async () => {
    scripted.script(server.text(200, `<!doctype html>\n<title>Portal</title>${'x'.repeat(500)}`));
    const error = await failureOf(kente.accounts.list());
    expect(error).toMatchObject({ name: 'UnreadableAnswerError', status: 200, attempts: 1, outcomeUnknown: true });
    expect(error.message).toContain(
      'GET /v2/accounts answered 200 with text/html that is not JSON: "<!doctype html> <title>Portal',
    );
    expect(error.excerpt).toHaveLength(200);
  });

  test('a web page with 502 is a failure of the server, tried again', async () => {
    scripted.script(server.text(502, '<html>Bad Gateway</html>'));
    const error = await failureOf(kente.accounts.list());
    expect(error).toMatchObject({ name: 'ServerError', status: 502, attempts: 4, excerpt: '<html>Bad Gateway</html>' });
    expect(error.message).toContain('502 with text/html: "<html>Bad Gateway</html>"');
  });

  test('JSON that breaks off in the text', async () => {
    scripted.script(server.text(200, '{"status":"successful","data":[', { 'content-type': 'application/json' }));
    expect(await failureOf(kente.accounts.list())).toMatchObject({
      name: 'UnreadableAnswerError',
      excerpt: expect.any(String),
    });
  });

  test.each([['"text"'], ['null'], ['[]'], ['{}'], ['{"message":7}'], ['']])(
    'a refusal whose body is %j',
    async (body) => {
      scripted.script(server.text(403, body, { 'content-type': 'application/json' }));
      const error = await failureOf(kente.accounts.list());
      expect([error.name, error.message.startsWith('GET /v2/accounts answered 403 with')]).toEqual([
        'PermissionError',
        true,
      ]);
    },
  );

  test('a redirect is not followed: the key would go with it', async () => {
    scripted.script(server.text(302, '', { location: 'https://elsewhere.example/login' }));
    const error = await failureOf(kente.accounts.list());
    expect(error).toMatchObject({ name: 'UnreadableAnswerError', status: 302 });
    expect(error.message).toContain('https://elsewhere.example/login');
    expect(scripted.seen).toHaveLength(1);
  });

  test('an answer that is too large is cut off', async () => {
    scripted.script(server.ok('x'.repeat(5_000)));
    const error = await failureOf(client({ maxAnswerBytes: 1_000 }).accounts.list());
    expect(error).toMatchObject({ name: 'UnreadableAnswerError', status: 200, requestId: 'req-7' });
  });

  test.each([[''], ['{}'], ['[]'], ['{"data":null}'], ['{"data":"none"}']])(
    'a success with %j where a list or an account belongs',
    async (body) => {
      scripted.script(server.text(200, body, { 'content-type': 'application/json' }));
      const calls = [
        () => kente.accounts.list(),
        () => kente.accounts.retrieve('a1'),
        () => kente.accounts.feed('a1'),
        () => kente.accounts.transactions.all('a1').next(),
      ];
      for (const call of calls) {
        expect(await failureOf(call())).toMatchObject({ name: 'UnreadableAnswerError', status: 200 });
      }
    },
  );

  test('a success without a body is a success', async () => {
    scripted.script(server.text(200, ''));
    expect((await kente.accounts.unlink('a1')).http.status).toBe(200);
  });
});

describe('tries', () => {
  test('a GET is tried again after 5xx, a reset and a broken body, up to 4 times in all', async () => {
    scripted.script(server.failed(500, 'Something went wrong.'), server.reset, server.breakOff, server.ok([]));
    const { http } = await kente.accounts.list();
    expect(http.attempts).toBe(4);
    expect(clock.waits).toEqual([250, 500, 1_000]);
    scripted.script(server.failed(503, 'The institution is not available at the moment. Try again later.'));
    expect(await failureOf(kente.accounts.list())).toMatchObject({ name: 'ServerError', status: 503, attempts: 4 });
    expect(scripted.seen).toHaveLength(4);
  });

  test('429 is waited out by Retry-After, in seconds or as a date, for a POST too', async () => {
    scripted.script(
      server.failed(429, 'Too many.', { 'retry-after': '7' }),
      server.failed(429, 'Too many.', { 'retry-after': 'Wed, 28 Jan 2026 09:00:20 GMT' }),
      server.ok({ id: 'a1' }),
    );
    expect((await kente.accounts.exchange('code_1')).http.attempts).toBe(3);
    expect(clock.waits).toEqual([7_250, 20_500]);
  });

  test('a Retry-After of more than a minute is told instead', async () => {
    scripted.script(server.failed(429, 'Data sync is limited.', { 'retry-after': '87' }));
    expect(await failureOf(kente.accounts.sync('a1'))).toMatchObject({
      name: 'RateLimitError',
      retryAfterSeconds: 87,
      attempts: 1,
    });
    expect(clock.waits).toEqual([]);
  });

  test('a POST that may have worked is not done again: 500, a reset, silence', async () => {
    for (const behaviour of [server.failed(500, 'Ours.'), server.reset, server.hang]) {
      scripted.script(behaviour);
      const error = await failureOf(kente.accounts.exchange('code_1', { timeoutMs: 100 }));
      expect(error).toMatchObject({ attempts: 1, outcomeUnknown: true });
      expect(scripted.seen).toHaveLength(1);
    }
  });

  test('with an idempotency key it is done again, under the same key', async () => {
    scripted.script(server.failed(500, 'Ours.'), server.reset, server.ok(null));
    await kente.accounts.unlink('a1', { idempotencyKey: 'k-1' });
    expect(scripted.seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['k-1', 'k-1', 'k-1']);
  });

  test('a POST that never left is sent when the server is there again', async () => {
    const port = await new Promise<number>((done) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
      });
    });
    const error = await failureOf(client({ baseUrl: `http://127.0.0.1:${port}` }).accounts.exchange('code_1'));
    expect(error).toMatchObject({ name: 'ConnectionError', status: null, attempts: 4, outcomeUnknown: false });
    expect(error.message).toContain('ECONNREFUSED');
  });

  test('an income analysis, which each GET starts, is not started again in doubt', async () => {
    scripted.script(server.reset);
    expect(await failureOf(kente.accounts.income('a1'))).toMatchObject({ name: 'ConnectionError', attempts: 1 });
  });

  test('none, when retries is 0, for the client or for the call', async () => {
    scripted.script(server.failed(500, 'Ours.'));
    expect((await failureOf(client({ retries: 0 }).accounts.list())).attempts).toBe(1);
    expect((await failureOf(kente.accounts.list({}, { retries: 1 }))).attempts).toBe(2);
    await expect(kente.accounts.list({}, { retries: 4 })).rejects.toThrow(RangeError);
  });
});

describe('an end to waiting', () => {
  test.each([
    ['before the head', server.hang],
    ['in the body', server.hangInBody],
  ])('silence %s is a timeout of each attempt', async (_name, behaviour) => {
    scripted.script(behaviour);
    const error = await failureOf(client({ timeoutMs: 60, retries: 1 }).accounts.list());
    expect(error).toMatchObject({ name: 'TimeoutError', status: null, attempts: 2, outcomeUnknown: true });
    expect(error.message).toContain('no whole answer within 60 ms');
  });

  test("the caller's signal ends a call that hangs, with the caller's reason", async () => {
    scripted.script(server.hang);
    const stop = new AbortController();
    const call = kente.accounts.list({}, { signal: stop.signal });
    const reason = new Error('the user left');
    await expect.poll(() => scripted.seen.length).toBe(1);
    stop.abort(reason);
    await expect(call).rejects.toBe(reason);
  });

  test('and ends the wait between tries', async () => {
    scripted.script(server.failed(429, 'Too many.', { 'retry-after': '30' }));
    const stop = new AbortController();
    const waiting = client({ clock: undefined }).accounts.list({}, { signal: stop.signal });
    await expect.poll(() => scripted.seen.length).toBe(1);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('a signal that is aborted already sends nothing', async () => {
    scripted.script(answered);
    await expect(kente.accounts.list({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(scripted.seen).toEqual([]);
  });

  test('a fetch that looks at no signal is left behind', async () => {
    const deaf = (): Promise<Response> => new Promise(() => {});
    const error = await failureOf(client({ fetch: deaf, timeoutMs: 30, retries: 0 }).accounts.list());
    expect(error.name).toBe('TimeoutError');
  });
});

describe('settings that cannot work', () => {
  test.each<[string, Partial<KenteOptions>]>([
    ['no key', { secretKey: '' }],
    ['a key that was never set', { secretKey: undefined as unknown as string }],
    ['a key with a line break', { secretKey: 'test_sk_1\n' }],
    ['no address', { baseUrl: '' }],
    ['a timeout of 0', { timeoutMs: 0 }],
    ['4 retries', { retries: 4 }],
    ['half a retry', { retries: 0.5 }],
  ])('%s', (_name, options) => {
    expect(() => client(options)).toThrow(/must be/);
  });
});

test('in a browser it does not start, and says why', () => {
  vi.stubGlobal('document', {});
  vi.stubGlobal('process', undefined);
  try {
    expect(() => client()).toThrow('does not run in a browser');
  } finally {
    vi.unstubAllGlobals();
  }
});
