import { createRowReader, type ReadRow, type UpstreamTransaction } from '../eligibility/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import type { BankRow } from './bank-row.ts';
import { type Mirrored, mirroredRows } from './store/own-moves.ts';

/** Another account that the organisation linked. */
export interface OtherAccount {
  readonly id: string;
  readonly number: string | null;
  readonly holder: string | null;
}

export interface OwnMoves {
  tenant: Tenant;
  account: { id: string; holder: string | null };
  others: readonly OtherAccount[];
}

interface Asked {
  readonly id: string;
  readonly row: BankRow;
  readonly read: ReadRow;
}

/**
 * Rows that move money between two accounts of the organisation: the bank names the other account, or the other half is
 * there (equal amount, other direction, a day apart at most) with the same session id or with the holder of either account
 * as the counterparty of the other. @returns the other half by row, null where it is not here yet.
 */
export async function ownMovesOf(
  db: Database,
  { tenant, account, others }: OwnMoves,
  rows: readonly Asked[],
): Promise<ReadonlyMap<string, Mirrored | null>> {
  const found = new Map<string, Mirrored | null>();
  if (others.length === 0 || rows.length === 0) return found;
  const numbers = new Set(others.flatMap(({ number }) => number ?? []));
  const byId = new Map(others.map((other) => [other.id, other]));
  const settled = rows.filter(({ read }) => read.isSettled && !read.isCharge && !read.isLevy && !read.isInterest);
  const mirrored = await mirroredRows(
    db,
    tenant,
    { accountIds: [...byId.keys()] },
    settled.map(({ id, row }) => ({
      ...{ id, type: row.type, amount: String(row.amountMinor), currency: row.currency, day: row.day },
    })),
  );
  const names = createNames();
  for (const { id, read } of settled) {
    const halves = mirrored.get(id) ?? [];
    const half = halves.find((each) => {
      const other = byId.get(each.accountId);
      const isSession = read.sessionId !== null && read.sessionId === each.sessionId;
      return isSession || names(other?.holder ?? null, read.counterparty) || names(account.holder, each.counterparty);
    });
    if (half !== undefined) found.set(id, half);
    else if (read.accountNumber !== null && numbers.has(read.accountNumber)) found.set(id, halves[0] ?? null);
  }
  return found;
}

/** Whether a name is this holder's, as rows are read: two equal words, in any order, cut names too. */
function createNames(): (holder: string | null, name: string | null) => boolean {
  const readers = new Map<string, ReturnType<typeof createRowReader>>();
  return (holder, name) => {
    if (holder === null || name === null) return false;
    const reader = readers.get(holder) ?? createRowReader({ holder, country: 'ng' });
    readers.set(holder, reader);
    return reader.read({ ...NAMELESS, counterparty: { name } }).isOwnAccount;
  };
}

const NAMELESS: UpstreamTransaction = {
  ...{ id: '', narration: 'TRANSFER', type: 'credit', amountMinor: 1n, currency: 'NGN', status: 'posted' },
};
