import swagger from '@fastify/swagger';
import Fastify from 'fastify';
import type { TSchema } from 'typebox';
import type { Route } from './route.ts';
import { failure } from './schemas.ts';

export interface ApiInfo {
  title: string;
  version: string;
  description: string;
  url: string;
  /** Name of the header that carries the key, and what it is, for a reader. */
  keyHeader: string;
  keyDescription: string;
  /** Groups of routes in reading order; a route's tag that is not here comes after them. */
  tags: readonly { name: string; description: string }[];
}

/**
 * The OpenAPI 3.1 document of a route table. Made on a server that never listens, so that the serving one pays nothing
 * for it at start.
 */
export async function openApiDocument<Access>(
  routes: readonly Route<never, never, Access>[],
  info: ApiInfo,
  isPublic: (access: Access) => boolean,
): Promise<object> {
  const app = Fastify({ routerOptions: { maxParamLength: 500 } });
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => () => '');
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: info.title, version: info.version, description: info.description },
      servers: [{ url: info.url }],
      tags: [...info.tags],
      components: { securitySchemes: { key: securityScheme(info) } },
    },
  });
  for (const route of routes) {
    if (route.undocumented) continue;
    for (const url of route.paths) {
      const schema = { ...schemaOf(route, isPublic(route.access)), operationId: operationId(route.method, url) };
      app.route({ method: route.method, url, schema, handler: () => null });
    }
  }
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}

function securityScheme(info: ApiInfo): { type: 'apiKey'; in: 'header'; name: string; description: string } {
  return { type: 'apiKey', in: 'header', name: info.keyHeader, description: info.keyDescription };
}

/** `GET /v2/accounts/:id` → `getV2AccountsById`: the same for as long as the route is. */
function operationId(method: string, url: string): string {
  const words = url.replaceAll(':', '/by/').split(/[^a-zA-Z0-9]+/);
  return method.toLowerCase() + words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

function schemaOf<Access>(route: Route<never, never, Access>, open: boolean): Record<string, unknown> {
  const guards = open
    ? { 429: failure, 500: failure }
    : { 401: failure, 403: failure, 413: failure, 429: failure, 500: failure };
  const response = Object.fromEntries(
    Object.entries({ ...guards, ...route.responses }).map(([status, schema]) => [
      status,
      responseOf(Number(status), schema),
    ]),
  );
  return {
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    tags: [route.tag],
    ...(route.query ? { querystring: plain(route.query) } : {}),
    ...(route.idempotent ? { headers: IDEMPOTENCY } : {}),
    ...bodyOf(route),
    response,
    ...(open ? {} : { security: [{ key: [] }] }),
  };
}

const IDEMPOTENCY = {
  type: 'object',
  properties: {
    'Idempotency-Key': {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      description:
        'The same key and request again within 24 hours have the first answer and no second effect. Also x-idempotency-key.',
    },
  },
};

function bodyOf<Access>({ body, rawBody, upload }: Route<never, never, Access>): Record<string, unknown> {
  if (upload) {
    const file = { type: 'string', format: 'binary' };
    return { body: { type: 'object', required: ['file'], properties: { file } }, consumes: ['multipart/form-data'] };
  }
  if (rawBody) return { body: { type: 'string', format: 'binary' }, consumes: ['application/octet-stream'] };
  return body ? { body: plain(body) } : {};
}

function responseOf(status: number, schema: TSchema): Record<string, unknown> {
  const description = statusWords(status);
  const { contentMediaType } = schema as { contentMediaType?: string };
  if (contentMediaType === undefined) return { description, ...(plain(schema) as object) };
  return { description, content: { [contentMediaType]: { schema: { type: 'string' } } } };
}

/** A schema as plain JSON, without the words that are for our own validation only. */
function plain(schema: TSchema): unknown {
  return JSON.parse(JSON.stringify(schema, (name, value: unknown) => (name === 'invalid' ? undefined : value)));
}

function statusWords(status: number): string {
  const words: Record<number, string> = {
    200: 'Done',
    201: 'Made',
    400: 'The input breaks a rule',
    401: 'No valid key, or the app lacks the product',
    403: 'Switched off for this app, or a live key on a sandbox route',
    404: 'Nothing of yours has this id',
    409: 'Not in this state',
    413: 'The body is too large',
    429: 'Too many requests',
    500: 'Our fault',
    503: 'Not available now: try again',
  };
  return words[status] ?? String(status);
}
