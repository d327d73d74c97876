import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GTBANK, type OneTimeWorld, oneTimeWorld, WEALTHY } from '../../testing/one-time-world.ts';
import { openByCode, openWidget } from './page/opening.ts';

let world: OneTimeWorld;

beforeAll(async () => {
  world = await oneTimeWorld();
}, 60_000);
afterAll(() => world.platform.close());
beforeEach(() => world.renew());

describe('the page', () => {
  test('goes from bank to login to account to authorisation, and tells account_connected first', async () => {
    const { id, reference: ref } = await world.started({ redirect_url: 'https://shop.example/back?order=7' });
    const at = (step: string) => `/checkout/api/payments/${id}${step}`;
    const first = await world.shown(id);
    expect(first).toMatchObject({ step: 'bank', status: 'pending', amount: 500_000, challenge: null, result: null });
    expect(first.merchant.business).toBe('Adire Finance Ltd');
    const { institutions } = (await world.page('GET', at('/institutions'))).json;
    expect(institutions.map((each: { id: string }) => each.id)).toContain(GTBANK);
    expect((await world.page('POST', at('/account'), undefined, { 'x-session': 'nothing' })).status).toBe(409);

    const opened = await world.page('POST', at('/login'), { institution: GTBANK, auth_method: 'internet_banking' });
    expect(opened.status).toBe(201);
    const session = { 'x-session': opened.json.session as string };
    const form = opened.json.step.form as { name: string }[];
    const values = Object.fromEntries(
      form.map(({ name }, index) => [name, index === 0 ? 'user_custom' : JSON.stringify(WEALTHY)]),
    );
    const choose = (await world.page('POST', '/connect/api/session/answer', { values }, session)).json;
    expect(choose.step.kind).toBe('choose-accounts');
    expect((await world.page('POST', at('/account'), undefined, session)).status).toBe(409);
    const accountNumber = choose.step.accounts[0].accountNumber as string;
    const linked = (await world.page('POST', '/connect/api/session/choose', { accountNumber }, session)).json;
    expect(linked.step.kind).toBe('linked');

    const asked = (await world.page('POST', at('/account'), undefined, session)).json;
    expect(asked).toMatchObject({ step: 'authorise', challenge: { kind: 'TOKEN', length: 6 } });
    expect(asked.account.account_number).toBe(accountNumber.slice(-4).padStart(10, '*'));
    const wrong = (await world.page('POST', at('/authorise'), { value: '000000' })).json;
    expect(wrong.challenge.error).toContain('2 more tries');
    const done = (await world.page('POST', at('/authorise'), { value: '654321' })).json;
    expect(done).toMatchObject({ step: 'done', status: 'successful' });
    expect(done.result.redirect).toBe(`https://shop.example/back?order=7&reference=${ref}&status=successful`);

    const told = (await world.events('')).map(({ event }) => event);
    expect(told.indexOf('mono.events.account_connected')).toBeLessThan(told.indexOf('direct_debit.payment_successful'));
    const [ended, ...more] = await world.events();
    expect(more).toEqual([]);
    expect(ended?.data).toMatchObject({
      ...{ type: 'onetime-debit', account_id: expect.stringMatching(/^[0-9a-f]{24}$/), app: expect.any(String) },
      object: {
        ...{ status: 'successful', message: 'Payment was successful', amount: 500_000, fee: 6_500, reference: ref },
        ...{ customer: world.customer, method: 'account', verified: true },
        account: { accountNumber, authMethod: 'internet_banking', institution: { bankCode: '058' } },
      },
    });
    expect((await world.verify(ref)).json.data).toMatchObject({
      channel: 'account',
      fee: 6_500,
      feeBearer: 'business',
    });
    expect(await world.balance('merchant.pending:')).toBe(493_500n);
    expect(await world.balance('fees.one_time')).toBe(6_500n);
  });

  test('shares what was paid, and refuses shares that do not fit before anything is made', async () => {
    const sub = await world.call('POST', '/v2/payments/payout/sub-account', {
      ...{ nip_code: '000017', account_number: '0123456780' },
    });
    const account = sub.json.data.id as string;
    const greedy = { type: 'fixed', fee_bearer: 'business', distribution: [{ account, value: 495_000 }] };
    const refused = await world.initiate({ split: greedy });
    expect([refused.status, refused.json.message]).toEqual([400, 'Split distribution exceeds transaction amount']);
    const split = { type: 'percentage', fee_bearer: 'business', distribution: [{ account, value: 20 }] };
    const made = await world.initiate({ split, account: await world.linkedAccount() });
    expect(made.json.data.split).toEqual(split);
    expect((await world.authorise(made.json.data.id)).json.data.status).toBe('successful');
    expect(await world.balance('sub.pending:')).toBe(100_000n);
    expect(await world.balance('merchant.pending:')).toBe(392_500n);
  });

  test('with a linked account only asks for the authorisation', async () => {
    const { id } = await world.started({ account: await world.linkedAccount() });
    expect(await world.shown(id)).toMatchObject({ step: 'authorise', challenge: { kind: expect.any(String) } });
    const login = await world.page('POST', `/checkout/api/payments/${id}/login`, { institution: GTBANK });
    expect(login.status).toBe(409);
    expect((await world.authorise(id)).json.data.status).toBe('successful');
  });

  test('takes one authorisation: ten tabs at once, one debit, one event', async () => {
    const { id } = await world.started({ account: await world.linkedAccount() });
    const tabs = await Promise.all(Array.from({ length: 10 }, () => world.authorise(id)));
    expect(new Set(tabs.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await world.shown(id)).status).toBe('successful');
    expect(await world.events()).toHaveLength(1);
    expect(await world.balance('rail.clearing:')).toBe(500_000n);
  });

  test('three wrong answers fail the payment, and a right one after them changes nothing', async () => {
    const { id } = await world.started({ account: await world.linkedAccount() });
    for (const _try of [1, 2, 3]) await world.authorise(id, { value: '0000' });
    const view = await world.shown(id);
    expect(view).toMatchObject({ status: 'failed', result: { reason: 'payment_failed' } });
    expect((await world.authorise(id)).json.data.status).toBe('failed');
    expect((await world.events()).map(({ event }) => event)).toEqual(['direct_debit.payment_failed']);
  });

  test('the payer leaves: cancelled, told once, not verified, and nothing can be authorised any more', async () => {
    const { id, reference: ref } = await world.started({
      redirect_url: 'https://shop.example',
      account: await world.linkedAccount(),
    });
    const left = (await world.page('POST', `/checkout/api/payments/${id}/cancel`)).json;
    expect(left.result).toMatchObject({ status: 'failed', reason: 'widget_closed' });
    expect(left.result.redirect).toBe(`https://shop.example/?reference=${ref}&status=failed&reason=widget_closed`);
    await world.page('POST', `/checkout/api/payments/${id}/cancel`);
    expect((await world.authorise(id)).json.data.status).toBe('cancelled');
    expect((await world.events()).map(({ event }) => event)).toEqual(['direct_debit.payment_cancelled']);
    expect((await world.verify(ref)).status).toBe(404);
  });

  test('nobody authorises within 30 minutes: abandoned by the environment clock', async () => {
    const { id } = await world.started();
    await world.advance('29m');
    expect((await world.shown(id)).status).toBe('pending');
    await world.advance('2m');
    expect(await world.shown(id)).toMatchObject({ status: 'abandoned', result: { reason: 'expired' } });
    expect((await world.events()).map(({ event }) => event)).toEqual(['direct_debit.payment_abandoned']);
  });

  test('opens as a page and as a widget, for the app that it belongs to alone', async () => {
    const { id } = await world.started();
    const { tenancy } = world.platform.modules;
    const stranger = await world.platform.tenant({ products: ['payments'] });
    const linking = await world.platform.tenant({ products: ['connect'] });
    const widget = (key: string, data: string) => openWidget(tenancy, key, { data }, 'https://shop.example/pay?x=1');
    const own = JSON.stringify({ payment_id: `payment_${id}` });
    expect((await openByCode(tenancy, id)).boot).toMatchObject({ payment: id, problem: null, referrerOrigin: null });
    expect((await widget(world.tenant.publicKey, own)).boot).toMatchObject({
      ...{ payment: id, referrerOrigin: 'https://shop.example', business: { name: 'Adire Finance Ltd' } },
    });
    expect((await openByCode(tenancy, 'OD0000000000')).status).toBe(404);
    expect((await widget('test_pk_nothing', own)).status).toBe(401);
    for (const [key, data, words] of [
      [stranger.publicKey, own, 'a payment of this app'],
      [world.tenant.publicKey, '{', 'a payment of this app'],
      [linking.publicKey, own, 'Payments product'],
    ] as const) {
      const { boot } = await widget(key, data);
      expect([boot.payment, boot.problem?.message]).toEqual([null, expect.stringContaining(words)]);
    }
    const [unknown, malformed] = await Promise.all([
      world.page('GET', '/checkout/api/payments/OD0000000000'),
      world.page('GET', '/checkout/api/payments/nothing'),
    ]);
    expect([unknown.status, malformed.status]).toEqual([404, 404]);
  });

  test('whatsapp is handed over, and stays pending', async () => {
    const { id } = await world.started({ method: 'whatsapp' });
    expect(await world.shown(id)).toMatchObject({
      step: 'whatsapp',
      status: 'pending',
      whatsapp: { message: `PAY ${id}` },
    });
  });
});

