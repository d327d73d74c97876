import { invalidField } from '@kente/kit/errors';
import type { LinkInput } from '../connectors/connector.ts';
import type { CustomerInput } from '../customers/index.ts';
import type { Environment } from '../tenancy/index.ts';
import { ask } from './asking.ts';
import type { ConnectDeps } from './deps.ts';
import { finish } from './finish.ts';
import { type Choice, openMethod } from './institution-choice.ts';
import { fitting, judge, type Verdict } from './judge.ts';
import { type Session, troubleView, type View, viewOf } from './session.ts';
import { SessionBook } from './session-book.ts';
import { forgetSession, type NewLink } from './store.ts';
import { Turns } from './turns.ts';
import { failedStep, wireStep } from './wire-step.ts';
import { countWrong } from './wrong-inputs.ts';

/** A person, or an integrator's server for them, has chosen an institution. */
export interface Start {
  environment: Environment;
  link: NewLink;
  /** False: the link is made together with the session. */
  stored: boolean;
  customer: CustomerInput | null;
  institutionId: string;
  authMethod: string;
}

/** Takes sessions from step to step, until they are linked, failed or left. */
export interface Flow {
  /** @throws Refusal 400 for an institution or a method that cannot be linked here. */
  start(start: Start): Promise<View>;
  /** @throws Refusal 410 when there is no such session. */
  look(environment: Environment, sessionId: string): Promise<View>;
  /**
   * Gives the person's answer to the connector, and keeps what comes of it. A process that is killed on the way leaves
   * the session where it was; of two answers at once one counts.
   */
  advance(environment: Environment, sessionId: string, input: LinkInput): Promise<View>;
  /** The person leaves. What is linked stays linked. */
  leave(environment: Environment, sessionId: string): Promise<View>;
  /** Destroys what the session held, at the end of its time. Safe to repeat. */
  forget(environment: Environment, sessionId: string): Promise<void>;
}

export function createFlow(deps: ConnectDeps): Flow {
  const book = new SessionBook(deps);
  const turns = new Turns();
  const look: Flow['look'] = async (environment, id) => viewOf(await book.current(environment, id));
  return {
    look,
    start: (start) => begin(deps, book, start),
    advance: (environment, id, input) =>
      turns.take(
        `${environment.id} ${id}`,
        input.kind !== 'poll',
        () => advance(deps, book, environment, id, input),
        () => look(environment, id),
      ),
    async leave(environment, id) {
      const session = await book.current(environment, id);
      return session.row.status === 'open' ? book.cancel(session) : viewOf(session);
    },
    forget: (environment, id) => forgetSession(deps.db, environment.id, id),
  };
}

async function begin(deps: ConnectDeps, book: SessionBook, start: Start): Promise<View> {
  const { environment, link, stored, customer } = start;
  const choice = chosen(deps, start);
  const connector = deps.connectors.forMethod(environment, choice.institution, choice.method.type);
  const answer = await ask(deps, { environment, choice, link, input: { kind: 'start' }, state: null });
  const step = 'failure' in answer ? failedStep(answer.failure) : wireStep(answer.step);
  const state = 'failure' in answer ? null : answer.state;
  return book.create({ environment, link, stored, customer, choice, connector: connector?.id ?? 'none', step, state });
}

function chosen({ institutions }: ConnectDeps, { environment, link, institutionId, authMethod }: Start): Choice {
  const choice = openMethod(institutions, environment.mode, institutionId, authMethod);
  if (!choice) throw invalidField('institution', 'institution must be in the directory, with this auth_method');
  if (link.scope === 'reauth' && link.institution_id !== institutionId) {
    throw invalidField('institution', 'institution must be the one of the account that is renewed');
  }
  const byFile = [authMethod, link.auth_method].map((method) => method === 'statement_upload');
  if (link.scope === 'reauth' && byFile[0] !== byFile[1]) {
    const how = byFile[1] ? 'a statement' : 'a login';
    throw invalidField('auth_method', `auth_method does not fit: the account was linked by ${how}, and is renewed so`);
  }
  return choice;
}

async function advance(
  deps: ConnectDeps,
  book: SessionBook,
  environment: Environment,
  sessionId: string,
  given: LinkInput,
): Promise<View> {
  const session = await book.current(environment, sessionId);
  const { row, link, kept } = session;
  const input = row.status === 'open' ? fitting(session.step, given) : null;
  if (!input) return viewOf(session);
  const headless = link.origin === 'headless';
  if (input.kind === 'choose' && !isOffered(session, input.accountNumber)) {
    return settle(deps, book, session, notOffered(session, headless));
  }
  const choice = book.choiceOf(session);
  if (!choice) return troubleView(session, 'institution_unavailable');
  const answer = await ask(deps, { environment, choice, link, input, state: kept.state });
  if ('failure' in answer) return troubleView(session, answer.failure);
  return settle(deps, book, session, judge(session.step, answer, kept.wrong, headless));
}

async function settle(deps: ConnectDeps, book: SessionBook, session: Session, verdict: Verdict): Promise<View> {
  switch (verdict.kind) {
    case 'trouble':
      return troubleView(session, verdict.code);
    case 'goes-on':
      return book.goOn(session, verdict);
    case 'failed':
      return book.fail(session, verdict);
    case 'linked': {
      const refused = await finish(deps, book.vault, session, verdict.linked);
      if (refused) return book.fail(session, refused);
      return viewOf(await book.load(session.environment, session.row.id));
    }
  }
}

function isOffered({ step }: Session, accountNumber: string): boolean {
  return step.kind === 'choose-accounts' && step.accounts.some((account) => account.accountNumber === accountNumber);
}

function notOffered({ step, kept }: Session, headless: boolean): Verdict {
  const { counts, over } = countWrong(kept.wrong, 'other', headless);
  if (over) return { kind: 'failed', step: failedStep(over), wrong: counts, wasWrong: true };
  const asked = step.kind === 'choose-accounts' ? { ...step, error: 'This account is not in the list.' } : step;
  return { kind: 'goes-on', step: asked, state: kept.state, wrong: counts, wasWrong: true };
}
