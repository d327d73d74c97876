import { describe, expect } from 'vitest';
import { customerOf, type Payer, test } from './payer.ts';
import type { Business, Stage } from './stage.ts';

const GTBANK = '5f2d08be60b92e2888287702';
let serial = 1_000;

interface Started {
  id: string;
  url: string;
  reference: string;
}

async function start({ site }: Stage, business: Business, more: object = {}): Promise<Started> {
  serial += 1;
  const reference = `order-${String(serial).padStart(8, '0')}`;
  const body = {
    ...{ amount: 500_000, type: 'onetime-debit', description: 'Ankara fabric', reference },
    ...{ customer: await customerOf(business, serial), redirect_url: `${site.url}/back?order=7`, ...more },
  };
  const { status, json } = await business.call('POST', '/v2/payments/initiate', { body });
  if (status !== 200) throw new Error(`no payment: ${JSON.stringify(json)}`);
  return { id: json.data.id, url: json.data.mono_url, reference };
}

async function toChallenge({ ada, page }: Payer, user = 'user_multiple'): Promise<void> {
  await ada.choose('GTBank');
  await ada.sees('Log in to GTBank');
  await ada.logIn(user);
  if (user === 'user_multiple') {
    await ada.sees('Choose an account');
    await page.locator('.accounts input').nth(0).check();
    await ada.press('Pay from this account');
  }
  await ada.reads('Pay from');
}
const backAt = ({ page }: Payer, { site }: Stage) => page.waitForURL((url) => url.href.startsWith(`${site.url}/back`));

describe('the checkout', () => {
  test('goes from bank to login to account to authorisation, past a wrong answer, and back to the shop', async ({
    stage,
    business,
    payer,
  }) => {
    const { ada, check, page } = payer;
    const { url, reference, id } = await start(stage, business);
    await payer.open(url);
    await check('Choose the bank that you pay from');
    await ada.choose('GTBank', null);
    await check('How do you log in to GTBank?');
    await page.locator('button.row').filter({ hasText: 'Internet banking' }).click();
    await check('Log in to GTBank');
    await page.reload();
    await ada.sees('Log in to GTBank');
    await ada.logIn('user_multiple');
    await check('Choose an account');
    await page.locator('.accounts input').nth(0).check();
    await ada.press('Pay from this account');
    await ada.reads('Pay from');
    await check(/./);
    await ada.type('000000');
    await ada.press(/^Pay ₦/);
    await ada.reads('2 more tries');
    await page.reload();
    const other = await payer.tab(url);
    await ada.type('654321');
    await ada.press(/^Pay ₦/);
    await check('Paid');
    await other.ada.sees('Paid');
    await backAt(payer, stage);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      ...{ order: '7', reference, status: 'successful' },
    });
    await payer.open(url);
    await ada.sees('Paid');
    expect((await business.call('GET', `/v2/payments/verify/${reference}`)).json.data.status).toBe('successful');
    expect(payer.complaints).toEqual([]);
    expect(id).toMatch(/^OD/);
  });

  test('three wrong answers end it with a reason and with what to do next', async ({ stage, business, payer }) => {
    const { url } = await start(stage, business);
    await payer.open(url);
    await toChallenge(payer, 'user_good');
    for (const left of ['2 more tries', '1 more', null]) {
      await payer.ada.type('000000');
      await payer.ada.press(/^Pay ₦/);
      if (left) await payer.ada.reads(left);
    }
    await payer.check('The payment did not go through');
    await payer.ada.press('Return to Adire Finance Ltd');
    await backAt(payer, stage);
    expect(new URL(payer.page.url()).searchParams.get('reason')).toBe('payment_failed');
  });

  test('a transfer shows its number and a countdown, tells of money sent back, and moves on when it is paid', async ({
    stage,
    business,
    payer,
  }) => {
    const { id, url } = await start(stage, business, { method: 'transfer', redirect_url: undefined });
    await payer.open(url);
    await payer.ada.reads(/Time left: (29|30):/);
    const pay = (amount?: number) =>
      business.call('POST', `/v2/sandbox/payments/${id}/transfer`, { body: amount === undefined ? {} : { amount } });
    expect((await pay(499_900)).status).toBe(200);
    await payer.ada.reads('was sent back');
    await payer.check(/Transfer exactly ₦5,000/);
    await pay();
    await payer.ada.sees('Paid');
    await payer.ada.reads('You can close this page.');
  });

  test('closing cancels it, and an expired one says so by itself', async ({ stage, business, payer }) => {
    const first = await start(stage, business);
    await payer.open(first.url);
    await payer.ada.sees('Choose the bank that you pay from');
    await payer.ada.leave();
    await payer.ada.press('Cancel payment');
    await backAt(payer, stage);
    expect(new URL(payer.page.url()).searchParams.get('reason')).toBe('widget_closed');
    await payer.open(first.url);
    await payer.check('You have cancelled the payment');

    const second = await start(stage, business, { method: 'transfer' });
    await payer.open(second.url);
    await payer.ada.reads('Time left');
    await business.call('POST', '/v2/sandbox/clock', { body: { advance: '31m' } });
    await payer.check('The time for this payment is over');
    await payer.open(`${stage.platform.url}/checkout/OD0000000000`);
    await payer.ada.reads(/does not exist|not found/i);
  });

  test('WhatsApp hands over, an old payment asks for a name, a bank that is chosen opens its login', async ({
    stage,
    business,
    payer,
  }) => {
    await payer.open((await start(stage, business, { method: 'whatsapp' })).url);
    await payer.check('Go on in WhatsApp');
    const old = { amount: 500_000, type: 'onetime-debit', description: 'Ankara fabric', reference: `legacy-${serial}` };
    const made = await business.call('POST', '/v1/payments/initiate', { body: old });
    await payer.open(made.json.payment_link);
    await payer.check('Who is paying?');
    await payer.ada.type('Halima Sani', 'halima@adire.example');
    await payer.ada.press('Continue');
    await payer.ada.sees('Choose the bank that you pay from');
    await payer.open(
      (await start(stage, business, { institution: { id: GTBANK, auth_method: 'internet_banking' } })).url,
    );
    await payer.ada.sees('Log in to GTBank');
    await payer.context.setOffline(true);
    await payer.ada.logIn('user_good');
    await payer.ada.reads('Connection lost');
    await payer.context.setOffline(false);
    await payer.ada.reads('Pay from');
  });
});

test('in a widget the page of the shop hears of the success', async ({ stage, business }) => {
  const { id, reference } = await start(stage, business);
  const { ada, open, hears, widget } = await business.visit({
    config: { scope: 'payments', data: { payment_id: id } },
  });
  await open();
  await ada.choose('GTBank');
  await ada.sees('Log in to GTBank');
  await ada.logIn('user_good');
  await widget.getByText('Pay from').first().waitFor();
  await ada.type('654321');
  await ada.press(/^Pay ₦/);
  const { data } = await hears('onSuccess');
  expect(data).toMatchObject({ reference, status: 'successful' });
  await hears('onClose');
});
