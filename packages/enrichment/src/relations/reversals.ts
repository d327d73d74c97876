/** Which row takes which back: equal amount, opposite direction, within a week, and a sign that both are one payment. */
import type { AccountRow } from '../account-row.ts';
import { daysBetween, type Pair } from './days.ts';

const MOST_DAYS = 7;

/** Pairs of [the row that takes back, the row that it takes back]; each row in at most one. */
export function reversalPairs(rows: readonly AccountRow[]): Pair[] {
  const byAmount = Map.groupBy(rows, keyOf);
  const taken = new Set<string>();
  const pairs: Pair[] = [];
  for (const back of inOrder(rows.filter(isReversal))) {
    const candidates = byAmount.get(keyOf(back, !back.row.credit)) ?? [];
    const found = best(back, candidates, taken);
    if (found === null || taken.has(back.row.id)) continue;
    taken.add(back.row.id).add(found.row.id);
    pairs.push([back.row.id, found.row.id]);
  }
  return pairs;
}

const isReversal = ({ enrichment }: AccountRow): boolean => enrichment.kind === 'reversal';

function keyOf({ accountId, row }: AccountRow, credit: boolean | number = row.credit): string {
  return `${accountId}|${typeof credit === 'boolean' ? credit : row.credit}|${row.amountMinor}`;
}

/** By day, then id: the answer does not hang on the order of the input. */
function inOrder(rows: readonly AccountRow[]): AccountRow[] {
  return [...rows].sort((a, b) => compare(a.row.day, b.row.day) || compare(a.row.id, b.row.id));
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function best(back: AccountRow, candidates: readonly AccountRow[], taken: ReadonlySet<string>): AccountRow | null {
  let found: AccountRow | null = null;
  let strongest = 0;
  let nearest = 0;
  for (const sent of inOrder(candidates)) {
    if (taken.has(sent.row.id) || isReversal(sent)) continue;
    const days = daysBetween(sent.row.day, back.row.day);
    if (days < 0 || days > MOST_DAYS) continue;
    const strength = agreement(back, sent);
    if (strength > strongest || (strength > 0 && strength === strongest && days < nearest)) {
      [found, strongest, nearest] = [sent, strength, days];
    }
  }
  return found;
}

/** 3 for a shared number, 2 for the same words, 1 for the same payee, 0 for nothing in common. */
function agreement(back: AccountRow, sent: AccountRow): number {
  const { sessionId, reference, counterpartyKey } = back.enrichment;
  if (sessionId !== null && sessionId === sent.enrichment.sessionId) return 3;
  if (reference !== null && reference === sent.enrichment.reference) return 3;
  if (back.receipt && back.receipt === sent.receipt) return 3;
  if (sharesNumber(back.row.narration, sent.row.narration)) return 3;
  if (quotes(back.row.narration, sent.row.narration)) return 2;
  return counterpartyKey !== null && counterpartyKey === sent.enrichment.counterpartyKey ? 1 : 0;
}

const LONG_NUMBER = /\d{8,}/g;

function sharesNumber(a: string, b: string): boolean {
  const numbers = new Set(a.slice(0, 512).match(LONG_NUMBER) ?? []);
  return numbers.size > 0 && (b.slice(0, 512).match(LONG_NUMBER) ?? []).some((number) => numbers.has(number));
}

const REVERSAL_WORDS = /^[^a-z]*(?:reversal of|reversal|reversed|rvsl|rsvl|rev|refund)[^a-z0-9]*/;
const FEWEST_LETTERS = 10;

/** The reversal repeats the narration, as far as the bank prints it. */
function quotes(back: string, sent: string): boolean {
  const quoted = plain(back.toLowerCase().replace(REVERSAL_WORDS, ''));
  const whole = plain(sent.toLowerCase());
  const length = Math.min(quoted.length, whole.length);
  return length >= FEWEST_LETTERS && quoted.slice(0, length) === whole.slice(0, length);
}

function plain(text: string): string {
  return text.slice(0, 512).replace(/[^a-z0-9]+/g, '');
}
