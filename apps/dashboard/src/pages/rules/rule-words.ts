/** How rules are said, and what may stand in them. */

export const FIELDS = [
  { value: 'counterparty', label: 'Payer' },
  { value: 'narration', label: 'Narration' },
  { value: 'account_number', label: 'Account number' },
  { value: 'reference', label: 'Reference' },
  { value: 'tag', label: 'Tag' },
];

export const COMPARISONS = [
  { value: 'contains', label: 'contains the words' },
  { value: 'equals', label: 'is exactly' },
  { value: 'regex', label: 'fits the pattern' },
];

interface Said {
  field: string;
  op: string;
  value: string;
}

const labelOf = (of: readonly { value: string; label: string }[], value: string): string =>
  of.find((each) => each.value === value)?.label ?? value;

/** `Payer contains the words “okafor hotels”` */
export const ruleSentence = ({ field, op, value }: Said): string =>
  `${labelOf(FIELDS, field)} ${labelOf(COMPARISONS, op)} “${value}”`;

const OUTCOMES: Readonly<Record<string, string>> = { eligible: 'drafted', skipped: 'ignored', rejected: 'rejected' };

/** `rejected→eligible` as people say it. */
export function moveWords(kind: string): string {
  const [from = '', to = ''] = kind.split('→');
  return from === to
    ? `stay ${OUTCOMES[to] ?? to}, for another reason`
    : `from ${OUTCOMES[from] ?? from} to ${OUTCOMES[to] ?? to}`;
}
