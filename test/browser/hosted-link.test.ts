import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { type Person, person } from './person.ts';
import { type Business, type Stage, test as staged } from './stage.ts';

const CUSTOMER = { name: 'Ada Obi', email: 'ada.obi@example.com' };
const GTBANK = '5f2d08be60b92e2888287702';

interface LinkPage {
  page: Page;
  ada: Person;
  /** Where the browser was sent, when it was. */
  back(): Promise<URL>;
}

const test = staged.extend('open', async ({ stage }, { onCleanup }) => {
  const context = await stage.browser.newContext({ reducedMotion: 'reduce' });
  context.setDefaultTimeout(30_000);
  onCleanup(() => context.close());
  return async (url: string): Promise<LinkPage> => {
    const page = await context.newPage();
    await page.goto(url);
    return {
      page,
      ada: person(page),
      async back() {
        await page.waitForURL((to) => to.href.startsWith(stage.site.url));
        return new URL(page.url());
      },
    };
  };
});

async function makeLink({ site }: Stage, business: Business, more: Record<string, unknown> = {}): Promise<string> {
  const body = {
    scope: 'auth',
    customer: CUSTOMER,
    meta: { ref: 'R-88' },
    redirect_url: `${site.url}/back?plan=3#offer`,
    ...more,
  };
  const { status, json } = await business.call('POST', '/v2/accounts/initiate', { body });
  if (status !== 200) throw new Error(`no link: ${json?.message}`);
  return json.data.mono_url;
}
const parameters = ({ searchParams }: URL): Record<string, string> => Object.fromEntries(searchParams);

