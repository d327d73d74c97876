import { debits } from './debits.ts';
import { deliveries } from './deliveries.ts';
import { invoicing } from './invoicing.ts';
import { matching } from './matching.ts';
import { reads } from './reads.ts';
import { report, table } from './report.ts';
import { sizes } from './sizes.ts';
import { type Figure, IS_FULL_RUN } from './stand/rounds.ts';
import { start } from './start.ts';
import { statement } from './statement.ts';
import { sync } from './sync.ts';

/**
 * `npm run bench -- [names] [--long]`: all benches, or those named. `--long` measures at full size where that takes
 * minutes to write.
 */
const BENCHES: Readonly<Record<string, (options: { long: boolean }) => Promise<Figure[]>>> = {
  sizes,
  start,
  reads,
  sync,
  statement,
  deliveries,
  debits,
  matching,
  invoicing,
};

const asked = process.argv.slice(2);
const long = asked.includes('--long');
const names = asked.filter((word) => !word.startsWith('--'));
for (const [name, bench] of Object.entries(BENCHES)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const figures = await bench({ long });
  if (IS_FULL_RUN) await report(name, figures);
  process.stdout.write(`\n${table(figures)}\n`);
}
