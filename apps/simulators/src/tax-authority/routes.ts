import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { Directive } from '../banks/simulate.ts';
import type { Authority } from './authority.ts';
import { entityRoutes } from './entity-routes.ts';
import { AuthorityError, broken, failure, noRoute, success, wrongKey } from './envelope.ts';
import { sufferAfter, sufferBefore } from './faults.ts';
import { askingRoutes, invoiceRoutes } from './invoice-routes.ts';
import { portalRoutes } from './portal/index.ts';
import type { Entity } from './records.ts';
import { resourceList } from './resources.ts';
import type { AuthorityStore } from './store.ts';
import { transmissionRoutes } from './transmission-routes.ts';
import { vatRoutes } from './vat-routes.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose key it is. */
    taxpayer: Entity;
    ordered: Directive | null;
  }
}

/** The simulated merchant-buyer service of the tax authority: its API under `/api`, its website under `/portal`. */
export async function taxAuthorityRoutes(app: FastifyInstance, given: Authority): Promise<void> {
  const { store, clock, log, faults, refusals } = given;
  // Without the prefix that the options of a plugin carry: the next plugin would take it for its own.
  const authority: Authority = { store, clock, log, faults, refusals };
  app.setErrorHandler((error: FastifyError | AuthorityError, request, reply) => {
    // Those that were ordered are no failures of this process.
    const told = error instanceof AuthorityError ? error : refusalOf(error);
    if (told !== error && told.status >= 500)
      log.error({ err: error, url: request.url }, 'simulated tax authority: a request failed');
    refusals.keep(told.id, told.reasons);
    return reply.code(told.status).send(failure(told));
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(failure(noRoute())));
  app.get('/api', async () => ({ healthy: true }));
  await app.register(portalRoutes, { prefix: '/portal', ...authority });
  await app.register(
    async (api) => {
      api.addHook('onRequest', async (request, reply) => {
        request.ordered = faults.directiveFor(request);
        await sufferBefore(request.ordered, reply);
      });
      api.addHook('onSend', async (request, reply, payload) => sufferAfter(request.ordered, reply, payload));
      api.get<{ Params: { list: string } }>('/invoice/resources/:list', async ({ params }) => {
        const items = resourceList(params.list);
        if (!items) throw noRoute();
        return success(200, items);
      });
      await api.register(async (known) => {
        known.addHook('onRequest', async (request) => {
          request.taxpayer = await taxpayerOf(request, store);
        });
        await known.register(entityRoutes, authority);
        await known.register(vatRoutes, { prefix: '/vat', ...authority });
        await known.register(transmissionRoutes, { prefix: '/invoice/transmit', ...authority });
        await known.register(invoiceRoutes, { prefix: '/invoice', ...authority });
        await known.register(askingRoutes, { prefix: '/invoice', ...authority });
      });
    },
    { prefix: '/api/v1' },
  );
}

function refusalOf(error: FastifyError): AuthorityError {
  const status = error.validation ? 400 : (error.statusCode ?? 500);
  return status >= 500 ? broken() : new AuthorityError(status, 'handler', 'request is not valid', [error.message]);
}

async function taxpayerOf({ headers }: FastifyRequest, store: AuthorityStore): Promise<Entity> {
  const { 'x-api-key': key, 'x-api-secret': secret } = headers;
  const entity = typeof key === 'string' && typeof secret === 'string' ? await store.entityByKey(key, secret) : null;
  if (!entity) throw wrongKey();
  return entity;
}
