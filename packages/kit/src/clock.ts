/** The only place that reads the machine's clock. Everything else is given a `Clock`. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs beside `base`, `offsetMs` ahead of it (behind, when negative). */
export function shiftedClock(base: Clock, offsetMs: number): Clock {
  return offsetMs === 0 ? base : { now: () => new Date(base.now().getTime() + offsetMs) };
}

/** A clock for tests: stands still until it is moved. */
export class SettableClock implements Clock {
  #now: number;
  constructor(now: Date | string) {
    this.#now = new Date(now).getTime();
  }
  now(): Date {
    return new Date(this.#now);
  }
  set(now: Date | string): void {
    this.#now = new Date(now).getTime();
  }
  advance(ms: number): void {
    this.#now += ms;
  }
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export function later(from: Date, ms: number): Date {
  return new Date(from.getTime() + ms);
}

/** Monotonic milliseconds, for measuring how long something took. */
export function stopwatch(): () => number {
  const from = performance.now();
  return () => performance.now() - from;
}
