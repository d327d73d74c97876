import type { Movement } from '../movement.ts';
import { namesNobody } from '../payees.ts';
import { tellingWords } from './companies.ts';
import type { WordClass } from './words.ts';

export type WordsOf = (rows: readonly Movement[]) => WordClass | null;

/** What rows without a payee are gathered under, where their words say what they are. */
const LABELS: Readonly<Partial<Record<WordClass, string>>> = {
  salary: '~salary',
  pension: '~pension',
  benefit: '~benefit',
  wages: '~wages',
  gig: '~payout',
  'paid out': '~payout',
};

/**
 * Rows without a payee that say what they are are gathered by the words that may name who pays: `BOLT PAYOUT` and
 * `BOLT DRIVER EARNINGS` are one, and so are `13TH MONTH SALARY … KESTREL` and Kestrel's other rows. Answers the salary
 * rows that name nobody at all.
 */
export function gatherByWords(groups: Map<string, Movement[]>, wordsOf: WordsOf): Movement[] {
  joinComponents(groups, wordsOf);
  const worded = [...groups].flatMap(([key, rows]) => {
    const label = namesNobody(key) ? LABELS[wordsOf(rows) ?? 'no income'] : undefined;
    return label === undefined ? [] : [{ key, rows, label, words: tellingWords(key) }];
  });
  for (const { key } of worded) groups.delete(key);
  const isSearched = worded.length > 0 && worded.length <= MOST_WORDINGS;
  const payers = isSearched ? [...groups.keys()].map((key) => ({ key, words: tellingWords(key) })) : [];
  const nameless: Movement[] = [];
  for (const { rows, label, words } of worded) {
    if (words.length === 0 && label === LABELS.salary) {
      nameless.push(...rows);
      continue;
    }
    const named = payers.find((payer) => agree(payer.words, words));
    const key = named?.key ?? [label, ...words].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), ...rows]);
    if (named === undefined && isSearched) payers.push({ key, words });
  }
  return nameless;
}

/** Nobody's pay is worded in more ways; where it is, each wording stands alone. */
const MOST_WORDINGS = 100;

/** The same words, or all words of the one among the other's, two at least. */
function agree(name: readonly string[], telling: readonly string[]): boolean {
  if (telling.length === 0) return false;
  const [fewer, more] = name.length < telling.length ? [name, telling] : [telling, name];
  return (fewer.length >= 2 || more.length === 1) && fewer.length > 0 && fewer.every((word) => more.includes(word));
}

/** What payrolls write behind the employer when a salary comes in its components. */
const COMPONENTS: ReadonlySet<string> = new Set(
  'basic housing transport utility overtime part bonus arrears'.split(' '),
);

function joinComponents(groups: Map<string, Movement[]>, wordsOf: WordsOf): void {
  for (const [key, rows] of [...groups]) {
    const words = key.split(' ');
    if (words.length < 2 || namesNobody(key) || !COMPONENTS.has(words.at(-1) ?? '')) continue;
    if (wordsOf(rows) !== 'salary') continue;
    const whole = words.slice(0, -1).join(' ');
    groups.delete(key);
    groups.set(whole, [...(groups.get(whole) ?? []), ...rows]);
  }
}
