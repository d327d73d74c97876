import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { platformRoutes } from '../../apps/platform/src/api/routes.ts';
import { PLAN_ENDPOINTS, type Product } from '../../apps/platform/src/tenancy/index.ts';
import { type Integrator, openStage, type Stage } from './stage.ts';

const RANDOM_ID = 'a0b1c2d3e4f5a0b1c2d3e4f5';
/** That routes are for, and what a refusal calls them. */
const NAMES = { connect: 'Connect', payments: 'Payments', disburse: 'Disburse' } as const;
const products = Object.keys(NAMES) as (keyof typeof NAMES)[];
/** The first of those that a route takes. */
const firstOf = (product: Product | 'any' | readonly Product[] = 'connect'): string =>
  NAMES[(typeof product === 'string' ? product : product[0]) as keyof typeof NAMES];
let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ simulators: false });
}, 60_000);
afterAll(() => stage?.close());

/** What the guard and the reading of the body answer, wherever they stand before. */
describe('on every route', () => {
  const filled = (path: string): string => path.replace(/:[A-Za-z]+/g, RANDOM_ID);
  const withKey = platformRoutes
    .filter((route) => !route.access.open)
    .flatMap((route) => route.paths.map((path) => ({ route, path: filled(path) })));
  let others: Record<'noProduct' | 'noScope' | 'live' | 'limited', Integrator>;

  beforeAll(async () => {
    const limited = await stage.stranger({ mode: 'test', products });
    await stage.platform.modules.tenancy.change(limited.environmentId as never, { rateLimitPerMinute: 1 });
    others = {
      noProduct: await stage.stranger({ products: ['lookup'] }),
      noScope: await stage.stranger({ scopes: [], products }),
      live: await stage.stranger({ mode: 'live', products }),
      limited,
    };
  });

  test('401 without a key, with an unknown one, with a public one', async () => {
    const words: [string | null, string][] = [
      [null, "Unauthorized. Send your app's secret key in the mono-sec-key header."],
      ['', "Unauthorized. Send your app's secret key in the mono-sec-key header."],
      ['test_sk_00000000000000000000', 'Unauthorized. The key in the mono-sec-key header is not a valid secret key.'],
      [stage.platform.publicKey, 'Unauthorized. The key in the mono-sec-key header is not a valid secret key.'],
    ];
    for (const { route, path } of withKey) {
      for (const [key, message] of words) {
        const { json } = await stage.call(route.method, path, { key });
        expect({ path, json }).toEqual({
          path,
          json: { status: 'failed', message, timestamp: expect.any(String), data: null, ...route.access.unauthorized },
        });
      }
    }
  });

  test('401 to an app without the product, where a product is needed', async () => {
    for (const { route, path } of withKey) {
      const { status, json } = await others.noProduct.call(route.method, path);
      const needed = route.access.product !== 'any';
      expect({ path, refused: status === 401 }).toEqual({ path, refused: needed });
      if (needed) {
        expect(json.message).toBe(
          route.access.enrichment
            ? 'Unauthorized key. Enable the app for Mono Connect or contact support.'
            : `Please use a ${firstOf(route.access.product)} app, go to your dashboard and create an app with ${firstOf(route.access.product)} product.`,
        );
      }
    }
  });

  test('403 where a scope is off, and to a live key in the sandbox', async () => {
    for (const { route, path } of withKey) {
      const scoped = await others.noScope.call(route.method, path);
      expect({ path, refused: scoped.status === 403 }).toEqual({ path, refused: route.access.scope !== undefined });
      if (route.access.scope) {
        expect(scoped.json.message).toBe(
          `This app is not allowed to read ${route.access.scope}. Turn the scope on in the dashboard.`,
        );
      }
      const live = await others.live.call(route.method, path);
      expect({ path, refused: live.status === 403 }).toEqual({ path, refused: route.access.testOnly === true });
    }
  });

  test('401 where the plan leaves it out, 403 where enrichment is off for the business', async () => {
    const { tenancy } = stage.platform.modules;
    const [planless, unenriched] = [await stage.stranger({ products }), await stage.stranger({ products })];
    const businessOf = async ({ environmentId }: { environmentId: string }) =>
      (await tenancy.environment(environmentId as never)).business.id;
    await tenancy.changeBusiness(await businessOf(planless), { planExcludes: PLAN_ENDPOINTS });
    await tenancy.changeBusiness(await businessOf(unenriched), { enrichment: false });
    for (const { route, path } of withKey) {
      const plan = await planless.call(route.method, path);
      expect({ path, refused: plan.status === 401 }).toEqual({ path, refused: route.access.plan !== undefined });
      if (route.access.plan) expect(plan.json.message).toBe('subscription plan does not cover endpoint');
      const off = await unenriched.call(route.method, path);
      expect({ path, refused: off.status === 403 }).toEqual({ path, refused: route.access.enrichment === true });
    }
  });

  test('429 past the limit of the key, before path and body are looked at', async () => {
    await others.limited.get('/v2/accounts');
    for (const { route, path } of withKey) {
      const { status, json, headers } = await others.limited.call(
        route.method,
        path,
        route.method === 'GET' ? {} : { body: '{' },
      );
      expect({ path, status }).toEqual({ path, status: 429 });
      expect(json).toMatchObject({
        status: 'failed',
        data: null,
        message: expect.stringMatching(/1 requests? a minute .* \d+ seconds/),
      });
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
  });

  test('413 to a body over 1 MiB, before it is read', async () => {
    const body = 'x'.repeat(1024 * 1024 + 1);
    const { key } = await stage.stranger({ products });
    for (const { method, paths, rawBody, upload } of platformRoutes) {
      if (method === 'GET' || (rawBody && rawBody.maxBytes > body.length) || upload) continue;
      const { status, json } = await stage.call(method, filled(paths[0] ?? ''), { key, body });
      expect({ path: paths[0], status, message: json?.message }).toEqual({
        path: paths[0],
        status: 413,
        message: 'The request body is too large.',
      });
    }
  });
});
