import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchAll } from '../conformance.ts';
import { BankUnavailable, type LinkAnswer, PersonMustAct, PlatformFault, type Step } from '../connector.ts';
import { createSandboxConnector } from './index.ts';
import {
  attemptAt,
  CAPTCHA_FORM,
  connectionOf,
  linkedOf,
  PHONE_FORM,
  peopleAt,
  startTestWorld,
  type TestWorld,
} from './testing.ts';

let world: TestWorld;
let connector: ReturnType<typeof createSandboxConnector>;
let people: ReturnType<typeof peopleAt>;
const signIn: typeof people.signIn = (...given) => people.signIn(...given);
const login: typeof people.login = (...given) => people.login(...given);
const answer: typeof people.answer = (...given) => people.answer(...given);
/** What the next turn is told to suffer. */
let ordered: string | null = null;

beforeAll(async () => {
  world = await startTestWorld();
  connector = createSandboxConnector({
    baseUrl: world.url,
    faultFor: async (_environmentId, target) => {
      expect(target).toMatch(/^connector:/);
      const directive = ordered;
      ordered = null;
      return directive;
    },
    signInTimeoutMs: 700,
  });
  people = peopleAt(connector);
});
afterAll(async () => {
  await connector.close();
  await world.stop();
});

const signal = (): AbortSignal => AbortSignal.timeout(40_000);
const errorOf = ({ step }: LinkAnswer): string | undefined => ('error' in step ? step.error : undefined);
const choices = (step: Step) => (step.kind === 'choose-accounts' ? step.accounts : []);