describe('a hosted link', () => {
  test('links and sends the person back with status, reason, code and reference, keeping query and fragment', async ({
    stage,
    business,
    open,
  }) => {
    const { ada, back } = await open(await makeLink(stage, business));
    await ada.goToLogin();
    await ada.logIn('user_good');
    const to = await back();
    expect(parameters(to)).toEqual({
      plan: '3',
      status: 'linked',
      reason: 'account_linked',
      code: expect.stringMatching(/^code_[a-z0-9]{24}$/),
      reference: 'R-88',
    });
    expect(to.hash).toBe('#offer');
    const id = await business.exchange(to.searchParams.get('code') ?? '');
    const { meta } = (await business.call('GET', `/v2/accounts/${id}`)).json.data;
    expect(meta).toMatchObject({ ref: 'R-88', data_status: 'AVAILABLE' });
  });

  test('without an address to go back to ends on its own page, which says so', async ({ stage, business, open }) => {
    const url = await makeLink(stage, business, { redirect_url: undefined });
    const { ada, page } = await open(url);
    await ada.goToLogin();
    await ada.logIn('user_good');
    await ada.sees('Account linked');
    await ada.reads('You can close this page.');
    await page.reload();
    await ada.sees('Account linked');
    await (await open(url)).ada.sees('This link was used already');
  });

  test('whose page is loaded again while it tells the good news still sends the person back with the code', async ({
    stage,
    business,
    open,
  }) => {
    const { ada, page, back } = await open(await makeLink(stage, business));
    await ada.goToLogin();
    await ada.logIn('user_good');
    await ada.sees('Account linked');
    await page.reload();
    expect(parameters(await back())).toMatchObject({ status: 'linked', code: expect.stringMatching(/^code_/) });
  });

  test('that the person leaves goes back as cancelled, and can be opened again', async ({ stage, business, open }) => {
    const url = await makeLink(stage, business);
    const { ada, back } = await open(url);
    await ada.goToLogin();
    await ada.leave();
    await ada.press('Leave');
    expect(parameters(await back())).toEqual({
      plan: '3',
      status: 'cancelled',
      reason: 'widget_closed',
      reference: 'R-88',
    });
    await (await open(url)).ada.sees('Link your account with Adire Finance Ltd');
    expect(await business.events()).toEqual([]);
  });

  test('that fails goes back with the reason', async ({ stage, business, open }) => {
    const { ada, back } = await open(await makeLink(stage, business));
    await ada.goToLogin();
    await ada.logIn('user_good', 'pass_locked');
    await ada.sees('The bank has locked this login');
    await ada.press('Return to Adire Finance Ltd');
    expect(parameters(await back())).toEqual({
      plan: '3',
      status: 'failed',
      reason: 'account_locked',
      reference: 'R-88',
    });
  });

  test('that was used says so, and leads back as a failure', async ({ stage, business, open }) => {
    const url = await makeLink(stage, business);
    const first = await open(url);
    await first.ada.goToLogin();
    await first.ada.logIn('user_good');
    await first.back();
    const { ada, back } = await open(url);
    await ada.sees('This link was used already');
    await ada.press('Return to Adire Finance Ltd');
    expect(parameters(await back())).toEqual({
      plan: '3',
      status: 'failed',
      reason: 'link_expired',
      reference: 'R-88',
    });
  });

  test('that is older than seven days of its environment says so, and leads back as a failure', async ({
    stage,
    business,
    open,
  }) => {
    const url = await makeLink(stage, business);
    const moved = await business.call('POST', '/v2/sandbox/clock', { body: { advance: '8d' } });
    expect(moved.status).toBe(200);
    const { ada, back } = await open(url);
    await ada.sees('This link has expired');
    await ada.press('Return to Adire Finance Ltd');
    expect(parameters(await back())).toEqual({
      plan: '3',
      status: 'failed',
      reason: 'link_expired',
      reference: 'R-88',
    });
  });

  test('that nobody made is a page of its own with status 404', async ({ stage, open }) => {
    const url = `${stage.platform.url}/link/AL0000000000`;
    expect((await fetch(url)).status).toBe(404);
    await (await open(url)).ada.sees(/not|unknown/i);
  });

  test('keeps the place when it is loaded again, and the browser’s way back goes one screen back', async ({
    stage,
    business,
    open,
  }) => {
    const { ada, back, page } = await open(await makeLink(stage, business));
    await ada.agree();
    await ada.sees('Choose your bank or wallet');
    await page.goBack();
    await ada.sees('Link your account with Adire Finance Ltd');
    await ada.goToLogin();
    await ada.logIn('user_good', 'pass_otp');
    await ada.type('12');
    await page.reload();
    await ada.confirm('123456');
    expect((await back()).searchParams.get('status')).toBe('linked');
  });

  test('with an institution opens its login directly', async ({ stage, business, open }) => {
    const institution = { id: GTBANK, auth_method: 'internet_banking' };
    const { ada } = await open(await makeLink(stage, business, { institution }));
    await ada.agree();
    await ada.sees('Log in to GTBank');
  });

  test.for([true, false])(
    'that checks the account tells %s in details and webhook, and links all the same',
    async (match, { stage, business, open }) => {
      const right = await business.linked({ institution: GTBANK, persona: 'user_good' });
      const number = (await business.call('GET', `/v2/accounts/${right}`)).json.data.account.account_number;
      const institution = {
        id: GTBANK,
        auth_method: 'internet_banking',
        account_number: match ? number : '0000000001',
      };
      const { ada, back } = await open(await makeLink(stage, business, { institution, check_account_match: true }));
      await ada.agree();
      await ada.logIn('user_good');
      const id = await business.exchange((await back()).searchParams.get('code') ?? '');
      expect(id).toBe(right);
      expect((await business.call('GET', `/v2/accounts/${id}`)).json.data.account.account_match).toBe(match);
      const updated = await stage.platform.until('the second account_updated', async () => {
        const all = (await business.events()).filter(({ event }) => event === 'mono.events.account_updated');
        return all.length > 1 && all.at(-1);
      });
      expect(updated.data.account.account_match).toBe(match);
    },
  );

  test('that renews goes back without a code', async ({ stage, business, open }) => {
    const account = await business.linked({ institution: GTBANK, persona: 'user_good' });
    const { ada, back } = await open(
      await makeLink(stage, business, { scope: 'reauth', account, customer: undefined }),
    );
    await ada.agree();
    await ada.logIn('user_good');
    expect(parameters(await back())).toEqual({
      plan: '3',
      status: 'linked',
      reason: 'account_reauthorized',
      reference: 'R-88',
    });
  });
});
