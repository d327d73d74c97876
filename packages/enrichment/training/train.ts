import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { classifierFrom } from '../src/model/classifier.ts';
import { writeWeights } from '../src/model/weights.ts';
import { trained } from './trained.ts';

/** `npm run train -w @kente/enrichment`: writes the weights and what they were made from. Takes about half a minute. */
const { weights, facts } = trained({ seed: 20_261_101 });
const bytes = writeWeights(weights);
classifierFrom(bytes);
const model = new URL('../src/model/', import.meta.url);
await writeFile(new URL('weights.bin', model), bytes);
const sha256 = createHash('sha256').update(bytes).digest('hex');
await writeFile(
  new URL('weights.json', model),
  `${JSON.stringify({ ...facts, bytes: bytes.length, sha256 }, null, 2)}\n`,
);
process.stdout.write(
  `${bytes.length} bytes from ${facts.examples} texts, temperature ${facts.temperature.toFixed(2)}\n`,
);
