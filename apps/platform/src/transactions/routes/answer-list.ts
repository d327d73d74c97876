import { type PageMeta, pageMeta } from '../../api/pages.ts';
import { wantsRealtime } from '../../api/realtime.ts';
import type { PlatformCall } from '../../api/route.ts';
import type { Modules } from '../../modules.ts';
import type { ListForm, ListQuery } from '../index.ts';

/** A list as it is to be sent: `data` is JSON text, or the inside of a JSON array in pieces. */
export interface AnsweredList {
  data: string | readonly Uint8Array[];
  meta: PageMeta;
  headers: Record<string, string>;
}

type Call = Pick<PlatformCall, 'caller' | 'headers' | 'url'> & { params: { id: string }; query: ListQuery };

/** What the list has in common on all its routes: checks, refresh on demand, rows, and links on the route as called. */
export async function answerList(
  { caller, params: { id }, query, headers, url }: Call,
  { accounts, transactions, config }: Modules,
  form: ListForm,
): Promise<AnsweredList> {
  const request = await transactions.request(caller.id, id, query);
  const job = wantsRealtime(headers) ? await accounts.realtime(caller, id, 'jobs.accounts.sync_statement') : {};
  if (request.whole) {
    const { total, pieces } = await transactions.whole(caller.id, id, request, form);
    return { data: pieces, meta: { total, page: 1, pages: 1, previous: null, next: null }, headers: job };
  }
  const { total, data } = await transactions.page(caller.id, id, request, form);
  return { data, meta: pageMeta(config.publicUrl, url, total, request), headers: job };
}
