import type { JSX } from 'preact';
import { Copy } from '../parts/copy.tsx';
import { Form } from '../parts/form.tsx';
import { Spinner } from '../parts/icons.tsx';
import { StepHead } from '../parts/step-head.tsx';
import { usePolling } from '../parts/use-polling.ts';
import type { InstructionsStep } from '../wire.ts';
import { words } from '../words.ts';

/** What to do elsewhere, on the phone say; the page sees by itself when it is done. */
export function Instructions({ step }: { step: InstructionsStep }): JSX.Element {
  usePolling();
  return (
    <>
      <StepHead title={step.title} error={step.error} />
      <ol class="steps">
        {step.steps.map((text, index) => (
          <li key={index}>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {step.copy && <Copy text={step.copy} />}
      <p class="waiting" role="status">
        <Spinner /> {words.instructions.waitFor[step.waitFor]} {!step.form && words.instructions.waiting}
      </p>
      {step.form && step.form.length > 0 && (
        <Form form={step.form} kind="instructions" mfa="OTP" submit={words.form.confirm} version={step} />
      )}
    </>
  );
}
