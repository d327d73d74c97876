import { describe, expect, test } from 'vitest';
import { BankUnavailable, type LinkAnswer, PersonMustAct, PlatformFault } from '../connectors/connector.ts';
import { failureOf, fitting, judge, outcomeOf } from './judge.ts';
import type { WireStep } from './wire-step.ts';
import { NONE_WRONG } from './wrong-inputs.ts';

const LOGIN: WireStep = {
  kind: 'form',
  title: 'Log in to GTBank',
  form: [
    { type: 'elements.input', name: 'username', hint: 'User ID', contentType: 'text' },
    { type: 'elements.input', name: 'password', hint: 'Password', contentType: 'password' },
  ],
};
const OTP = {
  kind: 'otp' as const,
  mfa: 'OTP' as const,
  title: 'Enter the code',
  hint: 'Sent to 080****5678',
  form: [{ type: 'elements.input' as const, name: 'otp', hint: '6-digit code', contentType: 'password' as const }],
};
const UPLOAD: WireStep = { kind: 'upload', title: 'Upload a statement', formats: ['CSV'], maxBytes: 1_000 };
const wrongCode: LinkAnswer = { step: { ...OTP, error: 'Wrong code' }, state: { tries: 1 }, wrong: true };

describe('a session after an answer', () => {
  test('a wrong code keeps the step, and is counted', () => {
    const verdict = judge(OTP, wrongCode, NONE_WRONG, false);
    expect(verdict).toMatchObject({ kind: 'goes-on', wasWrong: true, wrong: { mfa: 1 }, state: { tries: 1 } });
  });

  test('the third wrong code fails it, whatever the connector would show next', () => {
    const verdict = judge(OTP, wrongCode, { login: 0, mfa: 2, other: 0 }, false);
    expect(verdict).toMatchObject({ kind: 'failed', step: { code: 'mfa_failed' } });
  });

  test('a bank that is down costs no try and leaves the session where it was', () => {
    const down: LinkAnswer = {
      step: { kind: 'failed', code: 'institution_unavailable', message: 'Down', retry: true },
      state: null,
    };
    expect(judge(LOGIN, down, NONE_WRONG, false)).toEqual({ kind: 'trouble', code: 'institution_unavailable' });
  });

  test('a connector that says linked without an account has broken', () => {
    const verdict = judge(LOGIN, { step: { kind: 'linked' }, state: null }, NONE_WRONG, false);
    expect(verdict).toEqual({ kind: 'trouble', code: 'system_error' });
  });

  test('files that cannot be read may be tried again and again', () => {
    const unreadable: LinkAnswer = {
      step: { kind: 'upload', title: '', formats: [], maxBytes: 1 },
      state: null,
      wrong: true,
    };
    expect(judge(UPLOAD, unreadable, { login: 9, mfa: 9, other: 9 }, false).kind).toBe('goes-on');
  });

  test('balances of offered accounts become numbers', () => {
    const offer: LinkAnswer = {
      step: {
        kind: 'choose-accounts',
        title: 'Choose',
        accounts: [
          { accountNumber: '0123456789', name: 'A', type: 'Savings', currency: 'NGN', balanceMinor: 1_250_000n },
        ],
      },
      state: null,
    };
    expect(judge(LOGIN, offer, NONE_WRONG, false)).toMatchObject({ step: { accounts: [{ balanceMinor: 1_250_000 }] } });
  });
});

describe('what answers a step', () => {
  test('a login that is sent again at the code step is a repeat, and is not taken for a wrong code', () => {
    expect(fitting(OTP, { kind: 'answer', values: { username: 'user_good', password: 'pass_otp' } })).toBeNull();
  });

  test('only fields that were asked for reach the connector, the missing ones empty', () => {
    const input = fitting(LOGIN, { kind: 'answer', values: { username: 'user_good', role: 'admin' } });
    expect(input).toEqual({ kind: 'answer', values: { username: 'user_good', password: '' } });
  });

  test('a statement is confirmed by its report, even where nothing is asked', () => {
    const report = {} as NonNullable<Extract<WireStep, { kind: 'upload' }>['report']>;
    expect(fitting(UPLOAD, { kind: 'answer', values: {} })).toBeNull();
    expect(fitting({ ...UPLOAD, report }, { kind: 'answer', values: {} })).toEqual({ kind: 'answer', values: {} });
  });

  test('choosing, uploading and polling fit their own steps alone', () => {
    expect(fitting(LOGIN, { kind: 'choose', accountNumber: '0123456789' })).toBeNull();
    expect(fitting(LOGIN, { kind: 'file', name: 'a.csv', bytes: new Uint8Array() })).toBeNull();
    expect(fitting(LOGIN, { kind: 'poll' })).toBeNull();
    expect(fitting({ kind: 'redirect', url: 'https://bank.example' }, { kind: 'poll' })).toEqual({ kind: 'poll' });
  });
});

describe('whose fault it was', () => {
  test.each([
    [new BankUnavailable('down'), 'institution_unavailable'],
    [new PersonMustAct('consent'), 'institution_unavailable'],
    [new PlatformFault('bug'), 'system_error'],
    [new TypeError('bug'), 'system_error'],
  ])('%s', (error, code) => {
    expect(failureOf(error)).toBe(code);
  });

  test('health counts a wrong login as a sign of life', () => {
    expect(outcomeOf(wrongCode)).toBe('person');
    expect(outcomeOf({ step: OTP, state: null })).toBe('ok');
    expect(outcomeOf({ failure: 'institution_unavailable' })).toBe('bank');
    expect(outcomeOf({ failure: 'system_error' })).toBe('platform');
    expect(
      outcomeOf({ step: { kind: 'failed', code: 'account_locked', message: '', retry: false }, state: null }),
    ).toBe('person');
  });
});
