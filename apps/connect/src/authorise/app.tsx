import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Frame } from '../parts/frame.tsx';
import { LeaveDialog } from '../parts/leave-dialog.tsx';
import { StepProvider } from '../parts/use-flow.ts';
import { payWords } from '../pay/words.ts';
import type { AuthoriseFlow, Screen } from './flow.ts';
import { Approved, Ended, Left, Problem, Transfer, Waiting } from './outcomes.tsx';
import { AccountNumber, Bank, Code, Identity, Welcome } from './screens.tsx';
import { AuthoriseProvider } from './use-authorise.ts';
import { text } from './words.ts';

const SCREENS: Record<Screen, () => JSX.Element | null> = {
  ...{ problem: Problem, left: Left, welcome: Welcome, bank: Bank, number: AccountNumber, identity: Identity },
  ...{ code: Code, transfer: Transfer, waiting: Waiting, approved: Approved, ended: Ended },
};
const STAGES: Partial<Record<Screen, number>> = {
  ...{ welcome: 1, bank: 2, number: 2, identity: 3, code: 3, transfer: 4, waiting: 4, approved: 5 },
};
const LAST_STAGE = 5;

export function App({ flow }: { flow: AuthoriseFlow }): JSX.Element {
  const [, draw] = useState({});
  useEffect(() => {
    const stop = flow.subscribe(() => draw({}));
    flow.begin();
    return stop;
  }, [flow]);
  const { state, screen } = flow;
  const Screen = SCREENS[screen];
  const stage = STAGES[screen];
  return (
    <AuthoriseProvider value={flow}>
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
      </StepProvider>
    </AuthoriseProvider>
  );
}
