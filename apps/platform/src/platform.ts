import { type Clock, stopwatch, systemClock } from '@kente/kit/clock';
import { Notifications } from '@kente/kit/db/notifications';
import { openDatabase } from '@kente/kit/db/pool';
import { startWorkers, type Workers } from '@kente/kit/jobs/workers';
import type { Logger } from '@kente/kit/log';
import { createMetrics } from '@kente/kit/metrics';
import type { Keyring } from '@kente/kit/secrets';
import type { Telemetry } from '@kente/kit/telemetry';
import type { FastifyInstance } from 'fastify';
import { createAccounts } from './accounts/index.ts';
import { createIdempotency } from './api/idempotency/index.ts';
import { platformRoutes } from './api/routes.ts';
import { createPlatformServer, type OnAnswer } from './api/server.ts';
import { createBilling } from './billing/index.ts';
import type { Config } from './config.ts';
import { createConnect } from './connect/index.ts';
import { createConnectors } from './connectors/index.ts';
import { createSandboxConnector } from './connectors/sandbox/index.ts';
import { createStatementUpload } from './connectors/statement-upload/index.ts';
import { createConsole } from './console/index.ts';
import { createCustomers } from './customers/index.ts';
import { createDashboard } from './dashboard/index.ts';
import { createDemo } from './demo/index.ts';
import { createDocs } from './docs/index.ts';
import { createEvents } from './events/index.ts';
import { createEnricher, createHttpCreditBureau, createInsights } from './insights/index.ts';
import { createInstitutions } from './institutions/index.ts';
import { platformJobs } from './jobs.ts';
import { createLedger, createLedgerAudit } from './ledger/index.ts';
import type { Modules } from './modules.ts';
import { createPayments, SETTINGS_CHANNEL } from './payments/index.ts';
import { createPrivacy } from './privacy/index.ts';
import { createNip, createRails } from './rails/index.ts';
import { createRetention } from './retention/index.ts';
import { createFaults, createSandbox } from './sandbox/index.ts';
import { createSchedule } from './schedule/index.ts';
import type { Schema } from './schema.generated.ts';
import { createTenancy, type EnvId } from './tenancy/index.ts';
import { createTransactions } from './transactions/index.ts';
import { createStatements } from './transactions/statements/index.ts';

export interface PlatformOptions {
  config: Config;
  keyring: Keyring;
  databaseUrl: string;
  log: Logger;
  clock?: Clock;
  telemetry?: Telemetry;
  checkResponses?: boolean;
  onAnswer?: OnAnswer | undefined;
  /** No other process works on this database. */
  alone?: boolean;
}

export interface Platform {
  modules: Modules;
  /** Not yet listening. */
  app: FastifyInstance;
  startWorkers(): Promise<void>;
  /** From now on `/health/ready` may say so. */
  open(): void;
  /** Stops serving, then working, then the database connections. */
  close(): Promise<void>;
}

const STATEMENT_TIMEOUT_MS = 60_000;

