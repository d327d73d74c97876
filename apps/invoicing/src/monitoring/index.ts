import { randomBytes } from 'node:crypto';
import type { Logger } from '@kente/kit/log';
import type { Metrics } from '@kente/kit/metrics';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import { counterName, levelOf, type MonitoringEvent } from './events.ts';
import { countPreviews, deletePreviews, listPreviews, type Preview, type PreviewFilter, putPreviews } from './store.ts';

export type { MonitoringEvent } from './events.ts';
export type { Preview, PreviewFilter } from './store.ts';

/** What operators and reviewers see of the work: events, counters, and the previews of what was decided. */
export interface Monitoring {
  /** Logs and counts what happened: after the commit, since it is told to the outside. */
  emit(events: readonly MonitoringEvent[]): void;
  /** In the transaction that decides. */
  keepPreviews: typeof putPreviews;
  /** Newest first. */
  previews(tenant: Tenant, filter: PreviewFilter, page: { page: number; limit: number }): Promise<Preview[]>;
  countPreviews(tenant: Tenant, filter: PreviewFilter): Promise<number>;
  /** @returns how many went. */
  purge(tx: Database, tenant: Tenant, accountId: string): Promise<number>;
}

export interface MonitoringDeps {
  db: Kysely<Schema>;
  log: Logger;
  metrics: Pick<Metrics, 'count'>;
}

export function createMonitoring({ db, log, metrics }: MonitoringDeps): Monitoring {
  const count = (event: MonitoringEvent): void => {
    const { environment } = event;
    const labels = event.name === 'invoice_failed' ? { environment, reason: event.reason } : { environment };
    metrics.count(counterName(event.name), 1, labels);
    if (event.name !== 'bank.transactions.ingested') return;
    for (const kind of ['inserted', 'duplicates', 'skipped'] as const)
      metrics.count('si_mono_bank_transactions_total', event[kind], { environment, kind });
  };
  return {
    emit(events) {
      for (const event of events) {
        const { name, ...fields } = event;
        log[levelOf(event)]({ event: name, ...fields }, name);
        count(event);
      }
    },
    keepPreviews: putPreviews,
    previews: (tenant, filter, page) => listPreviews(db, tenant, filter, page),
    countPreviews: (tenant, filter) => countPreviews(db, tenant, filter),
    purge: deletePreviews,
  };
}

const RANDOM_BYTES = 4;

/** Ids that grow with time, and within one call with the position. */
export function timedIds(prefix: string, at: Date, count: number): string[] {
  const time = at.getTime().toString(16).padStart(12, '0');
  const tail = randomBytes(RANDOM_BYTES).toString('hex');
  return Array.from({ length: count }, (_, index) => `${prefix}${time}${tail}${index.toString(16).padStart(4, '0')}`);
}
