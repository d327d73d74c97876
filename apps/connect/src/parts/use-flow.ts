import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Flow } from '../flow.ts';

const FlowContext = createContext<Flow | null>(null);
export const FlowProvider = FlowContext.Provider;

/** The flow of this page. */
export function useFlow(): Flow {
  const flow = useContext(FlowContext);
  if (!flow) throw new Error('useFlow outside of FlowProvider');
  return flow;
}
