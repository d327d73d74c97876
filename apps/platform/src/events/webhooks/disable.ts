import { DAY_MS } from '@kente/kit/clock';

/** What an endpoint answered: an HTTP status, or `null` when nothing came back. */
export interface EndpointAttempt {
  at: Date;
  status: number | null;
}

export type DisableReason = 'gone' | 'failing';

/** Failures all the while, without a success between, until the endpoint is switched off. */
export const FAILING_MS_MAX = 5 * DAY_MS;

/** Any 2xx acknowledges; everything else, a redirect included, is a failure. */
export function isAcknowledged(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}

/**
 * Is the endpoint to be switched off after this attempt? `failingSince` is the first failure after its last success.
 * Both times are the environment's.
 */
export function disableReason(attempt: EndpointAttempt, failingSince: Date | null): DisableReason | null {
  if (attempt.status === 410) return 'gone';
  if (isAcknowledged(attempt.status) || failingSince === null) return null;
  return attempt.at.getTime() - failingSince.getTime() >= FAILING_MS_MAX ? 'failing' : null;
}

/** The sentence that goes into the event log and is shown beside the endpoint. */
export function disableNotice(reason: DisableReason): string {
  return reason === 'gone'
    ? 'The endpoint answered 410 Gone.'
    : 'Every delivery to the endpoint has failed for 5 days. Missed events are in the event log: replay them once it works.';
}
