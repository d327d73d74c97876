import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsDirection } from '../category.ts';
import type { Channel } from '../enrichment.ts';
import { classifierFrom } from './classifier.ts';
import { type ClassifierInput, codesOf } from './face.ts';
import { loadClassifier } from './load.ts';
import { readWeights, writeWeights } from './weights.ts';

const bytes = readFileSync(new URL('./weights.bin', import.meta.url));
const facts = JSON.parse(readFileSync(new URL('./weights.json', import.meta.url), 'utf8')) as { sha256: string };

const inputs: fc.Arbitrary<ClassifierInput> = fc
  .record({
    text: fc.oneof(fc.string({ maxLength: 600 }), fc.string({ unit: 'binary', maxLength: 80 }), fc.constant('')),
    credit: fc.boolean(),
    channel: fc.constantFrom<Channel | null>(null, 'NIP', 'POS', 'BRANCH'),
    amountBucket: fc.integer({ min: 0, max: 15 }),
  })
  .map(({ text, ...rest }) => ({ ...codesOf(text), ...rest }));

describe('the model', () => {
  test('its committed weights are whole and those of the last training', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(facts.sha256);
    expect(bytes.length).toBeLessThan(2_000_000);
    expect(Buffer.from(writeWeights(readWeights(bytes))).equals(bytes)).toBe(true);
  });

  test('answers no text with a category that the direction rules out, and with a probability', () => {
    const classifier = loadClassifier();
    fc.assert(
      fc.property(inputs, (input) => {
        const said = classifier.classify(input);
        if (said === null) return;
        expect(fitsDirection(said.category, input.credit)).toBe(true);
        expect(said.probability).toBeGreaterThan(0);
        expect(said.probability).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('gives the same answer whatever it was asked before', () => {
    const input = {
      ...codesOf('pos purchase mama titi provisions'),
      credit: false,
      channel: 'POS',
      amountBucket: 7,
    } as const;
    const classifier = classifierFrom(bytes);
    const first = classifier.classify(input);
    classifier.classify({ ...input, ...codesOf('x'.repeat(512)), credit: true });
    expect(classifier.classify(input)).toEqual(first);
  });

  test('knows a purpose that no rule names', () => {
    const said = loadClassifier().classify({
      ...codesOf('children school fess 2nd term'),
      credit: false,
      channel: null,
      amountBucket: 9,
    });
    expect(said?.category).toBe('education');
  });

  test('refuses weights that are cut short or of another version', () => {
    expect(() => readWeights(bytes.subarray(0, bytes.length - 900))).toThrow('cut short');
    const other = Uint8Array.from(bytes);
    other[4] = 9;
    expect(() => readWeights(other)).toThrow('not the weights');
  });
});
