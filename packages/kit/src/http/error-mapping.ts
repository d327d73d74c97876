import { isDatabaseUnavailable } from '../db/unavailable.ts';
import { Fault, Refusal } from '../errors.ts';

export interface WireError {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
  /** How loud the log line is. */
  level: 'info' | 'warn' | 'error';
}

export type MapError = (error: unknown, context: { timestamp: string; requestId: string }) => WireError;

const DATABASE_RETRY_SECONDS = 5;

/** The one place where an error becomes what a caller sees. Insides never leave. */
export function toWireError(error: unknown, context: { timestamp: string; requestId: string }): WireError {
  const body = (message: string, data: unknown = null): Record<string, unknown> => ({
    status: 'failed',
    message,
    timestamp: context.timestamp,
    data,
  });
  if (error instanceof Refusal) {
    const full = body(error.message, error.data);
    if (error.withoutTimestamp) delete full.timestamp;
    return { status: error.status, headers: { ...error.headers }, body: { ...full, ...error.extra }, level: 'info' };
  }
  const own = fromServer(error);
  if (own) return { status: own.status, headers: {}, body: body(own.message), level: 'info' };
  // Before the database: a bank that refuses the connection is the cause of some, and the words here are about it.
  if (error instanceof Fault && error.status !== 500) {
    const headers = error.retryAfterSeconds === null ? {} : { 'retry-after': String(error.retryAfterSeconds) };
    const { status } = error;
    return { status, headers, body: body(error.message), level: error.code === 'server.busy' ? 'warn' : 'error' };
  }
  if (isDatabaseUnavailable(error)) {
    return {
      status: 503,
      headers: { 'retry-after': String(DATABASE_RETRY_SECONDS) },
      body: body(`The service is not available at the moment. Try again in ${DATABASE_RETRY_SECONDS} seconds.`),
      level: 'warn',
    };
  }
  const message = `Something went wrong on our side. Quote request id ${context.requestId}.`;
  return { status: 500, headers: {}, body: body(message), level: 'error' };
}

/** What the HTTP server itself refuses. */
function fromServer(error: unknown): { status: number; message: string } | null {
  const { code, statusCode, message } = (error ?? {}) as { code?: unknown; statusCode?: unknown; message?: unknown };
  // Told to nobody: the client broke off while it was sending.
  if (code === 'ECONNRESET' && message === 'aborted') return { status: 400, message: 'The request was broken off.' };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { status: 413, message: 'The request body is too large.' };
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') {
    return { status: 400, message: 'The request body is shorter or longer than its content-length header says.' };
  }
  if (typeof code === 'string' && code.startsWith('FST_') && typeof statusCode === 'number' && statusCode < 500) {
    return { status: statusCode, message: 'The request could not be read. Check its path, headers and body.' };
  }
  return null;
}