describe('the rail', () => {
  test.each([
    ['decline:51', 'failed', 'Insufficient funds'],
    ['unavailable', 'failed', 'not available'],
  ])('%s ends the payment at once', async (name, status, words) => {
    const { id, reference: ref } = await world.started({ account: await world.linkedAccount() });
    await world.fault(name);
    expect((await world.authorise(id)).json.data).toMatchObject({ status, result: { reason: 'payment_failed' } });
    const told = (await world.events()).map(({ data }) => (data.object as { message: string }).message.toLowerCase());
    expect(told[0]).toContain(words.toLowerCase());
    expect((await world.verify(ref)).json.data.status).toBe('failed');
  });

  test('an unknown outcome is processing until it is known, and is sent once', async () => {
    const { id } = await world.started({ account: await world.linkedAccount() });
    await world.fault('code:09');
    expect((await world.authorise(id)).json.data).toMatchObject({ status: 'processing', step: 'processing' });
    expect((await world.page('POST', `/checkout/api/payments/${id}/cancel`)).json.status).toBe('processing');
    expect(await world.events()).toEqual([]);
    await world.advance('1h');
    expect((await world.shown(id)).status).toBe('successful');
    expect((await world.events()).map(({ event }) => event)).toEqual(['direct_debit.payment_successful']);
    expect(await world.balance('rail.clearing:')).toBe(500_000n);
  });

  test('a rail that cannot be reached leaves the session open for another authorisation', async () => {
    const { id } = await world.started({ account: await world.linkedAccount() });
    await world.fault('rail_down');
    expect((await world.authorise(id)).status).toBe(503);
    expect((await world.shown(id)).status).toBe('pending');
    expect((await world.authorise(id)).json.data.status).toBe('successful');
    expect(await world.events()).toHaveLength(1);
  });

  test('a claw-back of the bank reverses the payment, told once more', async () => {
    const { id, reference: ref } = await world.started({ account: await world.linkedAccount() });
    await world.fault('late_reversal');
    await world.authorise(id);
    await world.advance('3d');
    await world.platform.until('the reversal', async () => (await world.shown(id)).status === 'reversed');
    expect((await world.events()).map(({ event }) => event)).toEqual([
      ...['direct_debit.payment_successful', 'direct_debit.payment_reversed'],
    ]);
    expect((await world.verify(ref)).json.data.status).toBe('reversed');
  });
});
