import { test } from './accessibility.ts';

test('logging in: form, wrong login, one-time code, question, captcha, accounts, linked', async ({ walk }) => {
  const { open, check, ada, page } = walk;
  await open();
  await ada.goToLogin();
  await check('Log in to GTBank');
  await ada.press('Log in');
  await ada.reads('Enter: Password');
  await ada.logIn('user_good', 'pass_wrong');
  await ada.reads('Username or password incorrect.');
  await check('Log in to GTBank');
  await ada.logIn('user_multiple', 'pass_otp');
  await page.locator('input.code').waitFor();
  await ada.confirm('000000');
  await ada.reads(/This code is not right\. Look at the newest message/);
  await check(/./);
  await ada.confirm('123456');
  await check('Choose an account');
  await ada.pickAccount(0);
  await check('Account linked');
});

test.for(['pass_question', 'pass_token', 'pass_captcha'])('what a bank may ask: %s', async (password, { walk }) => {
  const { open, check, ada } = walk;
  await open();
  await ada.goToLogin();
  await ada.logIn('user_good', password);
  await ada.reads('Confirm');
  await check(/./);
});

test('instructions of a bank, and a renewal', async ({ walk, business }) => {
  const { open, check, ada } = walk;
  await open();
  await ada.agree();
  await ada.choose('M-PESA', 'Mobile');
  await ada.type('user_mpesa');
  await ada.press('Continue');
  await ada.reads('Waiting for the code from the SMS.');
  await check(/./);
  await ada.confirm('123456');
  await ada.sees('Account linked');
  await open();
  await ada.agree();
  await ada.choose('OPay', 'Mobile');
  await ada.type('user_good', 'pass_good');
  await ada.press('Log in');
  await ada.reads('This page goes on by itself.');
  await check('Show your face');
  await ada.sees('Account linked');
  await open({ scope: 'reauth', account: await business.linked(), customer: undefined });
  await check('Renew Adire Finance Ltd’s access to your account');
});
