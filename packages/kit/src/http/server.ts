import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyHttpOptions,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Clock } from '../clock.ts';
import { Fault, Refusal } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Telemetry } from '../telemetry.ts';
import { createClientErrorHandler, failedEnvelope } from './broken-requests.ts';
import { type MapError, toWireError } from './error-mapping.ts';
import { registerHealth } from './health.ts';
import { parseQuery } from './query.ts';
import { securityHeaders } from './security-headers.ts';

export interface ServerOptions {
  log: Logger;
  clock: Clock;
  metrics: Metrics;
  telemetry?: Telemetry;
  bodyLimitBytes: number;
  /** A request that has not wholly arrived within this is answered 408. */
  requestTimeoutMs: number;
  /** Answers 503 while the event loop lags more than this. */
  maxEventLoopDelayMs: number;
  trustProxy: boolean;
  /** The time of whoever called, told in refusals too; the machine's when absent, and where nobody is known. */
  nowFor?: (caller: unknown) => Date;
  /** How errors become bodies, for an application whose envelope is not Mono's. */
  mapError?: MapError;
  /** Throws when the process cannot serve. */
  ready: () => Promise<void>;
  /** At the end, requests that are being answered get this long before their connections are broken. */
  drainMs?: number;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Security headers of what a browser shows. */
    pageHeaders: Readonly<Record<string, string>>;
  }
  interface FastifyRequest {
    /** Set by the guard. */
    caller: unknown;
    startedAt: number;
    endSpan: ReturnType<Telemetry['span']> | null;
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';
const DRAIN_MS = 5_000;
const SWEEP_EVERY_MS = 50;
const RETRY_AFTER_SECONDS = 5;

/**
 * A server that is lenient where real clients are odd (bodies and content types on GET, empty JSON bodies, trailing
 * slashes and ampersands), and that answers in the envelope whatever happens.
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { all: headers, pages } = await securityHeaders();
  const app = Fastify(serverSettings(options, headers));
  // Bytes in, whatever the content type says: the route decides what they are.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.decorate('pageHeaders', pages);
  app.decorateRequest('caller', null);
  app.decorateRequest('startedAt', 0);
  app.decorateRequest('endSpan', null);
  // An expectation that we do not know is no reason to refuse: RFC 9110 lets a server pass it over.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  observe(app, options, headers);
  drain(app, options.drainMs ?? DRAIN_MS);
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, options));
  app.setNotFoundHandler((request, reply) => {
    void reply.code(404).send(failedEnvelope(options, 404, cannot(request)));
  });
  await app.register(rateLimit, { global: false, enableDraftSpec: true });
  await app.register(underPressure, {
    maxEventLoopDelay: options.maxEventLoopDelayMs,
    retryAfter: RETRY_AFTER_SECONDS,
    pressureHandler: () => {
      const message = `The service is busy. Try again in ${RETRY_AFTER_SECONDS} seconds.`;
      throw new Fault('server.busy', { status: 503, message, retryAfterSeconds: RETRY_AFTER_SECONDS });
    },
  });
  registerHealth(app, options);
  return app;
}

/** As long as a request line may be: an id that is too long is an unknown one, which the route says. */
const LONGEST_PARAM = 16_384;

/** A `%` that escapes nothing stands for itself, so that an id with one is unknown like any other. */
function readablePath(url: string): string {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  if (!path.includes('%')) return url;
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}

const cannot = (request: FastifyRequest): string => `Cannot ${request.method} ${request.originalUrl.split('?')[0]}`;

function serverSettings(options: ServerOptions, headers: Readonly<Record<string, string>>): FastifyHttpOptions<Server> {
  return {
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // One logger for all: a child for each request would cost more than the few lines that are written.
    childLoggerFactory: (logger) => logger,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: options.bodyLimitBytes,
    requestTimeout: options.requestTimeoutMs,
    // Requests that come while the server closes are still answered; their connections end with the answer.
    return503OnClosing: false,
    http: {
      headersTimeout: Math.min(60_000, options.requestTimeoutMs),
      connectionsCheckingInterval: Math.min(10_000, options.requestTimeoutMs),
      // Node answers a missing Host header with an empty body; nothing here reads it.
      requireHostHeader: false,
    },
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    trustProxy: options.trustProxy,
    exposeHeadRoutes: true,
    frameworkErrors: (error, request, reply) => {
      const text = JSON.stringify(failedEnvelope(options, 404, cannot(request)));
      const length = Buffer.byteLength(text);
      const own = { 'x-request-id': request.id, 'content-type': JSON_TYPE, 'content-length': length };
      reply.raw.writeHead(404, { ...headers, ...own }).end(request.method === 'HEAD' ? undefined : text);
      options.metrics.request('unknown', request.method, 404, 0);
      options.log.info({ reqId: request.id, reason: error.code }, 'unreadable path');
    },
    rewriteUrl: ({ url = '/' }) => readablePath(url),
    clientErrorHandler: createClientErrorHandler(options, headers),
    routerOptions: {
      ignoreTrailingSlash: true,
      ignoreDuplicateSlashes: true,
      maxParamLength: LONGEST_PARAM,
      querystringParser: parseQuery,
    },
  };
}

/** A content type that is none (`json`) is no reason to refuse: the route reads the body by its look. */
function forgiveContentType({ headers }: FastifyRequest): void {
  const type = headers['content-type'];
  if (type !== undefined && !/^[^\s/;]+\/[^\s;]+/.test(type)) headers['content-type'] = 'application/octet-stream';
}

/** What every request has: an id, the security headers, a place in the histogram, a span where spans are wanted. */
function observe(app: FastifyInstance, options: ServerOptions, headers: Readonly<Record<string, string>>): void {
  const { metrics, telemetry } = options;
  app.addHook('onRequest', (request, reply, done) => {
    request.startedAt = performance.now();
    if (telemetry) {
      const name = `${request.method} ${request.routeOptions.url ?? 'unknown'}`;
      request.endSpan = telemetry.span(name, { 'http.request.method': request.method });
    }
    if (request.method !== 'GET') forgiveContentType(request);
    void reply.headers(headers).header('x-request-id', request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const seconds = (performance.now() - request.startedAt) / 1_000;
    request.endSpan?.({
      error: reply.statusCode >= 500,
      attributes: { 'http.response.status_code': reply.statusCode },
    });
    metrics.request(request.routeOptions.url ?? 'unknown', request.method, reply.statusCode, seconds);
    done();
  });
}

/** Ends in time: Node waits for every request that is being answered, and for connections that never sent one. */
function drain(app: FastifyInstance, drainMs: number): void {
  // Node counts a connection without any request as busy.
  const silent = new Set<Socket>();
  app.server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.server.on('request', ({ socket }) => silent.delete(socket));
  let impatient: NodeJS.Timeout | undefined;
  let sweeping: NodeJS.Timeout | undefined;
  app.addHook('preClose', (done) => {
    for (const socket of silent) socket.destroy();
    // Kept-alive connections whose last answer came after the closing began: nobody else ends them.
    sweeping = setInterval(() => app.server.closeIdleConnections(), SWEEP_EVERY_MS);
    impatient = setTimeout(() => app.server.closeAllConnections(), drainMs);
    done();
  });
  app.addHook('onClose', (_app, done) => {
    clearTimeout(impatient);
    clearInterval(sweeping);
    done();
  });
}

function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { clock, log, nowFor, mapError = toWireError }: ServerOptions,
): void {
  const now = nowFor?.(request.caller) ?? clock.now();
  const wire = mapError(error, { timestamp: now.toISOString(), requestId: request.id });
  const kept = error instanceof Refusal ? { refusal: error.code } : { err: error };
  log[wire.level](
    { ...kept, reqId: request.id, status: wire.status, route: request.routeOptions.url },
    'request failed',
  );
  // Fastify would break the connection under a client that still sends, which then never reads why it was refused.
  // Node reads on and throws away, for as long as the request's time allows.
  if ((error as FastifyError | null)?.code === 'FST_ERR_CTP_BODY_TOO_LARGE') reply.removeHeader('connection');
  void reply.code(wire.status).headers(wire.headers).type(JSON_TYPE).send(JSON.stringify(wire.body));
}
