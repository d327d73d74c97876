import { CATEGORIES, type Category, fitsDirection } from '../src/category.ts';
import { compiledCountry } from '../src/countries.ts';
import type { Channel } from '../src/enrichment.ts';
import { amountBucket, type ClassifierInput } from '../src/model/face.ts';
import { BUCKETS, Features } from '../src/model/features.ts';
import type { Weights } from '../src/model/weights.ts';
import { Reader } from '../src/read/reader.ts';
import { tellingPart } from '../src/read/telling.ts';
import type { Country } from '../src/row.ts';
import type { Random } from './random.ts';
import type { Labelled } from './tables.ts';

const CLASSES = Object.keys(CATEGORIES) as Category[];

export interface Settings {
  readonly epochs: number;
  readonly rate: number;
  readonly l2: number;
  /** Weights smaller than this are left out of the file. */
  readonly prune: number;
}

export const SETTINGS: Settings = { epochs: 8, rate: 0.5, l2: 1e-3, prune: 0.3 };

/** One row as the model reads it. */
export interface Example {
  readonly buckets: Int32Array;
  readonly label: number;
  readonly credit: boolean;
  /** How much it counts. */
  readonly weight: number;
}

const readers = new Map<Country, Reader>();

/** What the engine would hand the model for this narration. */
export function inputOf({ country, narration, credit, channel, amountMinor }: Labelled): ClassifierInput {
  const reader = readers.get(country) ?? new Reader(compiledCountry(country));
  readers.set(country, reader);
  reader.read(narration, credit);
  return {
    ...tellingPart(reader),
    credit,
    channel: channel === 'N/A' || channel === '?' ? null : (channel as Channel),
    amountBucket: amountBucket(amountMinor),
  };
}

/** The channel is withheld from every fourth row, so that a text whose channel is not found is still known. */
export function examplesOf(rows: readonly Labelled[], weight: number, random: Random): Example[] {
  const features = new Features();
  return rows.map((row) => {
    const input = inputOf(row);
    features.read(random.chance(0.25) ? { ...input, channel: null } : input);
    return {
      buckets: features.buckets.slice(0, features.count),
      label: CLASSES.indexOf(row.category),
      credit: row.credit,
      weight,
    };
  });
}

/** Rare classes count for more, by the root of how rare they are. */
function classWeights(examples: readonly Example[]): Float64Array {
  const counts = new Float64Array(CLASSES.length);
  for (const { label, weight } of examples) counts[label] = (counts[label] as number) + weight;
  const mean = counts.reduce((sum, count) => sum + count, 0) / CLASSES.length;
  return counts.map((count) => Math.min(4, Math.sqrt(mean / Math.max(1, count))));
}

/** Dense weights, bucket by bucket, and one bias per class. */
export interface Dense {
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** Softmax regression by AdaGrad, one row at a time; a class that the direction rules out takes no part. */
export function learn(examples: Example[], random: Random, settings: Settings = SETTINGS): Dense {
  const size = CLASSES.length;
  const weights = new Float32Array(BUCKETS * size);
  const squares = new Float32Array(BUCKETS * size).fill(1e-3);
  const biases = new Float32Array(size);
  const importance = classWeights(examples);
  const scores = new Float64Array(size);
  const order = [...examples];
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    for (const example of random.shuffle(order)) {
      const { buckets, label, credit, weight } = example;
      probabilities({ weights, biases }, buckets, credit, scores);
      const value = 1 / Math.sqrt(buckets.length);
      const worth = weight * (importance[label] as number);
      for (const own of fitting(credit)) {
        const error = ((scores[own] as number) - (own === label ? 1 : 0)) * worth;
        biases[own] = (biases[own] as number) - settings.rate * 0.05 * error;
        if (Math.abs(error) < 1e-4) continue;
        for (const bucket of buckets) {
          const at = bucket * size + own;
          const slope = error * value + settings.l2 * (weights[at] as number);
          const square = (squares[at] as number) + slope * slope;
          squares[at] = square;
          weights[at] = (weights[at] as number) - (settings.rate * slope) / Math.sqrt(square);
        }
      }
    }
  }
  return { weights, biases };
}

const FITTING = [false, true].map((credit) =>
  CLASSES.flatMap((category, index) => (fitsDirection(category, credit) ? [index] : [])),
);

function fitting(credit: boolean): readonly number[] {
  return FITTING[credit ? 1 : 0] as readonly number[];
}

/** Sum of the logarithms of what the model gave the right categories. */
export function likelihood(dense: Dense, examples: readonly Example[], temperature: number): number {
  const scores = new Float64Array(CLASSES.length);
  let sum = 0;
  for (const { buckets, credit, label } of examples) {
    probabilities(dense, buckets, credit, scores, temperature);
    sum += Math.log(Math.max(1e-9, scores[label] as number));
  }
  return sum;
}

function probabilities(
  { weights, biases }: Dense,
  buckets: Int32Array,
  credit: boolean,
  scores: Float64Array,
  temperature = 1,
): void {
  const size = CLASSES.length;
  const value = 1 / Math.sqrt(buckets.length);
  scores.fill(0);
  for (const bucket of buckets) {
    const row = bucket * size;
    for (let label = 0; label < size; label += 1) {
      scores[label] = (scores[label] as number) + (weights[row + label] as number);
    }
  }
  const allowed = fitting(credit);
  let most = Number.NEGATIVE_INFINITY;
  for (const label of allowed) {
    scores[label] = ((scores[label] as number) * value + (biases[label] as number)) / temperature;
    most = Math.max(most, scores[label] as number);
  }
  let total = 0;
  for (const label of allowed) {
    scores[label] = Math.exp((scores[label] as number) - most);
    total += scores[label] as number;
  }
  for (const label of allowed) scores[label] = (scores[label] as number) / total;
}

/** One byte a weight; what is near nothing is left out. `temperature` above 1 makes the model less sure. */
export function packed({ weights, biases }: Dense, temperature: number, { prune } = SETTINGS): Weights {
  const size = CLASSES.length;
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const step = Math.min(largest, 6) / 127;
  const starts = new Uint32Array(BUCKETS + 1);
  const entryClasses: number[] = [];
  const entryWeights: number[] = [];
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    for (let label = 0; label < size; label += 1) {
      const weight = weights[bucket * size + label] as number;
      if (Math.abs(weight) < prune) continue;
      entryClasses.push(label);
      entryWeights.push(Math.max(-127, Math.min(127, Math.round(weight / step))));
    }
    starts[bucket + 1] = entryClasses.length;
  }
  return {
    classes: CLASSES,
    scale: step / temperature,
    biases: biases.map((bias) => bias / temperature),
    starts,
    entryClasses: Uint8Array.from(entryClasses),
    entryWeights: Int8Array.from(entryWeights),
  };
}
