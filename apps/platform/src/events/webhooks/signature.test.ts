import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { deliveryHeaders, type Signed, signingSecret, standardWebhooksSecret } from './signature.ts';

const BODY = '{"event":"transaction.settled","account":"acc_123","data":{"id":"tx_1","amount":250000}}';

function signed(change: Partial<Signed> = {}): Record<string, string> {
  return deliveryHeaders({
    eventId: 'evt_4f9a0c1d2e3b4a5968778695',
    body: Buffer.from(BODY),
    atMs: 1_766_664_000_000,
    secret: signingSecret('test_secret'),
    previous: null,
    hasNewData: false,
    ...change,
  });
}

/** The check of the Standard Webhooks specification, as its libraries do it. */
function standardWebhooksAccepts(secret: string, headers: Record<string, string>, body: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = createHmac('sha256', key).update(content).digest('base64');
  return (headers['webhook-signature'] ?? '').split(' ').some((each) => each === `v1,${expected}`);
}

test('the test vector of the contract holds', () => {
  expect(signed()).toMatchObject({
    'x-mono-timestamp': '1766664000',
    'x-mono-signature': 'd8033f7eb42b852d2a559d0f7b4ba0835a53c27c9288f37fec0551175ec9984b',
  });
});

test('every delivery carries all three proofs', () => {
  expect(signed()).toMatchObject({
    'content-type': 'application/json',
    'user-agent': 'Kente-Webhooks/1',
    'mono-webhook-secret': 'test_secret',
    'webhook-id': 'evt_4f9a0c1d2e3b4a5968778695',
    'webhook-timestamp': '1766664000',
    'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
  });
});

test('a Standard Webhooks library accepts it with the whsec_ form of the secret', () => {
  expect(standardWebhooksAccepts(standardWebhooksSecret('test_secret'), signed(), BODY)).toBe(true);
  expect(standardWebhooksAccepts(standardWebhooksSecret('another_secret'), signed(), BODY)).toBe(false);
});

test('the time is told in whole seconds, cut and not rounded', () => {
  expect(signed({ atMs: 1_766_664_000_999 })['x-mono-timestamp']).toBe('1766664000');
});

test('bodies beyond ASCII are signed by their bytes', () => {
  const body = '{"name":"Adébáyọ̀"}';
  const expected = createHmac('sha256', 'test_secret').update(`1766664000.${body}`, 'utf8').digest('hex');
  expect(signed({ body: Buffer.from(body) })['x-mono-signature']).toBe(expected);
});

describe('while a secret is rotated', () => {
  const headers = signed({ secret: signingSecret('sec_new'), previous: signingSecret('sec_old') });

  test('the Standard Webhooks signature satisfies both secrets', () => {
    expect(headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    expect(standardWebhooksAccepts(standardWebhooksSecret('sec_new'), headers, BODY)).toBe(true);
    expect(standardWebhooksAccepts(standardWebhooksSecret('sec_old'), headers, BODY)).toBe(true);
  });

  test('the other two proofs use the new one', () => {
    expect(headers['mono-webhook-secret']).toBe('sec_new');
    expect(headers['x-mono-signature']).toBe(signed({ secret: signingSecret('sec_new') })['x-mono-signature']);
  });
});

test('x-has-new-data is true or absent', () => {
  expect(signed({ hasNewData: true })['x-has-new-data']).toBe('true');
  expect(signed()).not.toHaveProperty('x-has-new-data');
});
