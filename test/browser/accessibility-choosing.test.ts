import { expect } from 'vitest';
import { test, violations } from './accessibility.ts';

test('choosing: consent, institutions, nothing found, methods, the question before leaving', async ({ walk }) => {
  const { open, check, ada, page } = walk;
  await open();
  await check('Link your account with Adire Finance Ltd');
  await ada.agree();
  await page.locator('button.row').first().waitFor();
  await check('Choose your bank or wallet');
  await page.getByRole('searchbox').fill('no such bank');
  await ada.reads('Nothing found');
  await check('Choose your bank or wallet');
  await ada.press('Clear search');
  await ada.choose('GTBank', null);
  await check('How do you want to connect to GTBank?');
  await ada.leave();
  await check('How do you want to connect to GTBank?');
  await ada.press('Leave');
  await check('You have left');
});

test('in a frame of an integrator', async ({ business }) => {
  const { open, ada, page } = await business.visit();
  await open();
  const frame = page.frames().find((one) => one.url().includes('/connect?'));
  if (!frame) throw new Error('there is no frame');
  expect(await violations(page, frame)).toEqual([]);
  await ada.goToLogin();
  expect(await violations(page, frame)).toEqual([]);
});
