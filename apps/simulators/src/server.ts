import type { Clock } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { BankError } from './banks/bank-error.ts';
import type { Desk } from './banks/desk.ts';
import { bankRoutes, SLOW_DATA_MS } from './banks/routes/index.ts';
import { readVisit, suffer } from './banks/visit.ts';
import { bureauRoutes } from './bureau/routes.ts';
import { controlRoutes } from './control/routes/index.ts';
import { nipControlRoutes, nipRoutes } from './nip/routes.ts';
import type { Switch } from './nip/switch.ts';
import type { WorldArchive } from './store/world-archive.ts';
import { Refusals } from './tax-authority/authority.ts';
import { Faults } from './tax-authority/faults.ts';
import { taxAuthorityRoutes } from './tax-authority/routes.ts';
import type { AuthorityStore } from './tax-authority/store.ts';

export interface ServerDeps {
  desk: Desk;
  archive: WorldArchive;
  taxpayers: AuthorityStore;
  nip: Switch;
  clock: Clock;
  log: Logger;
  /** Shortened by tests of `pass_slow`. */
  slowDataMs?: number;
}

/**
 * The simulated outside world: the banks under `/bank/{slug}`, the switch between them under `/nip`, a credit bureau under
 * `/bureau`, the tax authority under `/mbs`, and the hand that moves the banks under `/control`.
 */
export function createServer(deps: ServerDeps): FastifyInstance {
  const { desk, archive, taxpayers, nip, clock, log, slowDataMs = SLOW_DATA_MS } = deps;
  const app = fastify({ logger: false, forceCloseConnections: true, bodyLimit: 1_048_576, keepAliveTimeout: 30_000 });

  app.setErrorHandler((error: FastifyError | BankError, request, reply) => {
    if (error instanceof BankError)
      return reply.code(error.status).send({ code: error.code, message: error.message, ...error.more });
    const status = error.validation ? 400 : (error.statusCode ?? 500);
    if (status >= 500) log.error({ err: error, url: request.url }, 'simulated world: a request failed');
    const code = status >= 500 ? 'internal' : 'invalid_request';
    return reply
      .code(status)
      .send({ code, message: status >= 500 ? 'Something went wrong in the simulated world.' : error.message });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ code: 'unknown_route', message: `Cannot ${request.method} ${request.url}` }),
  );

  app.get('/health/ready', async (_request, reply) => {
    try {
      await desk.store.ping();
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'unavailable' });
    }
  });

  app.register(
    async (bank) => {
      bank.addHook('onRequest', async (request, reply) => {
        request.visit = readVisit(request, clock);
        await suffer(request.visit.directive, reply);
      });
      await bank.register(bankRoutes, { desk, slowDataMs });
    },
    { prefix: '/bank/:slug' },
  );
  app.register(nipRoutes, { prefix: '/nip', nip });
  app.register(bureauRoutes, { prefix: '/bureau' });
  const authority = { store: taxpayers, clock, log, faults: new Faults(), refusals: new Refusals() };
  app.register(taxAuthorityRoutes, { prefix: '/mbs', ...authority });
  app.register(nipControlRoutes, { prefix: '/control/worlds/:world', nip });
  app.register(controlRoutes, { prefix: '/control/worlds/:world', desk, archive, clock });
  return app;
}
