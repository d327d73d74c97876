import { mkdir, writeFile } from 'node:fs/promises';
import { fill } from './fill.ts';
import { Random } from './random.ts';
import { COUNTRIES, LABELLED_HEADER, type Labelled, labelledLine, readForms, readPools } from './tables.ts';

/**
 * Writes the labelled set from the hand-written wordings and the names, shops and remarks that are kept for it. Run
 * when a wording is added; the rows are then read and committed.
 */
const pools = readPools('labelled');
const rows: Labelled[] = [];
for (const form of readForms()) {
  const random = new Random([...form.template].reduce((seed, letter) => Math.imul(seed, 31) + letter.charCodeAt(0), 7));
  const seen = new Set<string>();
  for (let tries = 0; tries < form.rows * 4 && seen.size < form.rows; tries += 1) {
    const row = fill(form, pools, random);
    if (seen.has(row.narration)) continue;
    seen.add(row.narration);
    rows.push(row);
  }
}
await mkdir(new URL('./labelled/', import.meta.url), { recursive: true });
for (const country of COUNTRIES) {
  const lines = rows.filter((row) => row.country === country).map(labelledLine);
  await writeFile(new URL(`./labelled/${country}.tsv`, import.meta.url), `${[LABELLED_HEADER, ...lines].join('\n')}\n`);
}
process.stdout.write(`${rows.length} rows of ${new Set(rows.map(({ template }) => template)).size} wordings\n`);
