import { type Kente, UnknownRouteError } from '@kente/sdk';

/** How far the provider is with an account's data. `PROCESSING`: ask again later. Source: contract 8 item 9. */
export type DataStatus = 'AVAILABLE' | 'PARTIAL' | 'UNAVAILABLE' | 'FAILED' | 'PROCESSING';

/** A step of the provider's cursor feed. Rows are as they came. */
export interface FeedStep {
  changed: readonly unknown[];
  /** Ids of rows that are gone. */
  removed: readonly string[];
  cursor: string;
  hasMore: boolean;
}

export interface ListStep {
  rows: readonly unknown[];
  isLast: boolean;
}

export interface ListQuery {
  page: number;
  limit: number;
  /** YYYY-MM-DD, included. */
  start?: string;
  end?: string;
}

type Options = { signal: AbortSignal };

/** @returns null where the provider has no feed: Mono itself. */
export async function feedStep(
  kente: Kente,
  accountId: string,
  { cursor, count }: { cursor: string; count: number },
  options: Options,
): Promise<FeedStep | null> {
  try {
    const { data } = await kente.accounts.feed(accountId, { cursor, count }, options);
    const { added, modified, removed, next_cursor, has_more } = data;
    const ids = removed.map(({ id }) => id);
    return { changed: [...added, ...modified], removed: ids, cursor: next_cursor, hasMore: has_more };
  } catch (error) {
    if (error instanceof UnknownRouteError) return null;
    throw error;
  }
}

/** The next page is computed: `meta.next` is only looked at for whether there is one. */
export async function listStep(
  kente: Kente,
  accountId: string,
  { page, limit, start, end }: ListQuery,
  options: Options,
): Promise<ListStep> {
  const query = { page, limit, ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
  const { data, meta } = await kente.accounts.transactions(accountId, query, options);
  const told: { pages?: number | null; next?: string | null } = meta ?? {};
  if (data.length === 0) return { rows: data, isLast: true };
  if (typeof told.pages === 'number') return { rows: data, isLast: page >= told.pages };
  if (told.next !== undefined) return { rows: data, isLast: told.next === null || told.next === '' };
  return { rows: data, isLast: data.length < limit };
}

const STATUSES: readonly DataStatus[] = ['AVAILABLE', 'PARTIAL', 'UNAVAILABLE', 'FAILED'];

/** A provider that names none has what it has. Every unknown word is a kind of processing. */
export function dataStatusOf(meta: unknown): { status: DataStatus; hasTransactions: boolean } {
  const { data_status: given, retrieved_data: retrieved } = (meta ?? {}) as Record<string, unknown>;
  const word = typeof given === 'string' ? given.toUpperCase() : 'AVAILABLE';
  const status = STATUSES.find((each) => each === word) ?? 'PROCESSING';
  return { status, hasTransactions: !Array.isArray(retrieved) || retrieved.includes('transactions') };
}
