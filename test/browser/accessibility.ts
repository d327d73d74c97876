import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import { person } from './person.ts';
import { type Business, test as staged } from './stage.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [360, 1440];
const SCHEMES = ['light', 'dark'] as const;

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary: string }[];
}

/** What axe finds on what is shown now, light and dark, narrow and wide. */
export async function violations(page: Page, target: Page | Frame = page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      if (!(await target.evaluate("'axe' in window"))) await target.evaluate(axe);
      const result = (await target.evaluate('axe.run(document)')) as { violations: Violation[] };
      for (const { id, help, nodes } of result.violations) {
        found.push(`${colorScheme} ${width}: ${id} ${help} ${nodes.map(({ html }) => html).join(' ')}`);
      }
      const overflow = await target.evaluate('document.documentElement.scrollWidth > innerWidth');
      if (overflow) found.push(`${colorScheme} ${width}: the page is wider than the window`);
    }
  }
  return found;
}

/** A person on a hosted link, whose screens are looked at one by one. */
export const test = staged.extend('walk', async ({ stage, business }, { onCleanup }) => {
  const context = await stage.browser.newContext({ reducedMotion: 'reduce' });
  context.setDefaultTimeout(30_000);
  onCleanup(() => context.close());
  const page = await context.newPage();
  const ada = person(page);
  return {
    page,
    ada,
    open: async (body: Record<string, unknown> = {}) => {
      await page.goto(await linkOf(business, body));
    },
    /** Asserts that the screen with this heading has nothing that axe minds. */
    check: async (heading: string | RegExp) => {
      await ada.sees(heading);
      expect({ heading: String(heading), found: await violations(page) }).toEqual({
        heading: String(heading),
        found: [],
      });
    },
  };
});

async function linkOf(business: Business, more: Record<string, unknown>): Promise<string> {
  const body = { scope: 'auth', customer: { name: 'Ada Obi', email: 'ada.obi@example.com' }, ...more };
  return (await business.call('POST', '/v2/accounts/initiate', { body })).json.data.mono_url;
}
