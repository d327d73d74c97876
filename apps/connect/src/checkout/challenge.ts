import type { FormInput, OtpStep } from '../wire.ts';
import type { Challenge } from './wire.ts';

/** What the bank asks before it lets the money go, as a step that the page can draw. */
export function challengeStep({ kind, title, hint, field, length, error }: Challenge): OtpStep {
  const input: FormInput = {
    ...{ type: 'elements.input', name: field, hint, minLength: length, maxLength: length },
    contentType: kind === 'PIN' ? 'password' : 'tel',
  };
  return {
    ...{ kind: 'otp', mfa: kind === 'TOKEN' ? 'TOKEN' : 'OTP', title, hint, form: [input] },
    ...(error === undefined ? {} : { error }),
  };
}
