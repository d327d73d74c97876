import type { Browser } from 'playwright-core';
import { test as plain, vi } from 'vitest';
import {
  type Answer,
  type CallOptions,
  type TestPlatform,
  type TestPlatformOptions,
  type TestTenant,
  testPlatform,
} from '../../apps/platform/src/testing/platform.ts';
import { launchChromium } from './chromium.ts';
import { openSite, type Site, type Visit, type VisitOptions, visit } from './integrator.ts';
import { type Person, person } from './person.ts';

// A browser has little to run on in a small machine that builds other things too.
vi.setConfig({ testTimeout: 60_000 });

/** Everything that a browser test stands on: the platform with its simulated banks, a browser, an integrator's site. */
export interface Stage {
  platform: TestPlatform;
  browser: Browser;
  site: Site;
}

/** An app of its own for each test, so that tests can run beside each other and still count events. */
export interface Business extends TestTenant {
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Exchanges a code, waits for the first fetch, and gives the account's id. */
  exchange(code: string): Promise<string>;
  /** An account that is linked already, with all its data. */
  linked(body?: Record<string, unknown>): Promise<string>;
  /** The environment's events, oldest first. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into events of every kind
  events(): Promise<{ event: string; data: any }[]>;
  /** A page of this business with an SDK on it, and a person in front of it. */
  visit(options?: VisitOptions): Promise<Visit & { ada: Person }>;
}

export const test = plain
  .extend('options', { scope: 'file' }, { simulators: true } as TestPlatformOptions)
  .extend('stage', { scope: 'file' }, async ({ options }, { onCleanup }): Promise<Stage> => {
    const [platform, browser, site] = await Promise.all([testPlatform(options), launchChromium(), openSite()]);
    onCleanup(async () => {
      await browser.close();
      await site.close();
      await platform.close();
    });
    return { platform, browser, site };
  })
  .extend('business', async ({ stage }, { onCleanup }): Promise<Business> => {
    const tenant = await stage.platform.tenant();
    const visits: Visit[] = [];
    onCleanup(async () => {
      for (const one of visits) await one.close();
    });
    return businessOf(stage, tenant, async (options = {}) => {
      const opened = await visit(stage, tenant.publicKey, options);
      visits.push(opened);
      return { ...opened, ada: person(opened.widget) };
    });
  });

function businessOf({ platform }: Stage, tenant: TestTenant, open: Business['visit']): Business {
  const call: Business['call'] = (method, path, options = {}) =>
    platform.call(method, path, { key: tenant.secretKey, ...options });
  const fetched = async (id: string): Promise<string> => {
    await platform.until('the first fetch', async () => {
      const { json } = await call('GET', `/v2/accounts/${id}`);
      return json.data.meta.data_status !== 'PROCESSING';
    });
    return id;
  };
  return {
    ...tenant,
    call,
    async exchange(code) {
      const { status, json } = await call('POST', '/v2/accounts/auth', { body: { code } });
      if (status !== 200) throw new Error(`the code was refused: ${json?.message}`);
      return fetched(json.data.id);
    },
    linked: async (body = {}) => fetched((await call('POST', '/v2/sandbox/link', { body })).json.data.account),
    events: async () => (await call('GET', '/v2/events?limit=500')).json.data,
    visit: open,
  };
}
