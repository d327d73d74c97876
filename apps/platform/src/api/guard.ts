import { Refusal } from '@kente/kit/errors';
import { within } from '@kente/kit/http/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Environment, PlanEndpoint, Product, Scope, Tenancy } from '../tenancy/index.ts';

/**
 * Who may call a route. `open` needs no key; `any` takes every app's key; `product` names the product that the app
 * must have (one of several, where a route serves more), `scope` what it must be allowed to read; `testOnly` refuses
 * live keys.
 */
export interface Access {
  open?: boolean;
  product?: Product | readonly Product[] | 'any';
  scope?: Scope;
  testOnly?: boolean;
  /** Refused to a business whose plan leaves this out. */
  plan?: PlanEndpoint;
  /** Enrichment has sentences of its own, and is switched on for each business. */
  enrichment?: true;
  /** Members that the contract prints in every 401 of this route, beside the envelope's own. */
  unauthorized?: Readonly<Record<string, unknown>>;
  /** Requests per minute and address, for pages and what they call. */
  perAddressPerMinute?: number;
}

const WRONG_PRODUCT: Readonly<Record<Product, string>> = {
  connect: 'Connect',
  payments: 'Payments',
  lookup: 'Lookup',
  disburse: 'Disburse',
  'direct-charge': 'Direct Charge',
};

/** Checks in the contract's order: key (401) → product (401) → scope (403) → rate (429). */
export function createGuard(app: FastifyInstance, tenancy: Tenancy, defaults: { perMinute: number | null }) {
  const perEnvironment = app.createRateLimit({
    keyGenerator: (request: FastifyRequest) => `env ${(request.caller as Environment).id}`,
    max: (request: FastifyRequest) =>
      limitOf(request.caller as Environment, defaults.perMinute) ?? Number.MAX_SAFE_INTEGER,
    timeWindow: 60_000,
  });
  const perAddress = new Map<number, ReturnType<FastifyInstance['createRateLimit']>>();
  const addressLimit = (max: number) => {
    let limit = perAddress.get(max);
    if (!limit) {
      limit = app.createRateLimit({
        keyGenerator: (request: FastifyRequest) => `ip ${max} ${request.ip}`,
        max,
        timeWindow: 60_000,
      });
      perAddress.set(max, limit);
    }
    return limit;
  };

  return async (request: FastifyRequest, reply: FastifyReply, access: Access): Promise<Environment | null> => {
    if (access.open) {
      if (access.perAddressPerMinute) await within(addressLimit(access.perAddressPerMinute), request, reply);
      return null;
    }
    const environment = await admitted(request, tenancy, access);
    checkEnrichment(environment, access);
    if (access.testOnly && environment.mode === 'live') {
      throw new Refusal('key.live', { status: 403, message: 'Sandbox endpoints take a test key. This is a live key.' });
    }
    if (access.scope && !environment.scopes.has(access.scope)) {
      const message = `This app is not allowed to read ${access.scope}. Turn the scope on in the dashboard.`;
      throw new Refusal('scope.off', { status: 403, message });
    }
    if (limitOf(environment, defaults.perMinute) !== null) await within(perEnvironment, request, reply);
    return environment;
  };
}

const limitOf = (environment: Environment, perMinute: number | null): number | null =>
  environment.rateLimitPerMinute ?? perMinute;

/** Key, product and plan: everything that is answered with 401. */
async function admitted(request: FastifyRequest, tenancy: Tenancy, access: Access): Promise<Environment> {
  try {
    const environment = await authenticate(request, tenancy);
    request.caller = environment;
    checkProduct(environment, access);
    checkPlan(environment, access);
    return environment;
  } catch (error) {
    if (!access.unauthorized || !(error instanceof Refusal)) throw error;
    const { code, status, message } = error;
    throw new Refusal(code, { status, message, extra: access.unauthorized });
  }
}

async function authenticate(request: FastifyRequest, tenancy: Tenancy): Promise<Environment> {
  const key = request.headers['mono-sec-key'];
  if (typeof key !== 'string' || key.trim() === '') {
    throw new Refusal('key.missing', {
      status: 401,
      message: "Unauthorized. Send your app's secret key in the mono-sec-key header.",
    });
  }
  const environment = await tenancy.byKey(key.trim(), 'secret');
  if (!environment) {
    const message = 'Unauthorized. The key in the mono-sec-key header is not a valid secret key.';
    throw new Refusal('key.unknown', { status: 401, message });
  }
  return environment;
}

function checkProduct(environment: Environment, { product = 'connect', enrichment }: Access): void {
  if (product === 'any') return;
  const wanted: readonly Product[] = typeof product === 'string' ? [product] : product;
  if (wanted.some((each) => environment.products.has(each))) return;
  if (enrichment) {
    const message = 'Unauthorized key. Enable the app for Mono Connect or contact support.';
    throw new Refusal('product.missing', { status: 401, message });
  }
  const name = WRONG_PRODUCT[wanted[0] ?? 'connect'];
  const message = `Please use a ${name} app, go to your dashboard and create an app with ${name} product.`;
  throw new Refusal('product.missing', { status: 401, message });
}

function checkPlan({ business }: Environment, { plan }: Access): void {
  if (plan === undefined || !business.planExcludes.has(plan)) return;
  throw new Refusal('plan.excludes', { status: 401, message: 'subscription plan does not cover endpoint' });
}

function checkEnrichment({ business }: Environment, { enrichment }: Access): void {
  if (!enrichment || business.enrichment) return;
  const message = 'Your Business is not authorized to access this endpoint, kindly contact support.';
  throw new Refusal('enrichment.off', { status: 403, message });
}
