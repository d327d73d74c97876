import type { Transaction } from 'kysely';
import type { Account } from '../../accounts/index.ts';
import type { NewEvent } from '../../events/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { InsightsDeps } from '../deps.ts';
import type { InsightJob } from '../job.ts';

/** What came of a job: written in the transaction that ends it, so that one job makes one result and one event. */
export interface Outcome {
  /** Told as a failure, by an event of its own kind. */
  failure?: string;
  store?(tx: Transaction<Schema>): Promise<void>;
  events: readonly NewEvent[];
}

export interface Work {
  deps: InsightsDeps;
  env: Environment;
  job: InsightJob;
  /** The process is to stop. */
  signal: AbortSignal;
}
export type AccountWork = Work & { account: Account };
