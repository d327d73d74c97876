import type { Category } from '../src/category.ts';
import { createEngine, type Engine } from '../src/engine.ts';
import type { Enrichment } from '../src/enrichment.ts';
import type { Classifier } from '../src/model/face.ts';
import type { Country } from '../src/row.ts';
import { inputOf } from './learn.ts';
import type { Random } from './random.ts';
import type { Labelled } from './tables.ts';

/** What was said of a row, beside what is right. */
export interface Answer {
  readonly row: Labelled;
  readonly category: Category;
  /** 0 to 1. */
  readonly confidence: number;
  /** Null where the model alone was asked. */
  readonly enrichment: Enrichment | null;
}

/** The whole engine over labelled rows; without a classifier, its rules alone. */
export function ask(rows: readonly Labelled[], classifier?: Classifier): Answer[] {
  return rows.map((row, index) => {
    const enrichment = engineFor(row.country, row.holder, classifier).enrich({
      id: String(index),
      narration: row.narration,
      credit: row.credit,
      amountMinor: row.amountMinor,
      day: '2026-06-15',
      balanceMinor: null,
    });
    return { row, category: enrichment.category.value, confidence: enrichment.category.confidence, enrichment };
  });
}

function engineFor(country: Country, holder: string, classifier: Classifier | undefined): Engine {
  return createEngine({ country, holder, ...(classifier && { classifier }) });
}

/** From here up the model's answer is kept. */
const THRESHOLD = 0.7;

/** The model without any rule. */
export function askModel(rows: readonly Labelled[], classifier: Classifier): Answer[] {
  return rows.map((row) => {
    const said = classifier.classify(inputOf(row));
    const isKept = said !== null && said.probability >= THRESHOLD;
    return {
      row,
      category: isKept ? said.category : 'unknown',
      confidence: said?.probability ?? 0,
      enrichment: null,
    };
  });
}

/** The commonest category of the rows, given to all of them. */
export function askMajority(rows: readonly Labelled[]): Answer[] {
  const counts = new Map<Category, number>();
  for (const { category } of rows) counts.set(category, (counts.get(category) ?? 0) + 1);
  const [category] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['unknown'];
  return rows.map((row) => ({ row, category: category as Category, confidence: 1, enrichment: null }));
}

export interface ClassScore {
  readonly category: Category;
  readonly n: number;
  readonly recall: number;
  /** NaN where the category was never answered. */
  readonly precision: number;
}

export interface CategoryScore {
  readonly n: number;
  readonly templates: number;
  /** Share of rows answered with more than `unknown`. */
  readonly coverage: number;
  /** Abstentions count as wrong, except on rows that nothing fits. */
  readonly accuracy: number;
  /** Of the answered rows. */
  readonly precision: number;
  /** Mean over the categories that occur. */
  readonly macroRecall: number;
  readonly classes: readonly ClassScore[];
}

export function scoreCategories(answers: readonly Answer[]): CategoryScore {
  const tallies = new Map<Category, { n: number; said: number; right: number }>();
  const tallyOf = (category: Category): { n: number; said: number; right: number } => {
    const held = tallies.get(category);
    if (held !== undefined) return held;
    const fresh = { n: 0, said: 0, right: 0 };
    tallies.set(category, fresh);
    return fresh;
  };
  for (const answer of answers) {
    tallyOf(answer.row.category).n += 1;
    const said = tallyOf(answer.category);
    said.said += 1;
    if (isRight(answer)) said.right += 1;
  }
  const classes = [...tallies]
    .filter(([, { n }]) => n > 0)
    .map(([category, { n, said, right }]) => ({ category, n, recall: right / n, precision: right / said }))
    .sort((a, b) => (a.category < b.category ? -1 : 1));
  const right = answers.filter(isRight).length;
  const answered = answers.filter(({ category }) => category !== 'unknown');
  return {
    n: answers.length,
    templates: new Set(answers.map(({ row }) => row.template)).size,
    coverage: answered.length / answers.length,
    accuracy: right / answers.length,
    precision: answered.filter(isRight).length / answered.length,
    macroRecall: mean(classes.map(({ recall }) => recall)),
    classes,
  };
}

const isRight = ({ row, category }: Answer): boolean => row.category === category;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The pairs most often taken for each other: right category, answer, rows. */
export function confusions(answers: readonly Answer[]): readonly (readonly [Category, Category, number])[] {
  const pairs = new Map<string, number>();
  for (const { row, category } of answers) {
    if (row.category === category) continue;
    const pair = `${row.category} ${category}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return [...pairs]
    .sort((a, b) => b[1] - a[1])
    .map(([pair, count]) => [...(pair.split(' ') as [Category, Category]), count] as const);
}

/** Expected calibration error over ten bins of confidence, of answered rows. */
export function calibrationError(answers: readonly Answer[]): number {
  const answered = answers.filter(({ category }) => category !== 'unknown');
  let error = 0;
  for (let bin = 0; bin < 10; bin += 1) {
    const inside = answered.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    if (inside.length === 0) continue;
    const gap = mean(inside.map(({ confidence }) => confidence)) - inside.filter(isRight).length / inside.length;
    error += (Math.abs(gap) * inside.length) / answered.length;
  }
  return error;
}

/** 95 % interval of a score, by drawing whole wordings again and again. */
export function interval(
  answers: readonly Answer[],
  score: (answers: readonly Answer[]) => number,
  random: Random,
  rounds = 500,
): readonly [number, number] {
  const byTemplate = [...Map.groupBy(answers, ({ row }) => row.template).values()];
  const scores = Array.from({ length: rounds }, () => score(byTemplate.flatMap(() => random.pick(byTemplate))));
  scores.sort((a, b) => a - b);
  return [scores[Math.floor(rounds * 0.025)] ?? Number.NaN, scores[Math.floor(rounds * 0.975)] ?? Number.NaN];
}
