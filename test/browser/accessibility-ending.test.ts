import { test } from './accessibility.ts';
import { gtbankCsv, statementLines } from './statement.ts';

test('failures: bank down, login locked, connection lost, link used up', async ({ walk, business }) => {
  const { open, check, ada, page } = walk;
  await open();
  await ada.goToLogin();
  await ada.logIn('user_good', 'pass_down');
  await check('The bank cannot be reached');
  await ada.press('Try again');
  await ada.logIn('user_good', 'pass_locked');
  await check('The bank has locked this login');
  await ada.press('Choose another bank');
  await ada.choose('GTBank');
  await ada.sees('Log in to GTBank');
  await page.context().setOffline(true);
  await ada.logIn('user_good');
  await ada.reads('Connection lost');
  await check('Log in to GTBank');
  await page.context().setOffline(false);
  await ada.sees('Account linked');
  await business.call('POST', '/v2/sandbox/clock', { body: { advance: '8d' } });
  // As another tab sees it: this one would show its success again.
  await page.evaluate('sessionStorage.clear()');
  await page.reload();
  await check(/This link/);
});

test('statement upload: choosing a file, a file refused, the report', async ({ walk }) => {
  const { open, check, ada, page } = walk;
  await open();
  await ada.agree();
  await ada.choose('GTBank', 'Upload a statement');
  await check('Upload a statement from GTBank');
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ name: 'x.docx', mimeType: 'text/plain', buffer: Buffer.from('x') });
  await ada.reads('cannot be read');
  await check('Upload a statement from GTBank');
  await input.setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: gtbankCsv(statementLines(20)) });
  await check('Check what we read');
});
