import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Flow } from './flow.ts';
import { Shell } from './parts/shell.tsx';
import { useAccent } from './parts/use-accent.ts';
import { FlowProvider, StepProvider, useFlow } from './parts/use-flow.ts';
import { Consent } from './screens/consent.tsx';
import { EndScreen } from './screens/end.tsx';
import { Institutions } from './screens/institutions.tsx';
import { Methods } from './screens/methods.tsx';
import { Opening } from './screens/opening.tsx';
import { Problem } from './screens/problem.tsx';
import { StepScreen } from './screens/step.tsx';
import { chosen, type Place } from './state.ts';

const SCREENS: Record<Place, () => JSX.Element | null> = {
  problem: Problem,
  opening: Opening,
  consent: Consent,
  institutions: Directory,
  methods: Methods,
  step: StepScreen,
  end: EndScreen,
};

/** The whole page, drawn anew whenever the flow's state changes. */
export function App({ flow }: { flow: Flow }): JSX.Element {
  const [, draw] = useState({});
  useEffect(() => {
    const stop = flow.subscribe(() => draw({}));
    flow.begin();
    return stop;
  }, [flow]);
  useInstitutionAccent(flow);
  const Screen = SCREENS[flow.state.place];
  return (
    <FlowProvider value={flow}>
      <StepProvider value={flow}>
        <Shell>
          <Screen />
        </Shell>
      </StepProvider>
    </FlowProvider>
  );
}

/** Buttons take the colour of the institution. */
function useInstitutionAccent(flow: Flow): void {
  const { place } = flow.state;
  const institution = place === 'consent' || place === 'institutions' ? null : chosen(flow.state);
  useAccent(institution?.primaryColor ?? null);
}

function Directory(): JSX.Element {
  const { state, pickInstitution, readDirectory } = useFlow();
  const { directory, institutions } = state;
  return (
    <Institutions
      directory={directory}
      institutions={institutions}
      onPick={pickInstitution}
      onRetry={() => void readDirectory()}
    />
  );
}
