import { describe, expect } from 'vitest';
import type { Client, Visit, VisitOptions } from './integrator.ts';
import type { Person } from './person.ts';
import { type Business, test } from './stage.ts';

async function opened(business: Business, options: VisitOptions): Promise<Visit & { ada: Person }> {
  const visit = await business.visit(options);
  await visit.open();
  return visit;
}

/** What a person and an integrator may expect of linking, whichever SDK opened the widget. */
export function linkingScenarios(title: string, client: Client): void {
  describe(`the widget, opened by ${title}`, () => {
    test('links an account: the code leads to its details and transactions, and the events tell the story in order', async ({
      business,
    }) => {
      const started = Date.now();
      const config = { reference: 'LOAN-2041', data: { customer: { name: 'Ada Obi', email: 'ada.obi@example.com' } } };
      const { ada, hears, heard, strangers } = await opened(business, { client, config });
      await ada.sees('Link your account with Adire Finance Ltd');
      await ada.goToLogin();
      await ada.logIn('user_good');
      await ada.sees('Account linked');
      const { data } = await hears('onSuccess');
      await hears('onClose');
      expect(data.code).toMatch(/^code_[a-z0-9]{24}$/);

      const told = await heard();
      const names = told.map(({ name }) => name).filter((name) => name !== 'onLoad' && name !== 'LOADED');
      expect(names).toEqual([
        'OPENED',
        'INSTITUTION_SELECTED',
        'SUBMIT_CREDENTIALS',
        'ACCOUNT_LINKED',
        'onSuccess',
        'SUCCESS',
        'onClose',
      ]);
      for (const { name, data } of told.filter(({ name }) => !name.startsWith('on'))) {
        expect(data.timestamp, name).toBeGreaterThanOrEqual(started);
        // Mono's package tells these two by itself, without the reference.
        if (client === 'kente' || !['LOADED', 'OPENED'].includes(name)) expect(data.reference, name).toBe('LOAN-2041');
      }
      const gtbank = { id: '5f2d08be60b92e2888287702', name: 'GTBank' };
      expect(told.find(({ name }) => name === 'INSTITUTION_SELECTED')?.data).toMatchObject({
        institution: gtbank,
        authMethod: 'internet_banking',
      });
      expect(told.find(({ name }) => name === 'ACCOUNT_LINKED')?.data.institution).toEqual(gtbank);
      expect(strangers).toEqual([]);

      const id = await business.exchange(data.code);
      const { json } = await business.call('GET', `/v2/accounts/${id}`);
      expect(json.data.account).toMatchObject({ id, currency: 'NGN', institution: { name: 'GTBank' } });
      expect(json.data.meta).toMatchObject({
        data_status: 'AVAILABLE',
        ref: 'LOAN-2041',
        auth_method: 'internet_banking',
      });
      const rows = await business.call('GET', `/v2/accounts/${id}/transactions`);
      expect(rows.json.meta.total).toBeGreaterThan(100);
      const customers = await business.call('GET', `/v2/accounts?customer=${json.data.customer.id}`);
      expect(customers.json.data[0].customer).toMatchObject({ name: 'Ada Obi', email: 'ada.obi@example.com' });
    });

    test.for(['user_multiple', 'user_business'])(
      'lets %s choose one of several accounts',
      async (user, { business }) => {
        const { ada, hears, heard, widget } = await opened(business, { client });
        await ada.goToLogin();
        await ada.logIn(user);
        await ada.sees('Choose an account');
        const accounts = widget.locator('.accounts input');
        expect(await accounts.count()).toBe(user === 'user_multiple' ? 3 : 2);
        const number = await accounts.nth(1).getAttribute('value');
        await ada.press('Link this account');
        await ada.reads('Choose an account first.');
        await accounts.nth(1).check();
        await ada.press('Link this account');
        const { data } = await hears('onSuccess');
        expect((await heard()).find(({ name }) => name === 'ACCOUNT_SELECTED')?.data.selectedAccountsCount).toBe(1);
        const id = await business.exchange(data.code);
        expect((await business.call('GET', `/v2/accounts/${id}`)).json.data.account.account_number).toBe(number);
      },
    );

    test('can be left at any time: it asks once more, tells the page, and links nothing', async ({ business }) => {
      const { ada, hears, heard, page } = await opened(business, { client });
      await ada.goToLogin();
      await ada.leave();
      await ada.press('Stay');
      await ada.sees('Log in to GTBank');
      await ada.leave();
      await ada.press('Leave');
      await hears('onClose');
      const told = await heard();
      expect(told.find(({ name }) => name === 'EXIT')?.data.pageName).toBe('LOGIN');
      expect(told.some(({ name }) => name === 'onSuccess')).toBe(false);
      expect(await page.locator('#mono-connect--widget-div').isVisible()).toBe(false);
      expect(await business.events()).toEqual([]);
    });

    test('begins anew when it is opened again after a success', async ({ business }) => {
      const { ada, hears, heard, page } = await opened(business, { client });
      await ada.goToLogin();
      await ada.logIn('user_good');
      await hears('onClose');
      await page.evaluate('connect.open()');
      await ada.sees('Link your account with Adire Finance Ltd');
      await ada.goToLogin();
      await ada.logIn('user_trader');
      await ada.sees('Account linked');
      const codes = async (): Promise<string[]> =>
        (await heard()).filter(({ name }) => name === 'onSuccess').map(({ data }) => data.code);
      await expect.poll(async () => (await codes()).length, { timeout: 20_000 }).toBe(2);
      const [one, other] = await codes();
      expect(await business.exchange(one ?? '')).not.toBe(await business.exchange(other ?? ''));
    });

    test('knows the institutions', async ({ business }) => {
      const { page } = await business.visit({ client });
      const names = await page.evaluate(
        'connect.fetchInstitutions().then(({ data }) => (Array.isArray(data) ? data : data.data).map(({ name }) => name))',
      );
      expect(names).toContain('GTBank');
    });

    test('goes straight to the institution that the integrator selected', async ({ business }) => {
      const selectedInstitution = { id: '5f2d08be60b92e2888287702', auth_method: 'internet_banking' };
      const { ada, hears } = await opened(business, { client, config: { setup: { selectedInstitution } } });
      await ada.agree();
      await ada.logIn('user_good');
      await hears('onSuccess');
    });
  });
}

