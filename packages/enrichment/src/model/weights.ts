import { CATEGORIES, type Category } from '../category.ts';
import { BUCKETS } from './features.ts';

/** Raised when features or file change: weights of another version are refused. */
const VERSION = 2;
const MAGIC = 0x4b4e544d;

/**
 * Weights as they are kept: rows of buckets, most of them with few classes, one byte a weight. A bucket's entries are
 * `starts[bucket]` to below `starts[bucket + 1]`.
 */
export interface Weights {
  readonly classes: readonly Category[];
  /** What one step of a weight is worth, temperature included. */
  readonly scale: number;
  /** Per class, in full. */
  readonly biases: Float32Array;
  readonly starts: Uint32Array;
  readonly entryClasses: Uint8Array;
  readonly entryWeights: Int8Array;
}

/** Little-endian: magic, version, classes, entries, scale, biases, entries a bucket, their classes, their weights, names. */
export function writeWeights({ classes, scale, biases, starts, entryClasses, entryWeights }: Weights): Uint8Array {
  const names = new TextEncoder().encode(classes.join(','));
  const head = 24 + classes.length * 4;
  const bytes = new Uint8Array(head + BUCKETS + entryClasses.length * 2 + names.length);
  const view = new DataView(bytes.buffer);
  [MAGIC, VERSION, classes.length, entryClasses.length, BUCKETS].forEach((word, index) => {
    view.setUint32(index * 4, word, true);
  });
  view.setFloat32(20, scale, true);
  biases.forEach((bias, index) => {
    view.setFloat32(24 + index * 4, bias, true);
  });
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    bytes[head + bucket] = (starts[bucket + 1] ?? 0) - (starts[bucket] ?? 0);
  }
  bytes.set(entryClasses, head + BUCKETS);
  bytes.set(
    new Uint8Array(entryWeights.buffer, entryWeights.byteOffset, entryWeights.length),
    head + BUCKETS + entryClasses.length,
  );
  bytes.set(names, head + BUCKETS + entryClasses.length * 2);
  return bytes;
}

/** Throws on a file that is not whole, or of another version. */
export function readWeights(bytes: Uint8Array): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (index: number): number => view.getUint32(index * 4, true);
  if (bytes.length < 24 || word(0) !== MAGIC || word(1) !== VERSION || word(4) !== BUCKETS) {
    throw new Error('not the weights of this model');
  }
  const [count, entries] = [word(2), word(3)];
  const head = 24 + count * 4;
  const names = head + BUCKETS + entries * 2;
  const classes = new TextDecoder().decode(bytes.subarray(names)).split(',');
  if (classes.length !== count || !classes.every((name) => Object.hasOwn(CATEGORIES, name))) {
    throw new Error('the weights are cut short');
  }
  const starts = new Uint32Array(BUCKETS + 1);
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    starts[bucket + 1] = (starts[bucket] as number) + (bytes[head + bucket] as number);
  }
  if (starts[BUCKETS] !== entries) throw new Error('the weights are cut short');
  return {
    classes: classes as Category[],
    scale: view.getFloat32(20, true),
    biases: Float32Array.from({ length: count }, (_, index) => view.getFloat32(24 + index * 4, true)),
    starts,
    // Copies: a Buffer's own slice() would be a view of memory that it shares.
    entryClasses: new Uint8Array(bytes.subarray(head + BUCKETS, head + BUCKETS + entries)),
    entryWeights: new Int8Array(new Uint8Array(bytes.subarray(head + BUCKETS + entries, names)).buffer),
  };
}
