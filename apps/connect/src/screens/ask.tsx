import type { JSX } from 'preact';
import { Form } from '../parts/form.tsx';
import { StepHead } from '../parts/step-head.tsx';
import type { CaptchaStep, FormStep, OtpStep } from '../wire.ts';
import { words } from '../words.ts';

/** A login, a one-time code, a security question, a token, a captcha: whatever the bank asks. */
export function Ask({ step }: { step: FormStep | OtpStep | CaptchaStep }): JSX.Element {
  // Most banks ask once, in the label of the field.
  const hint = step.kind === 'otp' && step.form.every((field) => field.hint !== step.hint) ? step.hint : undefined;
  return (
    <>
      <StepHead title={step.title} hint={hint} error={step.error} />
      <Form
        key={step.form.map((field) => field.name).join()}
        form={step.form}
        kind={step.kind}
        {...(step.kind === 'otp' ? { mfa: step.mfa } : {})}
        submit={labelOf(step)}
        version={step}
      />
    </>
  );
}

function labelOf({ kind, form }: FormStep | OtpStep | CaptchaStep): string {
  if (kind !== 'form') return words.form.confirm;
  const login = form.some((field) => field.type === 'elements.input' && field.contentType === 'password');
  return login ? words.form.login : words.form.submit;
}
