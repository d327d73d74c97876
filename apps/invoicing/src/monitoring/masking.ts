import type { Reason } from '../eligibility/index.ts';
import type { Preview } from './store.ts';

/** Names and numbers of people, for whoever need not know them. Source: contract 3.11. */

const LONG_NUMBER = /\d{8,}/g;
const SHOWN_DIGITS = 4;
const WORD = /\p{L}[\p{L}\p{M}'’]*/gu;

/** `E****** V*******` for the words of the name; of long numbers the last four digits. */
export function masked(preview: Preview): Preview {
  const names = namesOf(preview.counterparty);
  const hide = (text: string): string =>
    text
      .replace(WORD, (word) => (names.has(word.toLowerCase()) ? starred(word) : word))
      .replace(LONG_NUMBER, (digits) => '*'.repeat(digits.length - SHOWN_DIGITS) + digits.slice(-SHOWN_DIGITS));
  const hideEvidence = (reason: Reason): Reason =>
    reason.evidence === undefined ? reason : { ...reason, evidence: hide(reason.evidence) };
  return { ...preview, narration: hide(preview.narration), reasons: preview.reasons.map(hideEvidence) };
}

const SHORTEST = 2;

function namesOf(counterparty: string | null): ReadonlySet<string> {
  const words = (counterparty ?? '').match(WORD) ?? [];
  return new Set(words.filter((word) => word.length >= SHORTEST).map((word) => word.toLowerCase()));
}

const starred = (word: string): string => {
  const [first = ''] = word;
  return first + '*'.repeat(Math.max(0, [...word].length - 1));
};
