import type { ComponentChildren, JSX } from 'preact';
import { before, stage } from '../state.ts';
import { words } from '../words.ts';
import { Frame } from './frame.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { useFlow } from './use-flow.ts';

const STAGES = 4;

/** What stays around every screen of the linking page. */
export function Shell({ children }: { children: ComponentChildren }): JSX.Element {
  const flow = useFlow();
  const { state } = flow;
  const isUnder = state.place === 'problem' || state.end?.outcome === 'cancelled';
  return (
    <Frame
      mode={state.boot.mode}
      onBack={before(state) ? flow.back : undefined}
      onClose={flow.askToLeave}
      asking={state.leaving}
      progress={isUnder ? null : { now: stage(state), of: STAGES }}
      lost={state.lost}
      onHurry={flow.hurry}
      promise={words.secured(state.boot.business.name)}
      dialog={
        <LeaveDialog
          open={state.leaving}
          busy={state.busy && state.place !== 'step'}
          text={words.leave}
          onStay={flow.stay}
          onLeave={flow.leave}
        />
      }
    >
      {children}
    </Frame>
  );
}
