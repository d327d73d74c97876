import { foldedWords } from '../payees.ts';

/**
 * What an income's own words say of it. Phrases of whole words, folded; the first list that matches decides. A payer's
 * words decide for the stream when half of its deposits carry them, never for one deposit.
 */
export type WordClass = 'pension' | 'benefit' | 'salary' | 'wages' | 'rental' | 'investment' | 'business' | 'personal';

const PHRASES: readonly (readonly [WordClass, string])[] = [
  ['pension', 'pension|pensions|pensioner|pensioners|annuity|gratuity|retiree|retirement|pencom|ptad|gepf'],
  [
    'benefit',
    'grant|grants|benefit|benefits|npower|n power|cct|cash transfer programme|conditional cash|sassa|inua jamii|bursary|' +
      'palliative|social welfare|unemployment|child support|disability|stipend',
  ],
  ['salary', 'salary|salaries|sal|payroll|emolument|monthly pay|net pay'],
  ['wages', 'wage|wages|daily pay|weekly pay|casual pay|shift pay'],
  ['rental', 'rent|rents|rental|tenant|tenancy|lease'],
  [
    'investment',
    'dividend|dividends|interest|coupon|treasury bill|treasury bills|tbill|tbills|t bill|t bills|fixed deposit|money market|mutual fund|bond|bonds',
  ],
  [
    'business',
    'settlement|settlements|merchant|invoice|inv|sales|pos sales|payout to merchant|contract payment|professional fee',
  ],
  [
    'personal',
    'gift|gifts|birthday|family|upkeep|allowance|pocket money|feeding|welfare|support|contribution|wedding|burial|' +
      'claim|claims|school fees|donation|love|ajo|esusu|chama',
  ],
];

interface Phrase {
  readonly kind: WordClass;
  /** Place of its list: the smallest wins. */
  readonly rank: number;
  /** The words after the first. */
  readonly rest: readonly string[];
}

const BY_FIRST_WORD: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const index = new Map<string, Phrase[]>();
  PHRASES.forEach(([kind, phrases], rank) => {
    for (const phrase of phrases.split('|')) {
      const [first = '', ...rest] = phrase.split(' ');
      index.set(first, [...(index.get(first) ?? []), { kind, rank, rest }]);
    }
  });
  return index;
})();

/** The class that a narration's words name, if any. */
export function wordClassOf(narration: string): WordClass | null {
  const words = foldedWords(narration);
  let best: Phrase | null = null;
  for (let at = 0; at < words.length; at++)
    for (const phrase of BY_FIRST_WORD.get(words[at] as string) ?? [])
      if (
        (best === null || phrase.rank < best.rank) &&
        phrase.rest.every((word, next) => words[at + 1 + next] === word)
      )
        best = phrase;
  return best?.kind ?? null;
}

/** Words of company names. Source: enrichment reference 3.6, and the forms of the other three countries. */
const COMPANY: ReadonlySet<string> = new Set(
  (
    'ltd limited plc ent enterprise enterprises ventures stores nig nigeria global resources pharmacy company co inc ' +
    'llc llp pty cc group holdings services solutions technologies technology systems logistics foods school schools ' +
    'hospital clinic university ministry board authority agency bank microfinance foundation church cooperative sacco ' +
    'hotel hotels industries international consulting farms press motors energy'
  ).split(' '),
);

export function isCompany(name: string | null): boolean {
  return name !== null && foldedWords(name).some((word) => COMPANY.has(word));
}
