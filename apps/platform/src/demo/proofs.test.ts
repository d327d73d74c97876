import { expect, test } from 'vitest';
import { checkProofs } from './proofs.ts';

const NOW = new Date(1_766_664_000_000);
const BODY = Buffer.from('{"event":"transaction.settled","account":"acc_123","data":{"id":"tx_1","amount":250000}}');
const HEADERS = {
  'mono-webhook-secret': 'test_secret',
  'x-mono-timestamp': '1766664000',
  'x-mono-signature': 'd8033f7eb42b852d2a559d0f7b4ba0835a53c27c9288f37fec0551175ec9984b',
  'webhook-id': 'evt_4f9a0c1d2e3b4a5968778697',
  'webhook-timestamp': '1766664000',
  'webhook-signature': 'v1,b2xk',
};
const check = (headers: object, body = BODY, now = NOW) =>
  checkProofs({ ...HEADERS, ...headers }, body, ['test_secret'], now);

test("the contract's test vector holds", () => {
  expect(check({})).toMatchObject({ secret: true, mono: true });
});

test('a changed body breaks both signatures, and only them', () => {
  expect(check({}, Buffer.from('{}'))).toEqual({ secret: true, mono: false, standard: false });
});

test('any one of several Standard Webhooks signatures is enough', async () => {
  const { createHmac } = await import('node:crypto');
  const id = HEADERS['webhook-id'];
  const right = createHmac('sha256', 'test_secret').update(`${id}.1766664000.`).update(BODY).digest('base64');
  expect(check({ 'webhook-signature': `v1,b2xk v1,${right}` }).standard).toBe(true);
  expect(check({ 'webhook-signature': 'v1,b2xk' }).standard).toBe(false);
});

test('while a secret is replaced, either of the two is enough; without any, nothing holds', () => {
  expect(checkProofs(HEADERS, BODY, ['new_secret', 'test_secret'], NOW)).toMatchObject({ secret: true, mono: true });
  expect(checkProofs(HEADERS, BODY, [], NOW)).toEqual({ secret: false, mono: false, standard: false });
});

test('signatures of more than five minutes ago are refused', () => {
  expect(check({}, BODY, new Date(NOW.getTime() + 301_000))).toMatchObject({ mono: false, standard: false });
});

test('a delivery without headers proves nothing and throws nothing', () => {
  expect(checkProofs({}, BODY, ['test_secret'], NOW)).toEqual({ secret: false, mono: false, standard: false });
});
