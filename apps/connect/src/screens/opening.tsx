import type { JSX } from 'preact';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { InstitutionIcon } from '../parts/institution-icon.tsx';
import { Alert } from '../parts/notice.tsx';
import { useFlow } from '../parts/use-flow.ts';
import { chosen, free } from '../state.ts';
import { words } from '../words.ts';

/** While a session is being made, or found again after a reload. */
export function Opening(): JSX.Element {
  const flow = useFlow();
  const { state } = flow;
  const institution = chosen(state);
  const name = institution?.name ?? state.institution?.name ?? '';
  return (
    <>
      <div class="hero left">
        {name && <InstitutionIcon name={name} icon={institution?.icon} />}
        <Heading text={words.opening(name)} />
      </div>
      <Alert>{state.notice}</Alert>
      {state.notice ? (
        <div class="actions">
          <Button onPress={flow.retry}>{words.retry}</Button>
          {free(state) && (
            <Button kind="quiet" onPress={flow.another}>
              {words.anotherBank}
            </Button>
          )}
        </div>
      ) : (
        <div class="skeleton tall" aria-hidden="true">
          <div />
          <div />
          <div />
        </div>
      )}
    </>
  );
}
