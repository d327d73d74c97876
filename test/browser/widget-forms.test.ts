import { describe, expect } from 'vitest';
import { test } from './stage.ts';

/** Banks ask for e-mail addresses, PINs of four digits and captchas; the names of the sandbox fit none of them. */
describe('whatever a login form asks for, the names and passwords of the sandbox work', () => {
  test.for([
    ['Kuda Bank', 'Internet', 'an e-mail address', ['user_good', 'pass_good']],
    ['Zenith Bank', 'Mobile', 'a password of six digits', ['user_good', 'pass_good']],
    ['Access Bank', 'Mobile', 'an account number and a PIN', ['user_good', '0123456789', 'pass_good']],
    ['First Bank', 'Internet', 'a captcha', ['user_good', 'pass_good', 'kente']],
    ['FNB', 'Internet', 'a bank of South Africa', ['user_good', 'pass_good']],
  ] as const)('%s, %s banking: %s', async ([institution, method, _what, values], { business }) => {
    const { ada, open, hears } = await business.visit();
    await open();
    await ada.agree();
    await ada.choose(institution, method);
    await ada.type(...values);
    await ada.press('Log in');
    const { data } = await hears('onSuccess');
    const id = await business.exchange(data.code);
    const { json } = await business.call('GET', `/v2/accounts/${id}`);
    expect(json.data.account.institution.name).toBe(institution);
  });

  test('a phone number alone is enough where the bank asks no more', async ({ business }) => {
    const { ada, open, hears } = await business.visit();
    await open();
    await ada.agree();
    await ada.choose('MTN', 'Mobile');
    await ada.type('user_good');
    await ada.press('Continue');
    await ada.confirm('123456');
    await hears('onSuccess');
  });

  test('an empty field is asked for, under the field, before the bank is', async ({ business }) => {
    const { ada, open, heard, widget } = await business.visit();
    await open();
    await ada.goToLogin();
    await ada.type('user_good');
    await ada.press('Log in');
    await ada.reads('Enter: Password');
    expect(await widget.locator('input[aria-invalid=true]').getAttribute('name')).toBe('password');
    expect((await heard()).some(({ name }) => name === 'SUBMIT_CREDENTIALS')).toBe(false);
  });
});
