import type { FailureCode } from '../connectors/connector.ts';
import { formOf, type WireStep } from './wire-step.ts';

/** What an integrator's server is told after a login or a commit. Source: financial data contract, 3.7. */
export type PartnersAnswer =
  | { responseCode: 99; message: string }
  | { responseCode: 101; message: string; data: { accounts: readonly object[] } }
  | {
      responseCode: 102;
      message: string;
      data: { userInput: { title: string; form: readonly object[]; steps?: readonly string[]; error?: string } };
    }
  | { responseCode: 400; message: string }
  | { responseCode: 500 | 503 };

const WRONG: Readonly<Partial<Record<WireStep['kind'], string>>> = {
  form: 'Invalid credentials',
  otp: 'Invalid OTP Sent',
  captcha: 'Invalid OTP Sent',
  instructions: 'Invalid OTP Sent',
  'choose-accounts': 'This account does not exist.',
};

const FAILED: Readonly<Partial<Record<FailureCode, string>>> = {
  invalid_credentials: 'Invalid credentials',
  mfa_failed: 'Invalid OTP Sent',
  session_expired: 'Invalid session',
  link_expired: 'Invalid session',
};

/** `answered`: the kind of step that the call was an answer to. */
export function partnersAnswer(step: WireStep, wrong: boolean, answered: WireStep['kind']): PartnersAnswer {
  if (step.kind === 'failed') return failed(step.code, step.message, wrong ? WRONG[answered] : undefined);
  if (wrong) return { responseCode: 400, message: WRONG[answered] ?? 'Invalid credentials' };
  switch (step.kind) {
    case 'linked':
      return { responseCode: 99, message: 'Login successful' };
    case 'choose-accounts': {
      const accounts = step.accounts.map(({ accountNumber, name, type, currency, balanceMinor }) => ({
        ...{ accountNumber, name, type, currency, status: 'active', balance: balanceMinor },
      }));
      return { responseCode: 101, message: 'Multiple accounts found', data: { accounts } };
    }
    default:
      return asked(step);
  }
}

/** What is asked; when it is asked again, with the reason why the last answer was not taken. */
function asked(step: WireStep): PartnersAnswer {
  const error = 'error' in step ? step.error : undefined;
  if (error === undefined) return { responseCode: 102, message: messageOf(step), data: { userInput: userInput(step) } };
  return { responseCode: 102, message: error, data: { userInput: { ...userInput(step), error } } };
}

function failed(code: FailureCode, message: string, wrongMessage: string | undefined): PartnersAnswer {
  if (code === 'institution_unavailable') return { responseCode: 503 };
  if (code === 'system_error') return { responseCode: 500 };
  return { responseCode: 400, message: wrongMessage ?? FAILED[code] ?? message };
}

const ASKED = { OTP: 'OTP required', SECURITY_QUESTION: 'Security answer required', TOKEN: 'Token required' } as const;

function messageOf(step: WireStep): string {
  if (step.kind === 'otp') return ASKED[step.mfa];
  if (step.kind === 'captcha') return 'Captcha required';
  if (step.kind === 'instructions' && formOf(step).some((element) => element.name === 'otp')) return 'OTP required';
  return step.kind === 'form' ? 'More input required' : 'Approval required';
}

function userInput(step: WireStep) {
  const form = formOf(step);
  if (step.kind === 'instructions') return { title: step.title, form, steps: step.steps };
  if (step.kind === 'redirect') return { title: 'Approve the access at the bank', form, steps: [`Open ${step.url}`] };
  return { title: 'title' in step ? step.title : '', form };
}
