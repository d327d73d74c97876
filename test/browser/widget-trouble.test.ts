import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './stage.ts';

describe('a page that is interrupted', () => {
  test('keeps the place when it is loaded again in the middle of a one-time code', async ({ business }) => {
    const { ada, open, hears, page } = await business.visit();
    await open();
    await ada.goToLogin();
    await ada.logIn('user_good', 'pass_otp');
    await ada.type('123');
    const frame = page.frames().find((one) => one.url().includes('/connect?'));
    await frame?.evaluate('location.reload()');
    // Polled from here: what the page polls itself is compiled in it, and its policy forbids that.
    await expect.poll(() => frame?.locator('input').first().inputValue(), { timeout: 10_000 }).toBe('');
    await ada.confirm('123456');
    await hears('onSuccess');
  });

  test('keeps the place when the integrator’s page is loaded again', async ({ business }) => {
    const { ada, open, hears, page } = await business.visit();
    await open();
    await ada.goToLogin();
    await ada.logIn('user_good', 'pass_otp');
    await ada.type('123');
    await page.reload();
    await open();
    await ada.confirm('123456');
    await hears('onSuccess');
  });

  test('says that the connection is lost, keeps what was typed, and goes on by itself when it is back', async ({
    business,
  }) => {
    const { ada, open, hears, context, widget } = await business.visit();
    await open();
    await ada.goToLogin();
    await context.setOffline(true);
    await ada.logIn('user_good');
    await ada.reads('Connection lost. Trying again…');
    expect(await widget.locator('form input').first().inputValue()).toBe('user_good');
    await context.setOffline(false);
    await hears('onSuccess');
    expect(await widget.getByText('Connection lost').count()).toBe(0);
  });
});

describe('without a mouse', () => {
  test('an account is linked with the keyboard alone', async ({ business }) => {
    const { page, hears, widget } = await business.visit();
    const keys = page.keyboard;
    await tabTo(page, 'Link my bank');
    await keys.press('Enter');
    await page.frameLocator('#mono-connect--frame-id').getByRole('heading', { level: 1 }).waitFor();
    await tabTo(page, 'Continue');
    await keys.press('Enter');
    await tabTo(page, 'Search by name');
    await keys.type('zenith');
    await widget.locator('button.row').filter({ hasText: 'GTBank' }).first().waitFor({ state: 'hidden' });
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await tabTo(page, 'Mobile Banking');
    await keys.press('Enter');
    await tabTo(page, 'Account number');
    await keys.type('user_good');
    await keys.press('Tab');
    await keys.type('pass_good');
    await keys.press('Enter');
    await hears('onSuccess');
    await hears('onClose');
    expect(await page.evaluate('document.activeElement.id')).toBe('link');
  });

  test('Escape asks before it leaves, and a second Escape stays', async ({ business }) => {
    const { page, open, ada, hears, widget } = await business.visit();
    await open();
    await ada.goToLogin();
    await page.keyboard.press('Escape');
    await widget.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await widget.getByRole('dialog').waitFor({ state: 'hidden' });
    // The focus comes back to the page a moment after the dialog has gone.
    await widget.getByRole('heading').first().press('Escape');
    await ada.press('Leave');
    await hears('onClose');
  });
});

/** Presses Tab until the focus is on what is called so, wherever it begins. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    if ((await focused(page)).includes(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach "${name}"`);
}

/** The name of what has the focus, in the page or in its frame. */
async function focused(page: Page): Promise<string> {
  const name = `(() => { const { activeElement: one } = document;
    return one.labels?.[0]?.textContent || one.getAttribute('aria-label') || (one === document.body ? '' : one.textContent) || ''; })()`;
  const frame = page.frames().find((each) => each.url().includes('/connect?'));
  const inFrame = frame && (await page.evaluate("document.activeElement.tagName === 'IFRAME'"));
  return inFrame ? await frame.evaluate(name) : await page.evaluate(name);
}
