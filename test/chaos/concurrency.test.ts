import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestPlatform, testPlatform } from '../../apps/platform/src/testing/platform.ts';
import { Caller, type Json } from './caller.ts';
import { pause, until } from './process.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const GTBANK = '5f2d08be60b92e2888287702';
const PERSON = { name: 'Samuel Olamide', email: 'samuel@neem.example' };
let platform: TestPlatform;
let caller: Caller;
let page: Caller;

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
});
afterAll(() => platform.close());

/** Each test has an app of its own. */
async function open(): Promise<void> {
  const { secretKey } = await platform.tenant();
  caller = new Caller(platform.url, secretKey);
  page = new Caller(platform.url, null);
}
const many = <T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));
const count = async (event: string): Promise<number> =>
  (await caller.log()).filter((each) => each.event === event).length;
const accounts = async (): Promise<Json[]> => (await caller.call('GET', '/v2/accounts?limit=100')).json.data;

async function aLink(): Promise<{ opened: { kind: 'link'; linkId: string } }> {
  const { mono_url } = await caller.data('POST', '/v2/accounts/initiate', { customer: PERSON, scope: 'auth' });
  return { opened: { kind: 'link', linkId: mono_url.split('/').at(-1) } };
}
async function tab(link: Awaited<ReturnType<typeof aLink>>): Promise<string> {
  return (
    await page.call('POST', '/connect/api/sessions', { ...link, institution: GTBANK, authMethod: 'internet_banking' })
  ).json.session;
}
const answer = (session: string, values: object) =>
  page.call('POST', '/connect/api/session/answer', { values }, { 'x-session': session });
const slow = (latency_ms: number) =>
  caller.data('POST', '/v2/sandbox/faults', { target: 'connector:*', fault: 'slow', latency_ms });

async function expectFoldsToList(account: string): Promise<void> {
  const rows = await caller.rows(account);
  expect([...(await caller.folded(account)).keys()].sort()).toEqual(rows.map((row) => row.id).sort());
}

describe('at the same time', () => {
  test('50 exchanges of one code: one succeeds, the others get the refusal of a used one', async () => {
    await open();
    const { code } = await caller.link({ persona: 'user_gig' });
    const answers = await many(50, () => caller.call('POST', '/v2/accounts/auth', { code }));
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    for (const each of answers.filter(({ status }) => status !== 200)) {
      expect([each.status, each.json.message]).toEqual([400, 'Invalid authorization code']);
    }
  });

  test('20 answers in one session: one account, one account_connected, and all see the same end', async () => {
    await open();
    const session = await tab(await aLink());
    const answers = await many(20, () => answer(session, { username: 'samuel.o', password: 'pass_good' }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const ends = new Set(answers.flatMap(({ json }) => (json.end ? [JSON.stringify(json.end)] : [])));
    expect(ends.size).toBe(1);
    expect((await accounts()).length).toBe(1);
    expect(await count('mono.events.account_connected')).toBe(1);
  });

  test('two tabs of one link: one of them links, the other is told that the link was used', async () => {
    await open();
    const link = await aLink();
    const tabs = await many(2, () => tab(link));
    const answers = await Promise.all(
      tabs.map((session, index) => answer(session, { username: `samuel.${index}`, password: 'pass_good' })),
    );
    const outcomes = answers.map(({ json }) => json.end?.outcome ?? json.step.code);
    expect(outcomes.filter((each) => each === 'linked').length).toBe(1);
    expect(await count('mono.events.account_connected')).toBe(1);
    expect((await accounts()).length).toBe(1);
  });

  test('10 links of one bank account: one id', async () => {
    await open();
    const links = await many(10, () => caller.link({ persona: 'user_gig' }));
    expect(new Set(links.map(({ account }) => account)).size).toBe(1);
    const [{ account } = { account: '' }] = links;
    expect(await caller.fetched(account)).toBe('AVAILABLE');
    await until('the last refresh', async () => (await count('mono.events.account_updated')) > 0);
    await expectFoldsToList(account);
  });

  test('an unlink during a sync: the sync tells nothing any more, and every read is a 404', async () => {
    await open();
    const { account } = await caller.link({ persona: 'user_gig' });
    await caller.fetched(account);
    const updated = await count('mono.events.account_updated');
    await slow(400);
    const sync = caller.attempt('POST', `/v2/sandbox/accounts/${account}/sync`, {});
    await pause(250);
    expect((await caller.call('POST', `/v2/accounts/${account}/unlink`)).status).toBe(200);
    expect((await caller.call('POST', `/v2/accounts/${account}/unlink`)).status).toBe(404);
    await sync;
    for (const path of ['', '/balance', '/transactions', '/identity']) {
      expect((await caller.call('GET', `/v2/accounts/${account}${path}`)).status).toBe(404);
    }
    await pause(800);
    expect(await count('mono.events.account_updated')).toBe(updated);
    expect(await count('mono.events.account_unlinked')).toBe(1);
  });

  test('a relink during a sync: the same id, the old sync is dropped, each row is there once', async () => {
    await open();
    const { account } = await caller.link({ persona: 'user_gig' });
    await caller.fetched(account);
    const before = (await caller.rows(account)).length;
    await caller.data('POST', `/v2/sandbox/accounts/${account}/transactions`, {
      transactions: [{ amount: 900, type: 'debit', narration: 'POS YABA' }],
    });
    await slow(300);
    const sync = caller.attempt('POST', `/v2/sandbox/accounts/${account}/sync`, {});
    await pause(150);
    expect((await caller.link({ persona: 'user_gig' })).account).toBe(account);
    await sync;
    await until('the new row', async () => (await caller.rows(account)).length === before + 1);
    await pause(500);
    expect((await caller.rows(account)).length).toBe(before + 1);
    await expectFoldsToList(account);
  });

  test('unlinked, purged and linked again: the same id with its history, once', async () => {
    await open();
    const first = await caller.link({ persona: 'user_trader' });
    await caller.fetched(first.account);
    const before = await caller.rows(first.account);
    await caller.call('POST', `/v2/accounts/${first.account}/unlink`);
    await caller.data('POST', '/v2/sandbox/clock', { advance: '31d' });
    await caller.data('POST', '/v2/sandbox/clock', { real: true });
    const again = await caller.link({ persona: 'user_trader' });
    expect(again.account).toBe(first.account);
    expect(await caller.fetched(again.account)).toBe('AVAILABLE');
    const rows = await caller.rows(again.account);
    expect(rows.map((row) => [row.date, row.amount, row.narration])).toEqual(
      before.map((row) => [row.date, row.amount, row.narration]),
    );
    await expectFoldsToList(again.account);
    const purged = (await caller.log()).filter((each) => each.event === 'mono.events.account_connected');
    // The first link's own event is older than the log keeps them.
    expect(purged.map((each) => each.data.meta.relinked ?? false)).toEqual([true]);
  });

  test('a reset during a sync: nothing comes back, and the environment works as a new one', async () => {
    await open();
    await slow(300);
    const links = await many(3, (index) => caller.link({ persona: { seed: `reset ${index}` } }));
    await pause(150);
    await caller.data('POST', '/v2/sandbox/reset', {});
    expect(await accounts()).toEqual([]);
    await pause(1_500);
    expect(await accounts()).toEqual([]);
    expect(await caller.log()).toEqual([]);
    for (const { account } of links) expect((await caller.call('GET', `/v2/accounts/${account}`)).status).toBe(404);
    const { account } = await caller.link({ persona: 'user_good' });
    expect(await caller.fetched(account)).toBe('AVAILABLE');
    await expectFoldsToList(account);
  });
});
