import { type Clock, systemClock } from '@kente/kit/clock';
import { openDatabase } from '@kente/kit/db/pool';
import type { Logger } from '@kente/kit/log';
import { createMetrics } from '@kente/kit/metrics';
import type { Telemetry } from '@kente/kit/telemetry';
import type { FastifyInstance } from 'fastify';
import { createAccounts } from './accounts/index.ts';
import { invoicingRoutes } from './api/routes.ts';
import { createInvoicingServer, type OnAnswer } from './api/server.ts';
import type { Config } from './config.ts';
import { createDocs } from './docs/index.ts';
import { type Door, handOver } from './door.ts';
import type { Modules } from './modules.ts';
import type { Schema } from './schema.generated.ts';
import { createTenancy } from './tenancy/index.ts';
import { createUpstream } from './upstream/index.ts';

export interface ConnectorOptions {
  config: Config;
  log: Logger;
  clock?: Clock;
  telemetry?: Telemetry;
  checkResponses?: boolean;
  onAnswer?: OnAnswer | undefined;
  /** No other process works on this database: what is held is held by one that is gone. */
  alone?: boolean;
}

export interface Connector {
  modules: Modules;
  app: FastifyInstance;
  /** Begins to answer: on the configured port, or at a door that is open already. @returns its address. */
  listen(door?: Door): Promise<string>;
  /** Stops serving, then calls to the provider, then the database connections. */
  close(): Promise<void>;
}

const STATEMENT_TIMEOUT_MS = 30_000;

/** Wires the modules. Nothing else knows how things are put together. */
export async function createConnector(options: ConnectorOptions): Promise<Connector> {
  const { config, log } = options;
  const clock = options.clock ?? systemClock;
  const telemetry = options.telemetry ?? { span: () => () => {}, close: async () => {} };
  const { db, pool, close } = openDatabase<Schema>({
    url: config.databaseUrl,
    poolSize: config.databasePoolSize,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    applicationName: 'kente invoicing',
    onError: (error) => log.warn({ err: error }, 'an idle database connection was lost'),
  });
  const stopping = new AbortController();
  const tenancy = createTenancy({ db, clock });
  const upstream = createUpstream({ config: config.upstream, signal: stopping.signal });
  const accounts = createAccounts({ db, clock, tenancy, upstream });
  let publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const docs = createDocs({ publicUrl: () => publicUrl, routes: invoicingRoutes });
  const modules: Modules = { config, clock, log, tenancy, accounts, docs };

  let isOpen = false;
  const ready = async (): Promise<void> => {
    if (!isOpen) throw new Error('still starting');
    await pool.query('select 1');
  };
  const app = await createInvoicingServer({
    ...{ modules, metrics: createMetrics(), telemetry, ready },
    checkResponses: options.checkResponses ?? false,
    onAnswer: options.onAnswer,
  });
  return {
    modules,
    app,
    async listen(door) {
      if (options.alone) {
        await tenancy.idempotency.release();
        await accounts.release();
      }
      isOpen = true;
      if (door) await handOver(door, app);
      else await app.listen({ host: config.host, port: config.port });
      const address = app.server.address();
      const port = typeof address === 'object' && address ? address.port : config.port;
      publicUrl = config.publicUrl ?? `http://localhost:${port}`;
      return publicUrl;
    },
    async close() {
      await app.close();
      // What still waits for the provider has nobody to answer any more.
      stopping.abort();
      await close();
      await telemetry.close();
    },
  };
}
