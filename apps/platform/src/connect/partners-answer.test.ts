import { describe, expect, test } from 'vitest';
import { partnersAnswer } from './partners-answer.ts';
import { failedStep, type WireStep } from './wire-step.ts';

const FORM = [{ type: 'elements.input' as const, name: 'otp', hint: '6-digit code', contentType: 'password' as const }];
const otp: WireStep = { kind: 'otp', mfa: 'OTP', title: 'Enter the code', hint: 'Sent to your phone', form: FORM };
const login: WireStep = { kind: 'form', title: 'Log in', form: FORM };
const accounts: WireStep = {
  kind: 'choose-accounts',
  title: 'Choose an account',
  accounts: [
    { accountNumber: '0131883461', name: 'Samuel Olamide', type: 'Savings', currency: 'NGN', balanceMinor: 22_644 },
  ],
};

test('a finished link is 99', () => {
  expect(partnersAnswer({ kind: 'linked' }, false, 'otp')).toMatchObject({
    responseCode: 99,
    message: 'Login successful',
  });
});

test('several accounts are 101, each with its balance and the status active', () => {
  expect(partnersAnswer(accounts, false, 'form')).toEqual({
    responseCode: 101,
    message: 'Multiple accounts found',
    data: {
      accounts: [
        {
          accountNumber: '0131883461',
          name: 'Samuel Olamide',
          type: 'Savings',
          currency: 'NGN',
          status: 'active',
          balance: 22_644,
        },
      ],
    },
  });
});

test('what is asked next is 102 with its form', () => {
  const answer = partnersAnswer(otp, false, 'form');
  expect(answer).toEqual({
    responseCode: 102,
    message: 'OTP required',
    data: { userInput: { title: 'Enter the code', form: FORM } },
  });
});

test('M-PESA: the steps for the phone come with the form of the code', () => {
  const step: WireStep = {
    kind: 'instructions',
    title: 'Request your statement',
    steps: ['Dial *334#'],
    waitFor: 'mail',
    form: FORM,
  };
  expect(partnersAnswer(step, false, 'form')).toMatchObject({
    ...{ responseCode: 102, message: 'OTP required', data: { userInput: { steps: ['Dial *334#'], form: FORM } } },
  });
});

test('what is asked again carries the reason', () => {
  const error = 'Enter a valid phone number, for example 0712345678 or +254712345678.';
  expect(partnersAnswer({ ...login, error }, false, 'form')).toEqual({
    responseCode: 102,
    message: error,
    data: { userInput: { title: 'Log in', form: FORM, error } },
  });
});

describe('mistakes are 400, in the words for what was answered', () => {
  test.each([
    [login, 'Invalid credentials'],
    [otp, 'Invalid OTP Sent'],
    [accounts, 'This account does not exist.'],
  ])('%#', (step, message) => {
    expect(partnersAnswer(step, true, step.kind)).toEqual({ responseCode: 400, message });
  });

  test('also the last one, which ends the session', () => {
    expect(partnersAnswer(failedStep('mfa_failed'), true, 'otp')).toEqual({
      responseCode: 400,
      message: 'Invalid OTP Sent',
    });
    expect(partnersAnswer(failedStep('mfa_failed'), true, 'form')).toMatchObject({ message: 'Invalid credentials' });
  });
});

test('a session whose time is over is an invalid one', () => {
  expect(partnersAnswer(failedStep('session_expired'), false, 'form')).toEqual({
    responseCode: 400,
    message: 'Invalid session',
  });
});

test('a bank that is down, and a fault of ours, are told apart', () => {
  expect(partnersAnswer(failedStep('institution_unavailable'), false, 'form')).toEqual({ responseCode: 503 });
  expect(partnersAnswer(failedStep('system_error'), false, 'form')).toEqual({ responseCode: 500 });
});
