import { expect, test } from 'vitest';
import { ApiError, isPassing } from './api-error.ts';

test('says what the server said, with every problem of the document', () => {
  const problems = [{ field: 'buyer.tin', code: 'invalid', message: 'tin is too short' }, 'nonsense'];
  const error = new ApiError(422, {
    message: 'The invoice breaks rules',
    error_code: 'validation_error',
    data: problems,
  });
  expect([error.message, error.code, error.problems]).toEqual([
    'The invoice breaks rules',
    'validation_error',
    problems.slice(0, 1),
  ]);
});

test('has words of its own where the server has none', () => {
  expect(new ApiError(0, null).message).toMatch('cannot be reached');
  expect(new ApiError(502, '<html>').message).toMatch('502');
  expect(new ApiError(400, {}).message).toMatch('400');
});

test('only what passes by itself is asked again', () => {
  const passing = [0, 429, 502, 503, 504].map((status) => isPassing(new ApiError(status, null)));
  const lasting = [400, 401, 403, 404, 409, 422, 500].map((status) => isPassing(new ApiError(status, null)));
  expect([passing.every(Boolean), lasting.some(Boolean), isPassing(new Error('bug'))]).toEqual([true, false, false]);
});
