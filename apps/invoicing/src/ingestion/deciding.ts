import { createBooks, type Decision, decide, type ReadRow, type Ruleset } from '../eligibility/index.ts';
import type { BankRowInvoices } from '../invoices/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import type { BankRow } from './bank-row.ts';
import { type OtherAccount, ownMovesOf } from './own-moves.ts';
import { createReader, type Readings } from './reading.ts';
import { takenBack } from './store/takebacks.ts';

/** A row to be decided, under our id. */
export interface Due {
  readonly id: string;
  readonly row: BankRow;
}

export interface Decided extends Due {
  readonly read: ReadRow;
  readonly decision: Decision;
  /** The other half of a move between two of the organisation's accounts, where it is here. */
  readonly otherHalf: { readonly accountId: string; readonly id: string } | null;
}

export interface Deciding {
  tenant: Tenant;
  account: { id: string; holder: string | null };
  /** The organisation's other linked accounts. */
  others: readonly OtherAccount[];
  ruleset: Ruleset;
  invoices: Pick<BankRowInvoices, 'booksFor'>;
  /** What was read of these rows before. */
  readings?: Readings | undefined;
}

/** Decides a page in one pass: the books and the rows taken back are looked up once, for all of it. */
export async function decideAll(
  tx: Database,
  { tenant, account, others, ruleset, invoices, readings }: Deciding,
  due: readonly Due[],
): Promise<Decided[]> {
  if (due.length === 0) return [];
  const read = createReader(account.holder);
  const all = due.map(({ id, row }) => {
    const before = readings?.get(row);
    return { id, row, read: before?.id === id ? before : read(id, row) };
  });
  const rows = all.map((each) => each.read);
  const books = createBooks(await invoices.booksFor(tx, tenant, rows));
  const reversed = await reversalsOf(tx, tenant, account.id, all);
  const moves = await ownMovesOf(tx, { tenant, account, others }, all);
  return all.map((each) => {
    const { id, isReversal } = each.read;
    const relations = isReversal ? { reversalOf: reversed.get(id) ?? null } : {};
    const move = moves.get(id);
    const decision = decide(each.read, { ruleset, books, ...relations, isOwnMove: move !== undefined });
    return { ...each, decision, otherHalf: move ?? null };
  });
}

const DAY_MS = 24 * 3_600_000;
const REVERSAL_DAYS = 7;

/** Held rows that rows of this page take back; those of the page itself count as held. */
async function reversalsOf(
  tx: Database,
  tenant: Tenant,
  accountId: string,
  all: readonly { id: string; row: BankRow; read: ReadRow }[],
): Promise<ReadonlyMap<string, string>> {
  const reversals = all.filter(({ read }) => read.isReversal);
  const held = new Map(
    await takenBack(
      tx,
      tenant,
      accountId,
      reversals.map(({ id, row }) => ({
        ...{ id, type: row.type, amount: String(row.amountMinor), currency: row.currency, day: row.day },
      })),
    ),
  );
  const byAmount = Map.groupBy(all, ({ row }) => `${row.currency} ${row.amountMinor}`);
  for (const { id, row } of reversals) {
    const mate = (byAmount.get(`${row.currency} ${row.amountMinor}`) ?? []).find(
      (other) => other.row.type !== row.type && isWithinAWeek(other.row.day, row.day),
    );
    if (!held.has(id) && mate !== undefined) held.set(id, mate.id);
  }
  return held;
}

function isWithinAWeek(before: string, day: string): boolean {
  const days = (Date.parse(day) - Date.parse(before)) / DAY_MS;
  return days >= 0 && days <= REVERSAL_DAYS;
}
