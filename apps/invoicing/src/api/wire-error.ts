import { Fault, Refusal } from '@kente/kit/errors';
import { type MapError, toWireError } from '@kente/kit/http/error-mapping';
import { type ErrorCode, isErrorCode } from './refusals.ts';

/**
 * The connector's own words for a failure: the envelope of the platform, an `error_code`, and a `code` for every wrong
 * field. Source: contract 2.3, 2.4.
 */
export const mapError: MapError = (error, context) => {
  const wire = toWireError(error, context);
  const { data } = wire.body;
  return {
    ...wire,
    body: {
      ...wire.body,
      data: Array.isArray(data) ? data.map(problem) : data,
      error_code: codeOf(error, wire.status),
    },
  };
};

function problem({ field, code, message }: { field: string; code?: string; message: string }) {
  return { field, code: code ?? (/(^| )is required\b/.test(message) ? 'required' : 'invalid'), message };
}

function codeOf(error: unknown, status: number): ErrorCode {
  const own = error instanceof Refusal || error instanceof Fault ? error.code : '';
  if (isErrorCode(own)) return own;
  if (own === 'body.not_json') return 'invalid_json';
  return BY_STATUS[status] ?? (status >= 500 ? 'internal_error' : 'bad_request');
}

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  422: 'validation_error',
  429: 'rate_limited',
  502: 'upstream_error',
  504: 'upstream_timeout',
};
