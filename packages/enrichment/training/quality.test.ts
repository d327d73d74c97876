import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadClassifier } from '../src/index.ts';
import { ask, scoreCategories } from './score.ts';
import { readLabelled, sideOf } from './tables.ts';

interface Committed {
  readonly sides: readonly {
    readonly side: string;
    readonly engine: { readonly macroRecall: number; readonly coverage: number };
  }[];
}

/** Written by `npm run bench:quality`, committed with each release. */
const committed = JSON.parse(
  readFileSync(new URL('../../../bench/results/quality.json', import.meta.url), 'utf8'),
) as Committed;
const labelled = readLabelled();

test.each(committed.sides)(
  'on $side wordings macro recall has not fallen by more than 1 point, nor abstentions risen by more than 3',
  ({ side, engine }) => {
    const rows = labelled.filter(({ template }) => sideOf(template) === side);
    const now = scoreCategories(ask(rows, loadClassifier()));
    expect(now.macroRecall).toBeGreaterThan(engine.macroRecall - 0.01);
    expect(now.coverage).toBeGreaterThan(engine.coverage - 0.03);
  },
);
