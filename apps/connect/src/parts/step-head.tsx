import type { JSX } from 'preact';
import { chosen } from '../state.ts';
import { Heading } from './heading.tsx';
import { InstitutionIcon } from './institution-icon.tsx';
import { Alert } from './notice.tsx';
import { useStepFlow } from './use-flow.ts';

interface StepHeadProps {
  title: string;
  hint?: string | undefined;
  error?: string | null | undefined;
}

/** Whose step this is, what it asks, and what was wrong with the last answer. */
export function StepHead({ title, hint, error }: StepHeadProps): JSX.Element {
  const { state } = useStepFlow();
  const institution = chosen(state);
  const name = institution?.name ?? state.institution?.name ?? '';
  return (
    <>
      <div class="hero left">
        {name && <InstitutionIcon name={name} icon={institution?.icon} />}
        <Heading text={title} />
        {hint && hint !== title && <p>{hint}</p>}
      </div>
      <Alert>{state.notice ?? error}</Alert>
    </>
  );
}