/** What a bank may ask before it lets a person in, whichever SDK opened the widget. */
export function askingScenarios(title: string, client: Client): void {
  describe(`a bank that asks, in the widget of ${title}`, () => {
    test('asks for a one-time code: a wrong one is asked for again, the right one links', async ({ business }) => {
      const { ada, hears, heard } = await opened(business, { client });
      await ada.goToLogin();
      await ada.logIn('user_good', 'pass_otp');
      await ada.confirm('000000');
      await ada.reads(/This code is not right\. Look at the newest message/);
      await ada.confirm('123456');
      expect((await hears('onSuccess')).data.code).toMatch(/^code_/);
      const told = await heard();
      expect(told.filter(({ name }) => name === 'SUBMIT_MFA').map(({ data }) => data.mfaType)).toEqual(['OTP', 'OTP']);
      expect(told.find(({ name }) => name === 'ERROR')?.data).toMatchObject({ errorType: 'mfa_failed' });
    });

    test('ends after three wrong codes, with nothing linked', async ({ business }) => {
      const { ada, hears, heard } = await opened(business, { client });
      await ada.goToLogin();
      await ada.logIn('user_good', 'pass_otp');
      for (const code of ['111111', '222222', '333333']) {
        await ada.confirm(code);
        if (code !== '333333') await ada.reads(/This code is not right\. Look at the newest message/);
      }
      await ada.sees('The code was not accepted');
      await ada.leave();
      await hears('onClose');
      const told = await heard();
      expect(told.filter(({ name }) => name === 'ERROR').map(({ data }) => data.errorType)).toEqual(
        Array(3).fill('mfa_failed'),
      );
      expect(told.some(({ name }) => name === 'onSuccess')).toBe(false);
      expect(await business.events()).toEqual([]);
    });

    test.for([
      ['a security question', 'pass_question', 'lagos', 'SECURITY_QUESTION'],
      ['a token', 'pass_token', '654321', 'TOKEN'],
      ['a captcha', 'pass_captcha', 'kente', 'CAPTCHA'],
    ] as const)('asks for %s', async ([_what, password, answer, mfaType], { business }) => {
      const { ada, hears, heard } = await opened(business, { client });
      await ada.goToLogin();
      await ada.logIn('user_good', password);
      await ada.confirm(answer);
      await hears('onSuccess');
      expect((await heard()).find(({ name }) => name === 'SUBMIT_MFA')?.data.mfaType).toBe(mfaType);
    });

    test('says that a password is wrong, keeps the user name, and links with the right one', async ({ business }) => {
      const { ada, hears, heard, widget } = await opened(business, { client });
      await ada.goToLogin();
      await ada.logIn('user_good', 'pass_wrong');
      await ada.reads('Username or password incorrect.');
      const fields = widget.locator('form input');
      expect([await fields.nth(0).inputValue(), await fields.nth(1).inputValue()]).toEqual(['user_good', '']);
      await ada.logIn('user_good');
      await hears('onSuccess');
      expect((await heard()).find(({ name }) => name === 'ERROR')?.data).toMatchObject({
        errorType: 'invalid_credentials',
        errorMessage: 'Username or password incorrect.',
      });
    });
  });
}