describe('signing in', () => {
  test('user_good is linked at once, with a Nigerian account number, a currency and a BVN', async () => {
    const linked = linkedOf(await signIn('user_good'));
    expect(linked).toMatchObject({
      accountNumber: expect.stringMatching(/^\d{10}$/),
      currency: 'NGN',
      bvn: expect.stringMatching(/^22\d{9}$/),
    });
  });

  test('any other user name is a person of its own, always the same one', async () => {
    const [good, ada, again] = await Promise.all([signIn('user_good'), signIn('ada.obi'), signIn('ada.obi')]);
    expect(linkedOf(ada).accountNumber).not.toBe(linkedOf(good).accountNumber);
    expect(linkedOf(again).accountNumber).toBe(linkedOf(ada).accountNumber);
  });

  test('a wrong password shows the form again with the reason, and counts as wrong', async () => {
    const refused = await signIn('user_good', 'pass_wrong');
    expect(refused).toMatchObject({ wrong: true, step: { kind: 'form', error: 'Username or password incorrect.' } });
    expect((await answer(refused, { username: 'user_good', password: 'pass_good' })).step.kind).toBe('linked');
  });

  test('a locked account fails for good', async () => {
    expect((await signIn('user_good', 'pass_locked')).step).toMatchObject({
      kind: 'failed',
      code: 'account_locked',
      retry: false,
    });
  });

  test('a bank that is down fails the step and invites to try again', async () => {
    const down = await signIn('user_good', 'pass_down');
    expect(down.step).toMatchObject({ kind: 'failed', code: 'institution_unavailable', retry: true });
    expect((await answer(down, { username: 'user_good', password: 'pass_good' })).step.kind).toBe('linked');
  });

  test.each([
    ['pass_otp', { otp: '000000' }, { otp: '123456' }, { kind: 'otp', mfa: 'OTP' }],
    ['pass_question', { answer: 'abuja' }, { answer: 'Lagos' }, { kind: 'otp', mfa: 'SECURITY_QUESTION' }],
    ['pass_token', { token: '111111' }, { token: '654321' }, { kind: 'otp', mfa: 'TOKEN' }],
    ['pass_captcha', { captcha: 'kanta' }, { captcha: 'kente' }, { kind: 'captcha' }],
  ])(
    '%s asks, takes the right answer after a wrong one, and fails at the third wrong one',
    async (password, bad, good, shape) => {
      const asked = await signIn('user_good', password);
      expect(asked.step).toMatchObject(shape);
      const once = await answer(asked, bad as Record<string, string>);
      expect(once).toMatchObject({ wrong: true, step: shape });
      expect(errorOf(once)).toBeTruthy();
      expect((await answer(once, good as Record<string, string>)).step.kind).toBe('linked');
      const twice = await answer(once, bad as Record<string, string>);
      const thrice = await answer(twice, bad as Record<string, string>);
      expect(thrice).toMatchObject({ wrong: true, step: { kind: 'failed', code: 'mfa_failed' } });
    },
  );

  test('a captcha is a PNG picture', async () => {
    const { step } = await signIn('user_good', 'pass_captcha');
    const [element] = step.kind === 'captcha' ? step.form : [];
    const picture = element?.type === 'elements.captcha_input' ? Buffer.from(element.value, 'base64') : Buffer.alloc(0);
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
  });

  test('a form with a captcha shows a picture, and checks it', async () => {
    const context = attemptAt('firstbank', { form: CAPTCHA_FORM });
    const { step } = await people.start(context);
    expect(step.kind === 'form' && step.form[2]?.type === 'elements.captcha_input' && step.form[2].value).toBeTruthy();
    const refused = await login(context, { username: 'user_good', password: 'x', captcha: 'kanta' });
    expect(refused).toMatchObject({ wrong: true, step: { kind: 'form' } });
    expect((await login(context, { username: 'user_good', password: 'x', captcha: 'KENTE' })).step.kind).toBe('linked');
  });

  test('several accounts are offered, exactly one is taken, and one that is not offered is refused', async () => {
    const offered = await signIn('user_multiple');
    expect(choices(offered.step)).toHaveLength(3);
    const context = attemptAt('gtbank');
    const strange = await connector.next(context, { kind: 'choose', accountNumber: '1111111111' }, offered.state);
    expect(strange).toMatchObject({
      wrong: true,
      step: { kind: 'choose-accounts', error: 'This account does not exist.' },
    });
    const number = choices(offered.step)[1]?.accountNumber ?? '';
    const chosen = await connector.next(context, { kind: 'choose', accountNumber: number }, strange.state);
    expect(linkedOf(chosen).accountNumber).toBe(number);
  });

  test('M-PESA wants a valid phone, shows the USSD steps with a code field, and links the wallet of that phone', async () => {
    const context = attemptAt('mpesa', { form: PHONE_FORM, authMethod: 'mobile_banking' });
    const bad = await login(context, { phone: '12345' });
    expect(errorOf(bad)).toMatch(/phone number/);
    expect(bad.wrong).toBeUndefined();
    for (const phone of ['0712345678', '+254712345678', '254712345678']) {
      const asked = await login(context, { phone });
      expect(asked.step).toMatchObject({ kind: 'instructions', waitFor: 'ussd', form: [{ name: 'otp' }] });
      const wrong = await answer(asked, { otp: '000000' }, context);
      expect(errorOf(wrong)).toMatch(/not right.*newest message/);
      const linked = linkedOf(await answer(wrong, { otp: '123456' }, context));
      expect(linked).toMatchObject({ accountNumber: '+254712345678', currency: 'KSH', bvn: null });
    }
  });

  test('a telco line is linked by a code, under its phone', async () => {
    const context = attemptAt('mtn', { form: PHONE_FORM, authMethod: 'mobile_banking' });
    const asked = await login(context, { phone: '08031234567' });
    expect(asked.step).toMatchObject({ kind: 'otp', mfa: 'OTP' });
    const linked = linkedOf(await answer(asked, { otp: '123456' }, context));
    expect(linked).toMatchObject({
      accountNumber: '+2348031234567',
      name: 'Main Balance',
      type: 'telecom_account',
      bvn: null,
    });
  });

  test.each([
    ['opay', 'face'],
    ['capitec', 'approval'],
  ])('%s waits for %s and is linked at the second look', async (slug, waitFor) => {
    const context = attemptAt(slug, { authMethod: 'mobile_banking' });
    const waiting = await login(context, { username: 'user_good', password: '123456' });
    expect(waiting.step).toMatchObject({ kind: 'instructions', waitFor });
    const still = await connector.next(context, { kind: 'poll' }, waiting.state);
    expect(still.step.kind).toBe('instructions');
    expect((await connector.next(context, { kind: 'poll' }, still.state)).step.kind).toBe('linked');
  });

  test('coming back with another login is an account mismatch; with the right one it is the same account', async () => {
    const { accountNumber, currency } = linkedOf(await signIn('user_good'));
    const context = attemptAt('gtbank', { reauthorise: { accountNumber, currency } });
    expect((await signIn('user_trader', 'x', context)).step).toMatchObject({
      kind: 'failed',
      code: 'account_mismatch',
    });
    expect(linkedOf(await signIn('user_good', 'x', context)).accountNumber).toBe(accountNumber);
  });

  test('user_custom lives by the JSON in the password field, and a mistake in it is named by its path', async () => {
    const persona = {
      holder: { first_name: 'Zuri', last_name: 'Okello' },
      income: { amount: 90_000_000, payday: 24, payerName: 'KARIBU LABS' },
    };
    const custom = await signIn('user_custom', JSON.stringify(persona));
    expect(linkedOf(custom).name).toContain('OKELLO');
    const rows = (await fetchAll(connector, connectionOf(custom))).flatMap((page) => page.rows ?? []);
    expect(
      rows.filter((row) => row.amountMinor === 90_000_000n && row.narration.includes('KARIBU LABS')).length,
    ).toBeGreaterThan(10);
    expect(errorOf(await signIn('user_custom', '{"income":{"amount":-1}}'))).toContain('persona.income.amount');
    expect(errorOf(await signIn('user_custom', 'not json'))).toContain('JSON');
    expect((await signIn('user_custom', '{"accounts":[]}')).step).toMatchObject({
      kind: 'failed',
      code: 'no_accounts_found',
    });
  });
});

