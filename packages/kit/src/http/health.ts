import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';

/** A check that hangs is a check that failed. */
const READY_WITHIN_MS = 3_000;

/** `/health/live`, `/health/ready` and `/metrics`, for whoever runs the process. */
export function registerHealth(app: FastifyInstance, options: { ready: () => Promise<void>; metrics: Metrics }): void {
  // A busy process is alive: whoever restarts what does not live must not restart it for being busy.
  const always = { config: { pressureHandler: () => undefined } };
  app.get('/health/live', always, async () => ({ status: 'live' }));
  // Told once when it changes: whoever waits for a start asks several times a second.
  let wasReady = false;
  app.get('/health/ready', async (_request, reply) => {
    try {
      await within(options.ready(), READY_WITHIN_MS);
      wasReady = true;
      return { status: 'ready' };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      app.log[wasReady ? 'warn' : 'debug']({ reason }, 'not ready');
      wasReady = false;
      return reply.code(503).header('retry-after', '2').send({ status: 'not ready' });
    }
  });
  app.get('/metrics', always, async (_request, reply) => {
    void reply.type('text/plain; version=0.0.4; charset=utf-8');
    return options.metrics.text();
  });
}

async function within(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer within ${ms} ms`)), ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
