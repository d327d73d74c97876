import { readFileSync } from 'node:fs';
import { classifierFrom } from './classifier.ts';
import type { Classifier } from './face.ts';

let loaded: Classifier | null = null;

/** The model that comes with the package. Its weights are read when it is first asked for. */
export function loadClassifier(): Classifier {
  loaded ??= classifierFrom(readFileSync(new URL('./weights.bin', import.meta.url)));
  return loaded;
}
