/** A caller's own references. Source: payments contract 1.3. */
import type { FieldProblem } from '@kente/kit/errors';
import { Refusal } from '@kente/kit/errors';

/** What a reference is for decides how long it is: the schemas of routes take these. */
export const SESSION_REFERENCE = { pattern: '^[A-Za-z0-9_.-]{10,24}$', minLength: 10, maxLength: 24 } as const;
export const DEBIT_REFERENCE = { pattern: '^[A-Za-z0-9_.-]{1,64}$', minLength: 1, maxLength: 64 } as const;
const CHARACTERS = /^[A-Za-z0-9_.-]*$/;

/** @param kind `session` for one-time payments and mandates, `debit` for debits of a mandate. */
export function referenceProblems(kind: 'session' | 'debit', reference: string): FieldProblem[] {
  const { minLength, maxLength } = kind === 'session' ? SESSION_REFERENCE : DEBIT_REFERENCE;
  const problem = (message: string): FieldProblem => ({ field: 'reference', message: `reference must ${message}` });
  return [
    ...(reference.length < minLength ? [problem(`be longer than or equal to ${minLength} characters`)] : []),
    ...(reference.length > maxLength ? [problem(`be shorter than or equal to ${maxLength} characters`)] : []),
    ...(CHARACTERS.test(reference) ? [] : [problem('contain letters, digits, and _ . - only')]),
  ];
}

/** The reference stands for another payment or debit of this environment already. */
export function referenceUsed(): Refusal {
  return new Refusal('payment.reference_used', {
    status: 400,
    message: 'Invalid reference, please retry with a unique reference',
  });
}
