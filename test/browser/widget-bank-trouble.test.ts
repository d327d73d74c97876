import { describe, expect } from 'vitest';
import { test } from './stage.ts';

describe.each([
  { client: 'mono', title: '@mono.co/connect.js 2.2.0' },
  { client: 'kente', title: '/connect.js' },
] as const)(
  'when the bank does not play along, the page in the widget of $title tells whose turn it is',
  ({ client }) => {
    test('a bank that is down: it is the bank’s turn, and another try is offered', async ({ business }) => {
      const { ada, open, hears } = await business.visit({ client });
      await open();
      await ada.goToLogin();
      await ada.logIn('user_good', 'pass_down');
      await ada.sees('The bank cannot be reached');
      await ada.reads('The bank’s turn');
      expect((await hears('ERROR')).data).toMatchObject({
        errorType: 'institution_unavailable',
        errorMessage: "Couldn't connect to your institution.",
      });
      await ada.press('Try again');
      await ada.logIn('user_good');
      await hears('onSuccess');
    });

    test('a fault that was ordered for the bank is met once, and then it works', async ({ business }) => {
      const fault = { target: 'connector:gtbank', fault: 'unavailable', times: 1 };
      expect((await business.call('POST', '/v2/sandbox/faults', { body: fault })).status).toBeLessThan(300);
      const { ada, open, hears } = await business.visit({ client });
      await open();
      await ada.goToLogin();
      await ada.logIn('user_good');
      await ada.sees('The bank cannot be reached');
      await ada.press('Try again');
      await ada.logIn('user_good');
      await hears('onSuccess');
    });

    test('a locked account: the person has to act, and no other try is offered', async ({ business }) => {
      const { ada, open, hears, widget } = await business.visit({ client });
      await open();
      await ada.goToLogin();
      await ada.logIn('user_good', 'pass_locked');
      await ada.sees('The bank has locked this login');
      await ada.reads('Your turn');
      expect((await hears('ERROR')).data).toMatchObject({
        errorType: 'account_locked',
        errorMessage: 'Action required with your account.',
      });
      expect(await widget.getByRole('button', { name: 'Try again' }).count()).toBe(0);
      await ada.press('Choose another bank');
      await ada.sees('Choose your bank or wallet');
    });
  },
);
