import type { LinkedAccount } from '../accounts/index.ts';
import type { Upstream } from '../upstream/index.ts';
import { type BankRow, daysBefore, readBankRow } from './bank-row.ts';
import type { Position } from './cursor.ts';

/** A page of the provider, read. */
export interface Page {
  readonly rows: readonly BankRow[];
  /** Rows that no reader understands. */
  readonly unreadable: number;
  /** Provider ids of rows that are gone. */
  readonly removed: readonly string[];
  /** Where to go on: after the last page too. */
  readonly next: Position;
  readonly hasMore: boolean;
  readonly latestDay: string | null;
}

type Provider = Pick<Upstream, 'feed' | 'transactions'>;
type Read = Pick<LinkedAccount, 'providerId' | 'details'>;
type Pages = Extract<Position, { mode: 'pages' }>;
type Span = NonNullable<Pages['span']>;

/** Banks post late, and pending rows settle. */
const OVERLAP_DAYS = 3;

/** From the stored position on, or from the beginning; a backfill always has pages, and begins at the first. */
export function startOf(stored: Position | null, span: Span | null): Position {
  if (span !== null) return { ...firstPage(null), span };
  return stored ?? { mode: 'feed', feedCursor: '' };
}

const firstPage = (highWaterDate: string | null): Pages => ({
  ...{ mode: 'pages', page: 1, size: 0, highWaterDate, seen: null },
});

/** One page from a position. A provider without a feed is read by pages. Source: contract 8 items 2 to 4. */
export async function fetchPage(
  upstream: Provider,
  account: Read,
  position: Position,
  sizeOf: (mode: Position['mode']) => number,
): Promise<Page> {
  if (position.mode === 'pages') return listed(upstream, account, position, sizeOf('pages'));
  const cursor = position.feedCursor;
  const step = await upstream.feed(account.providerId, { cursor, count: sizeOf('feed') });
  if (step === null) return listed(upstream, account, firstPage(null), sizeOf('pages'));
  const { rows, unreadable } = readAll(step.changed, account);
  const next: Position = { mode: 'feed', feedCursor: step.cursor };
  const page = { rows, unreadable, removed: step.removed, next, hasMore: step.hasMore };
  return { ...page, latestDay: latest(rows, null) };
}

async function listed(upstream: Provider, account: Read, position: Pages, wanted: number): Promise<Page> {
  // Page numbers mean something only with the size that they were counted with.
  const size = position.page > 1 ? position.size : wanted;
  const step = await upstream.transactions(account.providerId, {
    ...{ page: position.page, limit: size },
    ...(position.span ?? sinceHighWater(position)),
  });
  const { rows, unreadable } = readAll(step.rows, account);
  const seen = latest(rows, position.seen);
  const next = step.isLast
    ? { ...position, page: 1, size, seen: null, highWaterDate: further(position.highWaterDate, seen) }
    : { ...position, page: position.page + 1, size, seen };
  return { rows, unreadable, removed: [], next, hasMore: !step.isLast, latestDay: seen };
}

const sinceHighWater = ({ highWaterDate }: Pages): Span =>
  highWaterDate === null ? {} : { start: daysBefore(highWaterDate, OVERLAP_DAYS) };

function readAll(given: readonly unknown[], { details }: Read): { rows: BankRow[]; unreadable: number } {
  const read = given.map((row) => readBankRow(row, details?.currency ?? null));
  const rows = read.filter((row) => row !== null);
  return { rows, unreadable: read.length - rows.length };
}

const latest = (rows: readonly BankRow[], before: string | null): string | null =>
  rows.reduce<string | null>((held, { day }) => further(held, day), before);

const further = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;
