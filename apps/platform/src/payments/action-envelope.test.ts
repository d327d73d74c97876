import { toWireError } from '@kente/kit/http/error-mapping';
import { expect, test } from 'vitest';
import { actionRefusal } from './action-envelope.ts';
import { actionReply } from './routes/action-reply.ts';

const context = { at: new Date('2026-01-28T13:47:11.712Z'), docsBase: 'https://mono.co/docs' };

test('a success says what was done, when, and where to read about its code', () => {
  const { status, body } = actionReply(context, {
    status: 'success',
    code: '200',
    message: 'This mandate is now paused',
  });
  expect(status).toBe(200);
  expect(body).toEqual({
    kind: 'bare',
    value: {
      ...{ status: 'success', response_code: '200', message: 'This mandate is now paused' },
      ...{ timestamp: '2026-01-28T13:47:11.712Z', timestamps: '2026-01-28T13:47:11.712Z' },
      ...{ documentation: 'https://mono.co/docs/error-codes/200', data: null },
    },
  });
});

test('a refusal bears the same members, with its own code and headers', () => {
  const refusal = actionRefusal(context, {
    http: 404,
    code: '50',
    message: 'No such mandate',
    headers: { 'retry-after': '5' },
  });
  const wire = toWireError(refusal, { timestamp: context.at.toISOString(), requestId: 'r' });
  expect(wire).toMatchObject({ status: 404, headers: { 'retry-after': '5' } });
  expect(wire.body).toEqual({
    ...{ status: 'failed', response_code: '50', message: 'No such mandate' },
    ...{ timestamp: '2026-01-28T13:47:11.712Z', timestamps: '2026-01-28T13:47:11.712Z' },
    ...{ documentation: 'https://mono.co/docs/error-codes/50', data: null },
  });
});
