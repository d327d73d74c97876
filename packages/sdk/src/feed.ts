import { KenteError, NotFoundError, UnknownRouteError } from './errors.ts';
import type { Call, CallOptions, Data, Query, Result } from './operations.ts';
import { DEFAULT_MAX_PAGES } from './paging.ts';
import { withBothIds } from './records.ts';

/** The cursor feed of an account's transactions: what was added, changed and removed. Source: sandbox contract 4. */

const FEED = 'GET /v2/accounts/{id}/transactions/sync';

export type FeedTransaction = Data<typeof FEED>['added'][number];

/** One step of the feed. Store the cursor together with what the page brought. */
export interface FeedPage {
  added: readonly FeedTransaction[];
  modified: readonly FeedTransaction[];
  removed: readonly { id: string }[];
  /** Where to go on after this page, now or in a year. */
  cursor: string;
  hasMore: boolean;
}

export interface FeedOptions extends CallOptions {
  /** The cursor of the last page that you stored; absent or empty: from the beginning. */
  cursor?: string | undefined;
  /** Changes per page, at most 500; 500 when absent. */
  count?: number | undefined;
  /** 10,000 when absent. */
  maxPages?: number | undefined;
}

export interface Feed {
  /**
   * One page.
   * @throws NotFoundError for an unknown account, UnknownRouteError where the server has no feed (Mono),
   *   InvalidRequestError for a cursor of another account or of a history that was deleted.
   */
  (id: string, query?: Query<typeof FEED>, options?: CallOptions): Promise<Result<typeof FEED>>;
  /** Every page from the cursor on, until there is nothing more for now. */
  pages(id: string, options?: FeedOptions): AsyncGenerator<FeedPage, void, undefined>;
}

export function createFeed(call: Call): Feed {
  const page: Feed = async (id, query = {}, options = {}) => {
    try {
      const result = await call(FEED, { ...options, path: { id }, query }, 'record');
      const { data } = result;
      return {
        ...result,
        data: { ...data, added: data.added.map(withBothIds), modified: data.modified.map(withBothIds) },
      };
    } catch (error) {
      throw await whichIsMissing(error, call, id, options);
    }
  };
  page.pages = async function* pages(id, { cursor = '', count = 500, maxPages = DEFAULT_MAX_PAGES, ...options } = {}) {
    let at = cursor;
    for (let turn = 0; turn < maxPages; turn += 1) {
      const { data, http } = await page(id, { cursor: at, count }, options);
      const { added, modified, removed, next_cursor, has_more } = data;
      yield { added, modified, removed, cursor: next_cursor, hasMore: has_more };
      if (!has_more) return;
      if (next_cursor === at) {
        const message = `${FEED} promises more, but its cursor does not move.`;
        throw new KenteError({ message, operation: FEED, attempts: http.attempts, requestId: http.requestId });
      }
      at = next_cursor;
    }
    throw new RangeError(`stopped after ${maxPages} pages: go on from the last cursor`);
  };
  return page;
}

/**
 * A 404 of the feed means that the account is unknown, or that the server has no such route. Where its words leave that open,
 * the account itself is asked for.
 */
async function whichIsMissing(error: unknown, call: Call, id: string, options: CallOptions): Promise<unknown> {
  if (!(error instanceof NotFoundError) || error.message === 'This account does not exist.') return error;
  try {
    await call('GET /v2/accounts/{id}', { ...options, path: { id } });
  } catch (reason) {
    return reason instanceof NotFoundError ? error : reason;
  }
  const { operation, attempts, requestId, data } = error;
  const message = `This server knows the account, but has no cursor feed: ${error.message}`;
  return new UnknownRouteError({ message, operation, attempts, requestId, data, status: 404, cause: error });
}
