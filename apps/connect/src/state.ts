import type {
  Answer,
  Boot,
  End,
  FailureCode,
  Institution,
  InstitutionName,
  NewSession,
  SessionState,
  Step,
} from './wire.ts';

export type Place = 'problem' | 'opening' | 'consent' | 'institutions' | 'methods' | 'step' | 'end';

/** Everything that the page shows is drawn from this. */
export interface State {
  boot: Boot;
  place: Place;
  directory: 'loading' | 'ready' | 'failed';
  institutions: readonly Institution[];
  institution: InstitutionName | null;
  authMethod: string | null;
  session: string | null;
  step: Step | null;
  end: End | null;
  /** The person waits for an answer. */
  busy: boolean;
  /** 0–1 while a file goes up. */
  uploaded: number | null;
  /** Why the last thing was refused. */
  notice: string | null;
  /** The platform cannot be reached; we keep trying. */
  lost: boolean;
  /** The person is asked whether to leave. */
  leaving: boolean;
}

export type Action =
  | { type: 'directory-read'; institutions: readonly Institution[] }
  | { type: 'directory-asked' }
  | { type: 'directory-failed' }
  | { type: 'agreed' }
  | { type: 'institution-picked'; institution: InstitutionName }
  /** `opening`: a session is being made or found again, there is nothing else to show. */
  | { type: 'asked'; opening?: boolean }
  | { type: 'uploaded'; part: number }
  | { type: 'opened'; session: NewSession }
  | { type: 'resumed'; session: SessionState }
  | { type: 'answered'; answer: Answer }
  | { type: 'refused'; notice: string }
  | { type: 'expired' }
  | { type: 'connection'; lost: boolean }
  | { type: 'back' }
  | { type: 'again' }
  | { type: 'leave-asked' }
  | { type: 'stayed' }
  | { type: 'ended'; end: End }
  | { type: 'restarted' };

/** The first state. `session` is the one that this page had before it was loaded again. */
export function firstState(boot: Boot, session: string | null): State {
  return {
    boot,
    place: session === null ? firstPlace(boot) : 'opening',
    directory: 'loading',
    institutions: [],
    institution: null,
    authMethod: null,
    session,
    step: null,
    end: null,
    busy: false,
    uploaded: null,
    notice: null,
    lost: false,
    leaving: false,
  };
}

function firstPlace({ problem }: Boot): Place {
  return problem ? 'problem' : 'consent';
}

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'directory-asked':
      return { ...state, directory: 'loading' };
    case 'directory-read':
      return { ...state, directory: 'ready', institutions: action.institutions };
    case 'directory-failed':
      return { ...state, directory: 'failed' };
    case 'agreed':
      return { ...state, ...idle, place: state.boot.preselected ? 'methods' : 'institutions' };
    case 'institution-picked':
      return { ...state, ...idle, place: 'methods', institution: action.institution, authMethod: null };
    case 'asked':
      return { ...state, busy: true, notice: null, uploaded: null, place: action.opening ? 'opening' : state.place };
    case 'uploaded':
      return { ...state, uploaded: action.part };
    case 'opened':
    case 'resumed': {
      const { institution, authMethod } = action.session;
      const session = action.type === 'opened' ? action.session.session : state.session;
      return arrive({ ...state, institution, authMethod, session }, action.session);
    }
    case 'answered':
      return arrive(state, action.answer);
    case 'refused':
      return { ...state, ...idle, notice: action.notice };
    case 'expired':
      return { ...state, ...idle, place: 'step', step: EXPIRED, session: null };
    case 'connection':
      return state.lost === action.lost ? state : { ...state, lost: action.lost };
    case 'back':
      return goBack(state);
    case 'again':
      return { ...state, ...noSession, place: startOver(state) };
    case 'leave-asked':
      return { ...state, leaving: true };
    case 'stayed':
      return { ...state, leaving: false };
    case 'ended':
      return { ...state, ...idle, place: 'end', end: action.end, session: null, leaving: false };
    case 'restarted':
      return { ...state, ...noSession, place: firstPlace(state.boot), institution: null, authMethod: null };
  }
}

const idle = { busy: false, uploaded: null, notice: null } as const;
const noSession = { ...idle, session: null, step: null, end: null, leaving: false } as const;
const EXPIRED: Step = { kind: 'failed', code: 'session_expired', message: '', retry: true };

function arrive(state: State, { step, end }: Answer): State {
  const next = { ...state, ...idle, end: end ?? null, place: 'step' as const };
  if (!end) return { ...next, step: sameStep(state.step, step) ? state.step : step };
  const over = { ...next, session: null, leaving: false };
  if (end.outcome !== 'failed') return { ...over, step, place: 'end' };
  if (step?.kind === 'failed') return { ...over, step };
  const code = (end.reason ?? 'system_error') as FailureCode;
  return { ...over, step: { kind: 'failed', code, message: '', retry: true } };
}

/** An answer that changes nothing must not disturb what the person is typing. */
function sameStep(before: Step | null, after: Step): boolean {
  const waits = after.kind === 'instructions' || after.kind === 'redirect';
  return waits && JSON.stringify(before) === JSON.stringify(after);
}

/** Where "back" leads; `null` where it leads nowhere. */
export function before(state: State): Place | null {
  switch (state.place) {
    case 'institutions':
      return 'consent';
    case 'methods':
      return state.boot.preselected ? 'consent' : 'institutions';
    case 'opening':
    case 'step':
      return startOver(state);
    default:
      return null;
  }
}

function goBack(state: State): State {
  const place = before(state);
  return place === null ? state : { ...state, ...noSession, place };
}

/** Where another try begins: as near as possible to where the person was. */
function startOver(state: State): Place {
  if (state.boot.preselected?.authMethod) return 'consent';
  if (methodsOf(state).length > 1) return 'methods';
  return state.boot.preselected ? 'consent' : 'institutions';
}

/** The ways to link the chosen institution. */
export function methodsOf(state: State): Institution['methods'] {
  return chosen(state)?.methods ?? [];
}

export type ChosenState = Pick<State, 'institution' | 'institutions'> & { boot: Pick<Boot, 'preselected'> };

/** What the directory tells of the institution that was picked, or that the integrator picked. */
export function chosen(state: ChosenState): Institution | null {
  const id = state.institution?.id ?? state.boot.preselected?.institutionId;
  return state.institutions.find((institution) => institution.id === id) ?? null;
}

/** May the person go to another institution? */
export function free(state: State): boolean {
  return state.boot.preselected === null;
}

/** How far along: 1–4. */
export function stage(state: State): number {
  switch (state.place) {
    case 'institutions':
      return 2;
    case 'methods':
      return 2;
    case 'opening':
      return 3;
    case 'step':
      return state.step?.kind === 'choose-accounts' || (state.step?.kind === 'upload' && state.step.report) ? 4 : 3;
    case 'end':
      return 4;
    default:
      return 1;
  }
}
