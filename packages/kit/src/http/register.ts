import { Readable } from 'node:stream';
import type { ValidateFunction } from 'ajv';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { Fault, type FieldProblem, invalid, Refusal } from '../errors.ts';
import { parseBody, unusable } from './body.ts';
import { type MapError, toWireError } from './error-mapping.ts';
import { JSON_TYPE, payloadOf, type Reply } from './reply.ts';
import type { Call, Route } from './route.ts';
import { acceptForms, checkUploadLength, readUpload } from './upload.ts';
import { compile, problemsOf, readIntegers } from './validation.ts';

export interface RegisterOptions<Caller, Modules, Access> {
  modules: Modules;
  /** Runs before the body is read: key, product, scope, rate. Throws what the caller is told. */
  guard: (request: FastifyRequest, reply: FastifyReply, access: Access) => Promise<Caller> | Caller;
  /** The caller's own time, for the envelope. */
  nowFor: (caller: Caller) => Date;
  /** The server's own, where it has one. */
  mapError?: MapError;
  /** Tests: an answer that the route does not declare becomes a fault. */
  checkResponses?: boolean;
  /** Tests: told of every answer of a route, whoever gave it. `path` is the one that was called. */
  onAnswer?: (route: { method: string; path: string }, status: number) => void;
}

const NOTHING = new Uint8Array(0);

/** Puts routes on a server. Order of checks: guard, path, input, handler. */
export function registerRoutes<Caller, Modules, Access>(
  app: FastifyInstance,
  routes: readonly Route<Caller, Modules, Access>[],
  options: RegisterOptions<Caller, Modules, Access>,
): void {
  for (const route of routes) if (!route.upload) put(app, route, options);
  const uploads = routes.filter((route) => route.upload);
  if (uploads.length === 0) return;
  void app.register(async (scope) => {
    await acceptForms(scope);
    for (const route of uploads) put(scope, route, options);
  });
}

function put<Caller, Modules, Access>(
  app: FastifyInstance,
  route: Route<Caller, Modules, Access>,
  options: RegisterOptions<Caller, Modules, Access>,
): void {
  const { onAnswer } = options;
  const serve = server(route, options);
  for (const url of route.paths) {
    app.route({
      method: route.method,
      url,
      ...(route.rawBody ? { bodyLimit: route.rawBody.maxBytes } : {}),
      onRequest: async (request, reply) => {
        request.caller = await options.guard(request, reply, route.access);
        if (route.upload) checkUploadLength(request, route.upload.maxBytes);
      },
      ...(onAnswer
        ? { onResponse: async (_request, reply) => onAnswer({ method: route.method, path: url }, reply.statusCode) }
        : {}),
      handler: serve,
    });
  }
}

function server<Caller, Modules, Access>(
  route: Route<Caller, Modules, Access>,
  options: RegisterOptions<Caller, Modules, Access>,
) {
  const checkQuery = lazy(route.query);
  const checkBody = lazy(route.body);
  const checkAnswer = new Map<number, () => ValidateFunction | null>();
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const call = callOf<Caller>(request, reply, route.upload?.maxBytes ?? 0);
    try {
      const mistake = readInput(call, route, checkQuery(), checkBody());
      if (mistake) {
        await route.exists?.(call, options.modules);
        throw withOthers(mistake, (await route.mistakes?.(call, options.modules)) ?? []);
      }
      const answer = await route.handler(call, options.modules);
      if (reply.sent) return reply;
      if (options.checkResponses) declared(route, answer, checkAnswer, options.nowFor(call.caller));
      return send(reply, answer, options.nowFor(call.caller));
    } catch (error) {
      if (options.checkResponses && error instanceof Refusal) {
        declaredRefusal(route, error, checkAnswer, options.mapError ?? toWireError);
      }
      throw error;
    }
  };
}

function lazy(schema: TSchema | undefined): () => ValidateFunction | null {
  let check: ValidateFunction | null = null;
  return () => {
    if (schema && !check) check = compile(schema);
    return check;
  };
}

function callOf<Caller>(request: FastifyRequest, reply: FastifyReply, uploadBytes: number): Call<Caller> {
  let abort: AbortController | null = null;
  return {
    caller: request.caller as Caller,
    params: storable(request.params as Record<string, string>),
    query: storable(request.query as Record<string, string>),
    body: undefined,
    raw: request.body instanceof Uint8Array ? request.body : NOTHING,
    upload: () => readUpload(request, uploadBytes),
    headers: request.headers,
    url: request.url,
    ip: request.ip,
    requestId: request.id,
    // Made on first use: most handlers end before anybody could leave.
    get signal() {
      if (!abort) {
        const controller = new AbortController();
        abort = controller;
        request.raw.once('close', () => {
          if (!reply.raw.writableEnded) controller.abort();
        });
      }
      return abort.signal;
    },
    request,
    reply,
  };
}

