import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { useFlow } from '../parts/use-flow.ts';
import { free } from '../state.ts';
import type { FailedStep } from '../wire.ts';
import { words } from '../words.ts';
import { Reason } from './failure-reason.tsx';

const { failed } = words;

const LEAVING_MS = 6000;

/** What happened, whose turn it is, and what can be done. */
export function Failed({ step }: { step: FailedStep }): JSX.Element {
  const flow = useFlow();
  const { state } = flow;
  const business = state.boot.business.name;
  const back = state.end?.redirect !== undefined;
  const [leaving, setLeaving] = useState(back && !step.retry);
  useEffect(() => {
    if (!leaving) return;
    const timer = setTimeout(flow.finish, LEAVING_MS);
    return () => clearTimeout(timer);
  }, [leaving, flow]);

  return (
    <>
      <Reason step={step} />
      <div class="actions">
        {leaving && (
          <p class="hint" role="status">
            {failed.leaving(business)}
          </p>
        )}
        {step.retry && <Button onPress={flow.retry}>{words.retry}</Button>}
        {!leaving && free(state) && (
          <Button kind={step.retry ? 'secondary' : 'primary'} onPress={flow.another}>
            {words.anotherBank}
          </Button>
        )}
        {leaving && (
          <Button kind="secondary" onPress={() => setLeaving(false)}>
            {failed.stay}
          </Button>
        )}
        <Button kind="quiet" onPress={flow.leave}>
          {back ? words.end.goBack(business) : words.close}
        </Button>
      </div>
    </>
  );
}
