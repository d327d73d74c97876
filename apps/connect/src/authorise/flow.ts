import { type Call, Refused } from '../calling.ts';
import type { Memory } from '../memory.ts';
import type { StepFlow } from '../parts/use-flow.ts';
import { calm, PageFlow, type PageState } from '../pay/page-flow.ts';
import type { InstitutionName } from '../wire.ts';
import type { AuthoriseBoot, AuthoriseView, PageAnswer } from './wire.ts';

export type Screen = 'problem' | 'left' | 'welcome' | 'bank' | 'number' | Exclude<AuthoriseView['place'], 'account'>;
export type AccountType = 'personal' | 'business';

interface AuthoriseState extends PageState {
  boot: AuthoriseBoot & { preselected: null };
  view: AuthoriseView | null;
  /** What the page shows the platform again. */
  visit: string | null;
  agreed: boolean;
  accountType: AccountType;
  /** The bank that was picked. */
  institution: InstitutionName | null;
  institutions: [];
  /** The page was opened when everything had been done already. */
  already: boolean;
  left: boolean;
}

export interface Surroundings {
  boot: AuthoriseBoot;
  call: Call;
  memory: Memory;
  goTo: (address: string) => void;
  hurry: () => void;
}

/** What is kept while the page is loaded again. */
type Kept = Pick<AuthoriseState, 'visit' | 'agreed' | 'accountType' | 'institution'>;

const OVER: readonly AuthoriseView['place'][] = ['approved', 'ended'];

/** What the payer can do on the way to a mandate, and what follows from it. */
export class AuthoriseFlow extends PageFlow<AuthoriseState> implements StepFlow {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    const { boot } = around;
    const kept = read(around.memory);
    super({
      ...{ ...calm, ...kept, boot: { ...boot, preselected: null }, view: boot.view, institutions: [], left: false },
      already: boot.view !== null && OVER.includes(boot.view.place),
    });
    this.#around = around;
  }

  get screen(): Screen {
    const { boot, view, agreed, institution, left } = this.state;
    if (boot.problem || !view) return 'problem';
    if (left) return 'left';
    if (view.place !== 'account') return view.place;
    if (!agreed) return 'welcome';
    return institution ? 'number' : 'bank';
  }

  /** A visit that was begun before the page was loaded again goes on where it was. */
  begin(): void {
    if (this.state.visit === null || this.screen === 'problem') return;
    this.run(async (signal) => this.#arrive(await this.#get(signal)));
  }

  readonly hurry = (): void => this.#around.hurry();

  readonly agree = (): void => this.#keep({ agreed: true, notice: null });

  readonly pickBank = ({ id, name }: InstitutionName): void => this.#keep({ institution: { id, name }, notice: null });

  readonly pickType = (accountType: AccountType): void => this.#keep({ accountType });

  readonly back = (): void => {
    const { screen } = this;
    this.stop();
    if (screen === 'identity' || screen === 'code') this.#toAccount();
    else if (screen === 'number') this.#keep({ institution: null });
    else if (screen === 'bank') this.#keep({ agreed: false });
  };

  /** Where "back" leads somewhere. */
  get hasBack(): boolean {
    return ['identity', 'code', 'number', 'bank'].includes(this.screen);
  }

  answer(values: Record<string, string>): void {
    const { institution, accountType } = this.state;
    const { screen } = this;
    if (screen === 'number') {
      this.#send('/account', { bankCode: institution?.id, accountNumber: values.accountNumber, accountType });
    } else if (screen === 'identity' || screen === 'code') this.#send(`/${screen}`, values);
  }

  /** Nothing is chosen from a list here. */
  choose(): void {}

  readonly transferInSandbox = (): void => this.#send('/transfer', {});

  /** Says nothing when it cannot be asked: it is asked again. */
  readonly poll = async (): Promise<void> => {
    if (this.state.busy) return;
    const answer = await this.#get(new AbortController().signal, 1).catch(() => null);
    if (answer && !this.state.busy) this.#arrive(answer);
  };

  readonly lookAgain = (): void => void this.poll();

  readonly leave = (): void => {
    const redirect = this.state.view?.redirect;
    this.stop();
    if (redirect) this.#around.goTo(redirect);
    else this.change({ left: true, leaving: false });
  };

  /** Back from "You have left". */
  readonly comeBack = (): void => this.change({ left: false });

  protected isCalm(): boolean {
    return ['problem', 'left', 'welcome', 'approved', 'ended'].includes(this.screen);
  }

  #arrive({ view, visit, error }: PageAnswer): void {
    this.#keep({ view, visit, notice: error });
  }

  #toAccount(): void {
    const { view } = this.state;
    if (view) this.#keep({ visit: null, view: { ...view, place: 'account', account: null } });
  }

  #keep(changes: Partial<AuthoriseState>): void {
    this.change(changes);
    const { visit, agreed, accountType, institution, view } = this.state;
    const isOver = view?.place !== 'account' && visit === null;
    const kept: Kept = { visit, agreed, accountType, institution };
    this.#around.memory.write(isOver ? null : JSON.stringify(kept));
  }

  #send(path: string, body: unknown): void {
    const headers = { 'content-type': 'application/json', ...this.#visit() };
    this.run(
      async (signal) => {
        const request = { method: 'POST' as const, path: this.#path(path), headers, body: JSON.stringify(body) };
        this.#arrive(await this.#around.call<PageAnswer>(request, signal));
      },
      (error) => {
        // Done elsewhere meanwhile, or too long ago: what the platform says now is shown.
        if (!(error instanceof Refused) || error.status !== 409) return false;
        void this.#get(new AbortController().signal).then(
          (answer) => this.#arrive(answer),
          () => {},
        );
        return false;
      },
    );
  }

  #get(signal: AbortSignal, tries?: number): Promise<PageAnswer> {
    const request = { method: 'GET' as const, path: this.#path(''), headers: this.#visit(), body: null };
    return this.#around.call<PageAnswer>(request, signal, tries);
  }

  #path(rest: string): string {
    return `/authorise/api/${this.state.boot.link}${rest}`;
  }

  #visit(): Record<string, string> {
    const { visit } = this.state;
    return visit === null ? {} : { 'x-visit': visit };
  }
}

const NOTHING: Kept = { visit: null, agreed: false, accountType: 'personal', institution: null };

function read(memory: Memory): Kept {
  try {
    return { ...NOTHING, ...(JSON.parse(memory.read() ?? '{}') as Partial<Kept>) };
  } catch {
    return NOTHING;
  }
}
