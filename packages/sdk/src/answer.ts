import {
  AuthenticationError,
  ConflictError,
  type ErrorDetails,
  InvalidRequestError,
  KenteError,
  NotFoundError,
  PaymentRequiredError,
  PermissionError,
  RateLimitError,
  ServerError,
  UnknownRouteError,
  UnreadableAnswerError,
} from './errors.ts';
import type { Incoming } from './exchange.ts';
import type { HttpInfo, Refresh } from './operations.ts';
import { retryAfterMs } from './retry.ts';

/** From what came over the wire to a body or an error. */

const EXCERPT_CHARACTERS = 200;

export interface Reading {
  operation: string;
  attempts: number;
  /** What a success holds. A refusal is JSON whatever the success is. */
  kind: 'json' | 'text' | 'bytes';
  now: Date;
}

/** @throws KenteError for anything but a success that can be read. */
export function bodyOf(incoming: Incoming, reading: Reading): unknown {
  const { status } = incoming;
  if (status < 200 || status > 299) throw refusal(incoming, reading);
  if (reading.kind === 'bytes') return incoming.bytes;
  const text = textOf(incoming);
  if (reading.kind === 'text') return text;
  if (text.trim() === '') return undefined;
  const parsed = parse(text);
  if (parsed) return parsed.value;
  throw new UnreadableAnswerError({
    ...base(incoming, reading),
    message: `${reading.operation} answered ${status} with ${contentOf(incoming)} that is not JSON: ${quoted(text)}`,
    excerpt: excerptOf(text),
    outcomeUnknown: true,
  });
}

export function httpInfo({ status, headers }: Incoming, attempts: number): HttpInfo {
  return { status, requestId: headers.get('x-request-id'), headers, attempts, refresh: refreshOf(headers) };
}

function refreshOf(headers: Headers): Refresh | null {
  const jobId = headers.get('x-job-id');
  if (jobId === null) return null;
  const hasNewData = headers.get('x-has-new-data')?.toLowerCase() === 'true';
  return { jobId, status: headers.get('x-job-status') ?? '', hasNewData };
}

function refusal(incoming: Incoming, reading: Reading): KenteError {
  const { status, location } = incoming;
  if (status >= 300 && status < 400) {
    const message = `${reading.operation} answered ${status}, a redirect to ${location ?? 'nowhere'}. Redirects are not followed: set baseUrl to the API itself.`;
    return new UnreadableAnswerError({ ...base(incoming, reading), message });
  }
  const text = textOf(incoming);
  const parsed = parse(text);
  const record = parsed && isRecord(parsed.value) ? parsed.value : null;
  const details: ErrorDetails = {
    ...base(incoming, reading),
    message: (record && messageOf(record)) ?? unnamed(incoming, reading, text, parsed !== null),
    data: record?.data ?? null,
    excerpt: parsed ? null : excerptOf(text),
    outcomeUnknown: status >= 500,
  };
  return new (errorClass(status, record))(details);
}

/** Kente's and Mono's `message`; the words of OAuth, which Mono uses on one route. */
function messageOf(record: Readonly<Record<string, unknown>>): string | null {
  const { error } = record;
  const inner = isRecord(error) ? error.message : error;
  const words = [record.message, record.error_description, inner];
  return words.find((each): each is string => typeof each === 'string' && each.trim() !== '') ?? null;
}

function unnamed(incoming: Incoming, { operation }: Reading, text: string, isJson: boolean): string {
  if (text.trim() === '') return `${operation} answered ${incoming.status} with an empty body.`;
  const what = isJson ? 'JSON without a message' : contentOf(incoming);
  return `${operation} answered ${incoming.status} with ${what}: ${quoted(text)}`;
}

function errorClass(
  status: number,
  record: Readonly<Record<string, unknown>> | null,
): new (
  details: ErrorDetails,
) => KenteError {
  switch (status) {
    case 400:
    case 413:
    case 415:
    case 422:
      return InvalidRequestError;
    case 401:
      return AuthenticationError;
    case 402:
      return PaymentRequiredError;
    case 403:
      return PermissionError;
    case 404:
      return saysNoSuchRoute(record) ? UnknownRouteError : NotFoundError;
    case 409:
      return ConflictError;
    case 429:
      return RateLimitError;
    default:
      return status >= 500 ? ServerError : KenteError;
  }
}

/** A missing resource is told in JSON with its noun; a missing route as `Cannot GET /path`, or by a web page. */
function saysNoSuchRoute(record: Readonly<Record<string, unknown>> | null): boolean {
  const message = record && messageOf(record);
  return record === null || (message !== null && /^Cannot [A-Z]+ \//.test(message));
}

function base(incoming: Incoming, { operation, attempts, now }: Reading): Omit<ErrorDetails, 'message'> {
  const wait = retryAfterMs(incoming.headers.get('retry-after'), now);
  return {
    operation,
    attempts,
    status: incoming.status,
    requestId: incoming.headers.get('x-request-id'),
    retryAfterSeconds: wait === null ? null : wait / 1_000,
  };
}

function textOf({ bytes }: Incoming): string {
  return new TextDecoder().decode(bytes);
}

/** Wrapped, so that `null` can be told from text that is no JSON. */
function parse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function contentOf({ headers }: Incoming): string {
  return headers.get('content-type')?.split(';')[0]?.trim() || 'a body without content-type';
}

function excerptOf(text: string): string {
  return text.slice(0, EXCERPT_CHARACTERS);
}

function quoted(text: string): string {
  const line = excerptOf(text).replaceAll(/\s+/g, ' ').trim();
  return `"${line}${text.length > EXCERPT_CHARACTERS ? '…' : ''}"`;
}
