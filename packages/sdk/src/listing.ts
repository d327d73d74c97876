import type { CallOptions } from './operations.ts';
import { type AllOptions, type AnyPage, allRows } from './paging.ts';

/** A list: called, it gives one page; `all` gives every row. */
export interface Listing<Q, Page, Row> {
  (query?: Q & PageQuery, options?: CallOptions): Promise<Page>;
  all(query?: Q & AllOptions, options?: CallOptions): AsyncGenerator<Row, void, undefined>;
}

/** The same of something that has an id. */
export interface ListingOf<Q, Page, Row> {
  (id: string, query?: Q & PageQuery, options?: CallOptions): Promise<Page>;
  all(id: string, query?: Q & AllOptions, options?: CallOptions): AsyncGenerator<Row, void, undefined>;
}

export interface PageQuery {
  page?: number | undefined;
  limit?: number | undefined;
}

/** The filters of a list's query: what is left beside the paging. */
export type Filters<Q> = Omit<Q, 'page' | 'limit' | 'paginate'>;

export function listing<Q extends object, Row, Page extends AnyPage<Row>>(
  fetchPage: (query: Q & PageQuery, options: CallOptions) => Promise<Page>,
): Listing<Q, Page, Page['data'][number]> {
  return Object.assign((query?: Q & PageQuery, options: CallOptions = {}) => fetchPage(query ?? ({} as Q), options), {
    all: (query?: Q & AllOptions, options: CallOptions = {}) => {
      const { maxPages: _bound, ...filters } = query ?? ({} as Q & AllOptions);
      return allRows((paging) => fetchPage({ ...(filters as Q & PageQuery), ...paging }, options), query);
    },
  });
}

export function listingOf<Q extends object, Row, Page extends AnyPage<Row>>(
  fetchPage: (id: string, query: Q & PageQuery, options: CallOptions) => Promise<Page>,
): ListingOf<Q, Page, Page['data'][number]> {
  const of = (id: string) => listing<Q, Row, Page>((query, options) => fetchPage(id, query, options));
  return Object.assign((id: string, query?: Q & PageQuery, options?: CallOptions) => of(id)(query, options), {
    all: (id: string, query?: Q & AllOptions, options?: CallOptions) => of(id).all(query, options),
  });
}
