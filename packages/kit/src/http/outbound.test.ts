import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createOutbound, type Outbound, type OutboundOptions } from './outbound.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function listen<S extends Server>(server: S, host = '127.0.0.1'): Promise<{ server: S; port: number }> {
  server.listen(0, host);
  await once(server, 'listening');
  closers.push(async () => server.close());
  return { server, port: (server.address() as AddressInfo).port };
}

async function receiver(
  listener: RequestListener,
  host?: string,
): Promise<{ port: number; connections: () => number }> {
  let connections = 0;
  const server = createServer(listener);
  server.on('connection', () => {
    connections += 1;
  });
  closers.push(async () => server.closeAllConnections());
  const { port } = await listen(server, host);
  return { port, connections: () => connections };
}

function outbound(options: Partial<OutboundOptions> = {}): Outbound {
  const made = createOutbound({ allowPrivate: true, ...options });
  closers.push(() => made.close());
  return made;
}

const message = { headers: { 'content-type': 'application/json' }, body: '{}' };
const acknowledge: RequestListener = (_request, response) => response.writeHead(204).end();

describe('an address that is not public is never connected to', () => {
  test.each([
    'http://127.0.0.1:PORT/',
    'http://127.1:PORT/',
    'http://0x7f000001:PORT/',
    'http://2130706433:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://127.0.0.1.:PORT/',
    'http://localhost:PORT/',
    'http://localhost.:PORT/',
    'http://hooks.localhost:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://0.0.0.0:PORT/',
  ])('%s', async (template) => {
    const sink = await receiver(acknowledge, '0.0.0.0');
    const result = await outbound({ allowPrivate: false }).post(template.replace('PORT', String(sink.port)), message);
    expect(result).toMatchObject({ kind: 'refused_address' });
    expect(sink.connections()).toBe(0);
  });

  test.each([
    ['one private address', ['127.0.0.1']],
    ['a private address after a public one', ['1.1.1.1', '127.0.0.1']],
    ['a private address before a public one', ['10.0.0.1', '1.1.1.1']],
    ['an IPv4-mapped loopback', ['::ffff:127.0.0.1']],
    ['the metadata service', ['169.254.169.254']],
  ])('a name that resolves to %s', async (_, addresses) => {
    const sink = await receiver(acknowledge);
    const guarded = outbound({ allowPrivate: false, resolve: async () => addresses });
    expect(await guarded.post(`http://hooks.example.com:${sink.port}/`, message)).toMatchObject({
      kind: 'refused_address',
    });
    expect(sink.connections()).toBe(0);
  });

  test('a name that turns from public to private between two lookups', async () => {
    const sink = await receiver(acknowledge);
    const answers = [['192.0.2.1'], ['127.0.0.1'], ['::1'], ['1.1.1.1', '192.168.1.1']];
    let lookups = 0;
    const guarded = outbound({
      allowPrivate: false,
      resolve: async () => answers[lookups++ % answers.length] ?? [],
    });
    for (let round = 0; round < 8; round += 1) {
      expect(await guarded.post(`http://rebind.example.com:${sink.port}/`, message)).toMatchObject({
        kind: 'refused_address',
      });
    }
    expect(lookups).toBe(8);
    expect(sink.connections()).toBe(0);
  });

  test('the socket goes to the very address that was checked: the name is asked once per connection', async () => {
    const sink = await receiver(acknowledge);
    let lookups = 0;
    const resolve = async () => (lookups++ === 0 ? ['127.0.0.1'] : ['192.0.2.1']);
    const result = await outbound({ resolve }).post(`http://hooks.example.com:${sink.port}/`, message);
    expect(result).toMatchObject({ kind: 'answered', status: 204 });
    expect(lookups).toBe(1);
  });
});

test.each([
  ['ftp://example.com/', 'not http or https'],
  ['https://user:secret@example.com/', 'credentials in the URL'],
  ['nonsense', 'not a URL'],
])('a URL of another kind is refused: %s', async (url, reason) => {
  expect(await outbound().post(url, message)).toEqual({ kind: 'refused_address', reason, durationMs: 0 });
});

