/** Why a debit was not sent, in the contract's words. Source: payments contract, 7.2 and 8. */
import type { Refusal } from '@kente/kit/errors';
import type { Environment } from '../../tenancy/index.ts';
import { type ActionContext, actionRefusal } from '../action-envelope.ts';
import { type AccountStanding, BUSY_MESSAGE, blockedMessage } from '../retry-policy/index.ts';
import type { PaymentSettings } from '../settings/index.ts';

export type Reason = 'state' | 'reference' | 'amount' | 'split' | 'busy' | 'blocked' | 'rail';

export const REFERENCE_USED = 'Invalid reference, please retry with a unique reference';
export const RAIL_DOWN = 'The institution is not available at the moment. Try again later.';
const RAIL_RETRY_SECONDS = 30;

/** Nothing was sent: no debit, no reference used, nothing counted. Ends the transaction of an intent. */
export class DebitRefused extends Error {
  override readonly name = 'DebitRefused';
  readonly reason: Reason;
  readonly http: number;
  readonly retryAfterSeconds: number | null;
  /** Null for a mandate without an account. */
  readonly standing: AccountStanding | null;

  constructor(reason: Reason, message: string, standing: AccountStanding | null, retryAfterSeconds?: number) {
    super(message);
    this.reason = reason;
    this.http = HTTP[reason];
    this.standing = standing;
    this.retryAfterSeconds = retryAfterSeconds ?? null;
  }
}

const HTTP: Readonly<Record<Reason, number>> = {
  ...{ state: 400, reference: 400, amount: 400, split: 400, busy: 409, blocked: 429, rail: 503 },
};

/** What the limits say against one more call; null: nothing. */
export function limitRefusal(standing: AccountStanding): DebitRefused | null {
  const { decision } = standing;
  if (decision.kind === 'allowed') return null;
  const { kind, retryAfterSeconds } = decision;
  const message = kind === 'busy' ? BUSY_MESSAGE : blockedMessage(decision.until);
  return new DebitRefused(kind, message, standing, retryAfterSeconds);
}

export const railRefusal = (standing: AccountStanding | null): DebitRefused =>
  new DebitRefused('rail', RAIL_DOWN, standing, RAIL_RETRY_SECONDS);

/** @param headers of the limits, which every answer of a debit bears. */
export function refusalOf(
  { http, message, retryAfterSeconds }: DebitRefused,
  context: ActionContext,
  headers: Readonly<Record<string, string>>,
): Refusal {
  const retry = retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) };
  return actionRefusal(context, { http, message, headers: { ...headers, ...retry } });
}

export const actionContext = (env: Environment, own: PaymentSettings): ActionContext => ({
  at: env.clock.now(),
  docsBase: own['docs.base'],
});
