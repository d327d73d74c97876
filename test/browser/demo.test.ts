import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { firstStart } from '../../apps/platform/src/sandbox/first-start.ts';
import { type TestPlatform, testPlatform } from '../../apps/platform/src/testing/platform.ts';
import { violations } from './accessibility.ts';
import { launchChromium } from './chromium.ts';
import { person } from './person.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let home: string;
let platform: TestPlatform;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let strangers: string[];
let complaints: string[];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kente-demo-'));
  [platform, browser] = await Promise.all([
    testPlatform({ simulators: true, settings: { KENTE_HOME: home } }),
    launchChromium(),
  ]);
  await firstStart(platform.modules, () => {});
});
afterAll(async () => {
  await browser?.close();
  await platform?.close();
  await rm(home, { recursive: true, force: true });
});
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(30_000);
  page = await context.newPage();
  strangers = [];
  complaints = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== new URL(platform.modules.config.publicUrl).origin)
      strangers.push(request.url());
  });
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
});

test('a newcomer links an account in the widget; it is exchanged, read, and its webhooks arrive, on the page', async () => {
  await page.goto(platform.modules.config.publicUrl);
  await page
    .getByRole('link', { name: /demo|try/i })
    .first()
    .click();
  await page.waitForURL('**/demo');
  await page.getByRole('button', { name: 'Link an account' }).click();
  const ada = person(page.frameLocator('#mono-connect--frame-id'));
  await ada.sees('Link your account with Sunrise Lending');
  await ada.goToLogin();
  await ada.logIn('user_trader', 'pass_otp');
  await ada.confirm('123456');
  await ada.sees('Account linked');

  await page.getByText('Exchanged. The code is used up now.').waitFor();
  expect(await page.locator('#code').textContent()).toMatch(/^code_[a-z0-9]{24}$/);
  const id = await page.locator('#account-id').textContent();
  expect(id).toMatch(/^[0-9a-f]{24}$/);
  await page.locator('#account-facts').filter({ hasText: 'AVAILABLE' }).waitFor();
  expect(await page.locator('#account-balance').textContent()).toMatch(/₦[\d,]+\.\d\d/);
  expect(await page.locator('#rows tr').count()).toBe(10);
  for (const event of ['mono.events.account_connected', 'mono.events.account_updated']) {
    const delivery = page
      .locator('#webhooks li')
      .filter({ hasText: event })
      .filter({ hasText: id ?? '' })
      .first();
    await delivery.waitFor({ state: 'attached' });
    expect(await delivery.locator('.proofs').textContent()).toBe('✓ secret  ✓ HMAC  ✓ Standard Webhooks');
  }
  expect(strangers).toEqual([]);
  expect(complaints).toEqual([]);
});

test('an account that is linked already can be read at once', async () => {
  await page.goto(`${platform.modules.config.publicUrl}/demo`);
  await page.getByRole('button', { name: 'Show an account that is linked already' }).click();
  await page.locator('#rows tr').first().waitFor();
  expect(await page.locator('#account-facts').textContent()).toContain('AVAILABLE');
});

test('what goes wrong in the widget is told on the page', async () => {
  await page.goto(`${platform.modules.config.publicUrl}/demo`);
  await page.getByRole('button', { name: 'Link an account' }).click();
  const ada = person(page.frameLocator('#mono-connect--frame-id'));
  await ada.goToLogin();
  await ada.logIn('user_good', 'pass_wrong');
  await page.locator('#link-status').filter({ hasText: 'Username or password incorrect.' }).waitFor();
});

test('axe finds nothing on the demo and the landing page, light and dark, narrow and wide', async () => {
  await page.goto(`${platform.modules.config.publicUrl}/demo`);
  await page.getByRole('button', { name: 'Show an account that is linked already' }).click();
  await page.locator('#rows tr').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goto(platform.modules.config.publicUrl);
  expect(await violations(page)).toEqual([]);
});
