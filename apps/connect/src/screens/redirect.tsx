import type { JSX } from 'preact';
import { Spinner } from '../parts/icons.tsx';
import { StepHead } from '../parts/step-head.tsx';
import { useStepFlow } from '../parts/use-flow.ts';
import { usePolling } from '../parts/use-polling.ts';
import type { RedirectStep } from '../wire.ts';
import { words } from '../words.ts';

/** The bank asks on a page of its own: in a new window from inside a frame, else in this one. */
export function Redirect({ step }: { step: RedirectStep }): JSX.Element {
  const { state } = useStepFlow();
  usePolling();
  const name = state.institution?.name ?? '';
  const text = words.redirect;
  const framed = window.parent !== window;
  const safe = /^https?:\/\//i.test(step.url);
  return (
    <>
      <StepHead title={text.title(name)} hint={text.text(name)} error={safe ? undefined : text.unsafe} />
      {safe && (
        <div class="actions start">
          <a class="button primary" href={step.url} {...(framed ? { target: '_blank', rel: 'noopener' } : {})}>
            <span>{text.go(name)}</span>
            {framed && <span class="unseen">{text.newWindow}</span>}
          </a>
          <p class="waiting" role="status">
            <Spinner /> {text.waiting}
          </p>
        </div>
      )}
    </>
  );
}
