import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Frame } from '../parts/frame.tsx';
import { LeaveDialog } from '../parts/leave-dialog.tsx';
import { useAccent } from '../parts/use-accent.ts';
import { StepProvider } from '../parts/use-flow.ts';
import { usePolling } from '../parts/use-polling.ts';
import { payWords } from '../pay/words.ts';
import { chosen } from '../state.ts';
import type { CheckoutFlow, Screen } from './flow.ts';
import { Done, Processing, Transfer, WhatsApp } from './outcomes.tsx';
import { Authorise, BankStep, Banks, Customer, Loading, Methods, Problem } from './screens.tsx';
import { CheckoutProvider } from './use-checkout.ts';
import { text } from './words.ts';

const SCREENS: Record<Screen, () => JSX.Element | null> = {
  ...{ problem: Problem, loading: Loading, customer: Customer, banks: Banks, methods: Methods, step: BankStep },
  ...{ authorise: Authorise, transfer: Transfer, whatsapp: WhatsApp, processing: Processing, done: Done },
};
const STAGES: Partial<Record<Screen, number>> = {
  ...{ customer: 1, banks: 1, methods: 1, loading: 1, step: 2, authorise: 3, transfer: 3, whatsapp: 3 },
  ...{ processing: 4, done: 4 },
};
const LAST_STAGE = 4;

export function App({ flow }: { flow: CheckoutFlow }): JSX.Element {
  const [, draw] = useState({});
  useEffect(() => {
    const stop = flow.subscribe(() => draw({}));
    flow.begin();
    return stop;
  }, [flow]);
  const { state, screen } = flow;
  useAccent(screen === 'methods' || screen === 'step' ? (chosen(state)?.primaryColor ?? null) : null);
  const Screen = SCREENS[screen];
  const stage = STAGES[screen];
  return (
    <CheckoutProvider value={flow}>
      <StepProvider value={flow}>
        <Frame
          mode={state.boot.mode}
          onBack={flow.hasBack ? flow.back : undefined}
          onClose={flow.askToLeave}
          asking={state.leaving}
          progress={stage === undefined ? null : { now: stage, of: LAST_STAGE }}
          lost={state.lost}
          onHurry={flow.hurry}
          promise={payWords.secured}
          dialog={
            <LeaveDialog open={state.leaving} busy={false} text={text.leave} onStay={flow.stay} onLeave={flow.leave} />
          }
        >
          <Screen key={screen} />
        </Frame>
        <Watch key={screen} screen={screen} flow={flow} />
      </StepProvider>
    </CheckoutProvider>
  );
}

const SOON_MS = 2500;
const NOW_AND_THEN_MS = 10_000;

/** The payment may end without this page: by a transfer, in another tab, by time. */
function Watch({ screen, flow }: { screen: Screen; flow: CheckoutFlow }): JSX.Element | null {
  const { step } = flow.state;
  // The screens of these ask for themselves.
  const asks = screen === 'step' && (step?.kind === 'redirect' || step?.kind === 'instructions');
  if (asks || screen === 'done' || screen === 'problem') return null;
  return <Asking lastMs={screen === 'transfer' || screen === 'processing' ? SOON_MS : NOW_AND_THEN_MS} />;
}

function Asking({ lastMs }: { lastMs: number }): null {
  usePolling(lastMs);
  return null;
}
