import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BankRow, PersonMustAct } from '../connector.ts';
import { createSandboxConnector } from './index.ts';
import { attemptAt, connectionOf, linkedOf, peopleAt, startTestWorld, type TestWorld } from './testing.ts';

let world: TestWorld;
let connector: ReturnType<typeof createSandboxConnector>;
let people: ReturnType<typeof peopleAt>;
const signIn: typeof people.signIn = (...given) => people.signIn(...given);
const allRows: typeof people.allRows = (...given) => people.allRows(...given);
const signal = (): AbortSignal => AbortSignal.timeout(40_000);

beforeAll(async () => {
  world = await startTestWorld();
  connector = createSandboxConnector({ baseUrl: world.url, faultFor: async () => null });
  people = peopleAt(connector);
});
afterAll(async () => {
  await connector.close();
  await world.stop();
});

describe('the hand that moves the world', () => {
  const number = '0123456789';
  const row = { amount: 100_000, type: 'credit', narration: 'OPENING' };

  test('an account with rows of its own shows them and nothing else, and ends at its balance', async () => {
    const put = {
      bank: 'gtbank',
      number,
      name: 'Amina Yusuf',
      balance: 1_250_000,
      transactions: [
        { ...row, date: '2026-03-02' },
        { ...row, type: 'debit', amount: 700 },
      ],
    };
    expect(await world.control('env_rows', 'POST', '/accounts', put)).toMatchObject({
      created: true,
      number,
      balance: 1_250_000,
    });
    expect(await world.control('env_rows', 'POST', '/accounts', put)).toMatchObject({
      created: false,
      balance: 1_250_000,
    });
    const context = attemptAt('gtbank', { environmentId: 'env_rows' });
    const linked = await signIn(number, 'pass_good', context);
    expect(linkedOf(linked)).toMatchObject({ accountNumber: number, name: 'Amina Yusuf' });
    const fetched = await connector.fetch(connectionOf(linked, context), null, signal());
    expect(fetched).toMatchObject({ balanceMinor: 1_250_000n });
    expect(fetched.rows?.map(({ day, balanceMinor }) => [day, balanceMinor])).toEqual([
      ['2026-03-02', 1_250_700n],
      ['2026-11-20', 1_250_000n],
    ]);
    const back = attemptAt('gtbank', {
      environmentId: 'env_rows',
      reauthorise: { accountNumber: number, currency: 'NGN' },
    });
    expect(linkedOf(await signIn('user_good', 'x', back)).accountNumber).toBe(number);
    expect((await signIn('user_gig', 'x', back)).step).toMatchObject({ code: 'account_mismatch' });
  });

  test('added rows come with the next fetch; a pending one is replaced under its provider id, a posted one is not', async () => {
    const context = attemptAt('gtbank', { environmentId: 'env_added' });
    const connection = connectionOf(await signIn('user_good', 'x', context), context);
    const held = (await connector.fetch(connection, null, signal())).balanceMinor ?? 0n;
    const before = await allRows(connection);
    const place = { bank: 'gtbank', number: connection.accountNumber };
    const add = (rows: readonly object[]) => world.control('env_added', 'POST', '/rows', { ...place, rows });
    const pending = { ...row, status: 'pending', provider_id: 'P-1' };
    expect(await add([pending, row, row])).toEqual({ added: 3, updated: 0 });
    expect(await add([{ ...pending, amount: 90_000, status: 'posted' }])).toEqual({ added: 0, updated: 1 });
    expect(await add([{ ...pending, narration: 'ANOTHER' }])).toEqual({ added: 1, updated: 0 });
    const after = await allRows(connection);
    expect(after.length - before.length).toBe(4);
    expect((await connector.fetch(connection, null, signal())).balanceMinor).toBe(held + 390_000n);
    expect(
      after.filter(({ providerId }) => providerId === 'P-1').map(({ status, amountMinor }) => [status, amountMinor]),
    ).toEqual([
      ['posted', 90_000n],
      ['pending', 100_000n],
    ]);
  });

  test('a demand to sign in again stops every consent of before, and none of after', async () => {
    const context = attemptAt('gtbank', { environmentId: 'env_demand' });
    const connection = connectionOf(await signIn('user_good', 'x', context), context);
    await world.control('env_demand', 'POST', '/reauth', { bank: 'gtbank', number: connection.accountNumber });
    await expect(connector.fetch(connection, null, signal())).rejects.toBeInstanceOf(PersonMustAct);
    const renewed = connectionOf(await signIn('user_good', 'x', context), context);
    expect((await connector.fetch(renewed, null, signal())).rows?.length).toBeGreaterThan(100);
  });

  test('a world that was taken out, changed and put back is as it was', async () => {
    const context = attemptAt('gtbank', { environmentId: 'env_taken' });
    const connection = connectionOf(await signIn('user_good', 'x', context), context);
    const place = { bank: 'gtbank', number: connection.accountNumber };
    await world.control('env_taken', 'POST', '/rows', { ...place, rows: [row] });
    const before = await allRows(connection);
    const taken = await world.control('env_taken', 'GET', '');
    await world.control('env_taken', 'POST', '/rows', { ...place, rows: [{ ...row, amount: 5 }] });
    await world.control('env_taken', 'POST', '/reauth', place);
    await connector.revoke(connection, signal());
    await world.control('env_taken', 'PUT', '', taken);
    const plain = ({ narration, amountMinor, day }: BankRow) => [narration, amountMinor, day];
    expect((await allRows(connection)).map(plain)).toEqual(before.map(plain));
    await world.control('env_taken', 'DELETE', '');
    expect(await allRows(connection)).toHaveLength(before.length - 1);
  });

  test('two worlds show two different people under one name', async () => {
    const [here, there] = await Promise.all(
      ['env_a', 'env_b'].map((environmentId) => signIn('user_good', 'x', attemptAt('gtbank', { environmentId }))),
    );
    expect(here && there && linkedOf(here).accountNumber !== linkedOf(there).accountNumber).toBe(true);
  });
});
