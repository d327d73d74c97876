import { fitsDirection } from '../category.ts';
import type { Classifier } from './face.ts';
import { Features } from './features.ts';
import { readWeights } from './weights.ts';

/**
 * Softmax over hashed character n-grams (weights.ts). Classes that a row's direction rules out take no part. Null where
 * `unknown` is the likeliest: the model has seen such text and knows that it says nothing.
 */
export function classifierFrom(bytes: Uint8Array): Classifier {
  const { classes, scale, biases, starts, entryClasses, entryWeights } = readWeights(bytes);
  const allowed = [false, true].map((credit) =>
    Uint8Array.from(classes.flatMap((category, index) => (fitsDirection(category, credit) ? [index] : []))),
  );
  const features = new Features();
  const sums = new Int32Array(classes.length);
  return {
    classify(input) {
      features.read(input);
      const { buckets, count } = features;
      sums.fill(0);
      for (let index = 0; index < count; index += 1) {
        const bucket = buckets[index] as number;
        const end = starts[bucket + 1] as number;
        for (let entry = starts[bucket] as number; entry < end; entry += 1) {
          const label = entryClasses[entry] as number;
          sums[label] = (sums[label] as number) + (entryWeights[entry] as number);
        }
      }
      const fitting = allowed[input.credit ? 1 : 0] as Uint8Array;
      const step = scale / Math.sqrt(count);
      let best = fitting[0] as number;
      let most = Number.NEGATIVE_INFINITY;
      for (let index = 0; index < fitting.length; index += 1) {
        const label = fitting[index] as number;
        const score = (sums[label] as number) * step + (biases[label] as number);
        if (score > most) {
          most = score;
          best = label;
        }
      }
      let total = 0;
      for (let index = 0; index < fitting.length; index += 1) {
        const label = fitting[index] as number;
        total += Math.exp((sums[label] as number) * step + (biases[label] as number) - most);
      }
      const category = classes[best];
      return category === undefined || category === 'unknown' ? null : { category, probability: 1 / total };
    },
  };
}
