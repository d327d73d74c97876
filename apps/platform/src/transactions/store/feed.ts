import type { Pool } from 'pg';
import type { EnvId } from '../../tenancy/index.ts';
import type { FeedRow } from '../feed.ts';
import { rowJson } from './row-json.ts';

/** The most rows of a page of the feed. */
export const LARGEST_FEED_PAGE = 500;

export interface FeedEntry extends FeedRow {
  /** The row's JSON object. */
  json: string;
}

export interface FeedRows {
  /** How often the account's history was deleted. */
  generation: number;
  /** The account's newest revision. */
  newest: bigint;
  born: FeedEntry[];
  changed: FeedEntry[];
}

/** The constant inner limit: see `pages.ts`. */
const entries = (born: boolean, revision: string, condition: string): string =>
  `select ${born} as born, t.id, t.revision, t.created_revision, t.removed, ${rowJson('feed', 'a.currency')} as json
   from (select * from (
     select * from transactions t where t.env_id = $1 and t.account_id = $2 and ${revision} > $3 ${condition}
     order by ${revision} limit ${LARGEST_FEED_PAGE + 1}) t limit $4) t`;

/** Two walks, each along an index of its own, however deep: births, and changes of rows born before. */
const FEED = `select a.feed_generation as generation, a.revision as newest, entry.* from accounts a left join lateral (
    (${entries(true, 't.created_revision', '')})
    union all
    (${entries(false, 't.revision', 'and t.revision > t.created_revision')})
  ) entry on true where a.env_id = $1 and a.id = $2 and a.unlinked_at is null`;

type EntryColumns = {
  born: boolean;
  id: string;
  revision: bigint;
  created_revision: bigint;
  removed: boolean;
  json: string;
};

/**
 * At most `most` births and changes each, in the order of revisions.
 * @returns undefined when no such account is linked.
 */
export async function readFeed(
  pool: Pool,
  envId: EnvId,
  accountId: string,
  { after, most }: { after: bigint; most: number },
): Promise<FeedRows | undefined> {
  const { rows } = await pool.query<{ generation: number; newest: bigint } & (EntryColumns | { born: null })>({
    name: 'transactions feed',
    text: FEED,
    values: [envId, accountId, after, most],
  });
  const [first] = rows;
  if (!first) return undefined;
  const feed: FeedRows = { generation: first.generation, newest: first.newest, born: [], changed: [] };
  for (const row of rows) {
    if (row.born === null) continue;
    const { id, revision, created_revision: createdRevision, removed, json } = row;
    (row.born ? feed.born : feed.changed).push({ id, revision, createdRevision, removed, json });
  }
  return feed;
}
