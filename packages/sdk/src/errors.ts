/** One thing that is wrong with the input, as the API tells it. */
export interface FieldProblem {
  field: string;
  message: string;
}

export interface ErrorDetails {
  message: string;
  /** Method and path as the API's reference names them, ids left out. */
  operation: string;
  /** How many times it was tried. */
  attempts: number;
  status?: number;
  requestId?: string | null;
  data?: unknown;
  retryAfterSeconds?: number | null;
  outcomeUnknown?: boolean;
  excerpt?: string | null;
  cause?: unknown;
}

/** Whatever a call can fail with, but for an abort by the caller's own signal, which is thrown as it is. */
export class KenteError extends Error {
  override readonly name: string = 'KenteError';
  readonly operation: string;
  readonly attempts: number;
  /** HTTP status; `null` when no answer came. */
  readonly status: number | null;
  /** Quote it when you ask the platform's operators for help. */
  readonly requestId: string | null;
  /** `data` of the answer: problems of fields, or what explains the refusal. */
  readonly data: unknown;
  /** How long the server asks to wait, in seconds. */
  readonly retryAfterSeconds: number | null;
  /** True when the request may have been carried out all the same: no answer, or a failure of the server. */
  readonly outcomeUnknown: boolean;
  /** The first characters of an answer that could not be read as JSON. */
  readonly excerpt: string | null;

  constructor(details: ErrorDetails) {
    super(details.message, details.cause === undefined ? {} : { cause: details.cause });
    this.operation = details.operation;
    this.attempts = details.attempts;
    this.status = details.status ?? null;
    this.requestId = details.requestId ?? null;
    this.data = details.data ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.outcomeUnknown = details.outcomeUnknown ?? false;
    this.excerpt = details.excerpt ?? null;
  }

  /** What is wrong with the input, one entry per problem; empty when the answer names no field. */
  get fields(): readonly FieldProblem[] {
    return Array.isArray(this.data) ? this.data.filter(isFieldProblem) : [];
  }
}

/** 400, 413, 415, 422: the input breaks a rule. See `fields`. */
export class InvalidRequestError extends KenteError {
  override readonly name = 'InvalidRequestError';
}
/** 401: no valid key, or the app or its plan lacks the product. */
export class AuthenticationError extends KenteError {
  override readonly name = 'AuthenticationError';
}
/** 402: the business's wallet cannot pay for the call. */
export class PaymentRequiredError extends KenteError {
  override readonly name = 'PaymentRequiredError';
}
/** 403: switched off for this app, or a live key on a sandbox route. */
export class PermissionError extends KenteError {
  override readonly name = 'PermissionError';
}
/** 404: nothing of yours has this id. */
export class NotFoundError extends KenteError {
  override readonly name = 'NotFoundError';
}
/** 404: this server has no such route. It is older, is not Kente, or `baseUrl` leads elsewhere. */
export class UnknownRouteError extends KenteError {
  override readonly name = 'UnknownRouteError';
}
/** 409: not in this state. */
export class ConflictError extends KenteError {
  override readonly name = 'ConflictError';
}
/** 429: too many requests, or a window of this account. See `retryAfterSeconds`. */
export class RateLimitError extends KenteError {
  override readonly name = 'RateLimitError';
}
/** 5xx: the platform, something before it or the bank failed. */
export class ServerError extends KenteError {
  override readonly name = 'ServerError';
}
/** An answer that is not what the API speaks: broken JSON, a web page, a redirect, too many bytes. */
export class UnreadableAnswerError extends KenteError {
  override readonly name = 'UnreadableAnswerError';
}
/** No answer: the connection was refused, reset or never made. */
export class ConnectionError extends KenteError {
  override readonly name = 'ConnectionError';
}
/** No whole answer within `timeoutMs`. */
export class TimeoutError extends KenteError {
  override readonly name = 'TimeoutError';
}

function isFieldProblem(value: unknown): value is FieldProblem {
  if (typeof value !== 'object' || value === null) return false;
  const { field, message } = value as Record<string, unknown>;
  return typeof field === 'string' && typeof message === 'string';
}
