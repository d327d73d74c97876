import { type Clock, stopwatch, systemClock } from '@kente/kit/clock';
import { openDatabase } from '@kente/kit/db/pool';
import { startWorkers, type Workers } from '@kente/kit/jobs/workers';
import type { Logger } from '@kente/kit/log';
import { createMetrics } from '@kente/kit/metrics';
import type { Telemetry } from '@kente/kit/telemetry';
import type { FastifyInstance } from 'fastify';
import { createAccounts } from './accounts/index.ts';
import { invoicingRoutes } from './api/routes.ts';
import { createInvoicingServer, type OnAnswer } from './api/server.ts';
import type { Config } from './config.ts';
import { createDeadLetters } from './dead-letters/index.ts';
import { createDocs } from './docs/index.ts';
import { type Door, handOver } from './door.ts';
import { createBankRows, createDecidedRows, createIngestion } from './ingestion/index.ts';
import { type BankRows, booksFor, createInvoices } from './invoices/index.ts';
import { invoicingJobs } from './jobs.ts';
import { DEFAULT_SETTINGS } from './matching/index.ts';
import type { Modules } from './modules.ts';
import { createMonitoring } from './monitoring/index.ts';
import { createRetention } from './retention/index.ts';
import { createRules } from './rules/index.ts';
import type { Schema } from './schema.generated.ts';
import { createTaxAuthorities } from './tax-authority/index.ts';
import { createConsoleTokens, createTenancy } from './tenancy/index.ts';
import { createUpstream } from './upstream/index.ts';
import { createWebhookDoor } from './webhook-door/index.ts';

export interface ConnectorOptions {
  config: Config;
  log: Logger;
  clock?: Clock;
  telemetry?: Telemetry;
  checkResponses?: boolean;
  onAnswer?: OnAnswer | undefined;
  /** No other process works on this database: what is held is held by one that is gone. */
  alone?: boolean;
  /** Who keeps the bank's rows, where ingestion does not. */
  bankRows?: BankRows;
}

export interface Connector {
  modules: Modules;
  app: FastifyInstance;
  /** Begins to answer: on the configured port, or at a door that is open already. @returns its address. */
  listen(door?: Door): Promise<string>;
  /** Whether it began to answer. Until then nobody waits for it, and its start may be broken off anywhere. */
  isOpen(): boolean;
  /** Begins with the background work. */
  startWorkers(): Promise<void>;
  /** Stops serving, then calls to the provider, then the database connections. */
  close(): Promise<void>;
}

const STATEMENT_TIMEOUT_MS = 30_000;
const CONCURRENCY = { work: 4, deliver: 2 } as const;

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
  const consoleTokens = createConsoleTokens({ config: config.console, clock });
  const upstream = createUpstream({ config: config.upstream, signal: stopping.signal });
  const accounts = createAccounts({ db, clock, tenancy, upstream });
  const { taxAuthority, simulatorsUrl, autoMatch } = config;
  const authorities = createTaxAuthorities({ config: taxAuthority, simulatorsUrl, signal: stopping.signal });
  const metrics = createMetrics();
  const monitoring = createMonitoring({ db, log, metrics });
  const deadLetters = createDeadLetters({ db, clock, tenancy });
  const decidedRows = createDecidedRows({ db, accounts, deadLetters, booksFor });
  const rules = createRules({ db, clock, config, tenancy, accounts, rows: decidedRows });
  const invoices = createInvoices({
    ...{ db, clock, tenancy, authorities, qrPadding: taxAuthority.qrPadding },
    style: { priceUnit: taxAuthority.priceUnitStyle, references: 'object' },
    matching: { ...DEFAULT_SETTINGS, autoMatch },
    rows: options.bankRows ?? createBankRows({ clock, deadLetters }),
    learn: (tx, tenant, payer) => rules.learn(tx, tenant, payer),
    tell: (event) => monitoring.emit([event]),
  });
  accounts.whenPurged((tx, tenant, accountId) => invoices.purgeAccount(tx, tenant, accountId));
  const retention = createRetention({ db, clock, tenancy, monitoring, invoices, retentionDays: config.retentionDays });
  const ingestion = createIngestion({
    ...{ db, clock, accounts, upstream, invoices, deadLetters, monitoring, refreshMinMs: config.upstream.refreshMinMs },
    rulesetFor: (tenant, accountId) => rules.rulesetFor(tenant, accountId),
  });
  let publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const door = { db, clock, log, config, accounts, transactions: ingestion, publicUrl: () => publicUrl };
  const webhookDoor = createWebhookDoor(door);
  const docs = createDocs({ publicUrl: () => publicUrl, routes: invoicingRoutes });
  const modules: Modules = {
    config,
    clock,
    log,
    tenancy,
    consoleTokens,
    accounts,
    invoices,
    ingestion,
    deadLetters,
    monitoring,
    rules,
    retention,
    webhookDoor,
    docs,
  };

  let isOpen = false;
  const ready = async (): Promise<void> => {
    if (!isOpen) throw new Error('still starting');
    await pool.query('select 1');
  };
  const app = await createInvoicingServer({
    ...{ modules, metrics, telemetry, ready },
    checkResponses: options.checkResponses ?? false,
    onAnswer: options.onAnswer,
  });
  const onRun = (name: string) => {
    const elapsedMs = stopwatch();
    const end = telemetry.span(`job ${name}`, {});
    return (outcome: 'done' | 'failed'): void => {
      metrics.job(name, outcome, elapsedMs() / 1_000);
      end({ error: outcome === 'failed' });
    };
  };
  let workers: Workers | null = null;
  return {
    modules,
    app,
    async listen(door) {
      if (options.alone) {
        await tenancy.idempotency.release();
        await accounts.release();
        await ingestion.release();
      }
      isOpen = true;
      if (door) await handOver(door, app);
      else await app.listen({ host: config.host, port: config.port });
      const address = app.server.address();
      const port = typeof address === 'object' && address ? address.port : config.port;
      publicUrl = config.publicUrl ?? `http://localhost:${port}`;
      return publicUrl;
    },
    isOpen: () => isOpen,
    async startWorkers() {
      await retention.start();
      workers = await startWorkers({
        ...{ pool, log, jobs: invoicingJobs, modules, concurrency: CONCURRENCY, onRun, alone: options.alone ?? false },
      });
    },
    async close() {
      await app.close();
      await webhookDoor.drained();
      // What still waits for the provider has nobody to answer any more.
      stopping.abort();
      await workers?.stop();
      await close();
      await telemetry.close();
    },
  };
}
