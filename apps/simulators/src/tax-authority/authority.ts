import type { Clock } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { Faults } from './faults.ts';
import type { AuthorityStore } from './store.ts';

/** What the routes of the simulated tax authority work with. */
export interface Authority {
  store: AuthorityStore;
  clock: Clock;
  log: Logger;
  faults: Faults;
  refusals: Refusals;
}

const KEPT_MAX = 1_000;

/** Why the last thousand requests were refused: the answer tells only an id. */
export class Refusals {
  readonly #reasons = new Map<string, readonly string[]>();

  keep(id: string, reasons: readonly string[]): void {
    this.#reasons.set(id, reasons);
    const [oldest] = this.#reasons.keys();
    if (this.#reasons.size > KEPT_MAX && oldest !== undefined) this.#reasons.delete(oldest);
  }

  get(id: string): readonly string[] | null {
    return this.#reasons.get(id) ?? null;
  }
}
