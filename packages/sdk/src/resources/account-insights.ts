import { type Filters, type ListingOf, listingOf } from '../listing.ts';
import type { Body, Call, CallOptions, Query, Result, Row } from '../operations.ts';

/** What is worked out from an account's transactions, and what an investment account holds. */
export interface AccountInsights {
  /** GET /v2/accounts/{id}/credits: what came in, by month. */
  credits(id: string, options?: CallOptions): Promise<Result<'GET /v2/accounts/{id}/credits'>>;
  /** GET /v2/accounts/{id}/debits: what went out, by month. */
  debits(id: string, options?: CallOptions): Promise<Result<'GET /v2/accounts/{id}/debits'>>;
  /** GET /v2/accounts/{id}/spending: by group. `period`: `last_6_months`, say. */
  spending(
    id: string,
    query?: Query<'GET /v2/accounts/{id}/spending'>,
    options?: CallOptions,
  ): Promise<Result<'GET /v2/accounts/{id}/spending'>>;
  /**
   * GET /v2/accounts/{id}/income starts an analysis, whose result comes by webhook and as a record. It is not tried again after
   * a failure that leaves open whether it was started. `period`: months; absent: everything.
   */
  income(
    id: string,
    query?: Query<'GET /v2/accounts/{id}/income'>,
    options?: CallOptions,
  ): Promise<Result<'GET /v2/accounts/{id}/income'>>;
  /** GET /v2/accounts/{id}/income-records: finished analyses, newest first. */
  incomeRecords: ListingOf<
    Filters<Query<'GET /v2/accounts/{id}/income-records'>>,
    Result<'GET /v2/accounts/{id}/income-records'>,
    Row<'GET /v2/accounts/{id}/income-records'>
  >;
  /** GET /v2/accounts/{id}/income-records/{record}/evidence: the transactions behind the numbers. */
  incomeEvidence(
    id: string,
    record: string,
    options?: CallOptions,
  ): Promise<Result<'GET /v2/accounts/{id}/income-records/{record}/evidence'>>;
  /** POST /v2/accounts/{id}/creditworthiness starts a check, whose result comes by webhook. */
  creditworthiness(
    id: string,
    body: Body<'POST /v2/accounts/{id}/creditworthiness'>,
    options?: CallOptions,
  ): Promise<Result<'POST /v2/accounts/{id}/creditworthiness'>>;
  /** POST /v2/accounts/{id}/transactions/categorise. While one runs, a repeat gives the running job. */
  categorise(id: string, options?: CallOptions): Promise<Result<'POST /v2/accounts/{id}/transactions/categorise'>>;
  /** POST /v2/accounts/{id}/transactions/metadata. While one runs, a repeat gives the running job. */
  metadata(id: string, options?: CallOptions): Promise<Result<'POST /v2/accounts/{id}/transactions/metadata'>>;
  /** GET /v2/accounts/{id}/statement/insights. While one runs, a repeat gives the running job. */
  statementInsights(id: string, options?: CallOptions): Promise<Result<'GET /v2/accounts/{id}/statement/insights'>>;
  /** PUT /v2/accounts/{id}/transactions/{transaction}/category: a correction that is remembered. */
  correctCategory(
    id: string,
    transaction: string,
    body: Body<'PUT /v2/accounts/{id}/transactions/{transaction}/category'>,
    options?: CallOptions,
  ): Promise<Result<'PUT /v2/accounts/{id}/transactions/{transaction}/category'>>;
  /** GET /v2/accounts/{id}/assets: investment holdings. */
  assets(id: string, options?: CallOptions): Promise<Result<'GET /v2/accounts/{id}/assets'>>;
  /** GET /v2/accounts/{id}/earnings: of investments, newest first. */
  earnings: ListingOf<
    Filters<Query<'GET /v2/accounts/{id}/earnings'>>,
    Result<'GET /v2/accounts/{id}/earnings'>,
    Row<'GET /v2/accounts/{id}/earnings'>
  >;
}

export function accountInsights(call: Call): AccountInsights {
  return {
    credits: (id, options) => call('GET /v2/accounts/{id}/credits', { ...options, path: { id } }),
    debits: (id, options) => call('GET /v2/accounts/{id}/debits', { ...options, path: { id } }),
    spending: (id, query, options) => call('GET /v2/accounts/{id}/spending', { ...options, path: { id }, query }),
    // A GET by name only: each one starts an analysis.
    income: (id, query, options) =>
      call('GET /v2/accounts/{id}/income', { repeatable: false, ...options, path: { id }, query }),
    incomeRecords: listingOf((id, query, options) =>
      call('GET /v2/accounts/{id}/income-records', { ...options, path: { id }, query }, 'rows'),
    ),
    incomeEvidence: (id, record, options) =>
      call('GET /v2/accounts/{id}/income-records/{record}/evidence', { ...options, path: { id, record } }),
    creditworthiness: (id, body, options) =>
      call('POST /v2/accounts/{id}/creditworthiness', { ...options, path: { id }, body }),
    categorise: (id, options) =>
      call('POST /v2/accounts/{id}/transactions/categorise', { repeatable: true, ...options, path: { id }, body: {} }),
    metadata: (id, options) =>
      call('POST /v2/accounts/{id}/transactions/metadata', { repeatable: true, ...options, path: { id }, body: {} }),
    statementInsights: (id, options) => call('GET /v2/accounts/{id}/statement/insights', { ...options, path: { id } }),
    correctCategory: (id, transaction, body, options) =>
      call('PUT /v2/accounts/{id}/transactions/{transaction}/category', {
        ...options,
        path: { id, transaction },
        body,
      }),
    assets: (id, options) => call('GET /v2/accounts/{id}/assets', { ...options, path: { id } }),
    earnings: listingOf((id, query, options) =>
      call('GET /v2/accounts/{id}/earnings', { ...options, path: { id }, query }, 'rows'),
    ),
  };
}
