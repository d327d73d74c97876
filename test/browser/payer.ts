import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import { type Person, person } from './person.ts';
import { type Business, test as staged } from './stage.ts';

/** Somebody who is asked for money, on a page of their own. */
export interface Payer {
  page: Page;
  context: BrowserContext;
  ada: Person;
  open(url: string): Promise<void>;
  /** Another tab of the same browser. */
  tab(url: string): Promise<{ page: Page; ada: Person }>;
  /** Asserts that the screen with this heading has nothing that axe minds. */
  check(heading: string | RegExp): Promise<void>;
  /** Addresses of other origins that the page has asked for. */
  strangers: string[];
  complaints: string[];
}

export const test = staged.extend('payer', async ({ stage }, { onCleanup }): Promise<Payer> => {
  const context = await stage.browser.newContext({ reducedMotion: 'reduce' });
  context.setDefaultTimeout(20_000);
  onCleanup(() => context.close());
  const page = await context.newPage();
  const ada = person(page);
  const strangers: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith('data:') && !url.startsWith(stage.platform.url)) strangers.push(url);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return {
    ...{ page, context, ada, strangers, complaints },
    open: async (url) => void (await page.goto(url)),
    async tab(url) {
      const other = await context.newPage();
      await other.goto(url);
      return { page: other, ada: person(other) };
    },
    async check(heading) {
      await ada.sees(heading);
      expect({ heading: String(heading), found: await violations(page) }).toEqual({
        ...{ heading: String(heading), found: [] },
      });
    },
  };
});

export async function customerOf(business: Business, serial: number): Promise<string> {
  const { json } = await business.call('POST', '/v2/customers', {
    body: {
      ...{ email: `halima${serial}@adire.example`, first_name: 'Halima', last_name: 'Sani', phone: '08012345678' },
      ...{ address: '4 Marina, Lagos', identity: { type: 'bvn', number: String(22_100_000_000 + serial) } },
    },
  });
  return json.data.id as string;
}
