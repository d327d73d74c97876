import { BankError } from './bank-error.ts';
import type { Desk, Reading } from './desk.ts';
import { listingOf } from './listing.ts';
import { pageOf } from './printed-months.ts';
import { readMark, writeMark } from './wire.ts';

export interface ListQuery {
  from?: string;
  to?: string;
  after?: string;
  limit?: number;
}

/** Bytes: the rows were printed before. */
export async function listPage(desk: Desk, reading: Reading, nowMs: number, query: ListQuery): Promise<Buffer> {
  if (!reading.account.plan.listsRows) throw new BankError(403, 'not_offered', 'This account shows a balance only.');
  const given = query.after === undefined ? null : readMark(query.after);
  if (query.after !== undefined && !given) throw new BankError(400, 'invalid_page', 'Unknown page.');
  const all = await desk.added(reading);
  const mark = given ?? {
    asOfMs: nowMs,
    lastSeq: all.at(-1)?.seq ?? 0,
    from: query.from ?? null,
    to: query.to ?? null,
    index: 0,
  };
  const added = all.filter((row) => row.seq <= mark.lastSeq);
  const { stretches, from, to } = listingOf(desk, reading.account, added, mark);
  const end = mark.index + (query.limit ?? 1_000);
  const more = end < stretches.reduce((sum, { rows }) => sum + rows, 0);
  const next = more ? JSON.stringify(writeMark({ ...mark, index: end })) : 'null';
  const token = more ? null : rotated(desk, reading);
  return Buffer.concat([
    Buffer.from(`{"from":"${from}","to":"${to}","rows":`),
    pageOf(stretches, mark.index, end),
    Buffer.from(`,"next":${next},"token":${JSON.stringify(token)}}`),
  ]);
}

/**
 * A consent that is good for one read ends when its last page is handed out: the token to use from now on is refused.
 * The one in hand still works, since the reader may have to fetch again what it could not store.
 */
function rotated(desk: Desk, { token, customer }: Reading): string | null {
  const single = token.fault === 'pass_reauth' || customer.bank.singleRead.includes(token.method);
  return single ? desk.mint.issue({ ...token, spent: true }) : null;
}
