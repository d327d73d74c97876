import { MINUTE_MS, SettableClock } from '@kente/kit/clock';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Environment } from '../tenancy/index.ts';
import { GTBANK, KUDA, type LinkingWorld, linkingWorld } from '../testing/linking-world.ts';
import type { Opened } from './index.ts';
import type { InitiateBody } from './initiate.ts';

const clock = new SettableClock('2026-03-10T09:00:00Z');
const CUSTOMER = { name: 'Samuel Olamide', email: 'samuel@neem.example' };
const ACCOUNT = '0131883461';
let world: LinkingWorld;
let environment: Environment & { publicKey: string };

beforeAll(async () => {
  world = await linkingWorld(clock);
});
afterAll(() => world.close());
beforeEach(async () => {
  world.bank.hold = Promise.resolve();
  world.bank.calls.length = 0;
  environment = await world.environment();
});

async function aLink(body: Partial<InitiateBody> = {}): Promise<Opened & { kind: 'link' }> {
  const whole: InitiateBody = {
    scope: 'auth',
    customer: CUSTOMER,
    redirect_url: 'https://app.example/back',
    meta: { ref: 'R-1' },
    ...body,
  };
  return { kind: 'link', linkId: (await world.connect.initiate(environment, whole)).id };
}
const start = (opened: Opened, institution = GTBANK) =>
  world.connect.page.start(opened, institution, 'internet_banking');
const login = (token: string, password = 'pass_good', username = ACCOUNT) =>
  world.connect.page.answer(token, { kind: 'answer', values: { username, password } });
const otp = (token: string, code: string) =>
  world.connect.page.answer(token, { kind: 'answer', values: { otp: code } });

async function linkedAccount(number = ACCOUNT): Promise<string> {
  const { session } = await start(await aLink());
  const { end } = await login(session, 'pass_good', number);
  return world.accounts.exchange(environment, end?.code ?? '');
}
async function eventTypes(): Promise<string[]> {
  const rows = await world.db
    .selectFrom('events')
    .select('type')
    .where('env_id', '=', environment.id)
    .orderBy('seq')
    .execute();
  return rows.map((row) => row.type);
}

describe('a link', () => {
  test('ends with a code that leads to the account, once', async () => {
    const { session, step } = await start(await aLink());
    expect(step).toMatchObject({ kind: 'form', title: 'Log in to GTBank' });
    const { end } = await login(session);
    expect(end).toMatchObject({ outcome: 'linked', reason: 'account_linked', institution: { name: 'GTBank' } });
    expect(end?.redirect).toBe(
      `https://app.example/back?status=linked&reason=account_linked&code=${end?.code}&reference=R-1`,
    );
    const id = await world.accounts.exchange(environment, end?.code ?? '');
    expect(await world.accounts.get(environment.id, id)).toMatchObject({ accountNumber: ACCOUNT, ref: 'R-1' });
    await expect(world.accounts.exchange(environment, end?.code ?? '')).rejects.toThrow('Invalid authorization code');
  });

  test('shows the same end, with its code, to a page that is loaded again', async () => {
    const { session } = await start(await aLink());
    const { end } = await login(session);
    expect((await world.connect.page.look(session)).end).toEqual(end);
    expect((await login(session)).end).toEqual(end);
  });

  test('works for one success: of two tabs the second sees that it was used', async () => {
    const opened = await aLink();
    const [one, other] = [await start(opened), await start(opened)];
    const answers = await Promise.all([login(one.session), login(other.session, 'pass_good', '0131883478')]);
    expect(answers.map(({ end }) => end?.outcome).sort()).toEqual(['failed', 'linked']);
    expect(answers.find(({ end }) => end?.outcome === 'failed')?.end?.reason).toBe('link_expired');
    expect((await world.accounts.list(environment.id, { page: 1, limit: 10 })).total).toBe(1);
    await expect(start(opened)).rejects.toMatchObject({ status: 409 });
  });

  test('is over after seven days of its environment, and says so to the person', async () => {
    const opened = await aLink();
    await world.db.updateTable('links').set({ expires_at: clock.now() }).where('id', '=', opened.linkId).execute();
    const page = await world.connect.page.open(opened);
    expect(page.status).toBe(200);
    expect(page.html).toContain('This link has expired');
    expect(page.html).toContain('status=failed\\u0026reason=link_expired\\u0026reference=R-1');
    expect((await world.connect.page.leaveEarly(opened)).reason).toBe('link_expired');
  });

  test('tells whether the account is the one that was asked for, and links all the same', async () => {
    const institution = { id: GTBANK, auth_method: 'internet_banking', account_number: '0131 883 461' };
    for (const [number, match] of [
      [ACCOUNT, true],
      ['0131883478', false],
    ] as const) {
      const { session } = await start(await aLink({ institution, check_account_match: true }));
      const { end } = await login(session, 'pass_good', number);
      const id = await world.accounts.exchange(environment, end?.code ?? '');
      expect((await world.accounts.get(environment.id, id)).accountMatch).toBe(match);
    }
  });
});

