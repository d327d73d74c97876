import { type RegisterOptions, registerRoutes } from '@kente/kit/http/register';
import { createServer } from '@kente/kit/http/server';
import type { Metrics } from '@kente/kit/metrics';
import type { Telemetry } from '@kente/kit/telemetry';
import type { FastifyInstance } from 'fastify';
import type { Modules } from '../modules.ts';
import { createAuthentication } from './authentication.ts';
import { allowOrigins } from './cors.ts';
import { createGuard } from './guard.ts';
import { idempotent } from './idempotent.ts';
import type { AnyRoute } from './route.ts';
import { invoicingRoutes } from './routes.ts';
import { mapError } from './wire-error.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 60_000;

export type OnAnswer = NonNullable<RegisterOptions<unknown, unknown, unknown>['onAnswer']>;

export interface InvoicingServerOptions {
  modules: Modules;
  metrics: Metrics;
  telemetry: Telemetry;
  ready: () => Promise<void>;
  /** Tests: an answer that a route does not declare becomes a 500. */
  checkResponses: boolean;
  /** Tests: told of every answer. */
  onAnswer?: OnAnswer | undefined;
}

/** The HTTP side of the connector, not yet listening. */
export async function createInvoicingServer(options: InvoicingServerOptions): Promise<FastifyInstance> {
  const { modules, metrics, telemetry, ready, checkResponses, onAnswer } = options;
  const { config, clock, log, tenancy, consoleTokens } = modules;
  const app = await createServer({
    ...{ log, clock, metrics, telemetry, ready, mapError },
    bodyLimitBytes: BODY_LIMIT_BYTES,
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
    maxEventLoopDelayMs: config.maxEventLoopDelayMs,
    trustProxy: config.trustProxy,
  });
  allowOrigins(app, config.console.origins);
  // Open routes are given null for a caller; the guard makes sure that only they are.
  registerRoutes(app, (invoicingRoutes as readonly AnyRoute[]).map(idempotent), {
    ...{ modules, mapError, checkResponses },
    guard: createGuard(app, createAuthentication({ tenancy, consoleTokens }), config.rateLimitPerMinute),
    nowFor: () => clock.now(),
    ...(onAnswer ? { onAnswer } : {}),
  });
  return app;
}