describe('ordered faults happen on the socket', () => {
  test.each(['timeout', 'unavailable', 'garbage', 'reset', 'decline:91', 'slow; latency=5000'])(
    '%s at login is a bank that cannot be reached',
    async (directive) => {
      const context = attemptAt('gtbank');
      const { state } = await people.start(context);
      ordered = directive;
      const hit = await connector.next(
        context,
        { kind: 'answer', values: { username: 'user_good', password: 'x' } },
        state,
      );
      expect(hit.step).toMatchObject({ kind: 'failed', code: 'institution_unavailable', retry: true });
    },
  );

  test.each(['unavailable', 'garbage', 'reset'])('%s at a fetch is BankUnavailable', async (directive) => {
    const connection = connectionOf(await signIn('user_good'));
    ordered = directive;
    await expect(connector.fetch(connection, null, signal())).rejects.toBeInstanceOf(BankUnavailable);
    expect((await connector.fetch(connection, null, signal())).rows?.length).toBeGreaterThan(100);
  });

  test('a bank that never answers a fetch holds it until it is told to stop', async () => {
    const connection = connectionOf(await signIn('user_good'));
    ordered = 'timeout';
    const stop = new AbortController();
    const fetched = connector.fetch(connection, null, stop.signal);
    setTimeout(() => stop.abort(new Error('enough')), 100);
    await expect(fetched).rejects.toThrow('enough');
  });

  test('wrong_otp refuses even the right code', async () => {
    const asked = await signIn('user_good', 'pass_otp');
    ordered = 'wrong_otp';
    const refused = await answer(asked, { otp: '123456' });
    expect(refused.wrong).toBe(true);
    expect((await answer(refused, { otp: '123456' })).step.kind).toBe('linked');
  });
});

describe('reading', () => {
  test('the first page brings everything, and the balance is where the last row left it', async () => {
    const pages = await fetchAll(connector, connectionOf(await signIn('user_good')));
    expect(pages[0]).toMatchObject({
      details: { type: 'SAVINGS ACCOUNT' },
      identity: { verified: true },
      covers: { from: '2025-11-20', to: '9998-12-31' },
    });
    expect(pages.flatMap((page) => page.rows ?? []).at(-1)?.balanceMinor).toBe(pages[0]?.balanceMinor);
  });

  test.each([
    ['pass_partial_balance', true, false],
    ['pass_partial_transactions', false, true],
  ])('%s brings that half alone', async (password, balance, rows) => {
    const fetched = await connector.fetch(connectionOf(await signIn('user_good', password)), null, signal());
    expect(fetched.balanceMinor !== undefined).toBe(balance);
    expect(fetched.rows !== undefined).toBe(rows);
    expect(fetched.covers !== undefined).toBe(rows);
  });

  test.each([
    ['pass_unavailable', BankUnavailable],
    ['pass_fault', PlatformFault],
  ])('%s links, and then every fetch fails', async (password, failure) => {
    const connection = connectionOf(await signIn('user_good', password));
    await expect(connector.fetch(connection, null, signal())).rejects.toBeInstanceOf(failure);
  });

  test('pass_slow takes twenty seconds for the data', async () => {
    const connection = connectionOf(await signIn('user_good', 'pass_slow'));
    const began = performance.now();
    const fetched = await connector.fetch(connection, null, signal());
    expect(fetched.rows?.length).toBeGreaterThan(100);
    expect(performance.now() - began).toBeGreaterThan(19_900);
    expect(performance.now() - began).toBeLessThan(25_000);
  });

  test('pass_reauth can be read, also again, until the secret that came with it is used', async () => {
    const connection = connectionOf(await signIn('user_good', 'pass_reauth'));
    const last = (await fetchAll(connector, connection)).at(-1);
    expect((await connector.fetch(connection, null, signal())).rows?.length).toBeGreaterThan(100);
    const later = { ...connection, secret: last?.secret ?? null };
    await expect(connector.fetch(later, null, signal())).rejects.toBeInstanceOf(PersonMustAct);
  });

  test('user_empty has an account, a balance and no rows', async () => {
    expect(await connector.fetch(connectionOf(await signIn('user_empty')), null, signal())).toMatchObject({
      balanceMinor: 0n,
      rows: [],
    });
  });

  test('a domiciliary account shows a balance and no list', async () => {
    const offered = await signIn('user_multiple');
    const dollars = choices(offered.step).find(({ currency }) => currency === 'USD');
    const context = attemptAt('gtbank');
    const chosen = await connector.next(
      context,
      { kind: 'choose', accountNumber: dollars?.accountNumber ?? '' },
      offered.state,
    );
    const fetched = await connector.fetch(connectionOf(chosen), null, signal());
    expect(fetched.balanceMinor).toBeTypeOf('bigint');
    expect(fetched.rows).toBeUndefined();
  });
});
