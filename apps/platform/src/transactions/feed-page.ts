import { invalidField, notFound } from '@kente/kit/errors';
import type { Pool } from 'pg';
import type { EnvId } from '../tenancy/index.ts';
import type { CursorCodec } from './cursor.ts';
import { feedPage } from './feed.ts';
import { LARGEST_FEED_PAGE, readFeed } from './store/feed.ts';

/** Source: sandbox.md 4. */
export interface FeedQuery {
  cursor?: string;
  count?: number;
}

const COUNT = 100;

/**
 * What changed after a cursor, as the JSON text of the feed's `data`.
 * @throws Refusal 404 for an account that is not linked here, then 400 for a cursor that is not of this account.
 */
export async function readFeedPage(
  { pool, cursors }: { pool: Pool; cursors: CursorCodec },
  envId: EnvId,
  accountId: string,
  query: FeedQuery,
): Promise<string> {
  const cursor = cursors.decode(envId, accountId, query.cursor);
  const count = Math.min(query.count ?? COUNT, LARGEST_FEED_PAGE);
  const found = await readFeed(pool, envId, accountId, { after: cursor ?? 0n, most: count + 1 });
  if (!found) throw notFound('account');
  // Later than anything stored: the environment was set back to an earlier state.
  if (cursor === null || cursor > found.newest) {
    const message = 'cursor is not one that the feed of this account gave; start again without one';
    throw invalidField('cursor', message);
  }
  const { added, modified, removed, next, hasMore } = feedPage(found.born, found.changed, cursor, count);
  const json = (rows: readonly { json: string }[]): string => `[${rows.map((row) => row.json).join(',')}]`;
  return (
    `{"added":${json(added)},"modified":${json(modified)},"removed":${JSON.stringify(removed)},` +
    `"next_cursor":"${cursors.encode(envId, accountId, next)}","has_more":${hasMore}}`
  );
}
