import { describe, expect } from 'vitest';
import { openFrame } from './integrator.ts';
import { person } from './person.ts';
import { test } from './stage.ts';

const GTBANK = '5f2d08be60b92e2888287702';

describe.each([
  { client: 'mono', title: '@mono.co/connect.js 2.2.0' },
  { client: 'kente', title: '/connect.js' },
] as const)('reauthorise() of $title', ({ client }) => {
  test('renews the same account: a success without a code, and the event', async ({ business }) => {
    const account = await business.linked({ institution: GTBANK, persona: 'user_good' });
    const { ada, open, hears } = await business.visit({
      client,
      config: { reauthorise: account, reference: 'RENEW-7' },
    });
    await open();
    await ada.sees('Renew Adire Finance Ltd’s access to your account');
    await ada.agree();
    await ada.logIn('user_good');
    const { data } = await hears('onSuccess');
    expect(data).not.toHaveProperty('code');
    await hears('onClose');
    const renewed = (await business.events()).filter(({ event }) => event === 'mono.events.account_reauthorized');
    expect(renewed.map(({ data }) => data.account.id)).toEqual([account]);
  });

  test('refuses another account, and changes nothing', async ({ business }) => {
    const account = await business.linked({ institution: GTBANK, persona: 'user_good' });
    const before = await business.events();
    const details = (await business.call('GET', `/v2/accounts/${account}`)).json.data;
    const { ada, open, hears, heard } = await business.visit({ client, config: { reauthorise: account } });
    await open();
    await ada.agree();
    await ada.logIn('user_trader');
    await ada.sees('This is a different account');
    expect((await hears('ERROR')).data.errorType).toBe('account_mismatch');
    await ada.leave();
    await hears('onClose');
    expect((await heard()).some(({ name }) => name === 'onSuccess')).toBe(false);
    expect(await business.events()).toEqual(before);
    expect((await business.call('GET', `/v2/accounts/${account}`)).json.data).toEqual(details);
  });
});

describe('a client of the protocol of 2021', () => {
  test('renews with the token of the old route, once', async ({ stage, business }) => {
    const account = await business.linked({ institution: GTBANK, persona: 'user_good' });
    const { token } = (await business.call('POST', `/accounts/${account}/reauthorise`)).json;
    const query = { key: business.publicKey, reauth_token: token };
    const first = await openFrame(stage, query);
    const ada = person(first.frame);
    await ada.agree();
    await ada.logIn('user_good');
    await first.hears('mono.connect.widget.account_linked');
    const told = await first.heard();
    expect(told.map(({ name }) => name)).toEqual([
      'mono.connect.login_attempt',
      'mono.connect.account_linked',
      'mono.connect.widget.account_linked',
    ]);
    expect(told.at(-1)?.data).not.toHaveProperty('code');
    await first.close();

    const second = await openFrame(stage, query);
    await person(second.frame).sees(/used|expired|not valid/i);
    await second.close();
  });

  test('links a new account', async ({ stage, business }) => {
    const { frame, hears, close } = await openFrame(stage, { key: business.publicKey, reference: 'undefined' });
    const ada = person(frame);
    await ada.goToLogin();
    await ada.logIn('user_good');
    const { data } = await hears('mono.connect.widget.account_linked');
    await business.exchange(data.code);
    await close();
  });
});
