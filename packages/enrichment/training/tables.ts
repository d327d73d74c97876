import { readFileSync } from 'node:fs';
import type { Category } from '../src/category.ts';
import type { Country } from '../src/row.ts';

export const COUNTRIES: readonly Country[] = ['ng', 'ke', 'gh', 'za'];

/** Rows of a tab-separated file without its header. Narrations may hold every other character. */
export function readTable(file: URL): string[][] {
  const [, ...lines] = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => line.split('\t'));
}

/** One wording of one bank. `text` holds slots in braces: see fill.ts. */
export interface Form {
  readonly template: string;
  readonly country: Country;
  readonly bank: string;
  readonly credit: boolean;
  /** Major units: `low-high`, or fixed amounts with `|` between. */
  readonly amount: string;
  /** A category, or the slot that brings it: `remark`, `shop`, `webshop`, `intlshop`. */
  readonly category: string;
  /** Wire name, `N/A`, or `?` where the contract leaves it open. */
  readonly channel: string;
  /** The slot that holds the other side, `=` and its name, `N/A`, or `?`. */
  readonly counterparty: string;
  /** How many labelled rows it gives. */
  readonly rows: number;
  readonly text: string;
}

export function readForms(): Form[] {
  return COUNTRIES.flatMap((country) =>
    readTable(new URL(`./forms/${country}.tsv`, import.meta.url)).map((fields) => {
      const [template, bank, direction, amount, category, channel, counterparty, rows, text] = fields;
      if (!template || !bank || !direction || !amount || !category || !channel || !counterparty || !rows || !text) {
        throw new Error(`form ${fields.join(' ')} lacks a field`);
      }
      const credit = direction === 'credit';
      return {
        template,
        country,
        bank,
        credit,
        amount,
        category,
        channel,
        counterparty,
        rows: Number(rows),
        text,
      };
    }),
  );
}

export type Side = 'train' | 'seen' | 'unseen';

/**
 * Wordings of the unseen side whose rows were read, with what the engine said of them, while rules were being written.
 * They are blind no more: whoever reads another one adds it here.
 */
const EXPOSED: ReadonlySet<string> = new Set(
  (
    'gtb-emtl gtb-counter gtb-cheque-out opay-trf-to opay-owe-int pol-spaced-pos kuda-pos kuda-bet fair-send ' +
    'ng-cheque4 ng-cdm mp-air mp-bundle mp-till mp-till-paym eq-mpesa-in am-sent sb-bond'
  ).split(' '),
);

/**
 * The side that a wording is on, by FNV-1a of its id. What follows a dot in the id is a variant of the same wording
 * and stays with it. Half train; an eighth is seen by the generator alone; the rest is seen by nothing.
 */
export function sideOf(template: string): Side {
  const family = template.split('.')[0] ?? template;
  if (EXPOSED.has(family)) return 'seen';
  let hash = 0x811c9dc5;
  for (let index = 0; index < family.length; index += 1) {
    hash = Math.imul(hash ^ family.charCodeAt(index), 0x01000193);
  }
  // The last letters alone reach only the low bits: fold the high half in.
  const share = ((hash ^ (hash >>> 15)) >>> 0) % 100;
  return share < 50 ? 'train' : share < 62 ? 'seen' : 'unseen';
}

/** One word of a pool; `category` is `-` where it decides nothing. */
export interface Word {
  readonly category: Category | '-' | 'church' | 'goal';
  readonly value: string;
}

/** Words by `country pool`. */
export type Pools = ReadonlyMap<string, readonly Word[]>;

/** The pools of one side with the brands that both sides share. */
export function readPools(side: 'labelled' | 'train'): Pools {
  const pools = new Map<string, Word[]>();
  for (const name of ['shared', side]) {
    for (const [country, pool, category, value] of readTable(new URL(`./pools/${name}.tsv`, import.meta.url))) {
      const key = `${country} ${pool}`;
      const words = pools.get(key) ?? [];
      words.push({ category: category as Word['category'], value: value ?? '' });
      pools.set(key, words);
    }
  }
  return pools;
}

/** A row of the labelled set. */
export interface Labelled {
  readonly template: string;
  readonly country: Country;
  readonly bank: string;
  readonly credit: boolean;
  readonly amountMinor: bigint;
  readonly holder: string;
  readonly narration: string;
  readonly category: Category;
  /** Wire name, `N/A`, or `?`: not scored. */
  readonly channel: string;
  /** As printed, `N/A`, or `?`: not scored. */
  readonly counterparty: string;
}

export const LABELLED_HEADER =
  'template\tcountry\tbank\tdirection\tamount_minor\tholder\tcategory\tchannel\tcounterparty\tnarration';

export function readLabelled(): Labelled[] {
  return COUNTRIES.flatMap((country) =>
    readTable(new URL(`./labelled/${country}.tsv`, import.meta.url)).map((fields) => {
      const [template, , bank, direction, amount, holder, category, channel, counterparty, narration] = fields;
      if (!template || !bank || !amount || !holder || !category || !channel || !counterparty || !narration) {
        throw new Error(`labelled row ${fields.join(' ')} lacks a field`);
      }
      return {
        template,
        country,
        bank,
        credit: direction === 'credit',
        amountMinor: BigInt(amount),
        holder,
        narration,
        category: category as Category,
        channel,
        counterparty,
      };
    }),
  );
}

export function labelledLine(row: Labelled): string {
  const { template, country, bank, credit, amountMinor, holder, category, channel, counterparty, narration } = row;
  const direction = credit ? 'credit' : 'debit';
  return [template, country, bank, direction, amountMinor, holder, category, channel, counterparty, narration].join(
    '\t',
  );
}
