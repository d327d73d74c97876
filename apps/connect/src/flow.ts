import type { Api } from './api.ts';
import { Expired, Refused } from './calling.ts';
import { homeCountry, homeFirst } from './home.ts';
import type { Memory } from './memory.ts';
import { type Message, type Messages, pageName } from './messages.ts';
import { type Action, chosen, firstState, methodsOf, reduce, type State } from './state.ts';
import type { Answer, Boot, End, InstitutionName, NewSession, SessionState } from './wire.ts';
import { words } from './words.ts';

/** How long the good news stays before the person is taken back. */
const GOOD_NEWS_MS = 1200;

export interface Surroundings {
  boot: Boot;
  api: Api;
  messages: Messages;
  tell: (messages: readonly Message[]) => void;
  memory: Memory;
  /** Leaves this page for good. */
  goTo: (address: string) => void;
  /** The network is worth another try right now. */
  hurry: () => void;
}

type Arrival =
  | { type: 'answered'; answer: Answer }
  | { type: 'opened'; session: NewSession }
  | { type: 'resumed'; session: SessionState };

/** What the person can do, and what follows from it. What the person does is bound, so that a button can take it. */
export class Flow {
  readonly #around: Surroundings;
  readonly #boot: Boot;
  readonly #listeners = new Set<() => void>();
  #state: State;
  /** What the person waits for. */
  #current = new AbortController();
  /** What the page asks by itself. */
  #polling = new AbortController();
  #goodNews: ReturnType<typeof setTimeout> | undefined;
  #finished = false;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#boot = around.boot;
    this.#state = firstState(around.boot, around.memory.read());
  }

  get state(): State {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  begin(): void {
    const { messages, tell } = this.#around;
    tell(messages.opened());
    if (this.#state.session !== null) this.#resume(this.#state.session);
    else this.#tellProblem();
    if (!this.#boot.problem) void this.readDirectory();
  }

  #tellProblem(): void {
    if (!this.#boot.problem) return;
    const { messages, tell } = this.#around;
    const { message } = this.#boot.problem;
    tell(messages.error({ kind: 'failed', code: 'system_error', message, retry: false }));
  }

  setConnection(lost: boolean): void {
    this.#dispatch({ type: 'connection', lost });
  }

  readonly hurry = (): void => this.#around.hurry();

  readonly readDirectory = async (): Promise<void> => {
    this.#dispatch({ type: 'directory-asked' });
    try {
      const institutions = await this.#around.api.institutions(this.#boot.opened, new AbortController().signal);
      const home = homeCountry(Intl.DateTimeFormat().resolvedOptions().timeZone);
      this.#dispatch({ type: 'directory-read', institutions: homeFirst(institutions, home) });
      this.#skipMethods();
    } catch {
      this.#dispatch({ type: 'directory-failed' });
    }
  };

  readonly agree = (): void => {
    this.#dispatch({ type: 'agreed' });
    this.#skipMethods();
  };

  readonly pickInstitution = ({ id, name }: InstitutionName): void => {
    this.#dispatch({ type: 'institution-picked', institution: { id, name } });
    this.#skipMethods();
  };

  readonly pickMethod = (authMethod: string): void => {
    const { messages, tell } = this.#around;
    const institution = chosen(this.#state);
    if (!institution) return;
    const { id, name } = institution;
    const previous = this.#state.authMethod;
    if (previous === null) tell(messages.institutionSelected({ id, name }, authMethod));
    else if (previous !== authMethod) tell(messages.authMethodSwitched(previous, authMethod));
    this.#start(id, authMethod);
  };

  readonly answer = (values: Record<string, string>): void => {
    const { api, messages, tell } = this.#around;
    if (this.#state.step && !this.#state.busy) tell(messages.submitted(this.#state.step));
    this.#inSession((session, signal) => api.answer(session, values, signal));
  };

  readonly choose = (accountNumber: string): void => {
    const { api, messages, tell } = this.#around;
    if (!this.#state.busy) tell(messages.accountSelected());
    this.#inSession((session, signal) => api.choose(session, accountNumber, signal));
  };

  readonly upload = (file: File): void => {
    const progress = (part: number): void => this.#dispatch({ type: 'uploaded', part });
    this.#inSession((session, signal) => this.#around.api.upload(session, file, progress, signal));
  };

  /** Asks once whether what we wait for has happened. Says nothing when it cannot be asked: it is asked again. */
  async poll(): Promise<void> {
    const { session, step, busy } = this.#state;
    if (session === null || busy) return;
    this.#polling.abort();
    this.#polling = new AbortController();
    const { signal } = this.#polling;
    try {
      const answer = await this.#around.api.poll(session, signal);
      if (!signal.aborted && this.#state.step === step && !this.#state.busy) this.#arrive({ type: 'answered', answer });
    } catch (error) {
      if (!signal.aborted && error instanceof Expired) this.#refuse(error);
    }
  }

  readonly back = (): void => {
    this.#forget();
    this.#dispatch({ type: 'back' });
  };

  /** Another try at the same institution. */
  readonly retry = (): void => {
    const { authMethod, institution, session, place } = this.#state;
    if (place === 'opening' && session !== null) {
      this.#resume(session);
      return;
    }
    this.#forget();
    this.#dispatch({ type: 'again' });
    const { preselected } = this.#boot;
    const id = institution?.id ?? preselected?.institutionId;
    const method = authMethod ?? preselected?.authMethod;
    if (id && method) this.#start(id, method);
  };

  /** The list of institutions, from anywhere. */
  readonly another = (): void => {
    this.restart();
    this.#dispatch({ type: 'agreed' });
  };

  readonly restart = (): void => {
    this.#forget();
    this.#dispatch({ type: 'restarted' });
  };

  readonly askToLeave = (): void => {
    const { place, step } = this.#state;
    const calm = place === 'end' || place === 'problem' || step?.kind === 'failed';
    if (calm) this.leave();
    else this.#dispatch({ type: 'leave-asked' });
  };

  readonly stay = (): void => this.#dispatch({ type: 'stayed' });

  /** Ends it without a success. The integrator hears of it at once, the platform as soon as it can. */
  readonly leave = (): void => {
    const { place, end, session } = this.#state;
    if (place === 'end' && end) {
      this.finish();
      return;
    }
    const { messages, tell, memory, goTo } = this.#around;
    tell(messages.left(pageName(this.#state)));
    memory.write(null);
    const redirect = end?.redirect ?? this.#boot.problem?.redirect;
    if (redirect) goTo(redirect);
    else if (end !== null || this.#boot.problem !== null) this.#dispatch({ type: 'ended', end: LEFT });
    else this.#cancel(session);
  };

  /** Takes the person back after a success or a final failure. Does it once. */
  readonly finish = (): void => {
    clearTimeout(this.#goodNews);
    const { end } = this.#state;
    if (!end || this.#finished) return;
    this.#finished = true;
    const { messages, tell, goTo, memory } = this.#around;
    if (isGood(end)) tell(messages.done(end));
    // A link's page that stays open shows the success again when it is loaded again; everybody else begins anew.
    if (end.redirect || this.#boot.opened.kind === 'widget') memory.write(null);
    if (end.redirect) goTo(end.redirect);
  };

  #dispatch(action: Action): void {
    this.#state = reduce(this.#state, action);
    for (const listener of this.#listeners) listener();
  }

  /** Drops whatever was under way. */
  #stop(): AbortSignal {
    this.#polling.abort();
    this.#current.abort();
    this.#current = new AbortController();
    clearTimeout(this.#goodNews);
    this.#dispatch({ type: 'connection', lost: false });
    return this.#current.signal;
  }

  #forget(): void {
    this.#stop();
    this.#around.memory.write(null);
  }

  async #ask(run: (signal: AbortSignal) => Promise<void>, opening = false): Promise<void> {
    const signal = this.#stop();
    this.#dispatch({ type: 'asked', opening });
    try {
      await run(signal);
    } catch (error) {
      if (!signal.aborted) this.#refuse(error);
    }
  }

  #refuse(error: unknown): void {
    const { messages, tell, memory } = this.#around;
    if (error instanceof Expired) {
      memory.write(null);
      this.#dispatch({ type: 'expired' });
      if (this.#state.step) tell(messages.error(this.#state.step));
      return;
    }
    const known = error instanceof Refused;
    this.#dispatch({ type: 'connection', lost: false });
    this.#dispatch({ type: 'refused', notice: known ? error.message || words.refused : words.unreachable });
  }

  #arrive(arrival: Arrival): void {
    const { messages, tell, memory } = this.#around;
    const { step: previous, session: before } = this.#state;
    this.#dispatch(arrival);
    const { step, session, end, institution } = this.#state;
    if (step && step !== previous) tell(messages.error(step));
    // Who loads the page again while the good news stands there is told it again, and not that the link was used.
    const good = end !== null && isGood(end);
    memory.write(good ? (arrival.type === 'opened' ? arrival.session.session : before) : session);
    if (!end) return;
    this.#finished = false;
    if (!good) return;
    tell(messages.linked(end.institution ?? institution));
    this.#goodNews = setTimeout(this.finish, GOOD_NEWS_MS);
  }

  #start(institution: string, authMethod: string): void {
    void this.#ask(async (signal) => {
      const session = await this.#around.api.start({ opened: this.#boot.opened, institution, authMethod }, signal);
      this.#arrive({ type: 'opened', session });
    }, true);
  }

  /**
   * Finds the place again after a reload. A token that is of no use is forgotten without a word. Where there is nothing
   * to do any more, only a success is worth finding: the link is used, by this very page.
   */
  #resume(session: string): void {
    void this.#ask(async (signal) => {
      try {
        const found = await this.#around.api.resume(session, signal);
        if (!this.#boot.problem || (found.end && isGood(found.end))) this.#arrive({ type: 'resumed', session: found });
        else this.#giveUp();
      } catch (error) {
        if (signal.aborted || !(error instanceof Expired || error instanceof Refused)) throw error;
        this.#giveUp();
      }
    }, true);
  }

  #giveUp(): void {
    this.restart();
    this.#tellProblem();
  }

  /** With one way only there is nothing to choose. */
  #skipMethods(): void {
    const { preselected } = this.#boot;
    if (this.#state.place !== 'methods' || this.#state.busy) return;
    if (preselected?.authMethod) {
      this.#start(preselected.institutionId, preselected.authMethod);
      return;
    }
    const [only, ...others] = methodsOf(this.#state);
    if (only && others.length === 0) this.pickMethod(only.type);
  }

  #inSession(run: (session: string, signal: AbortSignal) => Promise<Answer>): void {
    const { session, busy } = this.#state;
    if (session === null || busy) return;
    void this.#ask(async (signal) => this.#arrive({ type: 'answered', answer: await run(session, signal) }));
  }

  #cancel(session: string | null): void {
    const { api, goTo } = this.#around;
    const { opened } = this.#boot;
    if (opened.kind === 'widget') {
      const signal = this.#stop();
      this.#dispatch({ type: 'ended', end: LEFT });
      api.cancel(session, opened, signal).catch(() => {});
      return;
    }
    void this.#ask(async (signal) => {
      const { end } = await api.cancel(session, opened, signal).catch(() => ({ end: LEFT }));
      if (signal.aborted) return;
      this.#dispatch({ type: 'ended', end });
      if (end.redirect) goTo(end.redirect);
    });
  }
}

const LEFT: End = { outcome: 'cancelled' };

function isGood({ outcome }: End): boolean {
  return outcome === 'linked' || outcome === 'reauthorised';
}
