import { baseAddress, filledPath, queryText } from './address.ts';
import { bodyOf, httpInfo, type Reading } from './answer.ts';
import type { Clock } from './clock.ts';
import {
  ConnectionError,
  KenteError,
  RateLimitError,
  ServerError,
  TimeoutError,
  UnreadableAnswerError,
} from './errors.ts';
import { exchange, type Incoming, type Outgoing, TimedOut, TooLarge } from './exchange.ts';
import type { CallOptions, HttpInfo } from './operations.ts';
import { type Failure, MAX_RETRIES, retryDelayMs, sentOf } from './retry.ts';

/** Sends calls, with retries. Knows the wire, but no route. */

export interface TransportSettings {
  baseUrl: string;
  secretKey: string;
  fetch: typeof fetch;
  timeoutMs: number;
  retries: number;
  maxAnswerBytes: number;
  clock: Clock;
  random: () => number;
  userAgent: string;
}

export interface Sending extends CallOptions {
  method: string;
  /** A path template below the base URL, or with `keyless` a whole URL. */
  path: string;
  parameters?: Readonly<Record<string, unknown>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  body?: unknown;
  kind?: 'json' | 'text' | 'bytes' | undefined;
  /** Send no secret key: the address is not the API's own. */
  keyless?: boolean | undefined;
  /** What errors call it, when its path tells too much. */
  label?: string | undefined;
}

export interface Sent {
  body: unknown;
  http: HttpInfo;
}

export type Send = (sending: Sending) => Promise<Sent>;

const REPEATABLE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);
const IDEMPOTENCY_KEY = /^[\x20-\x7e]{1,255}$/;

export function createTransport(settings: TransportSettings): Send {
  const baseUrl = baseAddress(settings.baseUrl);

  return async (sending) => {
    const outgoing = outgoingOf(sending, baseUrl, settings);
    const retries = checkedRetries(sending.retries ?? settings.retries);
    const repeatable =
      sending.repeatable ?? (REPEATABLE_METHODS.has(sending.method) || sending.idempotencyKey !== undefined);
    for (let attempt = 1; ; attempt += 1) {
      const reading: Omit<Reading, 'now'> = {
        operation: sending.label ?? `${sending.method} ${sending.path}`,
        attempts: attempt,
        kind: sending.kind ?? 'json',
      };
      try {
        const incoming = await tried(outgoing, sending, settings, reading);
        return { body: bodyOf(incoming, { ...reading, now: settings.clock.now() }), http: httpInfo(incoming, attempt) };
      } catch (error) {
        const failure = failureOf(error);
        const delayMs = failure && retryDelayMs(failure, { attempt, retries, repeatable, random: settings.random });
        if (delayMs === null) throw error;
        await settings.clock.sleep(delayMs, sending.signal);
      }
    }
  };
}

/** @throws RangeError for what is no positive number. */
export function positive(name: string, value: number): number {
  if (!Number.isFinite(value) || value <= 0) throw new RangeError(`${name} must be a number above 0`);
  return value;
}

export function checkedRetries(retries: number): number {
  if (!Number.isInteger(retries) || retries < 0 || retries > MAX_RETRIES) {
    throw new RangeError(`retries must be a whole number from 0 to ${MAX_RETRIES}`);
  }
  return retries;
}

function outgoingOf(sending: Sending, baseUrl: string, { secretKey, userAgent }: TransportSettings): Outgoing {
  const { method, path, body, idempotencyKey: key } = sending;
  if (key !== undefined && !IDEMPOTENCY_KEY.test(key)) {
    throw new TypeError('idempotencyKey must be 1 to 255 printable ASCII characters');
  }
  const url = sending.keyless ? path : baseUrl + filledPath(path, sending.parameters) + queryText(sending.query);
  const [content, type] = contentOf(body);
  return {
    ...{ method, url, body: content },
    // Made here, so that a value that no header can hold is the caller's mistake, not a failed connection.
    headers: new Headers({
      accept: sending.kind && sending.kind !== 'json' ? '*/*' : 'application/json',
      'user-agent': userAgent,
      ...(type ? { 'content-type': type } : {}),
      ...(sending.realtime ? { 'x-realtime': 'true' } : {}),
      ...lowerCased(sending.headers),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(sending.keyless ? {} : { 'mono-sec-key': secretKey }),
    }),
  };
}

/** The content, and its type where fetch does not set it itself. */
function contentOf(body: unknown): [Outgoing['body'], string | null] {
  if (body === undefined) return [undefined, null];
  if (body instanceof FormData) return [body, null];
  if (body instanceof Uint8Array) return [new Uint8Array(body), 'application/octet-stream'];
  if (typeof body === 'string') return [body, 'application/octet-stream'];
  return [JSON.stringify(body), 'application/json'];
}

function lowerCased(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

async function tried(
  outgoing: Outgoing,
  sending: Sending,
  settings: TransportSettings,
  { operation, attempts }: { operation: string; attempts: number },
): Promise<Incoming> {
  const { fetch, maxAnswerBytes } = settings;
  const { signal } = sending;
  const timeoutMs = positive('timeoutMs', sending.timeoutMs ?? settings.timeoutMs);
  try {
    return await exchange(outgoing, { fetch, maxAnswerBytes, signal, timeoutMs });
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    const told = { operation, attempts, cause: error };
    if (error instanceof TimedOut) {
      throw new TimeoutError({ ...told, message: `${operation}: ${error.message}`, outcomeUnknown: true });
    }
    if (error instanceof TooLarge) {
      const message = `${operation} answered ${error.status} with more than ${maxAnswerBytes} bytes.`;
      const requestId = error.headers.get('x-request-id');
      throw new UnreadableAnswerError({ ...told, message, status: error.status, requestId, outcomeUnknown: true });
    }
    const message = `${operation}: no answer from ${new URL(outgoing.url).origin} (${reasonOf(error)})`;
    throw new ConnectionError({ ...told, message, outcomeUnknown: sentOf(error) === 'maybe' });
  }
}

/** Null for what is never tried again. */
function failureOf(error: unknown): Failure | null {
  if (!(error instanceof KenteError)) return null;
  if (error instanceof TimeoutError) return { kind: 'no-answer', sent: 'maybe' };
  if (error instanceof ConnectionError) return { kind: 'no-answer', sent: error.outcomeUnknown ? 'maybe' : 'no' };
  if (!(error instanceof RateLimitError || error instanceof ServerError) || error.status === null) return null;
  const wait = error.retryAfterSeconds;
  return { kind: 'answer', status: error.status, retryAfterMs: wait === null ? null : wait * 1_000 };
}

/** fetch hides what happened in `cause`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause;
  if (!(cause instanceof Error)) return error.message;
  const { code } = cause as { code?: unknown };
  return cause.message || (typeof code === 'string' ? code : error.message);
}
