import { foldedWords } from '../payees.ts';

/**
 * What an income's own words say of it. Phrases of whole words, folded; the first list that matches decides. A payer's
 * words decide for the stream when half of its deposits carry them, never for one deposit.
 */
export type WordClass =
  | 'no income'
  | 'pension'
  | 'benefit'
  | 'salary'
  | 'wages'
  | 'rental'
  | 'investment'
  | 'gig'
  | 'business'
  | 'personal'
  | 'paid out';

const PHRASES: readonly (readonly [WordClass, string])[] = [
  [
    'no income',
    'refund|refunds|reimbursement|reimbursements|reimbursed|expense claim|expenses claim|salary advance|advance salary|' +
      'advance on salary|salary adv|winnings|winning|jackpot|bet|bets|betting|lotto|casino',
  ],
  [
    'pension',
    'pension|pensions|pensioner|pensioners|annuity|gratuity|retiree|retirees|retirement|pencom|ptad|gepf|pfa',
  ],
  [
    'benefit',
    'grant|grants|benefit|benefits|npower|n power|cct|cash transfer programme|conditional cash|sassa|inua jamii|bursary|' +
      'palliative|social welfare|unemployment|child support|disability|stipend',
  ],
  [
    'salary',
    'salary|salaries|sal|payroll|emolument|emoluments|remuneration|monthly pay|net pay|staff pay|13th month|' +
      'thirteenth month|13th cheque|ippis|mshahara|salaris|loon',
  ],
  ['wages', 'wage|wages|daily pay|weekly pay|casual pay|shift pay|overtime'],
  ['rental', 'rent|rents|rental|tenant|tenancy|lease'],
  [
    'investment',
    'dividend|dividends|interest|coupon|treasury bill|treasury bills|tbill|tbills|t bill|t bills|fixed deposit|money market|mutual fund|bond|bonds',
  ],
  [
    'gig',
    'driver|drivers|trips|rides|gig|uber|bolt|indrive|yango|glovo|safeboda|gokada|chowdeck|upwork|fiverr|toptal|deel',
  ],
  [
    'business',
    'settlement|settlements|merchant|invoice|inv|sales|pos sales|payout to merchant|contract payment|professional fee',
  ],
  [
    'personal',
    'gift|gifts|birthday|family|upkeep|up keep|allowance|pocket money|feeding|welfare|support|contribution|wedding|' +
      'burial|claim|claims|school fees|donation|love|ajo|esusu|chama|housekeeping|house keeping|mum|mummy|mama|dad|' +
      'daddy|mother|father|brother|sister|children|kids|remittance|worldremit|western union|moneygram|sendwave|lemfi|' +
      'remitly|taptap',
  ],
  ['paid out', 'payout|payouts|earnings|rider|riders|courier|couriers|freelance|commission|commissions'],
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
