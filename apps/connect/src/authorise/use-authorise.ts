import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AuthoriseFlow } from './flow.ts';

const AuthoriseContext = createContext<AuthoriseFlow | null>(null);
export const AuthoriseProvider = AuthoriseContext.Provider;

export function useAuthorise(): AuthoriseFlow {
  const flow = useContext(AuthoriseContext);
  if (!flow) throw new Error('useAuthorise outside of AuthoriseProvider');
  return flow;
}