test('a redirect is an answer: nothing follows it', async () => {
  let hits = 0;
  const sink = await receiver((_request, response) => {
    hits += 1;
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  expect(await outbound().post(`http://127.0.0.1:${sink.port}/`, message)).toMatchObject({
    kind: 'answered',
    status: 307,
  });
  expect(hits).toBe(1);
});

test('headers and body arrive as given, and the host keeps its name', async () => {
  const seen: unknown[] = [];
  const sink = await receiver(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.push(request.headers.host, request.headers['webhook-id'], request.url, body);
    response.writeHead(503, { 'retry-after': '17' }).end('busy');
  });
  const result = await outbound({ resolve: async () => ['127.0.0.1'] }).post(
    `http://hooks.example.com:${sink.port}/in?a=1`,
    {
      headers: { 'webhook-id': 'evt_1' },
      body: '{"name":"Adébáyọ̀"}',
    },
  );
  expect(result).toMatchObject({ kind: 'answered', status: 503, retryAfterSeconds: 17 });
  expect(seen).toEqual([`hooks.example.com:${sink.port}`, 'evt_1', '/in?a=1', '{"name":"Adébáyọ̀"}']);
});

test('TLS asks for the name in the URL, not for the address', async () => {
  let hello = Buffer.alloc(0);
  const { port } = await listen(
    createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        hello = Buffer.concat([hello, chunk]);
        socket.destroy();
      });
    }),
  );
  const result = await outbound({ resolve: async () => ['127.0.0.1'] }).post(
    `https://hooks.example.com:${port}/`,
    message,
  );
  expect(result.kind).toBe('failed');
  expect(hello.includes('hooks.example.com')).toBe(true);
});

describe('the deadline covers', () => {
  const quick = { ...message, timeoutMs: 150 };

  test('a name that is never resolved', async () => {
    const resolve = () => new Promise<string[]>(() => {});
    expect(await outbound({ resolve, timeoutMs: 500 }).post('http://hooks.example.com/', quick)).toMatchObject({
      kind: 'timeout',
    });
  });

  test('a receiver that takes the request and never answers', async () => {
    const sink = await receiver(() => {});
    const result = await outbound().post(`http://127.0.0.1:${sink.port}/`, quick);
    expect(result).toMatchObject({ kind: 'timeout' });
    expect(result.durationMs).toBeLessThan(1_000);
  });

  test('a receiver that answers one byte of the head at a time', async () => {
    const { port } = await listen(
      createTcpServer((socket) => {
        const drip = setInterval(() => socket.write('H'), 20);
        socket.on('error', () => {});
        socket.on('close', () => clearInterval(drip));
      }),
    );
    const result = await outbound().post(`http://127.0.0.1:${port}/`, quick);
    expect(['timeout', 'failed']).toContain(result.kind);
    expect(result.durationMs).toBeLessThan(1_000);
  });

  test('a request that still waits for a connection, and that then never goes out', async () => {
    const waiting: (() => void)[] = [];
    let hits = 0;
    const sink = await receiver((_request, response) => {
      hits += 1;
      waiting.push(() => response.writeHead(204).end());
    });
    const narrow = outbound({ connectionsPerLane: 1 });
    const url = `http://127.0.0.1:${sink.port}/`;
    const first = narrow.post(url, message);
    const second = await narrow.post(url, quick);
    waiting.shift()?.();
    expect(second).toMatchObject({ kind: 'timeout' });
    expect(await first).toMatchObject({ kind: 'answered', status: 204 });
    const third = narrow.post(url, quick);
    await expect.poll(() => hits).toBe(2);
    waiting.shift()?.();
    expect(await third).toMatchObject({ kind: 'answered' });
    expect(hits).toBe(2);
  });
});

