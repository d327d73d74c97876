import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CATEGORIES, fitsDirection } from '../src/category.ts';
import { COUNTRIES as RULES } from '../src/countries.ts';
import { writeWeights } from '../src/model/weights.ts';
import { generate, trainingForms } from './generate.ts';
import { readForms, readLabelled, readPools, type Side, sideOf } from './tables.ts';
import { trained } from './trained.ts';

const labelled = readLabelled();
const forms = readForms();

describe('the labelled set', () => {
  test('holds at least 2,000 rows, most of them Nigerian, and every category', () => {
    expect(labelled.length).toBeGreaterThan(2_000);
    expect(labelled.filter(({ country }) => country === 'ng').length).toBeGreaterThan(labelled.length / 2);
    expect(new Set(labelled.map(({ category }) => category))).toEqual(new Set(Object.keys(CATEGORIES)));
  });

  test('labels no row with a category that its direction rules out', () => {
    expect(labelled.filter(({ category, credit }) => !fitsDirection(category, credit))).toEqual([]);
  });

  test('holds every other side as the narration prints it', () => {
    const known = labelled.filter(({ counterparty }) => counterparty !== 'N/A' && counterparty !== '?');
    expect(known.filter(({ narration, counterparty }) => !narration.includes(counterparty))).toEqual([]);
  });
});

describe('the split', () => {
  test('puts a wording on one side alone, variants included', () => {
    const sides = new Map<string, Set<Side>>();
    for (const { template } of [...labelled, ...forms]) {
      const family = template.split('.')[0] ?? template;
      sides.set(family, (sides.get(family) ?? new Set()).add(sideOf(template)));
    }
    expect([...sides].filter(([, on]) => on.size > 1)).toEqual([]);
  });

  test('leaves three rows in ten, and some of every category, to wordings that nothing saw', () => {
    const unseen = labelled.filter(({ template }) => sideOf(template) === 'unseen');
    expect(unseen.length).toBeGreaterThan(labelled.length * 0.3);
    const counted = Map.groupBy(unseen, ({ category }) => category);
    const rare = Object.keys(CATEGORIES).filter((name) => (counted.get(name as 'rent')?.length ?? 0) < 3);
    expect(rare).toEqual([]);
  });

  test('keeps unseen wordings from the generator', () => {
    const unseen = new Set(forms.filter(({ template }) => sideOf(template) === 'unseen').map(({ text }) => text));
    expect(trainingForms().filter(({ text }) => unseen.has(text))).toEqual([]);
  });

  test('keeps names, shops and agents of the generator out of the labelled set', () => {
    const words = (side: 'labelled' | 'train', pool: string): string[] =>
      [...readPools(side)].flatMap(([key, own]) => (key.endsWith(` ${pool}`) ? own.map(({ value }) => value) : []));
    for (const pool of ['LAST', 'BIZ', 'AGENT']) {
      const kept = new Set(words('labelled', pool));
      const shared = words('train', pool).filter((value) => kept.has(value));
      expect(shared.length, pool).toBeLessThan(kept.size / 5);
    }
  });
});

describe('the words of the generator', () => {
  test('are not the words of the rules: each list has a good part that the other lacks', () => {
    const ruled = new Set(
      Object.values(RULES).flatMap(({ keywords }) => keywords.flatMap(({ words }) => words.split('|'))),
    );
    const written = new Set(
      [...readPools('train')].flatMap(([key, own]) =>
        key.includes('remark.') ? own.map(({ value }) => value.toLowerCase()) : [],
      ),
    );
    expect([...written].filter((word) => !ruled.has(word)).length).toBeGreaterThan(written.size / 3);
    expect([...ruled].filter((word) => !written.has(word)).length).toBeGreaterThan(ruled.size / 3);
  });

  test('are not the words of the labelled set', () => {
    const remarks = (side: 'labelled' | 'train'): Set<string> =>
      new Set(
        [...readPools(side)].flatMap(([key, own]) =>
          key.includes('remark.') ? own.map(({ value }) => value.toLowerCase()) : [],
        ),
      );
    const [asked, written] = [remarks('labelled'), remarks('train')];
    expect([...asked].filter((word) => !written.has(word)).length).toBeGreaterThan(asked.size / 2);
  });
});

describe('training', () => {
  const keep = ({ bank }: { bank: string }): boolean => bank === 'JAIZ' || bank === 'KEYSTONE';
  const bytesOf = (seed: number): string =>
    createHash('sha256')
      .update(writeWeights(trained({ seed, keep, temperature: 1 }).weights))
      .digest('hex');

  test('gives the same bytes for the same seed, and others for another', () => {
    const first = bytesOf(3);
    expect(bytesOf(3)).toBe(first);
    expect(bytesOf(4)).not.toBe(first);
  });

  test('text is the same for the same seed', () => {
    const few = forms.filter(({ bank }) => bank === 'ZENITH').slice(0, 5);
    expect(generate(9, few)).toEqual(generate(9, few));
  });
});
