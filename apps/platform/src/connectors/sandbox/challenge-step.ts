import type { FormInput, Step } from '../connector.ts';
import type { Challenge } from './bank-api.ts';

const code = (hint: string): FormInput => ({
  type: 'elements.input',
  name: 'otp',
  hint,
  contentType: 'password',
  minLength: 6,
  maxLength: 6,
});

/** What a bank asks, as the page can draw it. `error`: why it is asked again. */
export function challengeStep(challenge: Challenge, error?: string): Step {
  const { title, hint } = challenge;
  const again = error === undefined ? {} : { error };
  switch (challenge.type) {
    case 'otp':
      return { kind: 'otp', mfa: 'OTP', title, hint, form: [code(hint)], ...again };
    case 'token':
      return { kind: 'otp', mfa: 'TOKEN', title, hint, form: [{ ...code(hint), name: 'token' }], ...again };
    case 'question': {
      const form: FormInput[] = [
        { type: 'elements.input', name: 'answer', hint, contentType: 'text', minLength: 1, maxLength: 100 },
      ];
      return { kind: 'otp', mfa: 'SECURITY_QUESTION', title, hint, form, ...again };
    }
    case 'captcha':
      return {
        kind: 'captcha',
        title,
        form: [{ type: 'elements.captcha_input', name: 'captcha', hint, value: challenge.picture ?? '' }],
        ...again,
      };
    case 'ussd':
      // The steps were taken when a code was typed: a wrong one is asked for alone, with the reason beside it.
      if (error !== undefined)
        return { kind: 'otp', mfa: 'OTP', title: 'Enter the code', hint, form: [code(hint)], error };
      return { ...instructions(challenge), form: [code(hint)] };
    case 'face':
    case 'approval':
      return instructions(challenge);
  }
}

function instructions({ type, title, steps, copy }: Challenge): Extract<Step, { kind: 'instructions' }> {
  return { kind: 'instructions', title, steps: steps ?? [], waitFor: type, ...(copy === undefined ? {} : { copy }) };
}

/** The sentence that goes beside a wrong answer. */
export function wrongAnswer({ type }: Challenge): string {
  switch (type) {
    case 'captcha':
      return 'The characters do not match the picture. Type those of the new picture.';
    case 'question':
      return 'That is not the answer your bank has. Check the spelling, and try again.';
    case 'token':
      return 'This token is not right. Wait for a new one, and type it again.';
    default:
      return 'This code is not right. Look at the newest message from your bank, and type its code again.';
  }
}
