import { isDatabaseUnavailable } from '@kente/kit/db/unavailable';
import {
  type BankRow,
  BankUnavailable,
  type Connection,
  type Connector,
  ConnectorFailure,
  type Fetched,
} from '../../connectors/connector.ts';
import type { Brought } from '../data-status.ts';
import { unholdable } from './holdable.ts';
import { storableDetails, storableRow } from './storable.ts';

/** All pages of one fetch, put together, and whose turn it is when it broke off. */
export interface FetchedWhole extends Omit<Fetched, 'cursor' | 'hasMore' | 'rows'> {
  /** `null`: the bank did not tell its rows. */
  rows: BankRow[] | null;
  /** The statement broke off after its first page. */
  brokeOff: boolean;
  failed: Brought['failed'];
  cause: unknown;
}

const MOST_PAGES = 2_000;
const MOST_ROWS = 1_000_000;

/**
 * Reads every page. Never throws for what the source does: that is told in `failed`. Throws
 * when our own database cannot be reached. Rows that came before a break are
 * kept, for a caller who takes an incomplete statement.
 */
export async function fetchAll(
  connector: Connector,
  connection: Connection,
  signal: AbortSignal,
): Promise<FetchedWhole> {
  const whole: FetchedWhole = { rows: null, brokeOff: false, failed: null, cause: null };
  let cursor: string | null = null;
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      signal.throwIfAborted();
      const fetched: Fetched = await connector.fetch(connection, cursor, signal);
      const wrong = unholdable(fetched);
      if (wrong !== null) throw new BankUnavailable(wrong);
      merge(whole, fetched);
      if (!fetched.hasMore) return whole;
      if (whole.rows && whole.rows.length > MOST_ROWS) throw new Error(`more than ${MOST_ROWS} rows`);
      cursor = fetched.cursor;
    }
    throw new Error(`more than ${MOST_PAGES} pages`);
  } catch (error) {
    // Our own database is gone, not the bank: nothing can be written either, and the whole refresh is done again.
    if (!(error instanceof ConnectorFailure) && isDatabaseUnavailable(error)) throw error;
    whole.brokeOff = (whole.rows?.length ?? 0) > 0;
    whole.failed = error instanceof ConnectorFailure ? error.turn : 'platform';
    whole.cause = error;
    // What the pages would have covered is not covered now.
    delete whole.covers;
    return whole;
  }
}

function merge(whole: FetchedWhole, { rows, cursor: _cursor, hasMore: _hasMore, ...rest }: Fetched): void {
  Object.assign(whole, rest);
  if (rest.details) whole.details = storableDetails(rest.details);
  if (!rows) return;
  whole.rows ??= [];
  for (const row of rows) whole.rows.push(storableRow(row));
}
