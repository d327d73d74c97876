import type { Classifier } from '../../packages/enrichment/src/index.ts';
import { Random } from '../../packages/enrichment/training/random.ts';
import {
  type Answer,
  ask,
  askMajority,
  askModel,
  type CategoryScore,
  calibrationError,
  confusions,
  interval,
  scoreCategories,
} from '../../packages/enrichment/training/score.ts';
import {
  type FieldScore,
  inventedParties,
  type PartyScore,
  scoreChannels,
  scoreParties,
} from '../../packages/enrichment/training/score-extraction.ts';
import type { Labelled } from '../../packages/enrichment/training/tables.ts';

export interface Measured {
  /** Rules and model together. */
  readonly engine: CategoryScore;
  readonly rulesOnly: CategoryScore;
  readonly modelOnly: CategoryScore;
  readonly majority: CategoryScore;
  readonly accuracyInterval: readonly [number, number];
  readonly precisionInterval: readonly [number, number];
  readonly macroRecallInterval: readonly [number, number];
  readonly calibrationError: number;
  readonly modelCalibrationError: number;
  readonly confusions: readonly (readonly [string, string, number])[];
  /** Rows by the step that decided them, with the share of right ones. */
  readonly steps: Readonly<Record<string, { n: number; right: number }>>;
  readonly channel: FieldScore;
  readonly party: PartyScore;
  readonly invented: FieldScore;
  readonly countries: Readonly<Record<string, { n: number; accuracy: number }>>;
}

export function measured(rows: readonly Labelled[], classifier: Classifier): Measured {
  const engine = ask(rows, classifier);
  const modelOnly = askModel(rows, classifier);
  const random = new Random(11);
  const within = (score: (answers: readonly Answer[]) => number): readonly [number, number] =>
    interval(engine, score, random);
  return {
    engine: scoreCategories(engine),
    rulesOnly: scoreCategories(ask(rows)),
    modelOnly: scoreCategories(modelOnly),
    majority: scoreCategories(askMajority(rows)),
    accuracyInterval: within((answers) => scoreCategories(answers).accuracy),
    precisionInterval: within((answers) => scoreCategories(answers).precision),
    macroRecallInterval: within((answers) => scoreCategories(answers).macroRecall),
    calibrationError: calibrationError(engine),
    modelCalibrationError: calibrationError(modelOnly),
    confusions: confusions(engine).slice(0, 20),
    steps: stepsOf(engine),
    channel: scoreChannels(engine),
    party: scoreParties(engine),
    invented: inventedParties(engine),
    countries: countriesOf(engine),
  };
}

function stepsOf(answers: readonly Answer[]): Measured['steps'] {
  const steps: Record<string, { n: number; right: number }> = {};
  for (const [method, own] of Map.groupBy(answers, ({ enrichment }) => enrichment?.category.method ?? 'none')) {
    const right = own.filter(({ row, category }) => row.category === category).length;
    steps[method] = { n: own.length, right: right / own.length };
  }
  return steps;
}

function countriesOf(answers: readonly Answer[]): Measured['countries'] {
  const countries: Record<string, { n: number; accuracy: number }> = {};
  for (const [country, own] of Map.groupBy(answers, ({ row }) => row.country)) {
    countries[country] = { n: own.length, accuracy: scoreCategories(own).accuracy };
  }
  return countries;
}
