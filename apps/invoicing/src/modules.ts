import type { Clock } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { Accounts } from './accounts/index.ts';
import type { Config } from './config.ts';
import type { DeadLetters } from './dead-letters/index.ts';
import type { Docs } from './docs/index.ts';
import type { Ingestion } from './ingestion/index.ts';
import type { Invoices } from './invoices/index.ts';
import type { Monitoring } from './monitoring/index.ts';
import type { Retention } from './retention/index.ts';
import type { Rules } from './rules/index.ts';
import type { ConsoleTokens, Tenancy } from './tenancy/index.ts';
import type { WebhookDoor } from './webhook-door/index.ts';

/** Every face of the connector: what routes are given. Made in `connector.ts`, nowhere else. */
export interface Modules {
  config: Config;
  clock: Clock;
  log: Logger;
  tenancy: Tenancy;
  consoleTokens: ConsoleTokens;
  accounts: Accounts;
  invoices: Invoices;
  ingestion: Ingestion;
  deadLetters: DeadLetters;
  monitoring: Monitoring;
  rules: Rules;
  retention: Retention;
  webhookDoor: WebhookDoor;
  docs: Docs;
}
