import { describe, expect } from 'vitest';
import type { CustomerInput } from '../../apps/platform/src/customers/index.ts';
import { customerOf, type Payer, test } from './payer.ts';
import type { Business, Stage } from './stage.ts';

let serial = 0;

/** A mandate link: `RD…` opens at the address. */
async function linkOf(
  { platform, site }: Stage,
  business: Business,
  more: object = {},
  known?: CustomerInput,
): Promise<string> {
  serial += 1;
  const customer = known ? 'new' : await customerOf(business, serial);
  const body = {
    ...{ amount: 5_000_000, type: 'recurring-debit', method: 'mandate', mandate_type: 'emandate', customer },
    ...{ debit_type: 'variable', description: 'Loan repayment', reference: `loan-${String(serial).padStart(8, '0')}` },
    ...{ start_date: '2040-02-01', end_date: '2040-12-31', redirect_url: `${site.url}/back?plan=3`, ...more },
  };
  const made = await platform.modules.payments.mandates.initiate(business.environment, body, known ?? { id: customer });
  return `${platform.url}/authorise/${made.link}`;
}
const bvnOf = (): string => String(22_100_000_000 + serial);

async function toIdentity({ ada }: Payer, bank = 'Wema'): Promise<void> {
  await ada.sees('Allow Adire Finance Ltd to debit your account');
  await ada.press('Continue');
  await ada.choose(bank, null);
  await ada.sees(`Your ${bank} account`);
  await ada.type(String(3_000_000_000 + serial));
  await ada.press('Continue');
  await ada.sees('Confirm who you are');
}

async function toTransfer(payer: Payer): Promise<void> {
  await toIdentity(payer);
  await payer.ada.type(bvnOf());
  await payer.ada.press('Continue');
  await payer.ada.sees('Enter the code');
  await payer.ada.type('123456');
  await payer.ada.press('Continue');
  await payer.ada.sees('Send ₦50 to approve');
}

describe('the page that authorises a mandate', () => {
  test('leads from bank to NGN 50, approves by itself, and goes back with the outcome', async ({
    stage,
    business,
    payer,
  }) => {
    const { page, ada, check, strangers, complaints } = payer;
    await payer.open(await linkOf(stage, business));
    await check('Allow Adire Finance Ltd to debit your account');
    await ada.press('Continue');
    await check('Which bank is your account with?');
    await ada.choose('Ecobank', null);
    await ada.reads('cannot send less than ₦100');
    await ada.press('Back');
    await ada.choose('Wema', null);
    await check('Your Wema account');
    await ada.type('12345');
    await ada.press('Continue');
    await ada.type(String(3_000_000_000 + serial));
    await ada.press('Continue');
    await check('Confirm who you are');
    await ada.type('22999999999');
    await ada.press('Continue');
    await ada.reads('This is not the BVN');
    await page.reload();
    await ada.sees('Confirm who you are');
    await ada.type(bvnOf());
    await ada.press('Continue');
    await check('Enter the code');
    await ada.type('000000');
    await ada.press('Continue');
    await ada.reads('2 tries are left');
    await ada.type('123456');
    await ada.press('Continue');
    await check('Send ₦50 to approve');
    await ada.reads(/Time left: (59|60|1:00):?/);
    await page.reload();
    await ada.sees('Send ₦50 to approve');
    await ada.press('The payer transfers ₦50');
    await check('Approved');
    await ada.press('Return to Adire Finance Ltd');
    await page.waitForURL((url) => url.href.startsWith(stage.site.url));
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      ...{ plan: '3', reference: `loan-${String(serial).padStart(8, '0')}`, status: 'successful' },
    });
    expect(strangers.filter((url) => !url.startsWith(stage.site.url))).toEqual([]);
    expect(complaints).toEqual([]);
    const events = (await business.events()).map(({ event }) => event);
    expect(events).toEqual(['events.mandates.created', 'events.mandates.approved', 'events.mandates.ready']);
  });

  test('sees by itself what happens elsewhere, and tells a link that is used as such', async ({
    stage,
    business,
    payer,
  }) => {
    const url = await linkOf(stage, business, { redirect_url: undefined });
    await payer.open(url);
    await toTransfer(payer);
    const other = await payer.tab(url);
    await other.ada.sees('Send ₦50 to approve');
    await other.ada.press('The payer transfers ₦50');
    await other.ada.sees('Approved');
    await payer.ada.sees('Approved');
    await payer.ada.reads('You can close this page.');
    await payer.page.reload();
    await payer.check('You have approved this already');
  });

  test('tells that the connection is lost, and goes on by itself when it is back', async ({
    stage,
    business,
    payer,
  }) => {
    const url = await linkOf(stage, business);
    await payer.open(url);
    await toIdentity(payer);
    await payer.context.setOffline(true);
    await payer.ada.type(bvnOf());
    await payer.ada.press('Continue');
    await payer.ada.reads('Connection lost');
    await payer.check('Confirm who you are');
    await payer.context.setOffline(false);
    await payer.ada.sees('Enter the code');
  });

  test('a customer without a BVN is asked for the date of birth too, and must be of age', async ({
    stage,
    business,
    payer,
  }) => {
    serial += 1;
    const customer: CustomerInput = { name: 'Halima Sani', email: `halima.${serial}@adire.example` };
    await payer.open(await linkOf(stage, business, {}, customer));
    await toIdentity(payer);
    await payer.check('Confirm who you are');
    await payer.ada.type(bvnOf(), '2030-05-01');
    await payer.ada.press('Continue');
    await payer.ada.reads('You must be 18 or older.');
    await payer.ada.type(bvnOf(), '1990-05-01');
    await payer.ada.press('Continue');
    await payer.ada.sees('Enter the code');
  });

  test('a window that has closed, a cancelled mandate and an unknown link say so', async ({
    stage,
    business,
    payer,
  }) => {
    await payer.open(await linkOf(stage, business));
    await toTransfer(payer);
    await business.call('POST', '/v2/sandbox/clock', { body: { advance: '61m' } });
    await payer.check('The time is up');
    const url = await linkOf(stage, business);
    const { mandates } = stage.platform.modules.payments;
    const mandate = await mandates.byLink(business.environment.id, url.slice(-9));
    await mandates.act(business.environment, `mmc_${mandate?.id}`, 'cancel');
    await payer.open(url);
    await payer.check('This permission was cancelled');
    await payer.open(`${stage.platform.url}/authorise/RD0000000`);
    await payer.check('This link does not exist');
  });

  test('whoever leaves is asked once, and is sent back without an approval', async ({ stage, business, payer }) => {
    await payer.open(await linkOf(stage, business));
    await toIdentity(payer);
    await payer.ada.leave();
    await payer.ada.press('Stay');
    await payer.ada.leave();
    await payer.ada.press('Leave');
    await payer.page.waitForURL((url) => url.href.startsWith(stage.site.url));
    const { searchParams } = new URL(payer.page.url());
    expect([searchParams.get('status'), searchParams.get('reason')]).toEqual(['failed', 'widget_closed']);
  });
});
