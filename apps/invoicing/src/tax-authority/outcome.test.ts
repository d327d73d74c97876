import { expect, test } from 'vitest';
import { readAnswer, readSilence } from './outcome.ts';

const error = (status: number, publicMessage: string) => ({
  status,
  text: JSON.stringify({
    ...{ code: status, data: null, message: 'error has occurred' },
    error: { id: 'e1', handler: 'invoice_actions', details: '…', public_message: publicMessage },
  }),
});
const INDISTINCT =
  'validation failed: we are unable to process your request. also confirm this is not a duplicate request';

test.each([200, 201])('%i is success', (status) => {
  expect(readAnswer({ status, text: `{"code":${status},"data":{"ok":true}}` }, 'effect')).toEqual({
    kind: 'ok',
    data: { ok: true },
  });
});

test('refusals carry the public message and the error id, and the indistinct one a kind of its own', () => {
  expect(readAnswer(error(400, 'irn validation failed'), 'effect')).toEqual({
    ...{ kind: 'refused', publicMessage: 'irn validation failed', errorId: 'e1' },
  });
  expect(readAnswer(error(400, INDISTINCT), 'effect')).toEqual({
    ...{ kind: 'duplicate_or_invalid', publicMessage: INDISTINCT, errorId: 'e1' },
  });
});

test.each([400, 401, 403])('a rejected key is told as such under status %i', (status) => {
  expect(readAnswer(error(status, 'unable to validate api key'), 'effect')).toEqual({ kind: 'bad_credentials' });
});

test('a missing route is no missing invoice', () => {
  expect(readAnswer(error(404, 'no route found'), 'read').kind).toBe('unavailable');
  expect(readAnswer(error(404, 'invoice not found'), 'read').kind).toBe('not_found');
  expect(readAnswer({ status: 404, text: '<html>' }, 'read').kind).toBe('unavailable');
});

test.each([
  [500, '{}'],
  [200, '{"code":201,"data":{"ok":tr'],
  [200, '<html>It works!</html>'],
  [201, '[]'],
  [200, '{}'],
])('%i with %j leaves open whether something with an effect was done', (status, text) => {
  expect(readAnswer({ status, text }, 'effect').kind).toBe('unknown');
  expect(readAnswer({ status, text }, 'read').kind).toBe('unavailable');
});

test('429 says that nothing was done', () => {
  expect(readAnswer({ status: 429, text: '' }, 'effect')).toEqual({ kind: 'unavailable', why: 'rate_limited' });
});

test('what was never sent was never done', () => {
  expect(readSilence('connection', false, 'effect').kind).toBe('unavailable');
  expect(readSilence('connection', true, 'effect').kind).toBe('unknown');
  expect(readSilence('timeout', true, 'read').kind).toBe('unavailable');
});
