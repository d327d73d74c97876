import type { Db } from '@kente/kit/db/pool';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';
import type { StoredTransaction } from './row.ts';

/** What enrichment reads. */
export type EnrichedRow = Pick<
  StoredTransaction,
  'id' | 'narration' | 'credit' | 'amountMinor' | 'day' | 'balanceMinor'
>;

/** What a row's words tell while it is stored. */
export interface Enricher {
  /** Never one that the row's direction rules out. */
  category(row: EnrichedRow): string;
  metadata(row: EnrichedRow): Readonly<Record<string, string>>;
}

/** Asked once for the rows of one refresh: it knows the account's bank and holder, and what the business corrected. */
export type EnricherFor = (db: Db<Schema>, envId: EnvId, accountId: string) => Promise<Enricher>;
