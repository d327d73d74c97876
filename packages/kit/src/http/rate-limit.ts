import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';

/** What `app.createRateLimit` gives. */
export type RateLimit = ReturnType<FastifyInstance['createRateLimit']>;

/**
 * Counts a request, and tells what is left in `RateLimit-*` headers.
 * @throws Refusal 429 with `Retry-After` when there were too many.
 */
export async function within(check: RateLimit, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const state = await check(request);
  if (state.isAllowed) return;
  const headers = {
    'ratelimit-limit': String(state.max),
    'ratelimit-remaining': String(state.remaining),
    'ratelimit-reset': String(state.ttlInSeconds),
  };
  void reply.headers(headers);
  if (!state.isExceeded) return;
  throw new Refusal('rate.exceeded', {
    status: 429,
    message: `Only ${state.max} requests a minute are allowed. Try again in ${state.ttlInSeconds} seconds.`,
    headers: { ...headers, 'retry-after': String(state.ttlInSeconds) },
  });
}
