import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TObject, TSchema } from 'typebox';
import type { FieldProblem } from '../errors.ts';
import type { Reply } from './reply.ts';
import type { Upload } from './upload.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type StaticOr<T, Otherwise> = T extends TSchema ? Static<T> : Otherwise;

/** What a handler is given. `caller` is whoever the guard let in. */
export interface Call<Caller, Query = unknown, Body = unknown, Path extends string = string> {
  caller: Caller;
  params: Record<PathParams<Path>, string>;
  query: Query;
  body: Body;
  /** The body as it came, for uploads (`rawBody` routes). */
  raw: Uint8Array;
  /** The file of a form (`upload` routes); null where none came. @throws Refusal 413, 400. */
  upload(): Promise<Upload | null>;
  headers: FastifyRequest['headers'];
  /** The path as it was called and its query, for links to other pages of a list. */
  url: string;
  ip: string;
  requestId: string;
  /** Aborted when the client has gone. */
  signal: AbortSignal;
  request: FastifyRequest;
  reply: FastifyReply;
}

type PathParams<Path extends string> = string extends Path
  ? string
  : Path extends `${infer _}:${infer Rest}`
    ? Rest extends `${infer Name}/${infer Tail}`
      ? Name | PathParams<`/${Tail}`>
      : Rest extends `${infer Name}.${infer _Suffix}`
        ? Name
        : Rest
    : never;

export interface RouteOptions<
  Caller,
  Modules,
  Access,
  Path extends string,
  Query extends TObject | undefined,
  Body extends TSchema | undefined,
> {
  method: Method;
  /** The first one is the documented one; the others are the same under another name. */
  path: Path | readonly [Path, ...string[]];
  /** Who may call: read by the application's guard. */
  access: Access;
  summary: string;
  description?: string;
  tag: string;
  query?: Query;
  /** Query parameters must not be read from text leniently: every value stays text. */
  body?: Body;
  /** Keep the bytes of the body, up to this many. */
  rawBody?: { maxBytes: number };
  /** Takes a form with one file, up to this many bytes. */
  upload?: { maxBytes: number };
  /** Every status that the route can answer, besides those that the guard adds. */
  responses: Readonly<Record<number, TSchema>>;
  /** Not part of the documented API (pages and their own calls). */
  undocumented?: boolean;
  /** Takes an idempotency key: the application sees to it that a repeat has no second effect. */
  idempotent?: boolean;
  /** Throws when the path names nothing of the caller's: asked before input mistakes are told, since 404 comes first. */
  exists?: (call: Call<Caller, unknown, unknown, Path>, modules: Modules) => Promise<unknown>;
  /**
   * What the handler would refuse too. Asked when the schemas have found mistakes, so that all are told at once; query
   * and body may then be of any shape.
   */
  mistakes?: (
    call: Call<Caller, unknown, unknown, Path>,
    modules: Modules,
  ) => readonly FieldProblem[] | Promise<readonly FieldProblem[]>;
  handler: (
    call: Call<Caller, StaticOr<Query, Record<string, never>>, StaticOr<Body, undefined>, Path>,
    modules: Modules,
  ) => Promise<Reply> | Reply;
}

/** A route with its types folded away, ready to be registered. */
export interface Route<Caller, Modules, Access> {
  method: Method;
  paths: readonly string[];
  access: Access;
  summary: string;
  description: string | undefined;
  tag: string;
  query: TObject | undefined;
  body: TSchema | undefined;
  rawBody: { maxBytes: number } | undefined;
  upload: { maxBytes: number } | undefined;
  responses: Readonly<Record<number, TSchema>>;
  undocumented: boolean;
  idempotent: boolean;
  exists: ((call: Call<Caller>, modules: Modules) => Promise<unknown>) | undefined;
  mistakes:
    | ((call: Call<Caller>, modules: Modules) => readonly FieldProblem[] | Promise<readonly FieldProblem[]>)
    | undefined;
  handler: (call: Call<Caller>, modules: Modules) => Promise<Reply> | Reply;
}

/** Binds the caller, modules and access rules of one application; see `apps/platform/src/api/route.ts`. */
export function routeBuilder<Caller, Modules, Access>() {
  return function route<
    const Path extends string,
    Query extends TObject | undefined = undefined,
    Body extends TSchema | undefined = undefined,
  >(options: RouteOptions<Caller, Modules, Access, Path, Query, Body>): Route<Caller, Modules, Access> {
    const { path, query, body, rawBody, upload, exists, description } = options;
    return {
      ...options,
      paths: typeof path === 'string' ? [path] : path,
      query,
      body,
      rawBody,
      upload,
      description,
      undocumented: options.undocumented ?? false,
      idempotent: options.idempotent ?? false,
      exists: exists as Route<Caller, Modules, Access>['exists'],
      mistakes: options.mistakes as Route<Caller, Modules, Access>['mistakes'],
      handler: options.handler as unknown as Route<Caller, Modules, Access>['handler'],
    };
  };
}
