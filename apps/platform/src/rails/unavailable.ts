import { Fault } from '@kente/kit/errors';

/** The rail or the bank cannot be reached, and nothing happened. Source: payments contract, 1.1. */
export function railUnavailable(cause?: unknown): Fault {
  return new Fault('rail.unavailable', {
    status: 503,
    message: 'The institution is not available at the moment. Try again later.',
    retryAfterSeconds: 30,
    cause,
  });
}

/** An operator has not told where the rail is. */
export function railNotConfigured(): Fault {
  return new Fault('rail.not_configured', {
    status: 503,
    message: 'Payments are not connected here yet: the operator has to set NIP_URL and NIP_KEY.',
    retryAfterSeconds: 30,
  });
}
