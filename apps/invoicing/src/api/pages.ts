/** Pages of lists, with links that a client can follow as they are. Source: contract 2.3. */

export const PAGE_SIZE = 50;

export interface PageMeta {
  total: number;
  page: number;
  pages: number;
  previous: string | null;
  next: string | null;
}

/** `url`: path and query as they were called; every filter stays in the links. */
export function pageMeta(url: string, total: number, { page, limit }: { page: number; limit: number }): PageMeta {
  const pages = Math.max(1, Math.ceil(total / limit));
  const [path = '', query = ''] = url.split('?', 2);
  const link = (to: number): string => {
    const parameters = new URLSearchParams(query);
    parameters.set('page', String(to));
    return `${path}?${parameters}`;
  };
  return {
    ...{ total, page, pages },
    previous: page > 1 ? link(Math.min(page - 1, pages)) : null,
    next: page < pages ? link(page + 1) : null,
  };
}
