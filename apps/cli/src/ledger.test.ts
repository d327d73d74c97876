import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Command, openCommand, PATIENT } from './testing/command.ts';

let command: Command;

beforeAll(async () => {
  command = await openCommand();
});
afterAll(() => command?.close());

describe('kente wallet and ledger', PATIENT, () => {
  test('a wallet is funded once per reference, and the books show where it came from', async () => {
    const key = await command.madeApp('Ajo Savings');
    const fund = ['wallet', 'fund', 'Ajo Savings', '500000', '--reference', 'TRF/2026/0042'];
    expect((await command.run(fund)).out).toContain('The balance is 500000 kobo');
    expect((await command.run([...fund, '--json'])).json).toMatchObject({ funded: false, balance: 500_000 });
    expect((await command.platform.call('GET', '/users/stats/wallet', { key })).json).toEqual({ balance: 500_000 });

    const { json: app } = await command.run(['apps', 'show', 'Ajo Savings', '--json']);
    const { id } = app.environments.find(({ mode }: { mode: string }) => mode === 'test');
    const { out } = await command.run(['ledger', 'trial-balance', '--env', id]);
    expect(out).toMatch(/bank\.settlement +NGN +500000\n/);
    expect(out).toMatch(/TOTAL +NGN +500000 +500000/);
    expect((await command.run(['ledger', 'trial-balance', '--env', id, '--at', '2020-01-01T00:00:00Z'])).out).toBe(
      'Nothing has moved yet.',
    );
    const verified = await command.run(['ledger', 'verify']);
    expect([verified.exitCode, verified.out]).toEqual([0, expect.stringContaining('The ledger is sound.')]);
    expect((await command.run(['ledger', 'verify', '--env', id, '--json'])).json).toMatchObject({
      sound: true,
      environments: [{ transactions: 1, entries: 2, problems: [] }],
    });
  });

  test.each([
    [['wallet', 'fund', 'X', '5.5', '--reference', 'a'], 2, 'Write whole kobo'],
    [['wallet', 'fund', 'X', '5'], 2, '--reference'],
    [['ledger', 'verify', '--env', 'nobody'], 1, 'No environment has the id "nobody"'],
    [['ledger', 'trial-balance'], 2, '--env'],
  ])('%j ends with %i and says why', async (args, exitCode, words) => {
    const ran = await command.run(args);
    expect([ran.exitCode, ran.err]).toEqual([exitCode, expect.stringContaining(words)]);
  });
});
