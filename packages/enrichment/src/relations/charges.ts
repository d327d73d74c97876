/** Which row a charge was taken for: the one of its session id or receipt, else its neighbour of the same day. */
import type { AccountRow } from '../account-row.ts';

/** Charges of one payment stand side by side: fee, tax on it, levy. */
const MOST_STEPS = 3;

/** Pairs of [charge, the row it was taken for]. `amounts`: what charges usually are, minor units. */
export function chargePairs(
  rows: readonly AccountRow[],
  amounts: ReadonlySet<bigint>,
): (readonly [AccountRow, AccountRow])[] {
  const pairs: (readonly [AccountRow, AccountRow])[] = [];
  for (const ofAccount of Map.groupBy(rows, ({ accountId }) => accountId).values()) {
    const bySession = new Map<string, AccountRow>();
    const byReceipt = new Map<string, AccountRow>();
    for (const each of ofAccount) {
      if (isCharge(each)) continue;
      if (each.enrichment.sessionId !== null) bySession.set(each.enrichment.sessionId, each);
      if (each.receipt) byReceipt.set(each.receipt, each);
    }
    ofAccount.forEach((charge, at) => {
      if (!isCharge(charge)) return;
      const { sessionId } = charge.enrichment;
      const main =
        (sessionId === null ? undefined : bySession.get(sessionId)) ??
        (charge.receipt ? byReceipt.get(charge.receipt) : undefined) ??
        (sessionId === null && amounts.has(charge.row.amountMinor) ? neighbour(ofAccount, at) : undefined);
      if (main !== undefined) pairs.push([charge, main]);
    });
  }
  return pairs;
}

const CHARGES: ReadonlySet<string> = new Set(['fee', 'levy']);
const isNoPayment = (each: AccountRow): boolean => isCharge(each) || each.enrichment.kind === 'reversal';
const isCharge = ({ enrichment, row }: AccountRow): boolean => !row.credit && CHARGES.has(enrichment.kind);

/** The nearest payment of the day that is larger, charges and reversals between them or not; before it if equally near. */
function neighbour(rows: readonly AccountRow[], at: number): AccountRow | undefined {
  const charge = rows[at] as AccountRow;
  for (let step = 1; step <= MOST_STEPS; step++) {
    for (const place of [at - step, at + step]) {
      const main = rows[place];
      if (main === undefined || isNoPayment(main) || main.row.day !== charge.row.day) continue;
      if (main.row.amountMinor > charge.row.amountMinor) return main;
    }
  }
  return undefined;
}