describe('answers', () => {
  test('two at once: the bank is asked once, both see what came of it', async () => {
    const { session } = await start(await aLink());
    const [one, other] = await Promise.all([login(session, 'otp'), login(session, 'otp')]);
    expect([one?.step.kind, other?.step.kind]).toEqual(['otp', 'otp']);
    expect(world.bank.calls.filter((call) => call.kind === 'answer')).toHaveLength(1);
  });

  test('two at once in two processes: one counts, and there is one account and one event', async () => {
    const { session } = await start(await aLink());
    await login(session, 'otp');
    const elsewhere = world.another();
    const input = { kind: 'answer' as const, values: { otp: '123456' } };
    const [one, other] = await Promise.all([
      world.connect.page.answer(session, input),
      elsewhere.page.answer(session, input),
    ]);
    expect(one?.end).toEqual(other?.end);
    expect(one?.end?.outcome).toBe('linked');
    expect(await eventTypes()).toEqual(['mono.events.account_connected']);
  });

  test('a login sent again, whose answer was lost, is no wrong code', async () => {
    const { session } = await start(await aLink());
    await login(session, 'otp');
    for (const _ of [1, 2, 3, 4]) expect((await login(session, 'otp')).step.kind).toBe('otp');
    expect((await otp(session, '123456')).end?.outcome).toBe('linked');
  });

  test('three wrong codes fail the session', async () => {
    const { session } = await start(await aLink());
    await login(session, 'otp');
    expect((await otp(session, '000000')).step).toMatchObject({ kind: 'otp', error: 'Wrong code' });
    await otp(session, '000000');
    const { end, step } = await otp(session, '000000');
    expect(step).toMatchObject({ kind: 'failed', code: 'mfa_failed' });
    expect(end?.redirect).toBe('https://app.example/back?status=failed&reason=mfa_failed&reference=R-1');
    expect((await otp(session, '123456')).end?.outcome).toBe('failed');
  });

  test('a wrong password may be mended', async () => {
    const { session } = await start(await aLink());
    expect((await login(session, 'wrong')).step).toMatchObject({ kind: 'form', error: expect.any(String) });
    expect((await login(session)).end?.outcome).toBe('linked');
  });

  test('only an account that was offered can be chosen', async () => {
    const { session } = await start(await aLink());
    expect((await login(session, 'many')).step).toMatchObject({ accounts: [{ balanceMinor: 22_644 }, {}] });
    const refused = await world.connect.page.answer(session, { kind: 'choose', accountNumber: '9999999999' });
    expect(refused.step).toMatchObject({ kind: 'choose-accounts', error: expect.any(String) });
    const { end } = await world.connect.page.answer(session, { kind: 'choose', accountNumber: '0131883478' });
    expect(end?.outcome).toBe('linked');
  });

  test('what the bank says of a locked account ends the session', async () => {
    const { session } = await start(await aLink());
    expect((await login(session, 'locked')).end?.reason).toBe('account_locked');
  });
});

