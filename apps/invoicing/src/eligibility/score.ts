/** How much speaks for business, for information alone: it never decides. */
import { COMPANY_WORDS } from './keyword-lists.ts';
import type { KeywordHit } from './keywords.ts';
import type { ReadRow } from './read-row.ts';

/**
 * A form of company in the payer's name raises the score; alone it stays under the half from which a person is asked to
 * look first, for most transfers between traders carry one.
 */
const COMPANY_WEIGHT = 0.4;
const LONE_PAYMENT: ReadonlySet<string> = new Set(['payment', 'pymt', 'pmt']);
const LONE_PAYMENT_WEIGHT = 0.2;

const COMPANY: ReadonlySet<string> = new Set(COMPANY_WORDS);

export const companyWord = ({ counterpartyWords }: ReadRow): string | null =>
  counterpartyWords.length > 1 ? (counterpartyWords.findLast((word) => COMPANY.has(word)) ?? null) : null;

/** Strongest business weight minus strongest personal weight, 0 to 1. `known`: the weight of what the books know. */
export function scoreOf(row: ReadRow, hits: readonly KeywordHit[], known: number): number {
  const [own = []] = row.businessWords;
  let business = known;
  let personal = 0;
  if (companyWord(row) !== null) business = Math.max(business, COMPANY_WEIGHT);
  for (const { side, keyword, weight } of hits) {
    if (side === 'personal') personal = Math.max(personal, weight);
    else business = Math.max(business, own.length === 1 && LONE_PAYMENT.has(keyword) ? LONE_PAYMENT_WEIGHT : weight);
  }
  return Math.round(Math.max(0, Math.min(1, business - personal)) * 100) / 100;
}
