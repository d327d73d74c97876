import { toWire } from '@kente/kit/money';
import type { FailureCode, FormElement, OfferedAccount, Step } from '../connectors/connector.ts';
import type { Asked } from './wrong-inputs.ts';

export interface WireAccount extends Omit<OfferedAccount, 'balanceMinor'> {
  balanceMinor: number | null;
}
type ChooseStep = Extract<Step, { kind: 'choose-accounts' }>;
export type FailedStep = Extract<Step, { kind: 'failed' }>;

/** A step as JSON: money in minor units as numbers. */
export type WireStep =
  | Exclude<Step, ChooseStep>
  | (Omit<ChooseStep, 'accounts'> & { accounts: readonly WireAccount[] });

export function wireStep(step: Step): WireStep {
  if (step.kind !== 'choose-accounts') return step;
  const accounts = step.accounts.map((account) => ({ ...account, balanceMinor: toWire(account.balanceMinor) }));
  return { ...step, accounts };
}

/** The fields that a step asks for. */
export function formOf(step: WireStep): readonly FormElement[] {
  return 'form' in step && step.form ? step.form : [];
}

/** What a wrong answer to this step counts as. A file that cannot be read is no guess, and is not counted. */
export function askedBy(step: WireStep): Asked | null {
  switch (step.kind) {
    case 'form':
      return 'login';
    case 'otp':
    case 'captcha':
    case 'instructions':
      return 'mfa';
    case 'choose-accounts':
      return 'other';
    default:
      return null;
  }
}

const MESSAGES: Readonly<Record<FailureCode, string>> = {
  invalid_credentials: 'The login was wrong too many times.',
  mfa_failed: 'The code was wrong too many times.',
  account_locked: 'The bank has locked this login.',
  no_accounts_found: 'This login shows no account that can be linked.',
  account_mismatch: 'This is not the account that was linked before. Sign in to that one.',
  institution_unavailable: 'The institution is not available at the moment. Try again later.',
  session_expired: 'This took too long. For your safety the session was closed, and nothing was linked.',
  link_expired: 'This link was used already or has expired. Ask for a new one.',
  system_error: 'Something went wrong on our side. Nothing was linked. Try again later.',
};

/** Another try is a new session; a link that is used up has none to give. */
export function failedStep(code: FailureCode, message: string = MESSAGES[code]): FailedStep {
  return { kind: 'failed', code, message, retry: code !== 'link_expired' && code !== 'account_locked' };
}
