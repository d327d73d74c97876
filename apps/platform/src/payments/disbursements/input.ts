/** What a caller sends, beyond the shape that the schemas hold it to. Source: payments contract 12. */
import type { FieldProblem } from '@kente/kit/errors';
import { newId } from '@kente/kit/ids';
import { MOST_ITEMS } from './disbursement.ts';

/** One item, as the flat form has it. */
export interface FlatItem {
  recipient_email: string;
  bank_code: string;
  account_number: string;
  narration: string;
  amount: number;
  reference?: string;
}

export interface NestedItem extends Omit<FlatItem, 'bank_code' | 'account_number'> {
  account: { account_number: string; bank_code: string };
}

export interface ItemInput {
  email: string;
  bankCode: string;
  accountNumber: string;
  narration: string;
  amountMinor: bigint;
  reference: string;
}

export interface NewDisbursement {
  reference: string;
  source: 'mandate' | 'wallet';
  account?: string;
  type: 'instant' | 'scheduled';
  total_amount: number;
  description: string;
  distribution?: readonly NestedItem[];
}

/** An item without a reference gets one. */
export function itemOf({
  recipient_email,
  bank_code,
  account_number,
  narration,
  amount,
  reference,
}: FlatItem): ItemInput {
  return {
    ...{ email: recipient_email, bankCode: bank_code, accountNumber: account_number, narration: plain(narration) },
    ...{ amountMinor: BigInt(amount), reference: reference ?? `dst-${newId()}` },
  };
}

export const flat = ({ account, ...item }: NestedItem): FlatItem => ({ ...item, ...account });

/** Control characters are of no use to a bank. */
export const plain = (text: string): string => text.replaceAll(/\p{Control}+/gu, ' ').trim();

/** What the parts of an order say of each other. */
export function orderProblems({ source, account, type, distribution }: NewDisbursement): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (field: string, message: string) => problems.push({ field, message });
  if (source === 'mandate' && !account) say('account', 'account is required when source is mandate');
  if (type === 'instant' && !distribution?.length) say('distribution', 'distribution is required when type is instant');
  if (type === 'scheduled' && distribution) {
    say('distribution', 'distribution is for instant disbursements: add those of a scheduled one afterwards');
  }
  for (const [index, { reference }] of (distribution ?? []).entries())
    if (!reference) say(`distribution.${index}.reference`, `distribution.${index}.reference is required`);
  if (distribution) problems.push(...referenceProblems(distribution, new Set(), 'distribution.'));
  return problems;
}

/** @param taken references that the disbursement has already. */
export function referenceProblems(
  items: readonly { reference?: string }[],
  taken: ReadonlySet<string>,
  prefix = '',
): FieldProblem[] {
  const seen = new Set(taken);
  return items.flatMap(({ reference }, index) => {
    if (reference === undefined) return [];
    const isNew = !seen.has(reference);
    seen.add(reference);
    const field = `${prefix}${index}.reference`;
    return isNew ? [] : [{ field, message: `${field} must be unique within the disbursement` }];
  });
}

export const tooMany = (count: number): FieldProblem[] =>
  count > MOST_ITEMS ? [{ field: 'distribution', message: `A disbursement holds at most ${MOST_ITEMS} items` }] : [];
