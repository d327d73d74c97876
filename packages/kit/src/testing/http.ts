import { type AddressInfo, connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { type Clock, SettableClock } from '../clock.ts';
import { type RegisterOptions, registerRoutes } from '../http/register.ts';
import { type Route, routeBuilder } from '../http/route.ts';
import { createServer, type ServerOptions } from '../http/server.ts';
import { createLogger } from '../log.ts';
import { createMetrics } from '../metrics.ts';

/** Whoever calls in these tests: a name out of the `x-caller` header. */
export type TestCaller = string;
export type TestRoute = Route<TestCaller, TestModules, TestAccess>;
export interface TestModules {
  clock: Clock;
}
export interface TestAccess {
  open?: boolean;
}

export const testRoute = routeBuilder<TestCaller, TestModules, TestAccess>();

export interface TestServer {
  app: FastifyInstance;
  url: string;
  port: number;
  /** Every line of the log so far. */
  log(): string;
  /** What is answered to these bytes, sent as they are. Ends when the server ends the connection, or after `ms`. */
  raw(bytes: string | Uint8Array, ms?: number): Promise<string>;
}

export async function testServer(
  routes: readonly TestRoute[],
  options: Partial<ServerOptions> & Partial<RegisterOptions<TestCaller, TestModules, TestAccess>> = {},
): Promise<TestServer> {
  const lines: string[] = [];
  const clock = new SettableClock('2026-03-01T08:00:00.000Z');
  const app = await createServer({
    log: createLogger({
      level: 'debug',
      name: 'test',
      destination: { write: (line: string) => void lines.push(line) },
    }),
    ...{ clock, metrics: createMetrics(), bodyLimitBytes: 1024 * 1024, requestTimeoutMs: 30_000 },
    ...{ maxEventLoopDelayMs: 0, trustProxy: false, ready: async () => {} },
    ...options,
  });
  registerRoutes(app, routes, {
    modules: { clock },
    guard: (request) => String(request.headers['x-caller'] ?? 'Adaeze'),
    nowFor: () => clock.now(),
    checkResponses: true,
    ...options,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return {
    app,
    port,
    url: `http://127.0.0.1:${port}`,
    log: () => lines.join(''),
    raw: (bytes, ms) => raw(port, bytes, ms),
  };
}

function raw(port: number, bytes: string | Uint8Array, ms = 5_000): Promise<string> {
  return new Promise((done) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const timer = setTimeout(() => socket.destroy(), ms);
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      done(text);
    });
  });
}
