/** What the connector or the platform refused, in its own words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** 0: no answer came. */
  readonly status: number;
  readonly code: string;
  readonly problems: readonly Problem[];
  /** Seconds to wait, where the server said so. */
  readonly retryAfter: number | null;

  constructor(status: number, body: unknown, retryAfter: number | null = null) {
    const { message, error_code, data } = (typeof body === 'object' && body !== null ? body : {}) as Body;
    super(typeof message === 'string' && message !== '' ? message : wordsFor(status));
    this.status = status;
    this.code = typeof error_code === 'string' ? error_code : '';
    this.problems = Array.isArray(data) ? data.filter(isProblem) : [];
    this.retryAfter = retryAfter;
  }
}

export interface Problem {
  field: string;
  message: string;
}

interface Body {
  message?: unknown;
  error_code?: unknown;
  data?: unknown;
}

function isProblem(value: unknown): value is Problem {
  const { field, message } = (value ?? {}) as { field?: unknown; message?: unknown };
  return typeof field === 'string' && typeof message === 'string';
}

function wordsFor(status: number): string {
  if (status === 0) return 'The server cannot be reached. Check the connection, then try again.';
  return status >= 500 ? `The server could not do this (${status}). Try again.` : `This was refused (${status}).`;
}

/** Worth asking again by itself: nothing is wrong with the question. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 502);
