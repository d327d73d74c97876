import { Refused } from '../calling.ts';
import { words } from '../words.ts';

export interface PageState {
  /** The person waits for an answer. */
  busy: boolean;
  /** Why the last thing was refused. */
  notice: string | null;
  /** The platform cannot be reached; we keep trying. */
  lost: boolean;
  /** The person is asked whether to leave. */
  leaving: boolean;
}

export const calm: PageState = { busy: false, notice: null, lost: false, leaving: false };

/** What the pages for payers have in common: one thing at a time, told when it fails, drawn anew when it changes. */
export abstract class PageFlow<S extends PageState> {
  readonly #listeners = new Set<() => void>();
  #state: S;
  #current = new AbortController();

  constructor(first: S) {
    this.#state = first;
  }

  get state(): S {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setConnection(lost: boolean): void {
    if (this.#state.lost !== lost) this.change({ lost } as Partial<S>);
  }

  readonly askToLeave = (): void => {
    if (this.isCalm()) this.leave();
    else this.change({ leaving: true } as Partial<S>);
  };

  readonly stay = (): void => this.change({ leaving: false } as Partial<S>);

  abstract readonly leave: () => void;

  /** Nothing is lost by leaving now. */
  protected abstract isCalm(): boolean;

  protected change(changes: Partial<S>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of this.#listeners) listener();
  }

  /** Drops whatever was under way. */
  protected stop(): AbortSignal {
    this.#current.abort();
    this.#current = new AbortController();
    this.change({ busy: false, notice: null, lost: false } as Partial<S>);
    return this.#current.signal;
  }

  /** Does one thing for the person. While one is under way, a second press does nothing. */
  protected run(work: (signal: AbortSignal) => Promise<void>, failed: (error: unknown) => boolean = () => false): void {
    if (this.#state.busy) return;
    const signal = this.stop();
    this.change({ busy: true } as Partial<S>);
    void work(signal)
      .then(() => signal.aborted || this.change({ busy: false } as Partial<S>))
      .catch((error: unknown) => {
        if (signal.aborted) return;
        const known = error instanceof Refused;
        const notice = failed(error) ? null : known ? error.message || words.refused : words.unreachable;
        this.change({ busy: false, lost: false, notice } as Partial<S>);
      });
  }
}
