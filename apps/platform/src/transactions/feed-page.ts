import { invalidField, notFound } from '@kente/kit/errors';
import type { Pool } from 'pg';
import type { EnvId } from '../tenancy/index.ts';
import type { CursorCodec, FeedPlace } from './cursor.ts';
import { feedPage } from './feed.ts';
import { type FeedRows, LARGEST_FEED_PAGE, readFeed } from './store/feed.ts';

/** Source: sandbox.md 4. */
export interface FeedQuery {
  cursor?: string;
  count?: number;
}

const COUNT = 100;

/**
 * What changed after a cursor, as the JSON text of the feed's `data`.
 * @throws Refusal 404 for an account that is not linked here, then 400 for a cursor that is not of this account, or that
 * is older than its history.
 */
export async function readFeedPage(
  { pool, cursors }: { pool: Pool; cursors: CursorCodec },
  envId: EnvId,
  accountId: string,
  { cursor = '', count: most = COUNT }: FeedQuery,
): Promise<string> {
  const place = cursor === '' ? null : cursors.decode(envId, accountId, cursor);
  const after = place?.revision ?? 0n;
  const count = Math.min(most, LARGEST_FEED_PAGE);
  const found = await readFeed(pool, envId, accountId, { after, most: count + 1 });
  if (!found) throw notFound('account');
  const { generation } = found;
  if (cursor !== '') mustGoOn(place, found);
  const { added, modified, removed, next, hasMore } = feedPage(found.born, found.changed, after, count);
  const json = (rows: readonly { json: string }[]): string => `[${rows.map((row) => row.json).join(',')}]`;
  return (
    `{"added":${json(added)},"modified":${json(modified)},"removed":${JSON.stringify(removed)},` +
    `"next_cursor":"${cursors.encode(envId, accountId, { generation, revision: next })}","has_more":${hasMore}}`
  );
}

function mustGoOn(place: FeedPlace | null, { generation, newest }: Pick<FeedRows, 'generation' | 'newest'>): void {
  if (place !== null && place.generation < generation) {
    const message =
      'cursor is from before the history of this account was deleted; drop what you hold of it and start again with an empty cursor';
    throw invalidField('cursor', message);
  }
  // Later than anything stored: the environment was set back to an earlier state.
  if (place === null || place.generation > generation || place.revision > newest) {
    const message = 'cursor is not one that the feed of this account gave; start again with an empty cursor';
    throw invalidField('cursor', message);
  }
}
