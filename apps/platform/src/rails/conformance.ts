import { expect, test } from 'vitest';
import type { Environment } from '../tenancy/index.ts';
import type { BankAccount, Rail, RailAnswer, RailMandate, Transfer } from './rail.ts';
import { lagosDay, sessionIdOf } from './session-id.ts';

export interface RailUnderTest {
  rail: Rail;
  env: Environment;
  /** Holds at least NGN 5,000. */
  payer: BankAccount;
  payee: BankAccount;
  /** Answers this code to whatever is asked of it. */
  refusing: { account: BankAccount; code: string };
  /** Strikes the next debit: taken, and no answer comes. */
  loseNextAnswer(): Promise<void>;
  /** From now on connections are refused. Returns how to end that. */
  unplug(): Promise<() => Promise<void>>;
}

const AMOUNT = 25_000n;
let serial = 0;

/** What every rail must do, run over an implementation and whatever stands behind it. */
export function railConformance(name: string, arrange: () => Promise<RailUnderTest>): void {
  const transfer = ({ rail, env, payer, payee }: RailUnderTest, given: Partial<Transfer> = {}): Transfer => {
    serial += 1;
    const sessionId = sessionIdOf(rail.institution(env), env.clock.now(), serial.toString(16).padStart(24, '0'));
    const facts = { from: payer, to: payee, amountMinor: AMOUNT, narration: 'Conformance', reference: `ref-${serial}` };
    return { sessionId, ...facts, mandateCode: 'RC000000/0000/0000000000', ...given };
  };
  const within = (ms = 5_000): AbortSignal => AbortSignal.timeout(ms);
  const done = ({ sessionId }: Transfer): RailAnswer => ({
    kind: 'answered',
    code: '00',
    amountMinor: AMOUNT,
    sessionId,
  });

  test(`${name}: a debit and a credit are done and answered about their own session and amount`, async () => {
    const under = await arrange();
    const [taken, paid] = [transfer(under), transfer(under, { mandateCode: null })];
    expect(await under.rail.debit(under.env, taken, within())).toEqual(done(taken));
    expect(await under.rail.credit(under.env, paid, within())).toEqual(done(paid));
  });

  test(`${name}: a refusal is an answer, not an exception`, async () => {
    const under = await arrange();
    const { account, code } = under.refusing;
    expect(await under.rail.debit(under.env, transfer(under, { from: account }), within())).toMatchObject({ code });
  });

  test(`${name}: a lost answer is unknown, and a requery tells the original's result`, async () => {
    const under = await arrange();
    await under.loseNextAnswer();
    const lost = transfer(under);
    expect(await under.rail.debit(under.env, lost, within(200))).toMatchObject({ kind: 'unknown' });
    const answers: RailAnswer[] = [];
    for (let turn = 0; turn < 5; turn += 1) answers.push(await under.rail.requery(under.env, lost.sessionId));
    expect(answers.at(-1)).toEqual(done(lost));
  });

  test(`${name}: a session that was never sent has no record`, async () => {
    const under = await arrange();
    const { sessionId } = transfer(under);
    expect(await under.rail.requery(under.env, sessionId)).toMatchObject({ kind: 'answered', code: '25' });
  });

  test(`${name}: a session is taken once`, async () => {
    const under = await arrange();
    const taken = transfer(under);
    await under.rail.debit(under.env, taken, within());
    expect(await under.rail.debit(under.env, taken, within())).toMatchObject({ kind: 'answered', code: '94' });
    const report = await under.rail.report(under.env, lagosDay(under.env.clock.now()), null);
    const lines = report.kind === 'answered' ? report.lines : [];
    expect(lines.filter(({ sessionId }) => sessionId === taken.sessionId)).toMatchObject([{ amountMinor: AMOUNT }]);
  });

  test(`${name}: names and balances are told`, async () => {
    const { rail, env, payer } = await arrange();
    expect(await rail.nameEnquiry(env, payer, payer.name)).toMatchObject({ kind: 'found' });
    expect(await rail.balance(env, payer, 'RC000000/0000/0000000000')).toMatchObject({ kind: 'answered' });
  });

  test(`${name}: a mandate is made once, told and cancelled for good`, async () => {
    const { rail, env, payer } = await arrange();
    const now = env.clock.now();
    const mandate: RailMandate = {
      ...{ code: `RC000000/0001/${String(++serial).padStart(10, '0')}`, account: payer, amountMinor: AMOUNT },
      kind: 'emandate',
      ...{ startsAt: now, endsAt: new Date(now.getTime() + 86_400_000), authorisation: 'at-once' as const },
    };
    expect(await rail.createMandate(env, mandate)).toMatchObject({ kind: 'answered', status: 'approved' });
    expect(await rail.cancelMandate(env, mandate.code)).toMatchObject({ status: 'cancelled' });
    expect(await rail.createMandate(env, mandate)).toMatchObject({ status: 'cancelled' });
    expect(await rail.mandateStatus(env, mandate.code)).toMatchObject({ status: 'cancelled' });
    expect(await rail.mandateStatus(env, 'RC000000/0001/9999999999')).toEqual({ kind: 'refused', code: '25' });
  });

  test(`${name}: a refused connection means that nothing was sent, and questions have no answer`, async () => {
    const under = await arrange();
    const plugIn = await under.unplug();
    const unsent = transfer(under);
    expect(await under.rail.debit(under.env, unsent, within())).toMatchObject({ kind: 'not-sent' });
    expect(await under.rail.nameEnquiry(under.env, under.payer)).toMatchObject({ kind: 'unavailable' });
    await plugIn();
    expect(await under.rail.requery(under.env, unsent.sessionId)).toMatchObject({ code: '25' });
  });
}
