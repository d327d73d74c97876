/** How often an account may be refreshed on demand. Two windows, counted apart. Contract: financial-data 4.6, 4.7. */

export const REALTIME_WINDOW_MS = 5 * 60_000;
export const MANUAL_SYNC_WINDOW_MS = 2 * 60_000;

export type WindowState = { open: true } | { open: false; secondsLeft: number };

/**
 * Is the window that `last` opened over? Only calls that were accepted open one, so a refused call extends nothing.
 * A `last` in the future is from before the environment's clock was set back: it binds nobody.
 * @param last when the last accepted call came, in the environment's time; `null`: never
 */
export function windowState(last: Date | null, now: Date, windowMs: number): WindowState {
  if (last === null) return { open: true };
  const elapsedMs = now.getTime() - last.getTime();
  if (elapsedMs < 0 || elapsedMs >= windowMs) return { open: true };
  return { open: false, secondsLeft: Math.ceil((windowMs - elapsedMs) / 1000) };
}

/**
 * What a request for fresh data does. `join`: a refresh runs already, the bank is asked once. `repeat`: inside the
 * window nothing starts, the last job answers again.
 */
export type RealtimeDecision = 'start' | 'join' | 'repeat';

export function realtimeDecision(
  state: { running: boolean; lastStartedAt: Date | null },
  now: Date,
  windowMs: number = REALTIME_WINDOW_MS,
): RealtimeDecision {
  if (state.running) return 'join';
  return windowState(state.lastStartedAt, now, windowMs).open ? 'start' : 'repeat';
}

/** The manual sync's window; `last` is the last call that was not refused. */
export function manualSyncState(last: Date | null, now: Date, windowMs: number = MANUAL_SYNC_WINDOW_MS): WindowState {
  return windowState(last, now, windowMs);
}

/** The sentence of the 429. */
export function manualSyncRefusal(secondsLeft: number, windowMs: number = MANUAL_SYNC_WINDOW_MS): string {
  return (
    `Data sync is limited to one call per account every ${spanText(windowMs)}. ` +
    `Try again in ${secondsLeft} ${secondsLeft === 1 ? 'second' : 'seconds'}.`
  );
}

function spanText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds % 60 !== 0) return seconds === 1 ? 'second' : `${seconds} seconds`;
  return seconds === 60 ? 'minute' : `${seconds / 60} minutes`;
}
