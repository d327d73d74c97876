import type { JSX } from 'preact';
import { chosen, methodsOf } from '../state.ts';
import { words } from '../words.ts';
import { Button } from './button.tsx';
import { Heading } from './heading.tsx';
import { InstitutionIcon } from './institution-icon.tsx';
import { Alert } from './notice.tsx';
import { useFlow } from './use-flow.ts';

interface StepHeadProps {
  title: string;
  hint?: string | undefined;
  error?: string | null | undefined;
}

/** Whose step this is, what it asks, and what was wrong with the last answer. */
export function StepHead({ title, hint, error }: StepHeadProps): JSX.Element {
  const { state } = useFlow();
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

/** The way to the other methods, where there are any. */
export function OtherWay(): JSX.Element | null {
  const flow = useFlow();
  if (flow.state.boot.preselected?.authMethod || methodsOf(flow.state).length < 2) return null;
  return (
    <div class="other">
      <Button kind="quiet" onPress={flow.back}>
        {words.otherWay}
      </Button>
    </div>
  );
}
