import { type Clock, SECOND_MS } from '@kente/kit/clock';
import type { Transfer } from '../rail.ts';
import type { Movement } from './movement.ts';

/** Well before an intent counts as left behind. */
const VALID_MS = 30 * SECOND_MS;

export interface Ticket {
  movement: Movement;
  transfer: Transfer;
}

/**
 * The right to put a movement before the rail: made with its intent, in the memory of the process that wrote it, and
 * taken once. Whoever has no ticket does not send; who pays whom is kept nowhere else here.
 */
export class Tickets {
  readonly #clock: Clock;
  readonly #tickets = new Map<string, Ticket & { untilMs: number }>();

  /** Real time. */
  constructor(clock: Clock) {
    this.#clock = clock;
  }

  issue(ticket: Ticket): void {
    const nowMs = this.#clock.now().getTime();
    for (const [id, { untilMs }] of this.#tickets) {
      if (untilMs > nowMs) break;
      this.#tickets.delete(id);
    }
    this.#tickets.set(ticket.movement.id, { ...ticket, untilMs: nowMs + VALID_MS });
  }

  /** @returns null when it was taken, has grown old, or was never issued here. */
  take(movementId: string): Ticket | null {
    const ticket = this.#tickets.get(movementId);
    this.#tickets.delete(movementId);
    return ticket && ticket.untilMs > this.#clock.now().getTime() ? ticket : null;
  }
}
