import { books } from '../../apps/invoicing/src/matching/testing/books.ts';
import { type Outcome, replay } from '../../apps/invoicing/src/matching/testing/replay.ts';

const SEEDS = [101, 102, 103, 104, 105];
const INVOICES = 2_000;
const MOST_WRONG = 0.001;
const FEWEST_RIGHT = 0.9;

export interface MatchingQuality {
  readonly autoMatch: boolean;
  readonly books: number;
  readonly invoices: number;
  /** Rows that pay an invoice, or give money back. */
  readonly paying: number;
  readonly linked: number;
  readonly wrong: number;
  /** Of all links that were made. NaN without links. */
  readonly wrongShare: number;
  /** Linked rightly, or the right suggestion first: of paying rows. */
  readonly rightShare: number;
  readonly worstBook: number;
  readonly noise: number;
  readonly noiseSuggested: number;
  readonly scenarios: Readonly<Record<string, Outcome>>;
}

/** Invented books, played day by day, with auto-match off and on. */
export function matchingQuality(): readonly MatchingQuality[] {
  return [measured(false), measured(true)];
}

function measured(autoMatch: boolean): MatchingQuality {
  const played = SEEDS.map((seed) => replay(books(seed, INVOICES), { autoMatch }));
  const scenarios: Record<string, Outcome> = {};
  for (const outcomes of played) {
    for (const [scenario, outcome] of outcomes) scenarios[scenario] = added(scenarios[scenario], outcome);
  }
  const { noise, ...paying } = scenarios;
  const total = sumOf(Object.values(paying));
  const wrong = (total?.wrong ?? 0) + (noise?.wrong ?? 0);
  const linked = total?.linked ?? 0;
  return {
    autoMatch,
    books: SEEDS.length,
    invoices: SEEDS.length * INVOICES,
    paying: total?.rows ?? 0,
    linked,
    wrong,
    wrongShare: wrong / (linked + wrong),
    rightShare: rightShare(total),
    worstBook: Math.min(...played.map((outcomes) => rightShare(sumOfPaying(outcomes)))),
    noise: noise?.rows ?? 0,
    noiseSuggested: noise?.astray ?? 0,
    scenarios,
  };
}

function sumOfPaying(outcomes: ReadonlyMap<string, Outcome>): Outcome | undefined {
  return sumOf([...outcomes].filter(([scenario]) => scenario !== 'noise').map(([, outcome]) => outcome));
}

function sumOf(outcomes: readonly Outcome[]): Outcome | undefined {
  return outcomes.reduce<Outcome | undefined>(added, undefined);
}

function rightShare(outcome: Outcome | undefined): number {
  return outcome === undefined ? Number.NaN : (outcome.linked + outcome.first) / outcome.rows;
}

function added(one: Outcome | undefined, other: Outcome): Outcome {
  if (one === undefined) return other;
  return {
    rows: one.rows + other.rows,
    linked: one.linked + other.linked,
    wrong: one.wrong + other.wrong,
    first: one.first + other.first,
    later: one.later + other.later,
    astray: one.astray + other.astray,
    silent: one.silent + other.silent,
  };
}

/** Part of the quality report, Markdown. */
export function matchingSection(measures: readonly MatchingQuality[]): string[] {
  const [first] = measures;
  if (first === undefined) return [];
  return [
    '## Payments matched to invoices',
    '',
    `${first.books} invented books of 2,000 invoices each, played day by day: numbers written in many ways or wrongly,`,
    'names cut and turned round, customers with nearly the same name, equal amounts, parts, several invoices at once,',
    'deductions, gateway payouts, refunds, and rows that pay nothing. After each row a person links what it was, and',
    'payees are learned from that alone. The generator was written beside the matcher: no figure here is about real books.',
    '',
    lines(
      [
        'auto-match',
        'paying rows',
        'linked',
        'linked wrongly',
        'target',
        'right link or right suggestion first',
        'lowest book',
        'target',
        'noise rows with a suggestion',
      ],
      measures.map((each) => [
        each.autoMatch ? 'on' : 'off',
        each.paying,
        each.linked,
        `${each.wrong}${Number.isNaN(each.wrongShare) ? '' : ` (${percent(each.wrongShare)})`}`,
        `≤ ${percent(MOST_WRONG)}`,
        percent(each.rightShare),
        percent(each.worstBook),
        `≥ ${percent(FEWEST_RIGHT)}`,
        `${each.noiseSuggested} of ${each.noise}`,
      ]),
    ),
    '',
    ...measures.flatMap(({ autoMatch, scenarios }) => [
      `Auto-match ${autoMatch ? 'on' : 'off'}, by what the row was:`,
      '',
      lines(
        ['row', 'n', 'linked', 'wrongly', 'first suggestion', 'later one', 'suggestions, none right', 'nothing'],
        Object.entries(scenarios)
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([scenario, of]) => [scenario, of.rows, of.linked, of.wrong, of.first, of.later, of.astray, of.silent]),
      ),
      '',
    ]),
  ];
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function lines(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}
