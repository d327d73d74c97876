import {
  compileRuleset,
  createBooks,
  createRowReader,
  DEFAULT_RULESET,
  decide,
  type UpstreamTransaction,
} from '../../apps/invoicing/src/eligibility/index.ts';
import { HOLDER, type LabelledRow, labelledRows } from './eligibility/set.ts';

export interface EligibilitySide {
  readonly side: LabelledRow['side'];
  readonly forms: number;
  readonly rows: number;
  /** Of the rows called eligible, how many are. */
  readonly precision: number;
  /** Of the rows that are eligible, how many are called so. */
  readonly recall: number;
  /** Decision and detail both right; a case for review is a rejection. */
  readonly reasons: number;
  /** Up to ten rows that came out otherwise. */
  readonly wrong: readonly string[];
}

export interface EligibilityQuality {
  readonly sides: readonly EligibilitySide[];
  /** Of decide() alone, the engine and the reader left out; median of five rounds. */
  readonly decideMicroseconds: number;
  readonly readMicroseconds: number;
}

const WRONG_SHOWN = 10;

/** What becomes an invoice, on the labelled set: forms that the rules were written with and forms that they were not. */
export function eligibilityQuality(): EligibilityQuality {
  const labelled = labelledRows();
  return {
    sides: (['seen', 'unseen'] as const).map((side) =>
      measured(
        side,
        labelled.filter((row) => row.side === side),
      ),
    ),
    ...speed(labelled),
  };
}

const reader = createRowReader({ holder: HOLDER });
const context = { ruleset: compileRuleset(DEFAULT_RULESET), books: createBooks({}) };

function transactionOf({ narration, credit, amountMinor }: LabelledRow): UpstreamTransaction {
  return { id: '1', narration, type: credit ? 'credit' : 'debit', amountMinor, currency: 'NGN', status: 'posted' };
}

function measured(side: LabelledRow['side'], rows: readonly LabelledRow[]): EligibilitySide {
  let called = 0;
  let are = 0;
  let both = 0;
  const wrong: string[] = [];
  for (const row of rows) {
    const { decision, detail } = decide(reader.read(transactionOf(row)), context);
    const answer = `${decision === 'review' ? 'rejected' : decision} ${detail}`;
    const isEligible = row.truth.startsWith('eligible');
    if (decision === 'eligible') called++;
    if (isEligible) are++;
    if (isEligible && decision === 'eligible') both++;
    if (answer !== row.truth) wrong.push(`${row.form}: ${row.narration} → ${answer}, is ${row.truth}`);
  }
  return {
    side,
    forms: new Set(rows.map(({ form }) => form)).size,
    rows: rows.length,
    precision: both / called,
    recall: both / are,
    reasons: 1 - wrong.length / rows.length,
    wrong: wrong.slice(0, WRONG_SHOWN),
  };
}

const ROUNDS = 5;
const REPEATS = 20;

function speed(labelled: readonly LabelledRow[]): Pick<EligibilityQuality, 'decideMicroseconds' | 'readMicroseconds'> {
  const transactions = labelled.map(transactionOf);
  const read = transactions.map((row) => reader.read(row));
  return {
    decideMicroseconds: perRow(() => read.map((row) => decide(row, context).rule), read.length),
    readMicroseconds: perRow(() => transactions.map((row) => reader.read(row).isCharge), read.length),
  };
}

function perRow(work: () => unknown, rows: number): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (let at = 0; at < REPEATS; at++) work();
    return ((performance.now() - start) * 1_000) / (REPEATS * rows);
  });
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number;
}
