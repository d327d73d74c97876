import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icons.tsx';
import { useFlow } from '../parts/use-flow.ts';
import { free } from '../state.ts';
import type { FailedStep, FailureCode } from '../wire.ts';
import { words } from '../words.ts';

const { failed } = words;

const TURNS: Readonly<Record<FailureCode, keyof typeof words.failed.turn>> = {
  invalid_credentials: 'person',
  mfa_failed: 'person',
  account_locked: 'person',
  no_accounts_found: 'person',
  account_mismatch: 'person',
  institution_unavailable: 'bank',
  session_expired: 'person',
  link_expired: 'person',
  system_error: 'platform',
};
const LEAVING_MS = 6000;

/** What happened, whose turn it is, and what can be done. */
export function Failed({ step }: { step: FailedStep }): JSX.Element {
  const flow = useFlow();
  const { state } = flow;
  const code: FailureCode = step.code in TURNS ? step.code : 'system_error';
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
      <Reason step={step} code={code} />
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

function Reason({ step, code }: { step: FailedStep; code: FailureCode }): JSX.Element {
  const turn = TURNS[code];
  const advice = failed.texts[code];
  return (
    <div class="hero">
      <span class={`badge ${turn === 'person' ? 'warn' : 'bad'}`}>
        <Icon name={code === 'session_expired' ? 'clock' : 'alert'} />
      </span>
      <p class="turn">{failed.turn[turn]}</p>
      <Heading text={failed.titles[code]} />
      <p>{step.message || advice}</p>
      {step.message && step.message !== advice && <p class="hint">{advice}</p>}
    </div>
  );
}
