import type { CategoryScore } from '../../packages/enrichment/training/score.ts';
import type { FieldScore } from '../../packages/enrichment/training/score-extraction.ts';
import type { IncomeQuality } from '../quality-income.ts';
import { table } from '../report.ts';
import type { Figure } from '../stand/rounds.ts';
import type { WithoutBank } from './banks.ts';
import type { EligibilityQuality } from './eligibility.ts';
import { type MatchingQuality, matchingSection } from './matching.ts';
import type { Measured } from './measured.ts';

export interface Quality {
  readonly sides: readonly ({ readonly side: string } & Measured)[];
  readonly banks: readonly WithoutBank[];
  readonly income: readonly IncomeQuality[];
  readonly eligibility: EligibilityQuality;
  readonly matching: readonly MatchingQuality[];
}

const SIDE_NAMES: Readonly<Record<string, string>> = {
  train: 'wordings trained on',
  seen: 'seen wordings, rows held out',
  unseen: '**unseen wordings**',
};

/** The quality report, Markdown. */
export function page(quality: Quality, figures: readonly Figure[]): string {
  const { sides, banks, income, eligibility, matching } = quality;
  const unseen = sides.find(({ side }) => side === 'unseen');
  return [
    '# Quality of enrichment',
    '',
    'Written by `npm run bench:quality`. The labelled rows are invented, in the shapes that banks print. **No public',
    'labelled set of real African narrations exists**, so no number here is accuracy on real statements. A row counts',
    'as unseen when neither the model nor its text generator saw its wording. The rules were written by people who know',
    'the same banks, and could have read the rows: an independent set is the better judge of them.',
    'An abstention counts as wrong in accuracy, except on rows that nothing fits.',
    '',
    '## Categories',
    '',
    headlines(sides),
    '',
    '## Extraction',
    '',
    'Wordings that were read because the engine failed on them moved from unseen to seen, most for their channel: the',
    'channel of unseen wordings alone therefore flatters. Extraction learns nothing, so read its three sides together.',
    '',
    extraction(sides),
    '',
    ...(unseen ? detail(unseen) : []),
    '## A bank left out of training',
    '',
    'The model learned without any wording of the bank; the rules stay as they are.',
    '',
    lines(
      ['bank', 'n', 'model: accuracy', 'coverage', 'precision', 'engine with that model'],
      banks.map((each) => [
        each.bank,
        each.n,
        share(each.modelAccuracy),
        share(each.modelCoverage),
        share(each.modelPrecision),
        share(each.engineAccuracy),
      ]),
    ),
    '',
    ...incomeSection(income),
    ...eligibilitySection(eligibility),
    ...matchingSection(matching),
    '## Speed',
    '',
    table(figures),
    '',
  ].join('\n');
}

function headlines(sides: Quality['sides']): string {
  const columns = ['rows', 'system', 'n', 'wordings', 'coverage', 'abstained', 'accuracy', 'precision', 'macro recall'];
  const of = (side: string, system: string, score: CategoryScore): (string | number)[] => [
    SIDE_NAMES[side] ?? side,
    system,
    score.n,
    score.templates,
    share(score.coverage),
    share(1 - score.coverage),
    share(score.accuracy),
    share(score.precision),
    share(score.macroRecall),
  ];
  return lines(
    columns,
    sides.flatMap(({ side, engine, rulesOnly, modelOnly, majority }) => [
      of(side, 'engine', engine),
      of(side, 'rules alone', rulesOnly),
      of(side, 'model alone', modelOnly),
      of(side, 'majority class', majority),
    ]),
  );
}

function extraction(sides: Quality['sides']): string {
  const row = (side: string, field: string, score: FieldScore, near = ''): (string | number)[] => [
    SIDE_NAMES[side] ?? side,
    field,
    score.n,
    share(score.right),
    near,
    share(score.wrong),
    share(score.missed),
  ];
  return lines(
    ['rows', 'field', 'n', 'right', 'token sets ≥ 0.9', 'wrong value', 'missing'],
    sides.flatMap(({ side, channel, party, invented }) => [
      row(side, 'channel', channel),
      row(side, 'counterparty, where one is printed', party, share(party.near)),
      row(side, 'counterparty, where none is printed', invented),
    ]),
  );
}

function detail(unseen: Measured): string[] {
  const { engine, confusions, steps, countries } = unseen;
  const between = ([low, high]: readonly [number, number]): string => `${share(low)} – ${share(high)}`;
  return [
    '## Unseen wordings in detail',
    '',
    `95 % intervals, drawing whole wordings: accuracy ${between(unseen.accuracyInterval)}, precision`,
    `${between(unseen.precisionInterval)}, macro recall ${between(unseen.macroRecallInterval)}. Calibration error over`,
    `ten bins: engine ${share(unseen.calibrationError)}, model alone ${share(unseen.modelCalibrationError)}.`,
    '',
    lines(
      ['category', 'n', 'recall', 'precision'],
      engine.classes.map(({ category, n, recall, precision }) => [
        `${category}${n < 10 ? ' (n < 10)' : ''}`,
        n,
        share(recall),
        share(precision),
      ]),
    ),
    '',
    'Most often confused:',
    '',
    lines(['right', 'answered', 'rows'], confusions),
    '',
    lines(
      ['decided by', 'n', 'right'],
      Object.entries(steps).map(([step, { n, right }]) => [step, n, share(right)]),
    ),
    '',
    lines(
      ['country', 'n', 'accuracy'],
      Object.entries(countries).map(([country, { n, accuracy }]) => [country, n, share(accuracy)]),
    ),
    '',
  ];
}

function eligibilitySection({ sides, decideMicroseconds, readMicroseconds }: EligibilityQuality): string[] {
  return [
    '## What becomes an invoice',
    '',
    'Credits and debits with their decision and reason known, at the default rules. Forms and names of the unseen side are not',
    'among the seen ones; remarks partly repeat, since the lists of words are short. It is the fourth such set, and the only one that',
    'no rule was changed by. Whoever wrote it wrote the rules as well. A case for review counts as rejected.',
    '',
    lines(
      ['side', 'forms', 'rows', 'eligible: precision', 'recall', 'decision and reason right'],
      sides.map((each) => [
        each.side === 'unseen' ? '**unseen forms**' : 'forms the rules were written with',
        each.forms,
        each.rows,
        share(each.precision),
        share(each.recall),
        share(each.reasons),
      ]),
    ),
    '',
    `Reading a row takes ${readMicroseconds.toFixed(1)} µs, engine included; deciding it ${decideMicroseconds.toFixed(1)} µs.`,
    '',
  ];
}

function incomeSection(income: readonly IncomeQuality[]): string[] {
  return [
    '## Income streams',
    '',
    'Invented accounts with known streams, from the narrations alone and with payee and category known. The varied ones',
    'have other banks, words and lives than those that most rules were made with. A stream counts with the right type;',
    '*found* asks for its deposits alone. Within 5 %: a stream’s monthly average, an account’s monthly income.',
    '',
    lines(
      [
        ...['kind', 'read by', 'accounts', 'streams', 'precision', 'recall', 'F1', 'F1 found', 'frequency right'],
        ...['average within 5 %', 'income within 5 %'],
      ],
      income.map((each) => [
        each.family,
        each.reading,
        each.ledgers,
        each.trueStreams,
        share(each.precision),
        share(each.recall),
        share(each.f1),
        share(each.f1Untyped),
        share(each.frequencyRight),
        share(each.averageWithin5),
        share(each.monthlyIncomeWithin5),
      ]),
    ),
    '',
  ];
}

function lines(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

function share(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3);
}
