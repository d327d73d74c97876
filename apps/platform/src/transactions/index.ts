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
import { rowsOfDays } from './store/held.ts';
import type { ListForm } from './store/pages.ts';
import { deleteRows } from './store/write.ts';

export type { Applied } from './apply.ts';
export type { FeedQuery } from './feed-page.ts';
export type { ListPage, ListQuery, ListRequest, WholeList } from './listing.ts';
export type { ModifiedTransaction, StoredTransaction } from './row.ts';
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
  /** What changed since a cursor: the JSON text of the feed's `data`. @throws Refusal 404, then 400. */
  feed(envId: EnvId, accountId: string, query: FeedQuery): Promise<string>;
}

export interface TransactionsDeps {
  pool: Pool;
  keyring: Keyring;
  institutions: Institutions;
}

/** Each holds a database connection and its answer in memory. */
const WHOLE_LISTS_AT_A_TIME = 2;

export function createTransactions({ pool, keyring, institutions }: TransactionsDeps): Transactions {
  const cursors = createCursorCodec(keyring.blindIndex('transactions cursor', 'key'));
  const fewWholeLists = atMost(WHOLE_LISTS_AT_A_TIME);
  const countryOf = (institutionId: string) => institutions.byIdOrFail(institutionId).country;
  return {
    stored: rowsOfDays,
    apply,
    purge: deleteRows,
    request: async (envId, accountId, query) => readRequest({ pool, countryOf }, envId, wellFormed(accountId), query),
    mistakes: async (envId, accountId, query) =>
      queryProblems({ pool, countryOf }, envId, wellFormed(accountId), query as ListQuery),
    page: async (envId, accountId, request, form) => readListPage(pool, envId, wellFormed(accountId), request, form),
    whole: (envId, accountId, request, form) =>
      fewWholeLists(async () => readWholeList(pool, envId, wellFormed(accountId), request, form)),
    feed: async (envId, accountId, query) => readFeedPage({ pool, cursors }, envId, wellFormed(accountId), query),
  };
}

/** An id that cannot be is not asked for: PostgreSQL refuses some texts. */
function wellFormed(accountId: string): string {
  if (!isId(accountId)) throw notFound('account');
  return accountId;
}
