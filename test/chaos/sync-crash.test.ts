import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Caller, type Json } from './caller.ts';
import { type House, openHouse } from './house.ts';
import { chaosSeed, pause, randomOf, sweep, until } from './process.ts';

// Each test starts the platform again, on a machine that tests other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const GTBANK = '5f2d08be60b92e2888287702';
const SLOW = { target: 'connector:gtbank', fault: 'slow', latency_ms: 400 };
let house: House;
let caller: Caller;
let random: () => number;

beforeAll(async () => {
  random = randomOf(chaosSeed('crash in the middle of a sync'));
  house = await openHouse(null);
  caller = house.caller;
});
afterAll(sweep);

/** Kills the platform at some moment of a slow conversation with the bank, and starts it again with a quick bank. */
async function crash(withinMs: number): Promise<void> {
  await pause(random() * withinMs);
  await house.running().kill();
  await house.start();
  for (const { id } of await caller.data('GET', '/v2/sandbox/faults'))
    await caller.data('DELETE', `/v2/sandbox/faults/${id}`);
}
const slow = (): Promise<Json> => caller.data('POST', '/v2/sandbox/faults', SLOW);

const told = (row: Json): string => JSON.stringify([row.date, row.amount, row.type, row.narration, row.balance]);

/** The account has what the bank has, once: the next look at the bank finds nothing new, and the feed folds to the list. */
async function expectWhole(account: string): Promise<Json[]> {
  expect(await caller.fetched(account)).toBe('AVAILABLE');
  const rows = await caller.rows(account);
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  const folded = await caller.folded(account);
  expect([...folded.keys()].sort()).toEqual(rows.map((row) => row.id).sort());
  const again = await caller.data('POST', `/v2/sandbox/accounts/${account}/sync`, {});
  expect(again).toMatchObject({ job_status: 'finished', has_new_data: false });
  expect(await caller.rows(account)).toEqual(rows);
  return rows;
}

async function connectedTimes(account: string): Promise<number> {
  return (await caller.log()).filter(
    (event) => event.event === 'mono.events.account_connected' && event.data.account_id === account,
  ).length;
}

describe('after kill -9 and a start', () => {
  test('a first fetch that was under way is done, with the rows of an account that was never disturbed', async () => {
    const quiet = await caller.link({ persona: { seed: 'twin' }, institution: GTBANK });
    await caller.fetched(quiet.account);
    const [before, identity] = [
      await expectWhole(quiet.account),
      await caller.data('GET', `/v2/accounts/${quiet.account}/balance`),
    ];
    await caller.data('POST', '/v2/sandbox/reset', {});

    await slow();
    const { account } = await caller.link({ persona: { seed: 'twin' }, institution: GTBANK });
    await crash(700);
    const rows = await expectWhole(account);
    expect(rows.map(told)).toEqual(before.map(told));
    expect((await caller.data('GET', `/v2/accounts/${account}/balance`)).balance).toBe(identity.balance);
    expect(await connectedTimes(account)).toBe(1);
    expect((await caller.call('POST', '/v2/accounts/auth', { code: 'code_unknown' })).status).toBe(400);
  });

  test('a manual sync that was under way goes on at once, and brings each new row once', async () => {
    const { account } = await caller.link({ persona: { seed: 'manual', imperfections: false }, institution: GTBANK });
    await caller.fetched(account);
    const before = (await caller.rows(account)).length;
    const transactions = Array.from({ length: 3 }, (_, index) => ({
      amount: 500,
      type: 'debit',
      narration: `POS LEKKI ${index % 2}`,
    }));
    await caller.data('POST', `/v2/sandbox/accounts/${account}/transactions`, { transactions });
    await slow();
    const asked = caller.attempt('POST', `/v2/accounts/${account}/sync`);
    await pause(250);
    await crash(500);
    await asked;
    await until('the sync to bring the rows', async () => (await caller.rows(account)).length === before + 3, 20_000);
    await expectWhole(account);
    const created = (await caller.log()).filter(
      (event) => event.event === 'transaction.created' && event.data.account_id === account,
    );
    expect(created.length).toBe(3);
    expect(new Set(created.map((event) => event.data.transaction.id)).size).toBe(3);
  });

  test('a session stands where it was: between two steps, while the bank answers, and after the end', async () => {
    const { mono_url } = await caller.data('POST', '/v2/accounts/initiate', {
      customer: { name: 'Samuel Olamide', email: 'samuel@neem.example' },
      scope: 'auth',
    });
    const linkId = mono_url.split('/').at(-1);
    const page = new Caller(house.url, null);
    const { session } = (
      await page.call('POST', '/connect/api/sessions', {
        opened: { kind: 'link', linkId },
        institution: GTBANK,
        authMethod: 'internet_banking',
      })
    ).json;
    const headers = { 'x-session': session };
    const answer = (values: object) => page.attempt('POST', '/connect/api/session/answer', { values }, headers);
    expect((await answer({ username: 'samuel.o', password: 'pass_otp' }))?.json.step.kind).toBe('otp');

    await crash(50);
    expect((await page.call('GET', '/connect/api/session', undefined, headers)).json).toMatchObject({
      step: { kind: 'otp' },
      end: null,
    });

    await slow();
    const lost = answer({ otp: '123456' });
    await crash(600);
    await lost;
    const { end } = (await answer({ otp: '123456' }))?.json ?? {};
    expect(end).toMatchObject({ outcome: 'linked', code: expect.stringMatching(/^code_/) });

    const { id: account } = await caller.data('POST', '/v2/accounts/auth', { code: end.code });
    expect((await page.call('GET', '/connect/api/session', undefined, headers)).json.end).toEqual(end);
    await expectWhole(account);
    expect(await connectedTimes(account)).toBe(1);
    expect(
      (
        await page.call('POST', '/connect/api/sessions', {
          opened: { kind: 'link', linkId },
          institution: GTBANK,
          authMethod: 'internet_banking',
        })
      ).status,
    ).toBe(409);
  });
});
