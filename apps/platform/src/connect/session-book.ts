import { later } from '@kente/kit/clock';
import { Refusal } from '@kente/kit/errors';
import { newToken } from '@kente/kit/ids';
import type { FailureCode, LinkState } from '../connectors/connector.ts';
import type { Environment } from '../tenancy/index.ts';
import type { ConnectDeps } from './deps.ts';
import { type Choice, openMethod } from './institution-choice.ts';
import type { Verdict } from './judge.ts';
import { type Session, SessionVault, type View, viewOf } from './session.ts';
import * as store from './store.ts';
import { failedStep, type WireStep } from './wire-step.ts';
import { NONE_WRONG, totalOf } from './wrong-inputs.ts';

/** Told to the schedule: sessions are emptied when their time is over. */
export const FORGET_SESSION = 'connect.forget_session';
/** A page that is loaded again late still finds how its session ended. */
const REMEMBER_FACTOR = 2;

export interface NewSession extends Pick<Session['kept'], 'customer'> {
  environment: Environment;
  link: store.NewLink;
  /** False: the link is made together with its session. */
  stored: boolean;
  choice: Choice;
  connector: string;
  step: WireStep;
  state: LinkState;
}

/** Sessions as rows: reads them, and writes each turn only over the turn that was read. */
export class SessionBook {
  readonly #deps: ConnectDeps;
  readonly vault: SessionVault;

  constructor(deps: ConnectDeps) {
    this.#deps = deps;
    this.vault = new SessionVault(deps.keyring);
  }

  /** @throws Refusal 410 when there is no such session. */
  async load(environment: Environment, sessionId: string): Promise<Session> {
    const row = await store.findSession(this.#deps.db, environment.id, sessionId);
    const link = row && (await store.findLink(this.#deps.db, environment.id, row.link_id));
    if (!row || !link) throw sessionOver();
    const { id, name } = this.#deps.institutions.byIdOrFail(row.institution_id);
    return this.vault.open(environment, row, link, { id, name });
  }

  /** Ends a session first whose time is over, or whose link was used in another tab. */
  async current(environment: Environment, sessionId: string): Promise<Session> {
    const session = await this.load(environment, sessionId);
    if (session.row.status !== 'open') return session;
    if (session.row.expires_at <= environment.clock.now()) return (await this.fail(session, 'session_expired')).session;
    return session.link.used_at === null ? session : (await this.fail(session, 'link_expired')).session;
  }

  /** How this session would be linked, as the directory has it today. */
  choiceOf({ environment, row }: Session): Choice | null {
    return openMethod(this.#deps.institutions, environment.mode, row.institution_id, row.auth_method);
  }

  async create(session: NewSession): Promise<View> {
    const { environment, choice, link, step } = session;
    const [id, now] = [newToken(), environment.clock.now()];
    const failure = step.kind === 'failed' ? step.code : null;
    const kept = { state: session.state, wrong: NONE_WRONG, customer: session.customer };
    await this.#deps.db.transaction().execute(async (tx) => {
      if (!session.stored) await store.insertLink(tx, environment.id, link);
      await store.insertSession(tx, environment.id, {
        ...{ id, link_id: link.id, institution_id: choice.institution.id, auth_method: choice.method.type },
        ...{ connector: session.connector, status: failure ? 'failed' : 'open', failure, wrong_inputs: 0 },
        state_sealed: failure ? null : this.vault.sealState(environment.id, id, kept),
        step_sealed: this.vault.sealStep(environment.id, id, step),
        ...{ created_at: now, expires_at: later(now, this.#deps.config.sessionLifetimeMs) },
      });
      const dueAt = later(now, REMEMBER_FACTOR * this.#deps.config.sessionLifetimeMs);
      await this.#deps.schedule.put(tx, environment, { kind: FORGET_SESSION, subject: id, payload: {}, dueAt });
    });
    return viewOf(await this.load(environment, id));
  }

  async goOn(session: Session, verdict: Extract<Verdict, { kind: 'goes-on' }>): Promise<View> {
    const { environment, row } = session;
    const kept = { ...session.kept, state: verdict.state, wrong: verdict.wrong };
    // Looking whether something has happened must not take the turn of an answer elsewhere.
    if (sameJson(kept, session.kept) && sameJson(verdict.step, session.step)) return viewOf(session);
    return this.#turn(session, verdict.wasWrong, {
      state_sealed: this.vault.sealState(environment.id, row.id, kept),
      step_sealed: this.vault.sealStep(environment.id, row.id, verdict.step),
      wrong_inputs: totalOf(verdict.wrong),
    });
  }

  /** `why`: a failure of ours, or what the connector or the count of wrong answers decided. */
  async fail(session: Session, why: FailureCode | Extract<Verdict, { kind: 'failed' }>): Promise<View> {
    const { environment, row, kept } = session;
    const told = typeof why === 'string' ? { step: failedStep(why), wrong: kept.wrong, wasWrong: false } : why;
    return this.#turn(session, told.wasWrong, {
      ...{ status: 'failed', failure: told.step.code, state_sealed: null, wrong_inputs: totalOf(told.wrong) },
      step_sealed: this.vault.sealStep(environment.id, row.id, told.step),
    });
  }

  cancel(session: Session): Promise<View> {
    return this.#turn(session, false, { status: 'cancelled', state_sealed: null });
  }

  async #turn(session: Session, wasWrong: boolean, changes: store.SessionChanges): Promise<View> {
    const { environment, row } = session;
    const taken = await store.takeTurn(this.#deps.db, environment.id, row, changes);
    const now = viewOf(await this.load(environment, row.id));
    return taken ? { ...now, wrong: wasWrong } : now;
  }
}

/** What is answered for a session that is not, or is no more: all the same. */
export function sessionOver(): Refusal {
  return new Refusal('session.over', { status: 410, message: 'This session is over. Start again.' });
}

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
