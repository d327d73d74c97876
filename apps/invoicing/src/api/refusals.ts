import { Refusal } from '@kente/kit/errors';

/** What `error_code` says, and the status it comes with. Source: contract 2.4. */
const STATUS = {
  bad_request: 400,
  invalid_code: 400,
  invalid_json: 400,
  unauthorized: 401,
  invalid_signature: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid_state: 409,
  idempotency_mismatch: 409,
  validation_error: 422,
  rate_limited: 429,
  internal_error: 500,
  upstream_error: 502,
  webhook_secret_missing: 503,
  upstream_timeout: 504,
} as const;

export type ErrorCode = keyof typeof STATUS;

export const ERROR_CODES = Object.keys(STATUS) as readonly ErrorCode[];

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(STATUS, text);

/** The caller's fault, under its name in the contract. */
export function refuse(
  code: Exclude<ErrorCode, 'internal_error' | 'upstream_error' | 'webhook_secret_missing' | 'upstream_timeout'>,
  message: string,
  more: { data?: unknown; headers?: Readonly<Record<string, string>>; cause?: unknown } = {},
): Refusal {
  return new Refusal(code, { status: STATUS[code], message, ...more });
}

/** Unknown and foreign ids answer the very same. */
export const unknown = (noun: 'account' | 'allocation' | 'environment' | 'invoice' | 'rule' | 'transaction'): Refusal =>
  refuse('not_found', `This ${noun} does not exist.`);
