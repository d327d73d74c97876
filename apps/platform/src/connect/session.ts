import type { Keyring } from '@kente/kit/secrets';
import type { FailureCode, LinkState } from '../connectors/connector.ts';
import type { CustomerInput } from '../customers/index.ts';
import type { EnvId, Environment } from '../tenancy/index.ts';
import { type End, endOf } from './end.ts';
import type { LinkRow, SessionRow } from './store.ts';
import { failedStep, type WireStep } from './wire-step.ts';
import { NONE_WRONG, type WrongInputs } from './wrong-inputs.ts';

/** What a session keeps between two answers, sealed: it may hold a login. */
export interface SessionState {
  state: LinkState;
  wrong: WrongInputs;
  /** Of a widget: made or found when the link succeeds. */
  customer: CustomerInput | null;
}

/** A linking session, opened for reading. */
export interface Session {
  environment: Environment;
  row: SessionRow;
  link: LinkRow;
  institution: { id: string; name: string };
  step: WireStep;
  code: string | null;
  kept: SessionState;
}

/** What is shown: the step, and how it ended if it did. */
export interface View {
  session: Session;
  step: WireStep;
  end: End | null;
  /** The last answer was wrong. */
  wrong: boolean;
}

const place = (envId: EnvId, sessionId: string, column: 'state' | 'step' | 'code') => ({
  tenant: envId,
  column: `link_sessions.${column}`,
  row: sessionId,
});

/** Seals and opens what a session row holds. */
export class SessionVault {
  readonly #keyring: Keyring;

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  sealState(envId: EnvId, id: string, state: SessionState): Buffer {
    return this.#keyring.seal(place(envId, id, 'state'), JSON.stringify(state));
  }

  sealStep(envId: EnvId, id: string, step: WireStep): Buffer {
    return this.#keyring.seal(place(envId, id, 'step'), JSON.stringify(step));
  }

  sealCode(envId: EnvId, id: string, code: string): Buffer {
    return this.#keyring.seal(place(envId, id, 'code'), code);
  }

  open(environment: Environment, row: SessionRow, link: LinkRow, institution: Session['institution']): Session {
    const read = (column: 'state' | 'step' | 'code', sealed: Buffer | null): string | null =>
      sealed && this.#keyring.open(place(environment.id, row.id, column), sealed);
    const state = read('state', row.state_sealed);
    const step = read('step', row.step_sealed);
    return {
      ...{ environment, row, link, institution },
      step: step === null ? lastStep(row) : (JSON.parse(step) as WireStep),
      code: read('code', row.code_sealed),
      kept: state === null ? { state: null, wrong: NONE_WRONG, customer: null } : (JSON.parse(state) as SessionState),
    };
  }
}

/** What is left to say when the step itself was forgotten. */
function lastStep(row: SessionRow): WireStep {
  return row.status === 'linked' ? { kind: 'linked' } : failedStep((row.failure ?? 'session_expired') as FailureCode);
}

/** A session as it stands. */
export function viewOf(session: Session): View {
  return { session, step: session.step, end: sessionEnd(session), wrong: false };
}

/** Something went wrong that another try may mend: the session itself stays where it was. */
export function troubleView(session: Session, code: FailureCode): View {
  const end = endOf({ outcome: 'failed', reason: code }, targetOf(session));
  return { session, step: failedStep(code), end, wrong: false };
}

function targetOf({ link, institution }: Pick<Session, 'link' | 'institution'>) {
  return { redirectUrl: link.redirect_url, reference: link.ref, institution };
}

function sessionEnd(session: Session): End | null {
  const { row, link, code } = session;
  const target = targetOf(session);
  switch (row.status) {
    case 'open':
      return null;
    case 'linked':
      return endOf(link.scope === 'reauth' ? { outcome: 'reauthorised' } : { outcome: 'linked', code }, target);
    case 'cancelled':
      return endOf({ outcome: 'cancelled' }, target);
    case 'failed':
      return endOf({ outcome: 'failed', reason: (row.failure ?? 'system_error') as FailureCode }, target);
  }
}
