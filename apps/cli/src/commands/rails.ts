import type { Command } from 'commander';
import { administer } from '../platform.ts';
import { type Setting, table } from '../terminal.ts';
import { kobo } from './kobo.ts';
import { type PlaceOptions, placeOf, withPlace } from './place.ts';

interface Item {
  id: string;
  kind: string;
  direction: string;
  session_id: string;
  amount: number | null;
  in_suspense: boolean;
  created_at: string;
  settled_as: string | null;
}

interface Difference {
  session_id: string;
  kind: string;
  ours: number | null;
  theirs: number | null;
}

interface Reconciled {
  day: string;
  lines: number;
  debited: number;
  credited: number;
  reversed: number;
  received: number;
  settled_by_the_report: number;
  differences: Difference[];
}

export function addRailCommands(program: Command, { terminal, tell, end }: Setting): void {
  const rails = program.command('rails').description('Money over the switch between banks.');
  withPlace(rails.command('reconcile').description("Compare the switch's report of a day with what an app's half has."))
    .argument('<day>', 'YYYY-MM-DD, in Lagos')
    .action(async (app: string, day: string, options: PlaceOptions) => {
      const result = await administer<Reconciled>(terminal, 'rails.reconcile', { ...placeOf(app, options), day });
      tell(result, () => reconciledText(result));
      if (result.differences.length > 0) end(1);
    });
  withPlace(rails.command('paid').description('The switch paid us what it took for an app: booked once per reference.'))
    .argument('<amount>', 'in kobo')
    .requiredOption('--reference <text>', 'of its advice')
    .action(async (app: string, amount: string, { reference, ...place }: PlaceOptions & { reference: string }) => {
      const input = { ...placeOf(app, place), amount: kobo(amount), reference };
      const result = await administer<{ booked: boolean; clearing: number }>(terminal, 'rails.paid', input);
      const left = `The switch still owes NGN ${inNaira(result.clearing)}.`;
      tell(result, () => `${result.booked ? 'Booked.' : 'Booked under this reference before.'} ${left}`);
    });
  const queue = rails.command('queue').description('What no rule may decide.');
  queue
    .command('list')
    .description('What waits for a person, the oldest first.')
    .action(async () => {
      const result = await administer<{ items: Item[] }>(terminal, 'rails.queue.list', {});
      tell(result, () => queueText(result.items));
    });
  queue
    .command('settle')
    .description('Say what became of one, by a proof: it is written down with it.')
    .argument('<item>', 'its id')
    .argument('<as>', 'successful, failed, returned (the switch gave it back) or noted (nothing changes)')
    .requiredOption('--proof <text>', 'where it is written')
    .action(async (item: string, as: string, { proof }: { proof: string }) => {
      const settled = await administer<Item>(terminal, 'rails.queue.settle', { item, as, proof });
      tell(settled, () => `Settled ${settled.id} as ${settled.settled_as}.`);
    });
}

const inNaira = (kobo: number | null): string => (kobo === null ? '-' : (kobo / 100).toFixed(2));

function queueText(items: readonly Item[]): string {
  if (items.length === 0) return 'Nothing waits.';
  const rows = items.map((item) => [
    ...[item.id, item.kind, item.direction, item.session_id, inNaira(item.amount)],
    ...[item.in_suspense ? 'yes' : 'no', item.created_at],
  ]);
  return table(['ID', 'WHY', 'DIRECTION', 'SESSION', 'NGN', 'IN SUSPENSE', 'SINCE'], rows);
}

function reconciledText({ day, lines, debited, credited, reversed, differences, ...result }: Reconciled): string {
  const sums = `debited ${inNaira(debited)}, credited ${inNaira(credited)}, given back ${inNaira(reversed)}, received ${inNaira(result.received)}`;
  const head = `${day}: ${lines} lines, NGN ${sums}; ${result.settled_by_the_report} settled by the report`;
  if (differences.length === 0) return `${head}\nNo differences.`;
  const rows = differences.map(({ session_id, kind, ours, theirs }) => [
    session_id,
    kind,
    inNaira(ours),
    inNaira(theirs),
  ]);
  return `${head}\n${table(['SESSION', 'DIFFERENCE', 'OURS', 'THEIRS'], rows)}`;
}