/** PostgreSQL stores no NUL: an id with one is unknown like any other, and must not become an error. */
function storable(params: Record<string, string>): Record<string, string> {
  for (const name in params) {
    if (params[name]?.includes('\0')) params[name] = params[name].replaceAll('\0', '\uFFFD');
  }
  return params;
}

/** Fills in query and body. @returns what the caller did wrong, or null. */
function readInput<Caller>(
  call: Call<Caller>,
  route: Pick<Route<Caller, never, never>, 'query' | 'body' | 'rawBody'>,
  checkQuery: ValidateFunction | null,
  checkBody: ValidateFunction | null,
): Refusal | null {
  if (route.body && !route.rawBody) {
    const parsed = parseBody(call.raw, call.headers['content-type']);
    if (parsed instanceof Refusal) return parsed;
    call.body = parsed;
  }
  if (route.query) readIntegers(route.query, call.query);
  const wrongQuery =
    checkQuery && !checkQuery(call.query) ? problemsOf(checkQuery.errors, 'query') : unusable(call.query);
  const wrongBody = checkBody && !checkBody(call.body) ? problemsOf(checkBody.errors, 'body') : unusable(call.body);
  return wrongQuery.length + wrongBody.length > 0 ? invalid([...wrongQuery, ...wrongBody]) : null;
}

/** One entry per field: what the schema says of it comes first. */
function withOthers(mistake: Refusal, others: readonly FieldProblem[]): Refusal {
  if (!Array.isArray(mistake.data) || others.length === 0) return mistake;
  const told: readonly FieldProblem[] = mistake.data;
  return invalid([...told, ...others.filter(({ field }) => !told.some((problem) => problem.field === field))]);
}

const isPieces = (payload: string | Uint8Array | readonly Uint8Array[]): payload is readonly Uint8Array[] =>
  Array.isArray(payload);

function send(reply: FastifyReply, answer: Reply, now: Date): FastifyReply {
  const { type, payload } = payloadOf(answer, now);
  reply.code(answer.status).header('content-type', type);
  const { body } = answer;
  if (body.kind === 'bytes' || body.kind === 'stream') void reply.headers(reply.server.pageHeaders);
  for (const name in answer.headers) reply.header(name, answer.headers[name]);
  if (body.kind === 'stream') {
    // One chunk ahead of the receiver, and no more.
    const content = Readable.from(body.content, { objectMode: true, highWaterMark: 1 });
    return reply.header('content-length', body.length).send(content);
  }
  if (!isPieces(payload)) return reply.send(payload);
  const length = payload.reduce((sum, piece) => sum + piece.byteLength, 0);
  return reply.header('content-length', length).send(Readable.from(payload));
}

type Checks = Map<number, () => ValidateFunction | null>;

function declared<Caller, Modules, Access>(
  route: Route<Caller, Modules, Access>,
  answer: Reply,
  checks: Checks,
  now: Date,
): void {
  // A kept answer may be a failure of ours, which no route declares: the documentation has it for all.
  if (answer.status === 500) return;
  const { type, payload } = payloadOf(answer, now);
  const text = isPieces(payload) ? Buffer.concat(payload).toString() : String(payload);
  fits(route, answer.status, checks, type === JSON_TYPE ? JSON.parse(text) : undefined);
}

/** A refusal is an answer too: the reader of the documentation must find it. */
function declaredRefusal<Caller, Modules, Access>(
  route: Route<Caller, Modules, Access>,
  refusal: Refusal,
  checks: Checks,
  mapError: MapError,
): void {
  const { body } = mapError(refusal, { timestamp: new Date(0).toISOString(), requestId: '' });
  fits(route, refusal.status, checks, body);
}

/** @throws Fault when a route does not declare a status, or the body does not fit what it declares. */
function fits<Caller, Modules, Access>(
  route: Route<Caller, Modules, Access>,
  status: number,
  checks: Checks,
  body: unknown,
): void {
  const name = `${route.method} ${route.paths[0]}`;
  const schema = route.responses[status];
  if (!schema) throw new Fault('response.undeclared', { message: `${name} does not declare status ${status}` });
  if (body === undefined) return;
  let check = checks.get(status);
  if (!check) {
    check = lazy(schema);
    checks.set(status, check);
  }
  const validate = check();
  if (validate && !validate(body)) {
    const problems = JSON.stringify(problemsOf(validate.errors, 'body'));
    throw new Fault('response.undeclared', { message: `${name} ${status} does not fit its schema: ${problems}` });
  }
}
