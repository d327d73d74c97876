import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { loadClassifier } from '../packages/enrichment/src/model/load.ts';
import { readLabelled, type Side, sideOf } from '../packages/enrichment/training/tables.ts';
import { withoutEachBank } from './quality/banks.ts';
import { eligibilityQuality } from './quality/eligibility.ts';
import { incomeQuality } from './quality/income.ts';
import { matchingQuality } from './quality/matching.ts';
import { measured } from './quality/measured.ts';
import { page } from './quality/page.ts';
import { throughput } from './quality/throughput.ts';
import { IS_FULL_RUN } from './stand/rounds.ts';

/**
 * `npm run bench:quality`: the engine over the labelled set, wordings that training saw and wordings that it did not
 * see apart. Writes `results/quality.json` and `results/quality.md`.
 */
const labelled = readLabelled();
const classifier = loadClassifier();
// First, on a heap that nothing else has filled.
const figures = await throughput(labelled, classifier);
const sides: readonly Side[] = ['train', 'seen', 'unseen'];
const quality = {
  sides: sides.map((side) => ({
    side,
    ...measured(
      labelled.filter(({ template }) => sideOf(template) === side),
      classifier,
    ),
  })),
  banks: withoutEachBank(labelled),
  income: incomeQuality(),
  eligibility: eligibilityQuality(),
  matching: matchingQuality(),
};
const text = page(quality, figures);
process.stdout.write(text);
if (IS_FULL_RUN) {
  const results = new URL('./results/', import.meta.url);
  const machine = { cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), node: process.version };
  await writeFile(new URL('quality.json', results), `${JSON.stringify({ machine, figures, ...quality }, null, 2)}\n`);
  await writeFile(new URL('quality.md', results), text);
}
