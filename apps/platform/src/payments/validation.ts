/** Mistakes in the input of payments: each one told, under one heading. Source: payments contract, 1.1. */
import { type FieldProblem, Refusal } from '@kente/kit/errors';

export function validationError(problems: readonly FieldProblem[]): Refusal {
  return new Refusal('input.invalid', { status: 400, message: 'Validation error', data: problems });
}

/** For a route's `mistakes`: what the schema found is told in the words of the rules, which know all of it. */
export function refuseAll(problems: readonly FieldProblem[]): FieldProblem[] {
  if (problems.length > 0) throw validationError(problems);
  return [];
}
