/** Which row takes which back: equal amount, opposite direction, within a week, and a sign that both are one payment. */
import type { AccountRow } from '../account-row.ts';
import type { Pair } from './days.ts';
import { byDay, OpenRows } from './open-rows.ts';
import {
  quotes,
  type Reversal,
  reversalOf,
  sharesCutNumber,
  sharesNumber,
  sharesPayee,
  sharesReference,
  type Traits,
  traitsOf,
} from './reversal-words.ts';

/** Source: enrichment reference 3.10. */
const MOST_DAYS = 7;
const MOST_DAYS_IF_SILENT = 1;

/** Signs of one payment, the strongest first: a weak one takes no row that another reversal has a strong one for. */
const SIGNS = [sharesReference, quotes, sharesNumber, sharesCutNumber, sharesPayee] as const;

/**
 * Pairs of [the row that takes back, the row that it takes back]; each row in at most one. The order of the rows does not
 * matter.
 * @param mains by the id of a charge, the row that it was taken for: a bank gives it back in the words of that
 */
export function reversalPairs(rows: readonly AccountRow[], mains: ReadonlyMap<string, AccountRow>): Pair[] {
  const reversals = rows.filter(isReversal);
  if (reversals.length === 0) return [];
  const backs = Map.groupBy(reversals, (back) => keyOf(back, !back.row.credit));
  const sents = Map.groupBy(
    rows.filter((sent) => !isReversal(sent) && backs.has(keyOf(sent, sent.row.credit))),
    (sent) => keyOf(sent, sent.row.credit),
  );
  return [...sents].flatMap(([key, sent]) => pairsAmong(backs.get(key) ?? [], sent, mains));
}

const isReversal = ({ enrichment }: AccountRow): boolean => enrichment.kind === 'reversal';

/** What a pair has in common: the account, the amount, and the direction of the row that is taken back. */
const keyOf = ({ accountId, row }: AccountRow, credit: boolean): string => `${accountId}|${credit}|${row.amountMinor}`;

function pairsAmong(
  backs: readonly AccountRow[],
  sents: readonly AccountRow[],
  mains: ReadonlyMap<string, AccountRow>,
): Pair[] {
  const open = new OpenRows(sents.map(traitsOf).sort(byDay));
  const pairs: Pair[] = [];
  // Who says more chooses first; else the latest, which leaves the earlier rows to those that reach them.
  let left = backs.map(reversalOf).sort((a, b) => b.quoted - a.quoted || byDay(b, a));
  const pairBy = (find: (back: Reversal) => Traits | null): void => {
    left = left.filter((back) => {
      const sent = find(back);
      if (sent === null) return true;
      open.take(sent);
      pairs.push([back.row.row.id, sent.row.row.id]);
      return false;
    });
  };
  for (const sign of SIGNS) pairBy((back) => nearest(open, back, (sent) => sign(back, sent)));
  pairBy((back) => nearest(open, back, (sent) => tellsOfMain(back, mains.get(sent.row.row.id))));
  pairBy((back) => (back.silent ? onlyOne(open, back) : null));
  return pairs;
}

function nearest(open: OpenRows, { day }: Reversal, fits: (sent: Traits) => boolean): Traits | null {
  for (const sent of open.before(day, MOST_DAYS)) if (fits(sent)) return sent;
  return null;
}

function tellsOfMain(back: Reversal, main: AccountRow | undefined): boolean {
  if (main === undefined) return false;
  const traits = traitsOf(main);
  return SIGNS.some((sign) => sign(back, traits));
}

/** The one row of the amount, of the day or the one before, or the one without words: wallets print no more than `REFUND`. */
function onlyOne(open: OpenRows, { day }: Reversal): Traits | null {
  for (let days = 0; days <= MOST_DAYS_IF_SILENT; days++) {
    const sents = [...open.before(day, days)];
    const blank = sents.filter(({ text }) => text === '');
    const [only, another] = blank.length > 0 ? blank : sents;
    if (only !== undefined) return another === undefined ? only : null;
  }
  return null;
}
