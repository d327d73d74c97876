import type { FailureCode, LinkAnswer, LinkedAccount, LinkInput, LinkState } from '../connectors/connector.ts';
import { ConnectorFailure } from '../connectors/connector.ts';
import type { Outcome as CallOutcome } from '../institutions/index.ts';
import { askedBy, type FailedStep, failedStep, formOf, type WireStep, wireStep } from './wire-step.ts';
import { countWrong, type WrongInputs } from './wrong-inputs.ts';

/** What becomes of a session after its connector has answered. */
export type Verdict =
  | { kind: 'linked'; linked: LinkedAccount }
  | { kind: 'goes-on'; step: WireStep; state: LinkState; wrong: WrongInputs; wasWrong: boolean }
  | { kind: 'failed'; step: FailedStep; wrong: WrongInputs; wasWrong: boolean }
  /** Nobody's answer was wrong: the session stays where it was, for another try. */
  | { kind: 'trouble'; code: FailureCode };

/** The answer of a connector, weighed. */
export function judge(asked: WireStep, answer: LinkAnswer, before: WrongInputs, headless: boolean): Verdict {
  const { step, linked } = answer;
  if (step.kind === 'linked') return linked ? { kind: 'linked', linked } : { kind: 'trouble', code: 'system_error' };
  if (step.kind === 'failed' && (step.code === 'institution_unavailable' || step.code === 'system_error')) {
    return { kind: 'trouble', code: step.code };
  }
  const what = askedBy(asked);
  const counted = answer.wrong === true && what ? countWrong(before, what, headless) : { counts: before, over: null };
  const told = { wrong: counted.counts, wasWrong: answer.wrong === true };
  if (step.kind === 'failed') return { kind: 'failed', step, ...told };
  if (counted.over) return { kind: 'failed', step: failedStep(counted.over), ...told };
  return { kind: 'goes-on', step: wireStep(step), state: answer.state, ...told };
}

/** Whose fault it was that a connector gave no answer at all. */
export function failureOf(error: unknown): FailureCode {
  if (!(error instanceof ConnectorFailure)) return 'system_error';
  return error.turn === 'platform' ? 'system_error' : 'institution_unavailable';
}

/** How a call to the institution ended, for its health. */
export function outcomeOf(answer: LinkAnswer | { failure: FailureCode }): CallOutcome {
  const code = 'failure' in answer ? answer.failure : answer.step.kind === 'failed' ? answer.step.code : null;
  if (code === 'institution_unavailable') return 'bank';
  if (code === 'system_error') return 'platform';
  if (code !== null) return 'person';
  return 'wrong' in answer && answer.wrong ? 'person' : 'ok';
}

/**
 * The input as the connector may have it, or null when it does not answer the step at hand: a repeated request, most
 * likely, whose first answer was lost on the way. Fields that were not asked for are dropped, missing ones are empty.
 */
export function fitting(step: WireStep, input: LinkInput): LinkInput | null {
  switch (input.kind) {
    case 'start':
      return null;
    case 'answer':
      return fittingAnswer(step, input.values);
    case 'choose':
      return step.kind === 'choose-accounts' ? input : null;
    case 'file':
      return step.kind === 'upload' ? input : null;
    case 'poll':
      return step.kind === 'instructions' || step.kind === 'redirect' ? input : null;
  }
}

function fittingAnswer(step: WireStep, values: Readonly<Record<string, string>>): LinkInput | null {
  const names = formOf(step).map((element) => element.name);
  const confirms = step.kind === 'upload' && step.report !== undefined;
  if (names.length === 0 && !confirms) return null;
  if (names.length > 0 && !names.some((name) => Object.hasOwn(values, name))) return null;
  return { kind: 'answer', values: Object.fromEntries(names.map((name) => [name, values[name] ?? ''])) };
}
