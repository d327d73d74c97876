import { Expired, Refused } from '../calling.ts';
import type { Memory } from '../memory.ts';
import type { Message, Messages } from '../messages.ts';
import type { StepFlow } from '../parts/use-flow.ts';
import { calm, PageFlow, type PageState } from '../pay/page-flow.ts';
import type { Answer, Institution, InstitutionName, Step } from '../wire.ts';
import type { CheckoutApi } from './api.ts';
import { challengeStep } from './challenge.ts';
import type { CheckoutBoot, CheckoutView } from './wire.ts';

export type Screen = 'problem' | 'loading' | 'banks' | 'methods' | 'step' | Exclude<CheckoutView['step'], 'bank'>;

export interface CheckoutState extends PageState {
  boot: CheckoutBoot & { preselected: null };
  view: CheckoutView | null;
  directory: 'loading' | 'ready' | 'failed';
  institutions: readonly Institution[];
  institution: InstitutionName | null;
  authMethod: string | null;
  /** Of the login at the bank. */
  session: string | null;
  step: Step | null;
  /** It ended while this page was open: then the payer is taken back. */
  fresh: boolean;
  /** It could not be found out what there is to pay. */
  failed: boolean;
}

export interface Surroundings {
  boot: CheckoutBoot;
  api: CheckoutApi;
  messages: Messages;
  tell: (messages: readonly Message[]) => void;
  memory: Memory;
  goTo: (address: string) => void;
  hurry: () => void;
}

const noLogin = { session: null, step: null, authMethod: null } as const;

/** What the payer can do on the way to a payment, and what follows from it. */
export class CheckoutFlow extends PageFlow<CheckoutState> implements StepFlow {
  readonly #around: Surroundings;
  #told = false;

  constructor(around: Surroundings) {
    const { boot, memory } = around;
    super({
      ...{ ...calm, boot: { ...boot, preselected: null }, view: null, directory: 'loading', institutions: [] },
      ...{ institution: null, ...noLogin, session: memory.read(), fresh: false, failed: false },
    });
    this.#around = around;
  }

  get screen(): Screen {
    const { boot, view, step, session, institution } = this.state;
    if (boot.problem) return 'problem';
    if (!view) return 'loading';
    if (view.step !== 'bank') return view.step;
    if (step) return 'step';
    if (session !== null || view.preselected) return 'loading';
    return institution ? 'methods' : 'banks';
  }

  begin(): void {
    const { messages, tell } = this.#around;
    tell(messages.opened());
    if (!this.state.boot.problem) this.load();
  }

  /** Finds out what there is to pay, and goes on where the payer was before the page was loaded again. */
  readonly load = (): void => {
    this.change({ failed: false });
    this.run(
      async (signal) => {
        const view = await this.#around.api.look(signal);
        this.#see(view, true);
        const { session } = this.state;
        if (view.step !== 'bank') return this.#forget();
        if (session !== null) await this.#resume(session, signal);
        if (this.state.session === null && view.preselected) await this.#logIn(view.preselected, signal);
        else void this.readDirectory();
      },
      () => {
        this.change({ failed: true });
        return false;
      },
    );
  };

  readonly hurry = (): void => this.#around.hurry();

  readonly readDirectory = async (): Promise<void> => {
    this.change({ directory: 'loading' });
    try {
      const institutions = await this.#around.api.institutions(new AbortController().signal);
      this.change({ directory: 'ready', institutions });
    } catch {
      this.change({ directory: 'failed' });
    }
  };

  readonly pickInstitution = ({ id, name, methods }: Institution): void => {
    this.change({ institution: { id, name }, notice: null });
    const [only, ...others] = methods;
    if (only && others.length === 0) this.pickMethod(only.type);
  };