describe('when something breaks', () => {
  test.each([
    ['down', 'institution_unavailable'],
    ['broken', 'system_error'],
  ])('%s: the person is told, and the session stays where it was', async (password, reason) => {
    const { session } = await start(await aLink());
    expect((await login(session, password)).end?.reason).toBe(reason);
    expect((await world.connect.page.look(session)).step.kind).toBe('form');
    expect((await login(session)).end?.outcome).toBe('linked');
  });

  test('a bank that is down is counted against the bank, a wrong password against nobody', async () => {
    const before = await world.institutions.health(GTBANK, 'test');
    const { session } = await start(await aLink());
    for (const password of ['down', 'wrong', 'pass_good']) await login(session, password);
    const after = await world.institutions.health(GTBANK, 'test');
    expect([after.bankFaults - before.bankFaults, after.person - before.person, after.ok - before.ok]).toEqual([
      1, 1, 1,
    ]);
  });

  test('a process that dies while the bank answers leaves the session where it was', async () => {
    const { session } = await start(await aLink());
    await login(session, 'otp');
    let revive = (): void => {};
    world.bank.hold = new Promise((resolve) => {
      revive = resolve;
    });
    const asked = world.bank.calls.length;
    const dying = otp(session, '123456');
    await vi.waitUntil(() => world.bank.calls.length > asked);
    world.bank.hold = Promise.resolve();
    const elsewhere = world.another();
    expect((await elsewhere.page.look(session)).step.kind).toBe('otp');
    const { end } = await elsewhere.page.answer(session, { kind: 'answer', values: { otp: '123456' } });
    expect(end?.outcome).toBe('linked');
    // Should it live after all, it has lost its turn.
    revive();
    expect((await dying).end).toEqual(end);
    expect(await eventTypes()).toEqual(['mono.events.account_connected']);
  });

  test('a live environment without a connector: the institution is not available', async () => {
    environment = await world.environment('live');
    const { step, end } = await start(await aLink());
    expect(step).toMatchObject({ kind: 'failed', code: 'institution_unavailable' });
    expect(step).toMatchObject({ message: expect.stringContaining('Choose another one') });
    expect(end?.redirect).toContain('reason=institution_unavailable');
  });

  test('a session is over after 15 minutes', async () => {
    const { session } = await start(await aLink());
    clock.advance(15 * MINUTE_MS);
    const { step, end } = await login(session);
    expect(step).toMatchObject({ kind: 'failed', code: 'session_expired' });
    expect(end?.reason).toBe('session_expired');
  });

  test('nothing that a session held is left when its time is over', async () => {
    const { session } = await start(await aLink());
    await login(session, 'otp');
    clock.advance(30 * MINUTE_MS);
    const id = session.split('.')[0] ?? '';
    await world.schedule.run(environment, 'connect.forget_session', id);
    const row = await world.db.selectFrom('link_sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ status: 'failed', state_sealed: null, step_sealed: null, code_sealed: null });
    expect((await world.connect.page.look(session)).end?.reason).toBe('session_expired');
  });

  test.each(['', 'made-up', undefined])('the token %j opens nothing', async (token) => {
    await expect(world.connect.page.look(token)).rejects.toMatchObject({ status: 410 });
  });
});

test('a person who leaves takes nothing along, and the link still works', async () => {
  const opened = await aLink();
  const { session } = await start(opened);
  const left = await world.connect.page.leave(session);
  expect(left.end?.redirect).toBe('https://app.example/back?status=cancelled&reason=widget_closed&reference=R-1');
  expect((await login(session)).end?.outcome).toBe('cancelled');
  expect((await login((await start(opened)).session)).end?.outcome).toBe('linked');
});

describe('re-authorisation', () => {
  test('of the same account keeps its id, tells so, and gives no code', async () => {
    const account = await linkedAccount();
    const { session } = await start(await aLink({ scope: 'reauth', account }));
    const { end } = await login(session);
    expect(end).toMatchObject({ outcome: 'reauthorised', reason: 'account_reauthorized' });
    expect(end).not.toHaveProperty('code');
    expect(await eventTypes()).toEqual(['mono.events.account_connected', 'mono.events.account_reauthorized']);
  });

  test('with another bank account is refused and changes nothing', async () => {
    const account = await linkedAccount();
    const before = await world.accounts.get(environment.id, account);
    const opened = await aLink({ scope: 'reauth', account });
    const { session } = await start(opened);
    const { step, end } = await login(session, 'pass_good', '0131883478');
    expect(step).toMatchObject({ kind: 'failed', code: 'account_mismatch' });
    expect(end?.reason).toBe('account_mismatch');
    expect(await world.accounts.get(environment.id, account)).toEqual(before);
    expect((await login((await start(opened)).session)).end?.outcome).toBe('reauthorised');
  });

  test('stays at the institution of the account', async () => {
    const account = await linkedAccount();
    await expect(start(await aLink({ scope: 'reauth', account }), KUDA)).rejects.toMatchObject({ status: 400 });
  });

  test('by an old token: survives a reload, and works once', async () => {
    const account = await linkedAccount();
    const token = await world.accounts.reauthToken(environment, account);
    const opened: Opened = {
      kind: 'widget',
      key: environment.publicKey,
      query: { reauth_token: token, version: '2021-06-03' },
    };
    const boot = (html: string) => /"problem":null,.*"scope":"reauth"/.test(html);
    expect(boot((await world.connect.page.open(opened)).html)).toBe(true);
    expect(boot((await world.connect.page.open(opened)).html)).toBe(true);
    expect((await login((await start(opened)).session)).end?.outcome).toBe('reauthorised');
    expect((await world.connect.page.open(opened)).html).toContain('This link was used already');
  });
});

describe('the widget', () => {
  const widget = (query: Record<string, string> = {}): Opened => ({
    ...{ kind: 'widget', key: environment.publicKey },
    query: { referrer: 'https://shop.example/pay', ...query },
  });

  test('for nobody in particular makes a customer without a name, and only when the link succeeds', async () => {
    const { session } = await start(widget({ reference: 'W-7' }));
    const count = () => world.db.selectFrom('customers').select('id').where('env_id', '=', environment.id).execute();
    expect(await count()).toHaveLength(0);
    const { end } = await login(session);
    expect(end).not.toHaveProperty('redirect');
    const account = await world.accounts.get(
      environment.id,
      await world.accounts.exchange(environment, end?.code ?? ''),
    );
    expect(account.ref).toBe('W-7');
    expect(await world.customers.get(environment.id, account.customerId)).toMatchObject({ name: null, email: null });
  });

  test('for a customer by email uses the one that is there', async () => {
    await aLink();
    const data = JSON.stringify({ customer: { name: 'S. Olamide', email: 'SAMUEL@neem.example' } });
    const { end } = await login((await start(widget({ data }))).session);
    const account = await world.accounts.get(
      environment.id,
      await world.accounts.exchange(environment, end?.code ?? ''),
    );
    expect(await world.customers.get(environment.id, account.customerId)).toMatchObject(CUSTOMER);
  });

  test.each([
    [{ scope: 'payments' }, 'not available'],
    [{ data: JSON.stringify({ customer: { id: '65f82acd00000003aa9028d1' } }) }, 'This customer does not exist'],
    [{ data: JSON.stringify({ account: '65f82acd00000003aa9028d1' }) }, 'This account does not exist'],
    [{ selectedInstitution: JSON.stringify({ id: '65f82acd00000003aa9028d1' }) }, 'not in the directory'],
    [{ selectedInstitution: JSON.stringify({ id: KUDA, auth_method: 'mobile_banking' }) }, 'no auth_method'],
  ])('%j is told on the page', async (query, words) => {
    expect((await world.connect.page.open(widget(query))).html).toContain(words);
    await expect(start(widget(query))).rejects.toMatchObject({ status: 409 });
  });

  test('with a key that is none says so', async () => {
    const page = await world.connect.page.open({ kind: 'widget', key: 'test_sk_secret', query: {} });
    expect(page).toMatchObject({ status: 401, html: expect.stringContaining('The public key is not valid') });
  });
});
