import { SECOND_MS } from '@kente/kit/clock';

const OPENS_AFTER = 5;
const STAYS_OPEN_MS = 30 * SECOND_MS;

interface Circuit {
  refusals: number;
  openedAtMs: number | null;
  probing: boolean;
}

/**
 * Stops calling a rail that refuses: after five refusals in a row nothing is sent for 30 s, then one call tries. A scope is
 * one world of the sandbox, or the live rail. Times are the environment's.
 */
export class Breaker {
  readonly #circuits = new Map<string, Circuit>();

  /** Whether a call would be let through now; takes nothing. */
  isOpen(scope: string, now: Date): boolean {
    const circuit = this.#circuits.get(scope);
    if (!circuit || circuit.openedAtMs === null) return false;
    const openForMs = now.getTime() - circuit.openedAtMs;
    // A clock that was moved back does not hold it open for longer.
    const isDue = openForMs >= STAYS_OPEN_MS || openForMs < 0;
    return !isDue || circuit.probing;
  }

  /** @returns false: do not call. True: call, then say how it ended. */
  enter(scope: string, now: Date): boolean {
    if (this.isOpen(scope, now)) return false;
    const circuit = this.#circuits.get(scope);
    if (circuit && circuit.openedAtMs !== null) circuit.probing = true;
    return true;
  }

  reached(scope: string): void {
    this.#circuits.delete(scope);
  }

  refused(scope: string, now: Date): void {
    const circuit = this.#circuits.get(scope) ?? { refusals: 0, openedAtMs: null, probing: false };
    circuit.refusals += 1;
    circuit.probing = false;
    if (circuit.refusals >= OPENS_AFTER) circuit.openedAtMs = now.getTime();
    this.#circuits.set(scope, circuit);
  }
}
