import { fill } from './fill.ts';
import { Random } from './random.ts';
import { COUNTRIES, type Form, type Labelled, readForms, readPools, sideOf } from './tables.ts';

/** How many texts a wording gives: those whose words decide need more of them than those whose form does. */
const TEXTS = { words: 90, form: 14 } as const;

/**
 * Text to train on: the wordings that training may see, filled with names, shops and remarks of a pool of their own,
 * and shapes of no bank, so that words count wherever they stand. Same seed, same text.
 */
export function generate(seed: number, forms: readonly Form[] = trainingForms()): Labelled[] {
  const random = new Random(seed);
  const pools = readPools('train');
  const rows: Labelled[] = [];
  for (const form of forms) {
    const texts = isDecidedByWords(form) ? TEXTS.words : TEXTS.form;
    for (let index = 0; index < texts; index += 1) rows.push(fill(form, pools, random));
  }
  return random.shuffle(rows);
}

function isDecidedByWords({ category, text }: Form): boolean {
  return category === 'remark' || category.endsWith('shop') || /\{remark/i.test(text);
}

/** Wordings of the two sides that training may see, and the shapes of no bank. */
export function trainingForms(): Form[] {
  return [...readForms().filter(({ template }) => sideOf(template) !== 'unseen'), ...GENERIC];
}

const SHAPES: readonly (readonly [string, boolean, string, string])[] = [
  ['remark', false, 'remark', '{remark}'],
  ['remark', true, 'remark', '{remark}'],
  ['remark-upper', false, 'remark', '{REMARK}'],
  ['remark-upper', true, 'remark', '{REMARK}'],
  ['name-remark', false, 'remark', '{NAME} {remark}'],
  ['name-remark', true, 'remark', '{NAME} {remark}'],
  ['remark-name', false, 'remark', '{remark}/{NAME}'],
  ['remark-name', true, 'remark', '{remark}/{NAME}'],
  ['remark-code', false, 'remark', '{a6}/{REMARK} {n12}'],
  ['shop', false, 'shop', '{SHOP}'],
  ['shop-code', false, 'shop', '{n6} {SHOP} {CITY}'],
  ['shop-mixed', false, 'shop', '{Shop} {a8}'],
];

const GENERIC: readonly Form[] = COUNTRIES.flatMap((country) =>
  SHAPES.map(([name, credit, category, text]) => ({
    template: `generic-${country}-${name}-${credit ? 'credit' : 'debit'}`,
    country,
    bank: 'MULTI',
    credit,
    amount: '200-60000',
    category,
    channel: 'N/A',
    counterparty: '?',
    rows: 0,
    text,
  })),
);
