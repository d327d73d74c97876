/** Pages of lists: sizes, and links that a client can follow as they are. Source: financial-data contract 2.4. */

export interface PageRequest {
  page: number;
  limit: number;
}

const LARGEST = 100;

export function pageRequest(query: { page?: number; limit?: number }, defaultLimit = 10): PageRequest {
  return { page: query.page ?? 1, limit: Math.min(query.limit ?? defaultLimit, LARGEST) };
}

export interface PageMeta {
  total: number;
  page: number;
  pages: number;
  previous: string | null;
  next: string | null;
}

/** Only the first `?` divides; one more belongs to a value. */
function partsOf(url: string): { path: string; query: string } {
  const mark = url.indexOf('?');
  return mark < 0 ? { path: url, query: '' } : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}

/**
 * @param url path and query as they were called: every filter and `limit` stay in the links.
 */
export function pageMeta(publicUrl: string, url: string, total: number, { page, limit }: PageRequest): PageMeta {
  const pages = Math.max(1, Math.ceil(total / limit));
  const link = (to: number): string => {
    const { path, query } = partsOf(url);
    const parameters = new URLSearchParams(query);
    parameters.delete('page');
    for (const [name, value] of [...parameters]) if (value === '' || name === '') parameters.delete(name, value);
    parameters.set('page', String(to));
    return `${publicUrl}${path.replace(/\/+$/, '')}?${parameters}`;
  };
  return {
    total,
    page,
    pages,
    previous: page > 1 ? link(Math.min(page - 1, pages)) : null,
    next: page < pages ? link(page + 1) : null,
  };
}
