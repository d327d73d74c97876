import { fitsDirection } from '../category.ts';
import type { Classifier } from './face.ts';
import { Features, textFeatures } from './features.ts';
import { TextSums } from './text-sums.ts';
import { readWeights } from './weights.ts';

/** A class so far behind has less than a hundred-millionth of the best one's share. */
const NEGLIGIBLE = -19;

/**
 * Softmax over hashed character n-grams (weights.ts). Classes that a row's direction rules out take no part. Null where
 * `unknown` is the likeliest: the model has seen such text and knows that it says nothing.
 */
export function classifierFrom(bytes: Uint8Array): Classifier {
  const { classes, scale, biases, starts, entryClasses, entryWeights } = readWeights(bytes);
  const allowed = [false, true].map((credit) =>
    Uint8Array.from(classes.flatMap((category, index) => (fitsDirection(category, credit) ? [index] : []))),
  );
  // Class and weight of an entry side by side: they are read together.
  const entries = Int16Array.from(
    entryClasses,
    (label, entry) => (label << 8) | ((entryWeights[entry] as number) & 0xff),
  );
  const features = new Features();
  const sums = new Int32Array(classes.length);
  const add = (from: number, to: number): void => {
    for (let index = from; index < to; index += 1) {
      const bucket = features.buckets[index] as number;
      const end = starts[bucket + 1] as number;
      for (let entry = starts[bucket] as number; entry < end; entry += 1) {
        const packed = entries[entry] as number;
        const label = packed >> 8;
        sums[label] = (sums[label] as number) + ((packed << 24) >> 24);
      }
    }
  };
  const scores = new Float64Array(classes.length);
  const texts = new TextSums(classes.length);
  return {
    classify(input) {
      const length = features.clean(input);
      const slot = texts.slotOf(features.codes, length);
      if (texts.holds(slot, features.codes, length)) texts.copyTo(sums, slot);
      else {
        sums.fill(0);
        features.readText(length);
        add(0, features.count);
        texts.keep(slot, features.codes, length, sums);
      }
      const ofText = textFeatures(length);
      features.readFacts(input, ofText);
      const { count } = features;
      add(ofText, count);
      const fitting = allowed[input.credit ? 1 : 0] as Uint8Array;
      const step = scale / Math.sqrt(count);
      let best = fitting[0] as number;
      let most = Number.NEGATIVE_INFINITY;
      for (let index = 0; index < fitting.length; index += 1) {
        const label = fitting[index] as number;
        const score = (sums[label] as number) * step + (biases[label] as number);
        scores[index] = score;
        if (score > most) {
          most = score;
          best = label;
        }
      }
      let total = 0;
      for (let index = 0; index < fitting.length; index += 1) {
        const behind = (scores[index] as number) - most;
        if (behind > NEGLIGIBLE) total += Math.exp(behind);
      }
      const category = classes[best];
      return category === undefined || category === 'unknown' ? null : { category, probability: 1 / total };
    },
  };
}