  readonly pickMethod = (authMethod: string): void => {
    const { institution } = this.state;
    if (!institution) return;
    this.run((signal) => this.#logIn({ institution: institution.id, auth_method: authMethod }, signal));
  };

  answer(values: Record<string, string>): void {
    const { view, step, session, busy } = this.state;
    const { api, messages, tell } = this.#around;
    if (busy || !view) return;
    if (view.step === 'customer') this.run(async (signal) => this.#see(await api.customer(values, signal)));
    else if (view.step === 'authorise' && view.challenge) {
      tell(messages.submitted(challengeStep(view.challenge)));
      const value = values[view.challenge.field] ?? '';
      this.run(async (signal) => this.#see(await api.authorise(value, signal)));
    } else if (session !== null && step) {
      tell(messages.submitted(step));
      this.#inSession((signal) => api.answer(session, values, signal));
    }
  }

  choose(accountNumber: string): void {
    const { session, busy } = this.state;
    if (session === null || busy) return;
    this.#around.tell(this.#around.messages.accountSelected());
    this.#inSession((signal) => this.#around.api.choose(session, accountNumber, signal));
  }

  /** What may happen without the payer's hand on this page: at the bank, in another tab, by time. */
  readonly poll = async (): Promise<void> => {
    const { session, step, busy, view } = this.state;
    if (busy || !view || view.step === 'done') return;
    const { signal } = new AbortController();
    const waits = step?.kind === 'redirect' || step?.kind === 'instructions';
    try {
      if (session !== null && waits) {
        const answer = await this.#around.api.poll(session, signal);
        if (this.state.step === step && !this.state.busy) this.#inSession(async () => answer);
      } else {
        const now = await this.#around.api.look(signal, 1);
        if (!this.state.busy) this.#see(now);
      }
    } catch {
      // It is asked again.
    }
  };

  readonly lookAgain = (): void => void this.poll();

  /** Another try at the same bank. */
  readonly retry = (): void => {
    const { institution, authMethod, view } = this.state;
    const bank = institution?.id ?? view?.preselected?.institution;
    this.#forget();
    if (bank) this.run((signal) => this.#logIn({ institution: bank, auth_method: authMethod }, signal));
  };

  /** The list of banks, from anywhere. */
  readonly another = (): void => {
    const { session, directory } = this.state;
    const { signal } = new AbortController();
    if (session !== null) void this.#around.api.leaveBank(session, signal).catch(() => {});
    this.stop();
    this.#forget();
    this.change({ institution: null });
    if (directory !== 'ready') void this.readDirectory();
  };

  readonly back = (): void => {
    if (this.hasBack) this.another();
  };

  /** Where "back" leads somewhere. */
  get hasBack(): boolean {
    const { screen } = this;
    return (screen === 'methods' || screen === 'step') && !this.state.view?.preselected;
  }

  /** The payer closes: a payment that was not authorised ends with it. */
  readonly leave = (): void => {
    const { view } = this.state;
    const { api, messages, tell } = this.#around;
    if (!view || view.step === 'done' || view.step === 'processing') {
      this.finish();
      return;
    }
    this.stop();
    this.change({ leaving: false });
    this.run(async (signal) => {
      this.#forget();
      this.#see(await api.cancel(signal));
      const { result } = this.state.view ?? {};
      if (result?.reason !== 'widget_closed') return;
      tell(messages.left(this.#pageName()));
      if (result.redirect) this.#around.goTo(result.redirect);
    });
  };

  /** Back to where the payer came from, with whatever there is to tell. */
  readonly finish = (): void => {
    const { messages, tell, goTo } = this.#around;
    const result = this.state.view?.result;
    if (result?.status === 'successful') this.#tellSuccess();
    else tell(messages.left(this.#pageName()));
    if (result?.redirect) goTo(result.redirect);
  };

  protected isCalm(): boolean {
    return ['problem', 'loading', 'processing', 'done'].includes(this.screen);
  }

  /** A success must be told even when the payer is quicker than the page. */
  readonly hidden = (): void => {
    if (this.state.fresh && this.state.view?.result?.status === 'successful') this.#tellSuccess();
  };

  #tellSuccess(): void {
    if (this.#told) return;
    this.#told = true;
    this.#around.tell(this.#around.messages.charged('successful'));
  }

  #pageName(): string {
    return this.screen === 'done' ? 'ERROR' : this.screen.toUpperCase();
  }

  /** `first`: as it was when the page was opened. */
  #see(view: CheckoutView, first = false): void {
    const before = this.state.view;
    const ended = view.step === 'done' && before?.step !== 'done';
    // What the payer is typing stays: only what has changed is drawn anew.
    const challenge = same(before?.challenge, view.challenge) && !this.state.busy ? before?.challenge : view.challenge;
    this.change({ view: { ...view, challenge: challenge ?? null } });
    if (view.step !== 'bank') this.#forget();
    if (!ended) return;
    this.change({ fresh: !first, leaving: false });
    const { messages, tell } = this.#around;
    if (view.result?.status === 'failed' && view.result.reason === 'payment_failed') {
      tell(messages.error({ kind: 'failed', code: 'system_error', message: view.result.message, retry: false }));
    }
  }

  #forget(): void {
    if (this.state.session !== null || this.state.step !== null) this.change({ session: null, step: null });
    this.#around.memory.write(null);
  }

  async #logIn(
    { institution, auth_method }: { institution: string; auth_method: string | null },
    signal: AbortSignal,
  ): Promise<void> {
    const { api, messages, tell, memory } = this.#around;
    const opened = await api.login(institution, auth_method, signal);
    tell(messages.institutionSelected(opened.institution, opened.authMethod));
    this.change({ session: opened.session, institution: opened.institution, authMethod: opened.authMethod });
    memory.write(opened.session);
    await this.#arrive(opened, signal);
  }

  /** A token that is of no use is forgotten without a word. */
  async #resume(session: string, signal: AbortSignal): Promise<void> {
    try {
      const found = await this.#around.api.resume(session, signal);
      this.change({ institution: found.institution, authMethod: found.authMethod });
      await this.#arrive(found, signal);
    } catch (error) {
      if (!(error instanceof Expired || error instanceof Refused)) throw error;
      this.#forget();
      this.change({ institution: null });
    }
  }

  #inSession(ask: (signal: AbortSignal) => Promise<Answer>): void {
    this.run(
      async (signal) => this.#arrive(await ask(signal), signal),
      (error) => {
        if (!(error instanceof Expired)) return false;
        this.#forget();
        this.change({ step: { kind: 'failed', code: 'session_expired', message: '', retry: true } });
        return true;
      },
    );
  }

  /** What the bank says next. Logged in, with an account chosen: that account pays. */
  async #arrive({ step, end }: Answer, signal: AbortSignal): Promise<void> {
    const { api, messages, tell, memory } = this.#around;
    const { session } = this.state;
    if (session !== null && (step.kind === 'linked' || end?.outcome === 'linked')) {
      try {
        this.#see(await api.account(session, signal));
      } catch (error) {
        if (error instanceof Refused) this.#forget();
        throw error;
      }
      return;
    }
    if (step !== this.state.step) tell(messages.error(step));
    if (same(this.state.step, step)) return;
    this.change({ step });
    if (step.kind !== 'failed') return;
    memory.write(null);
    this.change({ session: null });
  }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
