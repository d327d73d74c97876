import { expect, test } from 'vitest';
import type { FormElement } from '../wire.ts';
import { autocompleteOf, isNumeric, pictureAddress, problemsOf, toKeep, toSend } from './form-values.ts';

const username: FormElement = { type: 'elements.input', name: 'username', hint: 'User ID', contentType: 'text' };
const password: FormElement = { type: 'elements.input', name: 'password', hint: 'Password', contentType: 'password' };
const otp: FormElement = {
  type: 'elements.input',
  name: 'otp',
  hint: '6-digit code',
  contentType: 'password',
  minLength: 6,
  maxLength: 6,
};
const captcha: FormElement = { type: 'elements.captcha_input', name: 'captcha', hint: 'Characters', value: 'PHN2Zz4=' };

test('every field is asked for, and lengths are kept', () => {
  const problems = problemsOf([username, password, otp], { username: '  ', password: ' ', otp: '12345' }, 'live');
  expect([...problems.keys()]).toEqual(['username', 'otp']);
  expect(problemsOf([otp], { otp: '1234567' }, 'live').size).toBe(1);
  expect(problemsOf([otp], { otp: '123456' }, 'live').size).toBe(0);
});

test('an e-mail address must look like one', () => {
  const email: FormElement = { type: 'elements.input', name: 'email', hint: 'E-mail', contentType: 'email' };
  expect(problemsOf([email], { email: 'ngozi' }, 'live').size).toBe(1);
  expect(problemsOf([email], { email: 'ngozi@example.com' }, 'live').size).toBe(0);
});

test('in test mode a value only has to be there: the names of the sandbox fit no rule of a bank', () => {
  const email: FormElement = { type: 'elements.input', name: 'email', hint: 'E-mail', contentType: 'email' };
  expect(problemsOf([email, otp], { email: 'user_good', otp: 'pass_good' }, 'test').size).toBe(0);
  expect(problemsOf([email, otp], { email: ' ', otp: '' }, 'test').size).toBe(2);
});

test('passwords are sent as typed, the rest without blanks around it, and nothing that was not asked', () => {
  const values = { username: ' ngozi ', password: ' pass word ', other: 'x' };
  expect(toSend([username, password], values)).toEqual({ username: 'ngozi', password: ' pass word ' });
});

test('after a refusal no secret, code or captcha stays in the fields', () => {
  const values = { username: 'ngozi', password: 'secret', captcha: 'kente', otp: '123456' };
  expect(toKeep([username, password, captcha], 'form', values)).toEqual({ username: 'ngozi' });
  expect(toKeep([{ ...username, name: 'answer' }], 'otp', { answer: 'lagos' })).toEqual({});
});

test('password managers and phones know what each field is', () => {
  expect(autocompleteOf(username, 'form')).toBe('username');
  expect(autocompleteOf(password, 'form')).toBe('current-password');
  expect(autocompleteOf(otp, 'otp')).toBe('one-time-code');
});

test('figures are asked for with a keyboard of figures', () => {
  expect(isNumeric(otp, 'OTP')).toBe(true);
  expect(isNumeric({ ...otp, name: 'answer' }, 'SECURITY_QUESTION')).toBe(false);
  expect(isNumeric(password, null)).toBe(false);
});

test('the kind of a picture is told by its first bytes', () => {
  expect(pictureAddress('iVBORw0KGgo=')).toBe('data:image/png;base64,iVBORw0KGgo=');
  expect(pictureAddress('PHN2Zz4=')).toBe('data:image/svg+xml;base64,PHN2Zz4=');
  expect(pictureAddress('data:image/png;base64,AA==')).toBe('data:image/png;base64,AA==');
});
