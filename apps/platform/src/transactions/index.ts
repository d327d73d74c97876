import type { Db } from '@kente/kit/db/pool';
import { type FieldProblem, notFound } from '@kente/kit/errors';
import { isId } from '@kente/kit/ids';
import type { Keyring } from '@kente/kit/secrets';
import type { Transaction } from 'kysely';
import type { Pool } from 'pg';
import type { Covers, Reconciliation, StoredRow } from '../accounts/sync/reconcile.ts';
import type { Institutions } from '../institutions/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';
import { type Applied, type AppliedAccount, apply } from './apply.ts';
import { atMost } from './at-most.ts';
import { createCursorCodec } from './cursor.ts';
import type { EnricherFor } from './enriching.ts';
import { type FeedQuery, readFeedPage } from './feed-page.ts';
import {
  type ListPage,
  type ListQuery,
  type ListRequest,
  queryProblems,
  readListPage,
  readRequest,
  readWholeList,
  type WholeList,
} from './listing.ts';
import { type MonthlyFlow, monthlyFlow } from './monthly-flow.ts';
import { type NewCategory, type Recategorised, recategorise } from './recategorise.ts';
import type { StoredTransaction } from './row.ts';
import {
  type AnalysedPage,
  type AnalysedRow,
  listedRows,
  type MirrorQuery,
  mirrorRows,
  rowsToAnalyse,
} from './store/analysed.ts';
import { rowsById, rowsOfDays } from './store/held.ts';
import { enrichedRowsJson } from './store/listed-json.ts';
import { type NewMetadata, writeMetadata } from './store/metadata.ts';
import type { ListForm } from './store/pages.ts';
import { deleteRows } from './store/write.ts';

export type { Applied } from './apply.ts';
export {
  localDay,
  parseIncomePeriod,
  parsePeriod,
  parseQueryDate,
  parseSpendingPeriod,
  rollingWindow,
  rowWindow,
} from './dates.ts';
export type { EnricherFor } from './enriching.ts';
export type { FeedQuery } from './feed-page.ts';
export type { ListPage, ListQuery, ListRequest, WholeList } from './listing.ts';
export type { MonthlyFlow } from './monthly-flow.ts';
export type { NewCategory, Recategorised } from './recategorise.ts';
export type { ModifiedTransaction, StoredTransaction } from './row.ts';
export { STATEMENT_JOB } from './statements/job-name.ts';
export type { AnalysedPage, AnalysedRow, MirrorQuery } from './store/analysed.ts';
export type { NewMetadata } from './store/metadata.ts';
export type { ListForm } from './store/pages.ts';

