import type { Database, Tenant } from '../tenancy/index.ts';

/** How many rows went, and how many signed invoices stay by law. Source: contract 3.6, 7.3. */
export interface Purged {
  invoices: number;
  events: number;
  dlq: number;
  retainedSigned: number;
}

/**
 * What a module does with its rows about an account that is purged. Runs in the transaction that unlinks, and is safe to
 * run twice. @returns what it counted; what it has none of may be left out.
 */
export type Purger = (tx: Database, tenant: Tenant, accountId: string) => Promise<Partial<Purged>>;

/** Purging an account everywhere: modules say at start what they keep. */
export interface Purging {
  /** Told once, when the modules are made. */
  keep(purger: Purger): void;
  purge(tx: Database, tenant: Tenant, accountId: string): Promise<Purged>;
}

export const nothingPurged = (): Purged => ({ invoices: 0, events: 0, dlq: 0, retainedSigned: 0 });

export function createPurging(): Purging {
  const purgers: Purger[] = [];
  return {
    keep: (purger) => void purgers.push(purger),
    async purge(tx, tenant, accountId) {
      const all = nothingPurged();
      for (const purger of purgers) {
        const some = await purger(tx, tenant, accountId);
        for (const name of ['invoices', 'events', 'dlq', 'retainedSigned'] as const) all[name] += some[name] ?? 0;
      }
      return all;
    },
  };
}
