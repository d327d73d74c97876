import type { Clock } from '@kente/kit/clock';

declare const brand: unique symbol;

/** Names one environment: an app's `test` or `live` half. First in every key, first argument of every store function. */
export type EnvId = string & { readonly [brand]: 'environment' };

export type Mode = 'test' | 'live';

/** What an app may be sold. */
export const PRODUCTS = ['connect', 'payments', 'lookup', 'disburse', 'direct-charge'] as const;
export type Product = (typeof PRODUCTS)[number];

/** What a Connect app may read. */
export const SCOPES = ['accounts', 'identity', 'transactions', 'statements', 'income', 'investments'] as const;
export type Scope = (typeof SCOPES)[number];

/** Endpoints that a business's plan may leave out. */
export const PLAN_ENDPOINTS = ['income', 'creditworthiness', 'enrichment', 'investments'] as const;
export type PlanEndpoint = (typeof PLAN_ENDPOINTS)[number];

export interface Business {
  readonly id: string;
  readonly name: string;
  /** Whether it may use enrichment. */
  readonly enrichment: boolean;
  readonly planExcludes: ReadonlySet<PlanEndpoint>;
}

/** Everything that a request or a job needs to know about whom it works for. */
export interface Environment {
  readonly id: EnvId;
  readonly mode: Mode;
  readonly app: { readonly id: string; readonly name: string };
  readonly business: Business;
  readonly products: ReadonlySet<Product>;
  readonly scopes: ReadonlySet<Scope>;
  /** What the sandbox world is grown from. */
  readonly seed: string;
  readonly rateLimitPerMinute: number | null;
  readonly refreshEveryHours: 6 | 12 | 24 | null;
  readonly incomeOnLink: boolean;
  /** The environment's own time: the real one, or a moved one in the sandbox. */
  readonly clock: Clock;
  readonly clockOffsetMs: number;
}
