import type { Clock } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { Accounts } from './accounts/index.ts';
import type { Config } from './config.ts';
import type { Connect } from './connect/index.ts';
import type { Customers } from './customers/index.ts';
import type { Demo } from './demo/index.ts';
import type { Docs } from './docs/index.ts';
import type { Events } from './events/index.ts';
import type { Insights } from './insights/index.ts';
import type { Institutions } from './institutions/index.ts';
import type { Retention } from './retention/index.ts';
import type { Sandbox } from './sandbox/index.ts';
import type { Schedule } from './schedule/index.ts';
import type { Tenancy } from './tenancy/index.ts';
import type { Transactions } from './transactions/index.ts';
import type { Statements } from './transactions/statements/index.ts';

/** Every face of the platform: what routes and jobs are given. Made in `platform.ts`, nowhere else. */
export interface Modules {
  config: Config;
  clock: Clock;
  log: Logger;
  tenancy: Tenancy;
  schedule: Schedule;
  institutions: Institutions;
  customers: Customers;
  events: Events;
  transactions: Transactions;
  statements: Statements;
  accounts: Accounts;
  insights: Insights;
  connect: Connect;
  retention: Retention;
  sandbox: Sandbox;
  docs: Docs;
  demo: Demo;
}
