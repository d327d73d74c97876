import type { FailureCode } from '../connectors/connector.ts';
import { redirectWith } from './redirect-url.ts';

/** How a visit to the linking page ended. `redirect` is where a hosted link goes then. */
export interface End {
  outcome: 'linked' | 'reauthorised' | 'cancelled' | 'failed';
  code?: string;
  reason: string;
  redirect?: string;
  institution?: { id: string; name: string };
}

export type Outcome =
  | { outcome: 'linked'; code: string | null }
  | { outcome: 'reauthorised' }
  | { outcome: 'cancelled' }
  | { outcome: 'failed'; reason: FailureCode };

export interface EndTarget {
  redirectUrl: string | null;
  reference: string | null;
  institution?: { id: string; name: string };
}

/** Puts an outcome into the words of the redirect. Source: financial data contract, 3.5. */
export function endOf(outcome: Outcome, { redirectUrl, reference, institution }: EndTarget): End {
  const parameters = parametersOf(outcome);
  const all = reference === null ? parameters : { ...parameters, reference };
  return {
    outcome: outcome.outcome,
    reason: parameters.reason,
    ...(parameters.code === undefined ? {} : { code: parameters.code }),
    ...(redirectUrl === null ? {} : { redirect: redirectWith(redirectUrl, all) }),
    ...(institution ? { institution } : {}),
  };
}

type Parameters = { status: string; reason: string } & Partial<Record<'code', string>>;

function parametersOf(outcome: Outcome): Parameters {
  switch (outcome.outcome) {
    case 'linked':
      return { status: 'linked', reason: 'account_linked', ...(outcome.code === null ? {} : { code: outcome.code }) };
    case 'reauthorised':
      return { status: 'linked', reason: 'account_reauthorized' };
    case 'cancelled':
      return { status: 'cancelled', reason: 'widget_closed' };
    case 'failed':
      return { status: 'failed', reason: outcome.reason };
  }
}
