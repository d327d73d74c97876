import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { type Client, createClient, type Scope } from '../api/client.ts';
import { now } from '../clock.ts';
import { type Act, NEEDS, type Role, reaches } from '../format/states.ts';
import { fetchToken, hasSession, signOut } from './auth.ts';
import { type Label, type Me, type Organisation, placeOf, readMe } from './me.ts';
import { type Remembered, remember, remembered } from './memory.ts';
import { createTokenKeeper, type TokenKeeper } from './token.ts';

/** A person at work: who, where, and a client that speaks for them. */
export interface Session {
  me: Me;
  organisation: Organisation;
  environment: Label;
  scope: Scope;
  client: Client;
  can(role: Role): boolean;
  may(act: Act): boolean;
  go(place: Partial<Remembered>): void;
  leave(): Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

/** @throws Error outside a page that asks for a session. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('nobody is signed in here');
  return session;
}

const tokens: TokenKeeper = createTokenKeeper(fetchToken, now);
const SESSION = ['session'];

export interface SignedOut {
  state: 'signed-out' | 'loading' | 'failed' | 'nowhere';
  error: Error | null;
  retry: () => void;
  /** For a person who is a member of nothing: the only way out. */
  leave: () => Promise<void>;
}

export interface SessionGateProps {
  /** Shown until there is a session to work in. */
  otherwise: (state: SignedOut) => ReactNode;
  children: ReactNode;
}

/** Asks who is here, and lets the page in when that is known. */
export function SessionGate({ otherwise, children }: SessionGateProps) {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState(remembered);
  const found = useQuery({ queryKey: SESSION, queryFn: whoIsHere, retry: false, staleTime: Number.POSITIVE_INFINITY });
  const leave = useCallback(async () => {
    await signOut().catch(() => {});
    tokens.forget();
    queries.setQueryData(SESSION, null);
    // Nothing of theirs stays for whoever signs in next.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
  }, [queries]);
  const { data: me } = found;
  const place = useMemo(() => (me ? placeOf(me, chosen) : null), [me, chosen]);
  const session = useMemo((): Session | null => {
    if (!me || place === null) return null;
    const { organisation, environment } = place;
    const scope = { organisation: organisation.id, environment };
    const can = (role: Role): boolean => reaches(organisation.role, role);
    return {
      ...{ me, organisation, environment, scope, can, leave },
      client: createClient(tokens, scope, () => void queries.setQueryData(SESSION, null)),
      may: (act) => can(NEEDS[act]),
      go(next) {
        const wanted = { organisation: organisation.id, environment, ...next };
        remember(wanted);
        setChosen(wanted);
      },
    };
  }, [me, place, leave, queries]);
  if (session !== null) return <SessionContext value={session}>{children}</SessionContext>;
  const state = found.isPending ? 'loading' : found.isError ? 'failed' : me ? 'nowhere' : 'signed-out';
  return otherwise({ state, error: found.error, retry: () => void found.refetch(), leave });
}

/** Null: nobody. */
async function whoIsHere(): Promise<Me | null> {
  if (!(await hasSession())) return null;
  const anywhere = createClient(tokens, { organisation: null, environment: null }, () => {});
  return readMe((await anywhere.call('GET /si/me', {})).data);
}

/** Somebody has just signed in. */
export function useSignedIn(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    tokens.forget();
    await queries.refetchQueries({ queryKey: SESSION });
  };
}
