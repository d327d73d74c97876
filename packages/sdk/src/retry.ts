/** When a call is tried again, and how long to wait before. Source: invoicing contract 2.5, payments contract 1.2. */

export const MAX_RETRIES = 3;
const FIRST_STEP_MS = 500;
const LONGEST_STEP_MS = 8_000;
/** A longer wait is the caller's to plan: it is told in `retryAfterSeconds`. */
export const LONGEST_RETRY_AFTER_MS = 60_000;

/** How an attempt failed. */
export type Failure =
  /** No whole answer. `sent: 'no'` when the connection was never made. */
  { kind: 'no-answer'; sent: 'no' | 'maybe' } | { kind: 'answer'; status: number; retryAfterMs: number | null };

export interface Circumstances {
  /** 1 for the first attempt. */
  attempt: number;
  retries: number;
  /** The same request may be carried out twice: by its method, by an idempotency key, or because the caller says so. */
  repeatable: boolean;
  /** 0 up to, but not including, 1. */
  random: () => number;
}

/**
 * Milliseconds to wait before the next attempt, or null when there must be none.
 * - 429, and a connection that was never made: nothing has happened, so anything is tried again.
 * - No answer, or 5xx: it may have happened, so only what may happen twice is tried again.
 * - Any other status: never.
 * Full jitter: evenly spread between nothing and a step that doubles. `Retry-After` is waited out first.
 */
export function retryDelayMs(failure: Failure, { attempt, retries, repeatable, random }: Circumstances): number | null {
  if (attempt > Math.min(retries, MAX_RETRIES)) return null;
  if (!mayBeRepeated(failure, repeatable)) return null;
  const step = Math.min(FIRST_STEP_MS * 2 ** (attempt - 1), LONGEST_STEP_MS);
  const told = failure.kind === 'answer' ? failure.retryAfterMs : null;
  if (told !== null && told > LONGEST_RETRY_AFTER_MS) return null;
  return Math.round((told ?? 0) + random() * step);
}

function mayBeRepeated(failure: Failure, repeatable: boolean): boolean {
  if (failure.kind === 'no-answer') return repeatable || failure.sent === 'no';
  return failure.status === 429 || (failure.status >= 500 && repeatable);
}

/** `Retry-After` in milliseconds: whole seconds or an HTTP date. Null when it is absent or neither. */
export function retryAfterMs(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  // A date has letters; anything else would be read as one by `Date.parse`, which takes a bare "-5" for a year.
  const at = /^[A-Z][a-z]{2,8},/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

/** Codes of failures to connect: not one byte of the request has left. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'],
  // undici's connect timeout; Bun's own spelling.
  ...['UND_ERR_CONNECT_TIMEOUT', 'ConnectionRefused'],
]);

/** Whether a rejected fetch can have sent anything. In doubt: it can. */
export function sentOf(error: unknown): 'no' | 'maybe' {
  const codes = codesOf(error, 4);
  return codes.length > 0 && codes.every((code) => NEVER_CONNECTED.has(code)) ? 'no' : 'maybe';
}

function codesOf(error: unknown, depth: number): string[] {
  if (typeof error !== 'object' || error === null || depth === 0) return [];
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  const inner = [cause, ...(Array.isArray(errors) ? errors : [])];
  return [...(typeof code === 'string' ? [code] : []), ...inner.flatMap((each) => codesOf(each, depth - 1))];
}
