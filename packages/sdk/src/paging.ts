/**
 * Lists over page numbers. The next page is computed, never taken from `meta.next`: links may lose filters, and may lead to
 * another host. Sources: financial-data contract 2.4, payments contract 1 (`meta.paging`), 12 (18).
 */

/** As much of `meta` as servers send: Kente all of it, Mono a part of it or none. */
export interface PageMeta {
  total?: number | null | undefined;
  pages?: number | null | undefined;
  next?: string | null | undefined;
  paging?: PageMeta | undefined;
}

export interface AnyPage<T> {
  data: readonly T[];
  meta?: PageMeta | undefined;
}

/** How far `all` goes. */
export interface AllOptions {
  /** The page to begin with; 1 when absent. */
  page?: number | undefined;
  /** Rows per call; 100 when absent, which is the most. */
  limit?: number | undefined;
  /** An error ends the loop after that many pages, rather than never. 10,000 when absent. */
  maxPages?: number | undefined;
}

export const DEFAULT_MAX_PAGES = 10_000;
const LARGEST_PAGE = 100;

/**
 * Every row, page by page. A row that slid to the next page, because something new came in front of it meanwhile, comes once.
 * @throws RangeError after `maxPages`; whatever `fetchPage` throws.
 */
export async function* allRows<T>(
  fetchPage: (paging: { page: number; limit: number }) => Promise<AnyPage<T>>,
  { page: first = 1, limit = LARGEST_PAGE, maxPages = DEFAULT_MAX_PAGES }: AllOptions = {},
): AsyncGenerator<T, void, undefined> {
  let before: ReadonlySet<unknown> = new Set();
  let last = '';
  let rows = 0;
  for (let page = first; page < first + maxPages; page += 1) {
    const { data, meta } = await fetchPage({ page, limit });
    const keys = data.map(idOf);
    yield* data.filter((_row, index) => keys[index] === undefined || !before.has(keys[index]));
    rows += data.length;
    const text = JSON.stringify(data);
    const state = { page, received: data.length, repeated: text === last, soFar: rows, meta };
    if (isLastPage(state)) return;
    before = new Set(keys);
    last = text;
  }
  throw new RangeError(`stopped after ${maxPages} pages: narrow the list, or raise maxPages`);
}

export interface PageState {
  page: number;
  received: number;
  /** The same as the page before: a server that does not know `page` answers so for ever. */
  repeated: boolean;
  /** Rows since the first page that was asked for. */
  soFar: number;
  meta: PageMeta | undefined;
}

/** Whether the list ends here, by the best that the server tells: count of pages, a next page, count of rows, or no more rows. */
export function isLastPage({ page, received, repeated, soFar, meta: sent }: PageState): boolean {
  if (received === 0) return true;
  const meta = sent?.paging ?? sent ?? {};
  if (typeof meta.pages === 'number') return page >= meta.pages;
  if (meta.next !== undefined) return meta.next === null || meta.next === '';
  if (typeof meta.total === 'number') return soFar >= meta.total;
  return repeated;
}

/** What a row is recognised by, if by anything: rows without an id are never taken for one another. */
function idOf(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return undefined;
  const { id, _id, event_id } = row as { id?: unknown; _id?: unknown; event_id?: unknown };
  return id ?? _id ?? event_id;
}