/** The rows of linked accounts: written by refreshes, read as lists and as a cursor feed. */
export interface Transactions {
  /** Rows of these days, withdrawn ones too: what a reconciliation has to see. */
  stored(db: Db<Schema>, envId: EnvId, accountId: string, days: Covers): Promise<StoredRow[]>;
  /**
   * Writes a reconciliation in the caller's transaction. The caller holds the lock of the account row, and writes the
   * revision and count that come back there.
   */
  apply(tx: Transaction<Schema>, envId: EnvId, account: AppliedAccount, changes: Reconciliation): Promise<Applied>;
  /** Writes categories in the caller's transaction, under the lock of the account row; see `recategorise.ts`. */
  recategorise(
    tx: Transaction<Schema>,
    envId: EnvId,
    account: AppliedAccount,
    changes: readonly NewCategory[],
  ): Promise<Recategorised>;
  /** Writes metadata, likewise. @returns the account's newest revision then. */
  describe(
    tx: Transaction<Schema>,
    envId: EnvId,
    account: AppliedAccount,
    rows: readonly NewMetadata[],
  ): Promise<bigint>;
  /** A listed row. @throws Refusal 404. */
  one(db: Db<Schema>, envId: EnvId, accountId: string, id: string): Promise<StoredTransaction>;
  /** Listed rows of an account for an analysis, newest first. */
  toAnalyse(db: Db<Schema>, envId: EnvId, accountId: string, page: AnalysedPage): Promise<AnalysedRow[]>;
  /** Posted rows of several accounts that may be the other half of a move between them. */
  mirrors(db: Db<Schema>, envId: EnvId, query: MirrorQuery): Promise<AnalysedRow[]>;
  /** Those of these rows that are listed, in no particular order. */
  listed(db: Db<Schema>, envId: EnvId, accountId: string, ids: readonly string[]): Promise<AnalysedRow[]>;
  /** What an enrichment record tells of each listed row: JSON text, by id. */
  enrichedJson(
    envId: EnvId,
    rows: readonly { accountId: string; id: string }[],
    form: 'categorisation' | 'metadata',
  ): Promise<Map<string, string>>;
  /** Deletes all rows of an account. */
  purge(tx: Transaction<Schema>, envId: EnvId, accountId: string): Promise<void>;
  /**
   * Checks what a list is asked for.
   * @throws Refusal 400; before it 404 for an account that is not linked here, where that is looked up already.
   */
  request(envId: EnvId, accountId: string, query: ListQuery): Promise<ListRequest>;
  /** What `request` would refuse, beside `page` and `limit`. @throws Refusal 404 as `page`. */
  mistakes(envId: EnvId, accountId: string, query: unknown): Promise<FieldProblem[]>;
  /** A page of an account's rows, newest first. @throws Refusal 404 for an account that is not linked here. */
  page(envId: EnvId, accountId: string, request: ListRequest, form: ListForm): Promise<ListPage>;
  /** All matching rows as of one moment, newest first. @throws Refusal 404 as `page`. */
  whole(envId: EnvId, accountId: string, request: ListRequest, form: ListForm): Promise<WholeList>;
  /** What came in (or went out) by local month, over everything held. @throws Refusal 404 as `page`. */
  monthlyFlow(envId: EnvId, accountId: string, credit: boolean): Promise<MonthlyFlow>;
  /** What changed since a cursor: the JSON text of the feed's `data`. @throws Refusal 404, then 400. */
  feed(envId: EnvId, accountId: string, query: FeedQuery): Promise<string>;
}

export interface TransactionsDeps {
  pool: Pool;
  keyring: Keyring;
  institutions: Institutions;
  enricherFor: EnricherFor;
}

/** Each holds a database connection and its answer in memory. */
const WHOLE_LISTS_AT_A_TIME = 2;

export function createTransactions({ pool, keyring, institutions, enricherFor }: TransactionsDeps): Transactions {
  const cursors = createCursorCodec(keyring.blindIndex('transactions cursor', 'key'));
  const fewWholeLists = atMost(WHOLE_LISTS_AT_A_TIME);
  const countryOf = (institutionId: string) => institutions.byIdOrFail(institutionId).country;
  return {
    stored: rowsOfDays,
    apply: (tx, envId, account, changes) => apply(tx, envId, account, changes, enricherFor),
    recategorise,
    describe: async (tx, envId, account, rows) =>
      account.revision + (await writeMetadata(tx, envId, account.id, account.revision, rows)),
    async one(db, envId, accountId, id) {
      const row = isId(id) ? (await rowsById(db, envId, accountId, [id])).get(id) : undefined;
      if (!row || row.removed) throw notFound('transaction');
      return row;
    },
    toAnalyse: rowsToAnalyse,
    mirrors: mirrorRows,
    listed: listedRows,
    enrichedJson: (envId, rows, form) => enrichedRowsJson(pool, envId, rows, form),
    purge: deleteRows,
    request: async (envId, accountId, query) => readRequest({ pool, countryOf }, envId, wellFormed(accountId), query),
    mistakes: async (envId, accountId, query) =>
      queryProblems({ pool, countryOf }, envId, wellFormed(accountId), query as ListQuery),
    page: async (envId, accountId, request, form) => readListPage(pool, envId, wellFormed(accountId), request, form),
    whole: (envId, accountId, request, form) =>
      fewWholeLists(async () => readWholeList(pool, envId, wellFormed(accountId), request, form)),
    monthlyFlow: (envId, accountId, credit) => monthlyFlow({ pool, countryOf }, envId, wellFormed(accountId), credit),
    feed: async (envId, accountId, query) => readFeedPage({ pool, cursors }, envId, wellFormed(accountId), query),
  };
}

/** An id that cannot be is not asked for: PostgreSQL refuses some texts. */
function wellFormed(accountId: string): string {
  if (!isId(accountId)) throw notFound('account');
  return accountId;
}
