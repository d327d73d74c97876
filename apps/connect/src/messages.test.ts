import { expect, test } from 'vitest';
import { createMessages, type Message, pageName, tell } from './messages.ts';
import type { Step } from './wire.ts';

const messages = createMessages({ reference: 'ref-1' }, () => 1700000000000);
const common = { reference: 'ref-1', timestamp: 1700000000000 };
const gtbank = { id: '5f2d08be60b92e2888287702', name: 'GTBank' };
const types = (written: readonly Message[]): string[] => written.map(({ type }) => type);

test('every message carries the reference and the time in milliseconds', () => {
  const all = [
    messages.opened(),
    messages.institutionSelected(gtbank, 'internet_banking'),
    messages.authMethodSwitched('internet_banking', 'mobile_banking'),
    messages.submitted({ kind: 'form', title: '', form: [] }),
    messages.accountSelected(),
    messages.error({ kind: 'failed', code: 'system_error', message: '', retry: true }),
    messages.linked(gtbank),
    messages.done({ outcome: 'linked', code: 'code_x' }),
    messages.left('LOGIN'),
  ].flat();
  for (const { data } of all) expect(data).toMatchObject(common);
});

test('the messages have the fields of the contract', () => {
  expect(messages.institutionSelected(gtbank, 'internet_banking')).toEqual([
    {
      type: 'mono.connect.institution_selected',
      data: { ...common, institution: gtbank, authMethod: 'internet_banking' },
    },
  ]);
  expect(messages.authMethodSwitched('internet_banking', 'mobile_banking')).toEqual([
    {
      type: 'mono.connect.auth_method_switched',
      data: { ...common, prevAuthMethod: 'internet_banking', authMethod: 'mobile_banking' },
    },
  ]);
  expect(messages.accountSelected()).toEqual([
    { type: 'mono.connect.account_selected', data: { ...common, selectedAccountsCount: 1 } },
  ]);
  expect(messages.linked(gtbank)).toEqual([
    { type: 'mono.connect.account_linked', data: { ...common, institution: gtbank } },
  ]);
});

test('a login is an attempt, everything else that is asked has its mfaType', () => {
  const submitted = (step: Step): unknown => messages.submitted(step).map(({ type, data }) => data.mfaType ?? type);
  expect(submitted({ kind: 'form', title: '', form: [] })).toEqual(['mono.connect.login_attempt']);
  for (const mfa of ['OTP', 'SECURITY_QUESTION', 'TOKEN'] as const) {
    expect(submitted({ kind: 'otp', mfa, title: '', hint: '', form: [] })).toEqual([mfa]);
  }
  expect(submitted({ kind: 'captcha', title: '', form: [] })).toEqual(['CAPTCHA']);
  expect(submitted({ kind: 'instructions', title: '', steps: [], waitFor: '' })).toEqual(['OTP']);
  expect(submitted({ kind: 'upload', title: '', formats: [], maxBytes: 1 })).toEqual([]);
});

test.each([
  ['invalid_credentials', 'Username or password incorrect.'],
  ['institution_unavailable', "Couldn't connect to your institution."],
  ['account_locked', 'Action required with your account.'],
  ['system_error', 'The bank said something else.'],
] as const)('the failure %s is told as "%s"', (code, errorMessage) => {
  const [message] = messages.error({ kind: 'failed', code, message: 'The bank said something else.', retry: true });
  expect(message?.data).toMatchObject({ errorType: code, errorMessage });
});

test('a refused login and a wrong code are errors too, a step without an error is none', () => {
  const form: Step = { kind: 'form', title: '', form: [] };
  expect(messages.error(form)).toEqual([]);
  expect(messages.error({ ...form, error: 'Wrong.' })[0]?.data).toMatchObject({ errorType: 'invalid_credentials' });
  const otp: Step = { kind: 'otp', mfa: 'OTP', title: '', hint: '', form: [], error: 'Wrong code.' };
  expect(messages.error(otp)[0]?.data).toMatchObject({ errorType: 'mfa_failed', errorMessage: 'Wrong code.' });
});

test('a link ends with its code, a re-authorisation without any', () => {
  const [linked, native] = messages.done({ outcome: 'linked', code: 'code_x' });
  expect(linked).toEqual({ type: 'mono.connect.widget.account_linked', data: { ...common, code: 'code_x' } });
  expect(native).toMatchObject({ type: 'mono.modal.linked', nativeOnly: true });
  expect(messages.done({ outcome: 'reauthorised' })[0]?.data).toEqual(common);
});

test('the parent hears with its own origin as target, a native web view hears JSON and the old names', () => {
  const parent: unknown[] = [];
  const native: string[] = [];
  const listeners = {
    parent: { window: { postMessage: (...args: unknown[]) => parent.push(args) }, origin: 'https://shop.example' },
    native: { postMessage: (text: string) => native.push(text) },
  };
  tell(listeners, messages.left('MFA'));
  expect(parent).toEqual([
    [{ type: 'mono.connect.on_exit', data: { ...common, pageName: 'MFA' } }, 'https://shop.example'],
    [{ type: 'mono.connect.widget.closed', data: common }, 'https://shop.example'],
  ]);
  expect(types(native.map((text) => JSON.parse(text) as Message))).toEqual([
    'mono.connect.on_exit',
    'mono.connect.widget.closed',
    'mono.modal.closed',
  ]);
});

test('nobody listening is no error', () => {
  expect(() => tell({ parent: null, native: null }, messages.left('MFA'))).not.toThrow();
});

test('every screen has a page name', () => {
  expect(pageName({ place: 'consent', step: null })).toBe('CONSENT');
  expect(pageName({ place: 'opening', step: null })).toBe('LOGIN');
  expect(pageName({ place: 'step', step: { kind: 'captcha', title: '', form: [] } })).toBe('MFA');
  expect(pageName({ place: 'step', step: { kind: 'choose-accounts', title: '', accounts: [] } })).toBe('ACCOUNTS');
});
