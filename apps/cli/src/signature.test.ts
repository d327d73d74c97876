import { expect, test } from 'vitest';
import { deliveryHeaders } from './signature.ts';

const BODY = '{"event":"transaction.settled","account":"acc_123","data":{"id":"tx_1","amount":250000}}';
const AT = new Date(1_766_664_000_999);

test("the contract's test vector comes out", () => {
  const headers = deliveryHeaders('evt_4f9a0c1d2e3b4a5968778697', BODY, 'test_secret', AT, false);
  expect(headers).toMatchObject({
    'mono-webhook-secret': 'test_secret',
    'x-mono-timestamp': '1766664000',
    'x-mono-signature': 'd8033f7eb42b852d2a559d0f7b4ba0835a53c27c9288f37fec0551175ec9984b',
    'webhook-id': 'evt_4f9a0c1d2e3b4a5968778697',
    'webhook-timestamp': '1766664000',
  });
  expect(headers['webhook-signature']).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
  expect(headers).not.toHaveProperty('x-has-new-data');
});

test('new data is told in a header of its own', () => {
  expect(deliveryHeaders('evt_1', '{}', 'test_secret', AT, true)['x-has-new-data']).toBe('true');
});
