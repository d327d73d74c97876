import { createFeed, type Feed } from '../feed.ts';
import { type Filters, type Listing, type ListingOf, listing, listingOf } from '../listing.ts';
import type { Body, Call, CallOptions, Query, Result, Row } from '../operations.ts';
import { withBothIds } from '../records.ts';
import { type AccountInsights, accountInsights } from './account-insights.ts';
import { type AccountStatements, accountStatements } from './account-statements.ts';

/** `/v2/accounts`: linking, reading, refreshing and ending. */

type InitiateBody = Body<'POST /v2/accounts/initiate'>;
/** A link for a new account. */
export type InitiateAuth = Omit<InitiateBody, 'scope' | 'account' | 'customer'> & {
  scope: 'auth';
  customer: NonNullable<InitiateBody['customer']>;
};
/** A link that renews the consent of an account. */
export type InitiateReauth = Pick<InitiateBody, 'meta' | 'redirect_url'> & { scope: 'reauth'; account: string };

type TransactionsOp = 'GET /v2/accounts/{id}/transactions';
export type Transaction = Row<TransactionsOp>;
/** `start` and `end`: `YYYY-MM-DD`, `DD-MM-YYYY` (whole days in the account's country) or an instant. */
export type TransactionFilters = Omit<Filters<Query<TransactionsOp>>, 'start' | 'end' | 'type'> & {
  start?: string | Date | undefined;
  end?: string | Date | undefined;
  type?: 'debit' | 'credit' | undefined;
};

export interface Accounts extends AccountInsights, AccountStatements {
  /** POST /v2/accounts/initiate: a link that a person opens. */
  initiate(body: InitiateAuth | InitiateReauth, options?: CallOptions): Promise<Result<'POST /v2/accounts/initiate'>>;
  /** POST /v2/accounts/auth: the account's id for the one-time code of a finished link. A code works once, for 10 minutes. */
  exchange(code: string, options?: CallOptions): Promise<Result<'POST /v2/accounts/auth'>>;
  /** GET /v2/accounts */
  list: Listing<Filters<Query<'GET /v2/accounts'>>, Result<'GET /v2/accounts'>, Row<'GET /v2/accounts'>>;
  /** GET /v2/accounts/{id}: details, and how the data stand. */
  retrieve(id: string, options?: CallOptions): Promise<Result<'GET /v2/accounts/{id}'>>;
  /** GET /v2/accounts/{id}/balance, in minor units. */
  balance(id: string, options?: CallOptions): Promise<Result<'GET /v2/accounts/{id}/balance'>>;
  /** GET /v2/accounts/{id}/identity: whose account it is; `data` is null when the bank gave nothing. */
  identity(id: string, options?: CallOptions): Promise<Result<'GET /v2/accounts/{id}/identity'>>;
  /** GET /v2/accounts/{id}/transactions, newest first. */
  transactions: ListingOf<TransactionFilters, Result<TransactionsOp>, Transaction>;
  /** GET /v2/accounts/{id}/transactions/sync: what changed since a cursor. Kente only. */
  feed: Feed;
  /** POST /v2/accounts/{id}/sync: asks the bank now and waits. Once in 2 minutes per account; waits up to 45 s unless told otherwise. */
  sync(
    id: string,
    query?: { allow_incomplete_statement?: boolean | undefined },
    options?: CallOptions,
  ): Promise<Result<'POST /v2/accounts/{id}/sync'>>;
  /** GET /v2/accounts/{id}/jobs/{jobId}: a refresh job. */
  job(id: string, jobId: string, options?: CallOptions): Promise<Result<'GET /v2/accounts/{id}/jobs/{jobId}'>>;
  /** POST /v2/accounts/{id}/unlink: ends the consent. The answer has no `data`; afterwards the account is a 404. */
  unlink(id: string, options?: CallOptions): Promise<Result<'POST /v2/accounts/{id}/unlink'>>;
  /** GET /v2/accounts/{id}/imports: statement files that were uploaded. */
  imports: ListingOf<
    Filters<Query<'GET /v2/accounts/{id}/imports'>>,
    Result<'GET /v2/accounts/{id}/imports'>,
    Row<'GET /v2/accounts/{id}/imports'>
  >;
  /** POST /v2/accounts/{id}/imports/{importId}/undo */
  undoImport(
    id: string,
    importId: string,
    options?: CallOptions,
  ): Promise<Result<'POST /v2/accounts/{id}/imports/{importId}/undo'>>;
}

/** The server itself waits up to 25 seconds. */
const SYNC_TIMEOUT_MS = 45_000;

export function accountsResource(call: Call): Accounts {
  return {
    ...accountInsights(call),
    ...accountStatements(call),
    // A second link does no harm: each works by itself.
    initiate: (body, options) => call('POST /v2/accounts/initiate', { repeatable: true, ...options, body }),
    exchange: (code, options) => call('POST /v2/accounts/auth', { ...options, body: { code } }),
    list: listing(async (query, options) => withRowIds(await call('GET /v2/accounts', { ...options, query }, 'rows'))),
    async retrieve(id, options) {
      const result = await call('GET /v2/accounts/{id}', { ...options, path: { id } }, 'record');
      return { ...result, data: { ...result.data, account: withBothIds(result.data.account) } };
    },
    async balance(id, options) {
      const result = await call('GET /v2/accounts/{id}/balance', { ...options, path: { id } });
      return { ...result, data: withBothIds(result.data) };
    },
    identity: (id, options) => call('GET /v2/accounts/{id}/identity', { ...options, path: { id } }),
    transactions: listingOf(async (id, { start, end, ...query }, options) => {
      const span = { start: instant(start), end: instant(end) };
      const input = { ...options, path: { id }, query: { ...query, ...span } };
      return withRowIds(await call('GET /v2/accounts/{id}/transactions', input, 'rows'));
    }),
    feed: createFeed(call),
    sync: (id, { allow_incomplete_statement: incomplete } = {}, options = {}) => {
      const query = incomplete === undefined ? {} : { allow_incomplete_statement: String(incomplete) };
      return call('POST /v2/accounts/{id}/sync', { timeoutMs: SYNC_TIMEOUT_MS, ...options, path: { id }, query });
    },
    job: (id, jobId, options) => call('GET /v2/accounts/{id}/jobs/{jobId}', { ...options, path: { id, jobId } }),
    unlink: (id, options) => call('POST /v2/accounts/{id}/unlink', { ...options, path: { id } }),
    imports: listingOf((id, query, options) =>
      call('GET /v2/accounts/{id}/imports', { ...options, path: { id }, query }, 'rows'),
    ),
    undoImport: (id, importId, options) =>
      call('POST /v2/accounts/{id}/imports/{importId}/undo', { ...options, path: { id, importId } }),
  };
}

function instant(when: string | Date | undefined): string | undefined {
  return when instanceof Date ? when.toISOString() : when;
}

function withRowIds<P extends { data: readonly unknown[] }>(page: P): P {
  return { ...page, data: page.data.map(withBothIds) };
}
