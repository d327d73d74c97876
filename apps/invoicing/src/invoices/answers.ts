import { Fault } from '@kente/kit/errors';
import { refuse } from '../api/refusals.ts';
import type { Outcome } from '../tax-authority/index.ts';

/**
 * What a caller is told when the authority did not say yes. @returns the error to throw: 422 with its public message and
 * error id for a refusal, 502 or 504 for everything that is nobody's document's fault.
 */
export function notTaken(outcome: Exclude<Outcome<unknown>, { kind: 'ok' }>): Error {
  switch (outcome.kind) {
    case 'refused':
    case 'duplicate_or_invalid':
      return refusedByAuthority(outcome.publicMessage, outcome.errorId);
    case 'unknown':
    case 'unavailable':
      return unreachable(outcome.why === 'timeout');
    case 'bad_credentials':
      return new Fault('upstream_error', { status: 502, message: 'The tax authority does not accept our keys.' });
    case 'not_found':
      return new Fault('upstream_error', {
        status: 502,
        message: 'The tax authority does not know what we asked for.',
      });
  }
}

export function refusedByAuthority(publicMessage: string, errorId: string | null): Error {
  const message = `The tax authority refuses: ${publicMessage}${errorId === null ? '' : ` (error ${errorId})`}`;
  return refuse('validation_error', message, {
    data: [{ field: 'document', code: errorId ?? 'refused', message: publicMessage }],
  });
}

export const unreachable = (timedOut: boolean): Fault =>
  timedOut
    ? new Fault('upstream_timeout', { status: 504, message: 'The tax authority did not answer in time.' })
    : new Fault('upstream_error', { status: 502, message: 'The tax authority cannot be reached at the moment.' });
