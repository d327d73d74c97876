import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Environment } from '../../platform/src/tenancy/index.ts';
import { type Command, openCommand, PATIENT } from './testing/command.ts';

const SESSION = '000013261116100000000000000042';
let command: Command;
let env: Environment;

beforeAll(async () => {
  command = await openCommand();
  await command.madeApp('Ajo Collections');
  const { tenancy } = command.platform.modules;
  const environments = await tenancy.environments();
  const made = environments.find(({ app, mode }) => app.name === 'Ajo Collections' && mode === 'test');
  if (!made) throw new Error('the app has no test half');
  env = made;
});
afterAll(() => command?.close());

describe('kente rails', PATIENT, () => {
  test('what waits in the queue is listed and settled by a proof, once', async () => {
    expect((await command.run(['rails', 'queue', 'list'])).out).toBe('Nothing waits.');
    const sender = { nipCode: '000013', accountNumber: '0131883461', name: 'Adaeze Bankole' };
    const credit = { sessionId: SESSION, accountNumber: '8099999999', amountMinor: 250_000n, sender };
    await command.platform.modules.rails.receive('test', credit, env.id);
    const { out } = await command.run(['rails', 'queue', 'list']);
    expect(out).toContain('unknown_session');
    expect(out).toMatch(new RegExp(`${SESSION} +2500\\.00 +yes`));
    const { json: listed } = await command.run(['rails', 'queue', 'list', '--json']);
    expect(listed.items).toMatchObject([
      { environment: env.id, session_id: SESSION, amount: 250_000, in_suspense: true },
    ]);

    const settle = ['rails', 'queue', 'settle', listed.items[0].id];
    const wrong = await command.run([...settle, 'successful', '--proof', 'advice']);
    expect([wrong.exitCode, wrong.err]).toEqual([1, expect.stringContaining('returned or noted')]);
    const settled = await command.run([...settle, 'returned', '--proof', 'credit advice of 17 November']);
    expect(settled.out).toBe(`Settled ${listed.items[0].id} as returned.`);
    const again = await command.run([...settle, 'returned', '--proof', 'credit advice of 17 November']);
    expect([again.exitCode, again.err]).toEqual([1, expect.stringContaining('settled already')]);
    expect((await command.run(['rails', 'queue', 'list', '--json'])).json).toEqual({ items: [] });
  });

  test('what the switch pays is booked once per reference, and the books show it', async () => {
    const pay = ['rails', 'paid', 'Ajo Collections', '125000', '--reference', 'NIBSS/2026/11/16'];
    expect((await command.run(pay)).out).toContain('Booked.');
    expect((await command.run([...pay, '--json'])).json).toEqual({ booked: false, clearing: -125_000 });
    const trial = await command.run(['ledger', 'trial-balance', '--env', env.id]);
    expect(trial.out).toMatch(/bank\.settlement +NGN +125000\n/);
  });

  test('a switch that does not answer gives no report, and the command says so', async () => {
    const { exitCode, err } = await command.run(['rails', 'reconcile', 'Ajo Collections', '2026-11-16'], {
      SIMULATORS_URL: 'http://127.0.0.1:9',
    });
    expect([exitCode, err]).toEqual([1, expect.stringContaining('The rail gives no report now')]);
  });

  test.each([
    [['rails', 'reconcile', 'Ajo Collections', 'yesterday'], 1, 'day'],
    [['rails', 'queue', 'settle', 'f'.repeat(24), 'noted', '--proof', 'none'], 1, 'Nothing in the queue'],
    [['rails', 'queue', 'settle', 'f'.repeat(24), 'noted'], 2, '--proof'],
    [['rails', 'paid', 'Ajo Collections', '5.5', '--reference', 'a'], 2, 'Write whole kobo'],
  ])('%j ends with %i and says why', async (args, exitCode, words) => {
    const ran = await command.run(args);
    expect([ran.exitCode, ran.err]).toEqual([exitCode, expect.stringContaining(words)]);
  });
});
