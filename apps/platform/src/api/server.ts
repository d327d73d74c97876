import { type RegisterOptions, registerRoutes } from '@kente/kit/http/register';
import type { Route } from '@kente/kit/http/route';
import { createServer } from '@kente/kit/http/server';
import type { Metrics } from '@kente/kit/metrics';
import type { Telemetry } from '@kente/kit/telemetry';
import type { FastifyInstance } from 'fastify';
import type { Modules } from '../modules.ts';
import type { Environment } from '../tenancy/index.ts';
import { type Access, createGuard } from './guard.ts';
import { platformRoutes } from './routes.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 60_000;

export interface PlatformServerOptions {
  modules: Modules;
  metrics: Metrics;
  telemetry: Telemetry;
  ready: () => Promise<void>;
  /** Tests: an answer that a route does not declare becomes a 500. */
  checkResponses?: boolean;
  /** Tests: told of every answer. */
  onAnswer?: OnAnswer | undefined;
}

export type OnAnswer = NonNullable<RegisterOptions<unknown, unknown, unknown>['onAnswer']>;

/** The HTTP side of the platform, not yet listening. */
export async function createPlatformServer({
  modules,
  metrics,
  telemetry,
  ready,
  checkResponses,
  onAnswer,
}: PlatformServerOptions): Promise<FastifyInstance> {
  const { config, clock, log, tenancy } = modules;
  // Every answer to one caller tells one time: that of the environment, where a key names one.
  const nowFor = (environment: Environment | null): Date => (environment?.clock ?? clock).now();
  const app = await createServer({
    log,
    clock,
    metrics,
    telemetry,
    ready,
    nowFor: (caller) => nowFor(caller as Environment | null),
    bodyLimitBytes: BODY_LIMIT_BYTES,
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
    maxEventLoopDelayMs: config.maxEventLoopDelayMs,
    trustProxy: config.trustProxy,
  });
  // Open routes are given null for a caller; the guard makes sure that only they are.
  registerRoutes(app, platformRoutes as readonly Route<Environment | null, Modules, Access>[], {
    modules,
    guard: createGuard(app, tenancy, { perMinute: config.rateLimitPerMinute }),
    nowFor,
    checkResponses: checkResponses ?? false,
    ...(onAnswer ? { onAnswer } : {}),
  });
  return app;
}
