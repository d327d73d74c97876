import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import type { Figure } from './stand/rounds.ts';

const RESULTS = new URL('./results/', import.meta.url);

/** Writes one bench's figures, and the table of all that were ever written. */
export async function report(name: string, figures: readonly Figure[]): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  const machine = { cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), node: process.version };
  await writeFile(new URL(`${name}.json`, RESULTS), `${JSON.stringify({ machine, figures }, null, 2)}\n`);
  const files = (await readdir(RESULTS)).filter((file) => file.endsWith('.json')).sort();
  const tables = await Promise.all(
    files.map(async (file) => {
      const kept = JSON.parse(await readFile(new URL(file, RESULTS), 'utf8')) as {
        machine: typeof machine;
        figures: Figure[];
      };
      const { cores, memoryGb, node } = kept.machine;
      return `## ${file.slice(0, -5)}\n\n${cores} cores, ${memoryGb} GB, Node.js ${node}\n\n${table(kept.figures)}\n`;
    }),
  );
  await writeFile(new URL('README.md', RESULTS), `${INTRODUCTION}\n${tables.join('\n')}`);
}

const INTRODUCTION = `# Results

Written by \`npm run bench\`. Each ratio has its floor in the same run: five rounds, ours and the floor in turn; the median, and
the lowest and highest round. The notes hold what was measured on that machine.
`;

/** Markdown. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, unit, median, low, high, target, note }) => {
    const met = target !== null && ('atLeast' in target ? median >= target.atLeast : median <= target.atMost);
    const verdict = target === null ? '' : met ? 'met' : 'missed';
    const wanted = target === null ? '–' : 'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
    const value = (number: number): string => (unit === '×' ? number.toFixed(2) : number.toFixed(1));
    const shown = `${value(median)}${unit === '×' ? '' : ` ${unit}`}`;
    return `| ${name} | ${shown} | ${value(low)} – ${value(high)} | ${wanted} | ${verdict} | ${note} |`;
  });
  return ['| figure | median | range | target | | measured |', '|---|---|---|---|---|---|', ...rows].join('\n');
}
