import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../../../test/browser/chromium.ts';
import { firstStart } from '../sandbox/first-start.ts';
import { type TestPlatform, testPlatform } from '../testing/platform.ts';

let platform: TestPlatform;
let browser: Browser;
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kente-demo-'));
  platform = await testPlatform({ simulators: true, settings: { KENTE_HOME: home } });
  await firstStart(platform.modules, () => {});
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await platform.close();
  await rm(home, { recursive: true, force: true });
});

/** A page that writes down whom it asks, and what goes wrong in it. */
async function openPage(path: string, width = 360): Promise<{ page: Page; hosts: Set<string>; mistakes: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  page.setDefaultTimeout(10_000);
  const hosts = new Set<string>();
  const mistakes: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith('http')) hosts.add(new URL(request.url()).origin);
  });
  page.on('pageerror', (error) => mistakes.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 400')) mistakes.push(message.text());
  });
  await page.goto(platform.url + path);
  return { page, hosts, mistakes };
}

describe('/demo in a browser', () => {
  test('an account is linked through the widget, exchanged, read, and its webhooks appear', async () => {
    const { page, hosts, mistakes } = await openPage('/demo');
    await page.click('#link');
    const widget = page.frameLocator('#mono-connect--frame-id');
    await widget.getByRole('button', { name: 'Continue' }).click();
    await widget.getByRole('searchbox').fill('kuda');
    await widget.getByRole('button', { name: /Kuda/ }).click();
    await widget.getByRole('button', { name: /Internet Banking/ }).click();
    const fields = widget.locator('form input');
    await fields.first().fill('user_good');
    await fields.last().fill('pass_good');
    await widget.locator('form button[type=submit]').click();

    await page.locator('#account-id', { hasText: /^[0-9a-f]{24}$/ }).waitFor();
    await page.locator('#rows tr').nth(9).waitFor();
    expect(await page.textContent('#account-facts')).toMatch(/^Kuda.*AVAILABLE$/);
    const account = await page.textContent('#account-id');
    await page.locator('#webhooks', { hasText: account ?? '' }).waitFor({ state: 'attached' });
    await page.locator('#webhooks code', { hasText: 'account_updated' }).first().waitFor();
    expect([...hosts]).toEqual([platform.url]);
    expect(mistakes).toEqual([]);
    await page.close();
  });

  test.each([360, 1440])('nothing sticks out at %i pixels, and axe finds nothing', async (width) => {
    for (const path of ['/demo', '/']) {
      const { page, mistakes } = await openPage(path, width);
      if (path === '/demo') {
        await page.click('#seeded');
        await page.locator('#rows tr').first().waitFor();
        await page.locator('#income-chart svg .bar').first().waitFor();
        await page.locator('#spending-chart svg .bar').first().waitFor();
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
      const violations = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
      );
      expect(violations, path).toEqual([]);
      expect(mistakes, path).toEqual([]);
      await page.close();
    }
  });
});

test('the charts of /demo say in words and in tables what they show, and fit again when the page grows', async () => {
  const { page, mistakes } = await openPage('/demo', 360);
  await page.click('#seeded');
  await page.locator('#income-chart svg .bar').first().waitFor();
  expect(await page.textContent('#income-title')).toMatch(/^Income: .+ a month, Salary/);
  expect(await page.textContent('#spending-title')).toMatch(/^Spent in the last six months: /);
  for (const chart of ['income', 'spending']) {
    const drawn = page.locator(`#${chart}-chart svg`);
    expect(await drawn.getAttribute('role')).toBe('img');
    expect((await drawn.locator('desc').textContent())?.length).toBeGreaterThan(20);
    await page.locator(`#${chart}-chart summary`).click();
    expect(await page.locator(`#${chart}-chart tbody tr:visible`).count()).toBeGreaterThan(3);
  }
  const firstMonth = page.locator('#income-chart svg text[text-anchor=middle]').first();
  expect(await firstMonth.textContent()).toMatch(/^[A-Z]$/);
  const narrow = Number(await page.locator('#spending-chart svg').getAttribute('width'));
  await page.setViewportSize({ width: 700, height: 800 });
  await page.waitForFunction(
    `Number(document.querySelector('#spending-chart svg').getAttribute('width')) > ${narrow + 200}`,
  );
  // With room there are months that cannot be taken for others, and every share with one decimal.
  await firstMonth.filter({ hasText: /^[A-Z][a-z]{2,3}$/ }).waitFor();
  for (const figures of await page.locator('#spending-chart svg .soft').allTextContents())
    expect(figures).toMatch(/ · \d+\.\d %$/);
  expect(mistakes).toEqual([]);
  await page.close();
});

describe('/docs in a browser', () => {
  test('the reference is drawn, tries a call with a key, and asks nobody else', async () => {
    const { page, hosts, mistakes } = await openPage('/docs', 1440);
    await page.getByRole('heading', { name: 'Kente API' }).waitFor();
    await page.locator('.scalar-password-input').first().fill(platform.secretKey);
    await page.locator('button', { hasText: 'Exchange the code' }).first().click();
    await page.locator('button', { hasText: /Test Request.*v2.accounts.auth/ }).click();
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url() === `${platform.url}/v2/accounts/auth`),
      page.locator('button', { hasText: /Send/ }).first().click(),
    ]);
    // The key was good: the code that stands there is what is refused.
    expect(await answer.json()).toMatchObject({ status: 'failed', data: [{ field: 'code' }] });
    expect([...hosts]).toEqual([platform.url]);
    expect(mistakes).toEqual([]);
    await page.close();
  });
});
