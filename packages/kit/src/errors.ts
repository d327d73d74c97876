/**
 * Errors have two faces: what the caller is told, and what the log keeps. They are mapped to the wire in one place,
 * `http/error-mapping.ts`.
 */

export interface FieldProblem {
  field: string;
  message: string;
}

export interface RefusalOptions {
  status: number;
  /** One helpful sentence: what is wrong and what to do next. */
  message: string;
  data?: unknown;
  /** Members beside the envelope's own, where the contract prints some. */
  extra?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
  /** The contract's 404s carry no timestamp, so that they are equal byte for byte. */
  withoutTimestamp?: boolean;
  /** For the log alone. */
  cause?: unknown;
}

/** The caller's fault, or a limit: expected, logged at info. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly status: number;
  readonly data: unknown;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly withoutTimestamp: boolean;

  constructor(code: string, options: RefusalOptions) {
    super(options.message, { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.data = options.data ?? null;
    this.extra = options.extra ?? {};
    this.headers = options.headers ?? {};
    this.withoutTimestamp = options.withoutTimestamp ?? false;
  }
}

/** Ours or the outside's: logged at error with its cause, told as 5xx without insides. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: string;
  readonly status: 500 | 502 | 503 | 504;
  readonly retryAfterSeconds: number | null;

  constructor(
    code: string,
    options: { message: string; status?: 500 | 502 | 503 | 504; retryAfterSeconds?: number; cause?: unknown },
  ) {
    super(options.message, { cause: options.cause });
    this.code = code;
    this.status = options.status ?? 500;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}

export type Noun =
  | 'account'
  | 'customer'
  | 'job'
  | 'link'
  | 'record'
  | 'event'
  | 'webhook'
  | 'fault'
  | 'snapshot'
  | 'institution'
  | 'import'
  | 'statement'
  | 'transaction'
  | 'correction';

/** Unknown, foreign and malformed ids answer the very same 404. */
export function notFound(noun: Noun): Refusal {
  return new Refusal(`${noun}.not_found`, {
    status: 404,
    message: `This ${noun} does not exist.`,
    withoutTimestamp: true,
  });
}

/** Every mistake in the input, the first one as the message. */
export function invalid(problems: readonly FieldProblem[]): Refusal {
  return new Refusal('input.invalid', {
    status: 400,
    message: problems[0]?.message ?? 'The request breaks a rule.',
    data: problems,
  });
}

export function invalidField(field: string, message: string): Refusal {
  return invalid([{ field, message }]);
}
