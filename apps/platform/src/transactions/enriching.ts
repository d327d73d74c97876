import type { Db } from '@kente/kit/db/pool';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';
import type { StoredTransaction } from './row.ts';

/** What a category is drawn from. */
export type CategorisedRow = Pick<
  StoredTransaction,
  'id' | 'narration' | 'credit' | 'amountMinor' | 'day' | 'balanceMinor'
>;

/** The category of a row; never one that its direction rules out. */
export type Categorise = (row: CategorisedRow) => string;

/** Asked once for the rows of one refresh: it knows the account's bank and holder, and what the business corrected. */
export type CategoriserFor = (db: Db<Schema>, envId: EnvId, accountId: string) => Promise<Categorise>;
