import { type Filters, type Listing, listing } from '../listing.ts';
import type { Body, Call, CallOptions, Query, Result, Row } from '../operations.ts';

export type Customer = Row<'GET /v2/customers'>;

/** `/v2/customers`: the people whose accounts these are. */
export interface Customers {
  /** POST /v2/customers. @throws ConflictError with `data.existing_customer.id` when the identity is known. */
  create(body: Body<'POST /v2/customers'>, options?: CallOptions): Promise<Result<'POST /v2/customers'>>;
  /** GET /v2/customers, newest first. */
  list: Listing<Filters<Query<'GET /v2/customers'>>, Result<'GET /v2/customers'>, Customer>;
  /** GET /v2/customers/{id} */
  retrieve(id: string, options?: CallOptions): Promise<Result<'GET /v2/customers/{id}'>>;
  /** PATCH /v2/customers/{id} */
  update(
    id: string,
    body: Body<'PATCH /v2/customers/{id}'>,
    options?: CallOptions,
  ): Promise<Result<'PATCH /v2/customers/{id}'>>;
  /** DELETE /v2/customers/{id}. @throws ConflictError while an account of theirs is linked. */
  delete(id: string, options?: CallOptions): Promise<Result<'DELETE /v2/customers/{id}'>>;
  /** GET /v2/customers/{id}/transactions: one entry per linked account, each with a page of its own. */
  transactions(
    id: string,
    query?: Query<'GET /v2/customers/{id}/transactions'>,
    options?: CallOptions,
  ): Promise<Result<'GET /v2/customers/{id}/transactions'>>;
}

export function customersResource(call: Call): Customers {
  return {
    create: (body, options) => call('POST /v2/customers', { ...options, body }),
    list: listing((query, options) => call('GET /v2/customers', { ...options, query }, 'rows')),
    retrieve: (id, options) => call('GET /v2/customers/{id}', { ...options, path: { id } }),
    update: (id, body, options) => call('PATCH /v2/customers/{id}', { ...options, path: { id }, body }),
    delete: (id, options) => call('DELETE /v2/customers/{id}', { ...options, path: { id } }),
    transactions: (id, query, options) =>
      call('GET /v2/customers/{id}/transactions', { ...options, path: { id }, query }),
  };
}