describe('the body of an answer is ignored:', () => {
  test('an endless one costs its connection, not the acknowledgement', async () => {
    const sink = await receiver((_request, response) => {
      response.writeHead(200);
      const more = setInterval(() => response.write('x'.repeat(32_768)), 1);
      response.on('close', () => clearInterval(more));
      response.on('error', () => {});
    });
    expect(await outbound().post(`http://127.0.0.1:${sink.port}/`, message)).toMatchObject({
      kind: 'answered',
      status: 200,
    });
  });

  test('one that never ends acknowledges within the second', async () => {
    const sink = await receiver((_request, response) => {
      response.writeHead(200).write('begin');
    });
    expect(await outbound().post(`http://127.0.0.1:${sink.port}/`, message)).toMatchObject({
      kind: 'answered',
      status: 200,
    });
  });

  test('one that breaks off still acknowledges', async () => {
    const sink = await receiver((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await outbound().post(`http://127.0.0.1:${sink.port}/`, message)).toMatchObject({
      kind: 'answered',
      status: 200,
    });
  });
});

describe('what breaks is told by its code:', () => {
  test('nobody listens', async () => {
    const { server, port } = await listen(createTcpServer());
    server.close();
    expect(await outbound().post(`http://127.0.0.1:${port}/`, message)).toMatchObject({
      kind: 'failed',
      code: 'ECONNREFUSED',
    });
  });

  test('the name does not exist', async () => {
    const resolve = async () => [];
    expect(await outbound({ resolve }).post('http://hooks.example.com/', message)).toMatchObject({
      kind: 'failed',
      code: 'ENOTFOUND',
    });
  });

  test('the connection is cut', async () => {
    const sink = await receiver((request) => request.socket.destroy());
    expect(await outbound().post(`http://127.0.0.1:${sink.port}/`, message)).toMatchObject({
      kind: 'failed',
      code: 'UND_ERR_SOCKET',
    });
  });

  test('the caller gives up', async () => {
    const sink = await receiver(() => {});
    const stop = new AbortController();
    const result = outbound().post(`http://127.0.0.1:${sink.port}/`, { ...message, signal: stop.signal });
    stop.abort();
    expect(await result).toMatchObject({ kind: 'failed', code: 'ABORTED' });
  });

  test('what answers is no web server', async () => {
    const { port } = await listen(
      createTcpServer((socket) => socket.on('error', () => {}).end('220 smtp.example.com ESMTP\r\n')),
    );
    expect(await outbound().post(`http://127.0.0.1:${port}/`, message)).toMatchObject({ kind: 'failed' });
  });
});

describe('connections', () => {
  test('are kept: twenty posts, one after another, connect and look up twice at most', async () => {
    const sink = await receiver(acknowledge);
    let lookups = 0;
    const kept = outbound({
      resolve: async () => {
        lookups += 1;
        return ['127.0.0.1'];
      },
    });
    for (let round = 0; round < 20; round += 1) await kept.post(`http://hooks.example.com:${sink.port}/`, message);
    expect(sink.connections()).toBeLessThanOrEqual(2);
    expect(lookups).toBe(sink.connections());
  });

  test('are bounded per lane', async () => {
    const sink = await receiver((_request, response) => setTimeout(() => response.writeHead(204).end(), 5));
    const narrow = outbound({ connectionsPerLane: 3 });
    await Promise.all(Array.from({ length: 40 }, () => narrow.post(`http://127.0.0.1:${sink.port}/`, message)));
    expect(sink.connections()).toBe(3);
  });

  test('of a lane that hangs leave another lane to the same host alone', async () => {
    const sink = await receiver((request, response) => {
      if (request.url === '/good') response.writeHead(204).end();
    });
    const shared = outbound({ connectionsPerLane: 2, timeoutMs: 400 });
    const hanging = Array.from({ length: 6 }, () =>
      shared.post(`http://127.0.0.1:${sink.port}/bad`, { ...message, lane: 'a' }),
    );
    const good = await shared.post(`http://127.0.0.1:${sink.port}/good`, { ...message, lane: 'b' });
    expect(good).toMatchObject({ kind: 'answered', status: 204 });
    expect(good.durationMs).toBeLessThan(350);
    await Promise.all(hanging);
  });

  test('of the lane unused for longest are let go when there are too many lanes', async () => {
    const sink = await receiver(acknowledge);
    const few = outbound({ maxLanes: 2 });
    const post = (lane: string) => few.post(`http://127.0.0.1:${sink.port}/`, { ...message, lane });
    for (const lane of ['a', 'b', 'a', 'c', 'a']) expect(await post(lane)).toMatchObject({ kind: 'answered' });
    expect(sink.connections()).toBe(3);
    expect(await post('b')).toMatchObject({ kind: 'answered' });
    expect(sink.connections()).toBe(4);
  });
});
