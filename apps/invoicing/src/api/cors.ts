import type { FastifyInstance } from 'fastify';

const METHODS = 'GET, POST, PATCH, DELETE';
const HEADERS = 'authorization, content-type, x-organisation, x-idempotency-key, idempotency-key, if-match';
const EXPOSED =
  'retry-after, etag, content-disposition, x-request-id, ratelimit-limit, ratelimit-remaining, ratelimit-reset';
const KEPT_FOR_SECONDS = 600;

/**
 * Lets the pages of these origins read answers, and no others. They send a bearer token, never a cookie, so that a browser
 * adds nothing by itself to what another page asks for.
 */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined) return;
    void reply.header('vary', 'origin');
    if (!origins.includes(origin)) return;
    void reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED });
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return;
    await reply
      .code(204)
      .headers({
        'access-control-allow-methods': METHODS,
        'access-control-allow-headers': HEADERS,
        'access-control-max-age': String(KEPT_FOR_SECONDS),
      })
      .send();
  });
}
