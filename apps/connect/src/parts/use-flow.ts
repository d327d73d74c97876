import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Flow } from '../flow.ts';
import type { ChosenState, State } from '../state.ts';
import type { Boot } from '../wire.ts';

/** What the parts ask of whatever page they stand on. */
export interface StepFlow {
  readonly state: Pick<State, 'busy' | 'notice' | 'lost'> & ChosenState & { boot: Pick<Boot, 'mode'> };
  answer(values: Record<string, string>): void;
  choose(accountNumber: string): void;
  poll(): Promise<void>;
}

const FlowContext = createContext<Flow | null>(null);
const StepContext = createContext<StepFlow | null>(null);
export const FlowProvider = FlowContext.Provider;
export const StepProvider = StepContext.Provider;

/** The flow of the linking page. */
export function useFlow(): Flow {
  const flow = useContext(FlowContext);
  if (!flow) throw new Error('useFlow outside of FlowProvider');
  return flow;
}

/** The flow of this page, whichever it is. */
export function useStepFlow(): StepFlow {
  const flow = useContext(StepContext);
  if (!flow) throw new Error('useStepFlow outside of StepProvider');
  return flow;
}
