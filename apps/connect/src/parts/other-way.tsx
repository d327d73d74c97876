import type { JSX } from 'preact';
import { methodsOf } from '../state.ts';
import { words } from '../words.ts';
import { Button } from './button.tsx';
import { useFlow } from './use-flow.ts';

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
