import type { Answer } from './score.ts';

/** How well one field is read. Shares of `n`; `right + wrong + missed` is 1. */
export interface FieldScore {
  /** Rows whose truth is known. */
  readonly n: number;
  readonly right: number;
  /** A value, and not the right one. */
  readonly wrong: number;
  /** None, where there is one. */
  readonly missed: number;
}

export interface PartyScore extends FieldScore {
  /** Token sets agree to 0.9 or more. */
  readonly near: number;
}

export function scoreChannels(answers: readonly Answer[]): FieldScore {
  return scored(
    answers,
    ({ row }) => row.channel,
    ({ enrichment }) => enrichment?.channel ?? null,
    (a, b) => a === b,
  );
}

/** Rows that print the other side: how often it is read, letter case and titles aside. */
export function scoreParties(answers: readonly Answer[]): PartyScore {
  const named = answers.filter(({ row }) => row.counterparty !== 'N/A');
  const said = ({ enrichment }: Answer): string | null => enrichment?.counterparty ?? null;
  const truth = ({ row }: Answer): string => row.counterparty;
  const exact = scored(named, truth, said, (a, b) => bare(a) === bare(b));
  return { ...exact, near: scored(named, truth, said, (a, b) => overlap(a, b) >= 0.9).right };
}

/** Of the rows that print no other side: how often one is made up. */
export function inventedParties(answers: readonly Answer[]): FieldScore {
  const none = answers.filter(({ row }) => row.counterparty === 'N/A');
  return scored(
    none,
    () => 'N/A',
    ({ enrichment }) => enrichment?.counterparty ?? null,
    () => false,
  );
}

function scored(
  answers: readonly Answer[],
  truthOf: (answer: Answer) => string,
  saidOf: (answer: Answer) => string | null,
  same: (truth: string, said: string) => boolean,
): FieldScore {
  const known = answers.filter((answer) => truthOf(answer) !== '?');
  let right = 0;
  let wrong = 0;
  for (const answer of known) {
    const truth = truthOf(answer);
    const said = saidOf(answer);
    if (said === null ? truth === 'N/A' : same(truth, said)) right += 1;
    else if (said !== null) wrong += 1;
  }
  const n = known.length;
  return { n, right: right / n, wrong: wrong / n, missed: (n - right - wrong) / n };
}

const TITLE = /^(mr|mrs|ms|miss|dr|alh|alhaji|alhaja|chief|engr|prof|rev|pastor|barr)\.? /;

function bare(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}*&]+/gu, ' ')
    .trim()
    .replace(TITLE, '');
}

/** Twice the shared words ÷ the words of both. */
function overlap(first: string, second: string): number {
  const [a, b] = [new Set(bare(first).split(' ')), new Set(bare(second).split(' '))];
  return (2 * [...a].filter((word) => b.has(word)).length) / (a.size + b.size);
}
