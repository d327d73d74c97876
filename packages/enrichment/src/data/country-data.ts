/**
 * The form of a country's data. Patterns and words are lower case and folded. Every template and rule carries examples
 * and counter-examples: they are its test, and a rule without a counter-example fails it.
 */
import type { Category } from '../category.ts';
import type { Channel, RowKind } from '../enrichment.ts';
import type { Country } from '../row.ts';

/** `D` or `C` for debit or credit, a colon, then the narration as a bank prints it. */
export type Line = `${'D' | 'C'}:${string}`;

/**
 * One printed form. In `form`, text stands for itself, `{slot}` for what varies, `[…]` for a part that may be missing,
 * `(a|b)` for either, `<…>` for text whose case counts. `{slot>}` reaches to the last place where the text after it stands, not the first.
 * Slots: see `compile/template.ts`. A form that begins with text matches at the start of a narration, or at any place
 * with `anywhere`; the first form that fits decides.
 */
export interface Template {
  readonly id: string;
  readonly form: string;
  readonly anywhere?: true;
  readonly direction?: 'debit' | 'credit';
  readonly kind?: RowKind;
  readonly channel?: Channel;
  /** Where no word says more. */
  readonly debit?: Category;
  readonly credit?: Category;
  readonly processor?: string;
  /** Its words are no structure of their own: wallets print `CASH_IN from` for a transfer. */
  readonly final?: true;
  /** The bank itself says that both sides are the holder. */
  readonly own?: true;
  /** A narration and the fields that come out of it. */
  readonly examples: readonly (readonly [Line, Readonly<Record<string, string | boolean>>])[];
  readonly counterExamples: readonly Line[];
}

/** Words that decide. In `words`, phrases separated by `|`; the longest at a place wins. */
export interface Rule {
  readonly id: string;
  readonly words: string;
  readonly debit?: Category;
  readonly credit?: Category;
  readonly kind?: RowKind;
  readonly processor?: string;
  /** Phrases that hold a word of the rule and mean something else. */
  readonly not?: string;
  /** Structure words that count only at the start of a narration. */
  readonly start?: true;
  /** A name that is also a word or a person's name: nothing inside a transfer between persons. */
  readonly weak?: true;
  /** Structure words so telling that they count in the payer's own words too. */
  readonly anywhere?: true;
  readonly examples: readonly Line[];
  readonly counterExamples: readonly Line[];
}

export interface CountryData {
  readonly country: Country;
  readonly templates: readonly Template[];
  /** What a row is, most telling first. */
  readonly structure: readonly Rule[];
  readonly merchants: readonly Rule[];
  /** Purposes, on the payer's own words. */
  readonly keywords: readonly Rule[];
  /** Trades inside names: `PHARMACY`, `FILLING STATION`. */
  readonly trades: readonly Rule[];
  /** Channel words, first match in this order wins. */
  readonly channels: readonly (readonly [Channel, string])[];
  /** Gateways: name and the words that show it. */
  readonly processors: readonly (readonly [string, string])[];
  /** Short and long names of banks as rows print them; blanks and dots do not count. */
  readonly banks: string;
  /** Towns and their codes at the end of card rows. */
  readonly places: string;
  /** Country marks at the end of card rows. */
  readonly marks: string;
  /** Facts for those who reckon with pay days and charges. */
  readonly facts: CountryFacts;
}

export interface CountryFacts {
  /** Pay days at the end of a month; earlier before a weekend or holiday. */
  readonly payDays: { readonly from: number; readonly to: number };
  /** Levies on rows from an amount up, minor units. */
  readonly levies: readonly { readonly name: string; readonly amountMinor: bigint; readonly fromMinor: bigint }[];
  /** Usual charges with their tax, minor units: they confirm a text, alone they prove nothing. */
  readonly chargesMinor: readonly bigint[];
}
