import type { Weights } from '../src/model/weights.ts';
import { generate, trainingForms } from './generate.ts';
import { type Dense, type Example, examplesOf, learn, likelihood, packed } from './learn.ts';
import { Random } from './random.ts';
import { type Form, type Labelled, readLabelled, sideOf } from './tables.ts';

export interface TrainOptions {
  readonly seed: number;
  /** Which wordings may be seen; all that training may see where it is not given. */
  readonly keep?: (wording: Pick<Form, 'template' | 'bank'>) => boolean;
  /** A given temperature skips the folds that find one. */
  readonly temperature?: number;
}

export interface TrainingFacts {
  readonly seed: number;
  readonly examples: number;
  readonly labelled: number;
  readonly temperature: number;
}

/** Hand-labelled rows count for more than generated ones. */
const LABELLED_WEIGHT = 3;
const FOLDS = 4;

/** Same options, same weights. */
export function trained({ seed, keep = () => true, temperature }: TrainOptions): {
  weights: Weights;
  facts: TrainingFacts;
} {
  const forms = trainingForms().filter(keep);
  const labelled = readLabelled().filter((row) => sideOf(row.template) === 'train' && keep(row));
  const examples = examplesFrom(forms, labelled, seed);
  const used = temperature ?? temperatureOf(forms, labelled, seed);
  const dense = learn(examples, new Random(seed + 2));
  return {
    weights: packed(dense, used),
    facts: { seed, examples: examples.length, labelled: labelled.length, temperature: used },
  };
}

function examplesFrom(forms: readonly Form[], labelled: readonly Labelled[], seed: number): Example[] {
  const random = new Random(seed + 1);
  return [...examplesOf(generate(seed, forms), 1, random), ...examplesOf(labelled, LABELLED_WEIGHT, random)];
}

/**
 * How much surer the model is than right, on wordings that it was kept from: each fold learns without a part of the
 * training wordings and is asked about them. The wordings of the final test take no part.
 */
function temperatureOf(forms: readonly Form[], labelled: readonly Labelled[], seed: number): number {
  const asked: { dense: Dense; examples: Example[] }[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isHeld = ({ template }: { template: string }): boolean => foldOf(template) === fold;
    const kept = forms.filter((form) => form.template.startsWith('generic-') || !isHeld(form));
    const rows = labelled.filter((row) => !isHeld(row));
    const dense = learn(examplesFrom(kept, rows, seed), new Random(seed + 2));
    const held = labelled.filter(isHeld);
    asked.push({ dense, examples: examplesOf(held, 1, new Random(seed + 3)) });
  }
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let temperature = 0.5; temperature <= 3; temperature += 0.05) {
    const loss = asked.reduce((sum, { dense, examples }) => sum - likelihood(dense, examples, temperature), 0);
    if (loss < least) [least, best] = [loss, temperature];
  }
  return best;
}

function foldOf(template: string): number {
  const family = template.split('.')[0] ?? template;
  return ([...family].reduce((sum, letter) => Math.imul(sum, 33) + letter.charCodeAt(0), 0) >>> 3) % FOLDS;
}
