import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { accentFor } from './accent.ts';
import type { Flow } from './flow.ts';
import { Shell } from './parts/shell.tsx';
import { FlowProvider } from './parts/use-flow.ts';
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
  institutions: Institutions,
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
  useAccent(flow);
  const Screen = SCREENS[flow.state.place];
  return (
    <FlowProvider value={flow}>
      <Shell>
        <Screen />
      </Shell>
    </FlowProvider>
  );
}

/** Buttons take the colour of the institution, as far as it stays readable. */
function useAccent(flow: Flow): void {
  const { place } = flow.state;
  const institution = place === 'consent' || place === 'institutions' ? null : chosen(flow.state);
  const colour = institution?.primaryColor ?? null;
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const paint = (): void => {
      const accent = accentFor(colour, dark.matches ? 'dark' : 'light');
      const { style } = document.documentElement;
      for (const [name, value] of [
        ['--accent', accent?.background],
        ['--on-accent', accent?.ink],
      ] as const) {
        if (value) style.setProperty(name, value);
        else style.removeProperty(name);
      }
    };
    paint();
    dark.addEventListener('change', paint);
    return () => dark.removeEventListener('change', paint);
  }, [colour]);
}