/** Wires the modules. Nothing else knows how things are put together. */
export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const { config, keyring, log, databaseUrl } = options;
  const clock = options.clock ?? systemClock;
  const database = openDatabase<Schema>({
    url: databaseUrl,
    poolSize: config.databasePoolSize,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    applicationName: 'kente platform',
    onError: (error) => log.warn({ err: error }, 'an idle database connection was lost'),
  });
  const notifications = new Notifications(databaseUrl, log);
  await notifications.start();
  const { db, pool } = database;
  // What a module holds of a person, it tells `privacy`: `privacy.keep({ forgetAccount, forgetCustomer })`.
  const privacy = createPrivacy();
  const base = { db, pool, keyring, clock, log, config, notifications, privacy };

  const tenancy = createTenancy(base);
  notifications.subscribe('tenancy', () => tenancy.forget());
  const schedule = createSchedule(base);
  const ledger = createLedger();
  const billing = createBilling({ ...base, ledger, tenancy });
  const idempotency = createIdempotency(base);
  const institutions = createInstitutions({
    ...{ ...base, db: pool, publicUrl: config.publicUrl },
    reaches: (mode, institution, method) => connectors.forMethod({ mode }, institution, method) !== null,
  });
  const customers = createCustomers(base);
  const events = createEvents(base);
  const transactions = createTransactions({
    ...{ pool, keyring, institutions },
    enricherFor: createEnricher({ institutions }),
  });
  const faults = createFaults(base);
  const simulated = createSandboxConnector({
    baseUrl: config.simulatorsUrl,
    faultFor: (environmentId, target, facts) => faults.directive(environmentId as EnvId, target, facts),
  });
  const connectors = createConnectors({ connectors: [simulated, createStatementUpload()] });
  const metrics = createMetrics();
  // The keyring is the installation's own: nobody else can sign for its simulated switch.
  const simulatedKey = keyring.blindIndex('simulated switch', 'key').toString('hex');
  const rails = createRails({
    ...{ ...base, tenancy, schedule, books: ledger, keys: { test: simulatedKey, live: config.nip?.key ?? null } },
    rail: createNip({
      test: { url: `${config.simulatorsUrl}/nip`, key: simulatedKey },
      ...{ live: config.nip, institution: config.nipInstitution },
      callbackUrl: `${config.publicUrl}/rails/nip/callback`,
      faultFor: (env, strikes, facts) => faults.directive(env.id, 'rail:nip', facts, strikes),
    }),
    count: (name, labels) => metrics.count(name, 1, labels),
  });
  const accounts = createAccounts({ ...base, schedule, institutions, events, transactions, connectors });
  const statements = createStatements({ ...base, tenancy, schedule, institutions, accounts });
  const bureaus = {
    test: createHttpCreditBureau({
      baseUrl: `${config.simulatorsUrl}/bureau`,
      faultFor: (env) => faults.directive(env.id, 'registry:credit_bureau'),
    }),
    live: config.creditBureauUrl === null ? null : createHttpCreditBureau({ baseUrl: config.creditBureauUrl }),
  };
  const insights = createInsights({
    ...base,
    schedule,
    institutions,
    accounts,
    transactions,
    events,
    bureauFor: (mode) => bureaus[mode],
  });
  const connect = createConnect({ ...base, tenancy, schedule, institutions, customers, accounts, connectors });
  const payments = createPayments({
    ...{ ...base, tenancy, schedule, institutions, customers, events, ledger, billing, rails, idempotency },
    ...{ accounts, insights, linking: connect.forPayments },
  });
  notifications.subscribe(SETTINGS_CHANNEL, () => payments.settings.forget());
  const retention = createRetention({
    ...{ db, clock, tenancy },
    modules: [
      events.forgetOld,
      accounts.forgetOldJobs,
      statements.forgetOldJobs,
      billing.forgetOld,
      idempotency.forgetOld,
      payments.retryPolicy.forgetOld,
    ],
  });
  const sandbox = createSandbox({
    ...base,
    switchKey: simulatedKey,
    retention,
    tenancy,
    schedule,
    institutions,
    customers,
    events,
    accounts,
    connectors,
    insights,
    faults,
  });

  const docs = createDocs({ publicUrl: config.publicUrl, routes: platformRoutes });
  const demo = createDemo({ sandbox, tenancy, events, clock, publicUrl: config.publicUrl });
  const console = createConsole({ db, keyring, clock, log, config });

  const modules: Modules = {
    ...{
      config,
      clock,
      log,
      tenancy,
      schedule,
      institutions,
      customers,
      events,
      transactions,
      statements,
      accounts,
      insights,
      connect,
      payments,
      rails,
      ledger,
      ledgerAudit: createLedgerAudit({ db, ledger }),
      billing,
      idempotency,
      retention,
      sandbox,
      docs,
      demo,
      console,
      dashboard: createDashboard(console),
    },
  };
  const telemetry = options.telemetry ?? { span: () => () => {}, close: async () => {} };
  const onRun = (name: string) => {
    const elapsedMs = stopwatch();
    const end = telemetry.span(`job ${name}`, {});
    return (outcome: 'done' | 'failed'): void => {
      metrics.job(name, outcome, elapsedMs() / 1_000);
      end({ error: outcome === 'failed' });
    };
  };
  let isOpen = false;
  const ready = async (): Promise<void> => {
    if (!isOpen) throw new Error('still starting');
    await pool.query('select 1');
  };
  const app = await createPlatformServer({
    modules,
    metrics,
    telemetry,
    ready,
    checkResponses: options.checkResponses ?? false,
    onAnswer: options.onAnswer,
  });
  let workers: Workers | null = null;

  return {
    modules,
    app,
    async startWorkers() {
      if (options.alone) await idempotency.release();
      const { concurrency } = config;
      workers = await startWorkers({
        pool,
        log,
        jobs: platformJobs,
        modules,
        concurrency,
        onRun,
        alone: options.alone ?? false,
      });
      await retention.start();
      await rails.sweep.start();
      await billing.holds.start();
      await payments.payouts.start();
    },
    open() {
      isOpen = true;
    },
    async close() {
      // Whoever waits for a refresh is answered as it stands: the server drains for less long than they may wait.
      notifications.endWaits();
      await app.close();
      await workers?.stop();
      await rails.close();
      await institutions.close();
      await events.close();
      await sandbox.close();
      await simulated.close();
      await insights.close();
      await notifications.close();
      await database.close();
      await telemetry.close();
    },
  };
}
