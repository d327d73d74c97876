import { type Category, fitsDirection } from './category.ts';
import { CHANNEL, GENERIC, PURPOSE, SUFFIX, TITLE } from './compile/classes.ts';
import { resultFor } from './compile/lexicon.ts';
import { compiledCountry } from './countries.ts';
import type { CategoryResult, Enrichment } from './enrichment.ts';
import type { Country, Row } from './row.ts';
import { cleaned, folded } from './text/normalise.ts';
import { LETTERS, Scan } from './text/scan.ts';

/** A person's word on a payee or a remark. Exact match only. */
export type Correction = { readonly credit: boolean; readonly category: Category } & (
  | { readonly counterpartyKey: string; readonly remark?: never }
  | { readonly remark: string; readonly counterpartyKey?: never }
);

/** Why a row teaches nothing: what it would fix is too broad, or not a person's to say. */
export interface Refused {
  readonly refused: 'charge' | 'direction' | 'no_words' | 'too_short' | 'channel_word' | 'common_word' | 'bank_name';
}

/**
 * What a person's category for this row fixes for rows to come: the payee, or the remark where there is no payee.
 * Refused where the key would hit rows that have nothing in common.
 */
export function correctionFor(
  row: Row,
  enrichment: Enrichment,
  category: Category,
  country: Country,
): Correction | Refused {
  if (enrichment.kind === 'fee' || enrichment.kind === 'levy') return { refused: 'charge' };
  if (!fitsDirection(category, row.credit)) return { refused: 'direction' };
  const { counterpartyKey, reason } = enrichment;
  const key = counterpartyKey ?? (reason === null ? '' : remarkKey(reason));
  const refused = weakness(key, country);
  if (refused !== null) return { refused };
  const { credit } = row;
  return counterpartyKey === null ? { credit, category, remark: key } : { credit, category, counterpartyKey };
}

/** A remark as corrections compare it: folded, blanks collapsed. */
export function remarkKey(remark: string): string {
  return folded(cleaned(remark));
}

const SHORTEST_KEY = 4;
/** A single word of fewer letters is a name that many bear. */
const SHORTEST_WORD = 5;

function weakness(key: string, country: Country): Refused['refused'] | null {
  const { vocabulary, banks } = compiledCountry(country);
  const scan = new Scan(vocabulary);
  scan.read(key);
  let telling = 0;
  let channel = 0;
  for (let word = 0; word < scan.count; word++) {
    const flags = scan.flags[word] as number;
    if (scan.shapes[word] !== LETTERS) telling += scan.ids[word] === 0 ? 0 : 1;
    else if ((flags & CHANNEL) !== 0) channel++;
    else if ((flags & (GENERIC | PURPOSE | TITLE | SUFFIX)) === 0) telling++;
  }
  if (scan.count === 0) return 'no_words';
  if (banks.has(key) || banks.has(key.replace(/ (bank|mfb)$/, ''))) return 'bank_name';
  if (isCommon(key)) return 'common_word';
  if (key.length < SHORTEST_KEY) return 'too_short';
  if (telling > 0 && !(scan.count === 1 && key.length < SHORTEST_WORD)) return null;
  if (telling > 0) return 'too_short';
  return channel === scan.count ? 'channel_word' : 'common_word';
}

/** Words that stand in remarks of every kind. */
const COMMON = new Set(
  (
    'goods items thanks thank thankyou please urgent family friend brother sister mother father mummy daddy help ' +
    'support balance monthly weekly daily business personal house home office work project service services shop ' +
    'store stores market food lagos abuja nairobi accra johannesburg contribution allowance upkeep settle done sorry ' +
    'customer merchant vendor supplier agent limited nigeria kenya ghana africa global'
  ).split(' '),
);

function isCommon(key: string): boolean {
  return !key.includes(' ') && COMMON.has(key);
}

/** The corrections as a look-up. The payee's outranks the remark's; of two on one key the later one holds. */
export function fixedBy(corrections: readonly Correction[], version: string) {
  const results = new Map<string, CategoryResult>();
  for (const each of corrections) {
    if (!fitsDirection(each.category, each.credit)) continue;
    const key = each.counterpartyKey === undefined ? `r${remarkKey(each.remark)}` : `p${each.counterpartyKey}`;
    if (key.length === 1) continue;
    const result = resultFor(each.category, 'learned', 1, ['learned', key.slice(1)], version);
    results.set(`${each.credit}${key}`, result);
  }
  return (credit: boolean, counterpartyKey: string | null, remark: string | null): CategoryResult | null => {
    if (results.size === 0) return null;
    const ofPayee = counterpartyKey === null ? undefined : results.get(`${credit}p${counterpartyKey}`);
    if (ofPayee !== undefined) return ofPayee;
    return remark === null ? null : (results.get(`${credit}r${remarkKey(remark)}`) ?? null);
  };
}
