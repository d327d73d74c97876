import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signWebhook, verifyWebhook, type WebhookHeaders, type WebhookInput } from './webhook.ts';

/** The vector of the contracts: invoicing 5, financial-data 9.1. */
const SECRET = 'test_secret';
const AT = '1766664000';
const NOW = new Date(Number(AT) * 1_000);
const BODY = '{"event":"transaction.settled","account":"acc_123","data":{"id":"tx_1","amount":250000}}';
const SIGNATURE = 'd8033f7eb42b852d2a559d0f7b4ba0835a53c27c9288f37fec0551175ec9984b';
const SIGNED = { 'x-mono-timestamp': AT, 'x-mono-signature': SIGNATURE };

const standardSignature = (secret: string, id = 'evt_1', at = AT, body = BODY): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${at}.${body}`).digest('base64')}`;
const STANDARD = { 'webhook-id': 'evt_1', 'webhook-timestamp': AT, 'webhook-signature': standardSignature(SECRET) };
const STATIC = { 'mono-webhook-secret': SECRET };

const verified = (headers: WebhookHeaders, more: Partial<WebhookInput> = {}) =>
  verifyWebhook({ body: BODY, headers, secret: SECRET, now: NOW, ...more });
const refused = async (headers: WebhookHeaders, more: Partial<WebhookInput> = {}): Promise<[string, string | null]> => {
  const error = await verified(headers, more).then(
    () => null,
    (reason) => reason,
  );
  expect(error).toMatchObject({ name: 'WebhookVerificationError', message: expect.stringMatching(/\.$/) });
  return [error.reason, error.scheme];
};
const clock = (seconds: number) => ({ now: new Date(NOW.getTime() + seconds * 1_000) });

describe('what is accepted', () => {
  test.each([
    ['signed', SIGNED, NOW],
    ['standard', STANDARD, NOW],
    ['static', STATIC, null],
  ] as const)('the %s proof alone', async (scheme, headers, sentAt) => {
    const webhook = await verified(headers);
    expect(webhook).toMatchObject({ scheme, sentAt, hasNewData: false });
    expect(webhook.event).toEqual(JSON.parse(BODY));
  });

  test('bytes as well as text; headers of Fetch, of Node and of any case', async () => {
    const body = new TextEncoder().encode(BODY);
    expect((await verified(SIGNED, { body })).scheme).toBe('signed');
    expect((await verified(SIGNED, { body: Buffer.from(BODY) })).scheme).toBe('signed');
    expect((await verified(new Headers(SIGNED))).scheme).toBe('signed');
    const odd = { 'X-Mono-Timestamp': [AT], 'X-MONO-SIGNATURE': [SIGNATURE], host: undefined };
    expect((await verified(odd)).scheme).toBe('signed');
  });

  test('upper-case hex, and the prefix sha256=', async () => {
    for (const signature of [SIGNATURE.toUpperCase(), `sha256=${SIGNATURE}`, `SHA256=${SIGNATURE.toUpperCase()}`]) {
      expect((await verified({ ...SIGNED, 'x-mono-signature': signature })).scheme).toBe('signed');
    }
  });

  test('the secret as Standard Webhooks libraries write it, for all three proofs', async () => {
    const secret = `whsec_${Buffer.from(SECRET).toString('base64')}`;
    for (const headers of [SIGNED, STANDARD, STATIC]) await verified(headers, { secret });
  });

  test('a secret of your own that only looks like one of theirs', async () => {
    const secret = 'whsec_of our own';
    await verified({ ...STANDARD, 'webhook-signature': standardSignature(secret) }, { secret });
    await verified({ 'mono-webhook-secret': secret }, { secret });
  });

  test('while a secret is replaced: both signatures of the sender, and both secrets of the receiver', async () => {
    const both = `${standardSignature('the new one')} ${standardSignature(SECRET)}`;
    expect((await verified({ ...STANDARD, 'webhook-signature': both })).scheme).toBe('standard');
    // The other two headers are made with the new secret already: the strongest proof decides alone.
    const headers = { ...STANDARD, ...SIGNED, 'webhook-signature': both, 'x-mono-signature': 'f'.repeat(64) };
    expect((await verified(headers)).scheme).toBe('standard');
    for (const proof of [SIGNED, STANDARD, STATIC]) await verified(proof, { secret: ['the new one', SECRET] });
  });

  test('signatures of versions that are not ours are passed over', async () => {
    const many = `v1a,${'x'.repeat(40)} v2,abc ${standardSignature(SECRET)}`;
    expect((await verified({ ...STANDARD, 'webhook-signature': many })).scheme).toBe('standard');
  });

  test('a timestamp exactly at the edge, and any when the tolerance says so', async () => {
    for (const seconds of [300, -300]) await verified(SIGNED, clock(seconds));
    await verified(SIGNED, { ...clock(86_400), toleranceSeconds: 86_400 });
  });
});

describe('what is refused, and why', () => {
  test('one byte changed, in the body or in the signature', async () => {
    const body = BODY.replace('250000', '250001');
    expect(await refused(SIGNED, { body })).toEqual(['signature_mismatch', 'signed']);
    expect(await refused(STANDARD, { body })).toEqual(['signature_mismatch', 'standard']);
    const signature = SIGNATURE.replace(/.$/, '0');
    expect(await refused({ ...SIGNED, 'x-mono-signature': signature })).toEqual(['signature_mismatch', 'signed']);
    expect(await refused({ ...STANDARD, 'webhook-id': 'evt_2' })).toEqual(['signature_mismatch', 'standard']);
  });

  test('a parsed and written body: the sentence names the cause', async () => {
    const body = JSON.stringify(JSON.parse(BODY), null, 2);
    await expect(verified(SIGNED, { body })).rejects.toThrow('byte for byte');
  });

  test('a clock that is 301 seconds off, either way', async () => {
    expect(await refused(SIGNED, clock(301))).toEqual(['timestamp_too_old', 'signed']);
    expect(await refused(SIGNED, clock(-301))).toEqual(['timestamp_in_future', 'signed']);
    expect(await refused(STANDARD, clock(301))).toEqual(['timestamp_too_old', 'standard']);
    expect(await refused(SIGNED, { ...clock(1), toleranceSeconds: 0 })).toEqual(['timestamp_too_old', 'signed']);
  });

  test.each(['', ' ', 'now', '1e9', '-1766664000', '1766664000.5', '0x69', '9'.repeat(40)])(
    'the timestamp %j',
    async (timestamp) => {
      const [reason] = await refused({ ...SIGNED, 'x-mono-timestamp': timestamp });
      expect(['timestamp_malformed', 'header_missing']).toContain(reason);
    },
  );

  test('a failed signature is not rescued by a weaker proof that holds', async () => {
    const wrong = { 'x-mono-timestamp': AT, 'x-mono-signature': 'f'.repeat(64) };
    expect(await refused({ ...wrong, ...STATIC })).toEqual(['signature_mismatch', 'signed']);
    expect(await refused({ 'x-mono-timestamp': AT, ...STATIC })).toEqual(['header_missing', 'signed']);
    expect(await refused({ 'x-mono-signature': SIGNATURE, ...STATIC })).toEqual(['header_missing', 'signed']);
    const half = { 'webhook-id': 'evt_1', ...SIGNED, ...STATIC };
    expect(await refused(half)).toEqual(['header_missing', 'standard']);
    const malformed = { ...STANDARD, 'webhook-signature': 'v1,%%%', ...SIGNED };
    expect(await refused(malformed)).toEqual(['signature_malformed', 'standard']);
  });

  test('a static secret that is another, or that is not accepted', async () => {
    for (const secret of ['test_secreT', 'test_secret ', 'test', '']) {
      const [reason] = await refused({ 'mono-webhook-secret': secret });
      expect(['secret_mismatch', 'header_missing']).toContain(reason);
    }
    expect(await refused(STATIC, { allowStatic: false })).toEqual(['no_proof', null]);
    expect((await verified({ ...STATIC, ...SIGNED }, { allowStatic: false })).scheme).toBe('signed');
  });

  test('no proof at all, doubled headers, and signatures of the wrong form', async () => {
    expect(await refused({})).toEqual(['no_proof', null]);
    const doubled = { ...SIGNED, 'x-mono-signature': [SIGNATURE, SIGNATURE] };
    expect(await refused(doubled)).toEqual(['signature_malformed', 'signed']);
    expect(await refused({ ...SIGNED, 'x-mono-signature': SIGNATURE.slice(2) })).toEqual([
      'signature_malformed',
      'signed',
    ]);
  });

  test('a body that is proved, but is no event', async () => {
    for (const body of ['not json', '[]', 'null', '"text"', '{"data":{}}', '{"event":1}']) {
      expect(await refused(STATIC, { body })).toEqual(['body_malformed', 'static']);
    }
  });

  test('no other secret ever fits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), async (secret) => {
        fc.pre(secret !== SECRET);
        for (const headers of [SIGNED, STANDARD, STATIC]) {
          await expect(verified(headers, { secret })).rejects.toMatchObject({ name: 'WebhookVerificationError' });
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('mistakes of the receiver are no refusals', () => {
  test.each<[string, Partial<WebhookInput>]>([
    ['an empty secret', { secret: '' }],
    ['no secret among several', { secret: [] }],
    ['an empty one among several', { secret: [SECRET, ''] }],
    ['a secret that was never set', { secret: undefined as unknown as string }],
    ['a parsed body', { body: JSON.parse(BODY) }],
  ])('%s', async (_name, more) => {
    await expect(verified(STATIC, more)).rejects.toThrow(TypeError);
  });

  test('a tolerance that is no number', async () => {
    await expect(verified(SIGNED, { toleranceSeconds: Number.NaN })).rejects.toThrow(RangeError);
  });
});

describe('what comes with it', () => {
  test('dedupeKey is the event id; without one, the SHA-256 of the body', async () => {
    const withId = JSON.stringify({ event: 'mono.events.webhook_test', event_id: 'evt_9', timestamp: 't', data: {} });
    expect((await verified(STATIC, { body: withId })).dedupeKey).toBe('evt_9');
    const [one, two] = await Promise.all([verified(STATIC), verified(SIGNED)]);
    expect(one.dedupeKey).toMatch(/^[0-9a-f]{64}$/);
    expect(two.dedupeKey).toBe(one.dedupeKey);
  });

  test('hasNewData as the header says', async () => {
    expect((await verified({ ...SIGNED, 'x-has-new-data': 'true' })).hasNewData).toBe(true);
  });
});

test('signWebhook makes deliveries that verifyWebhook takes by each of the proofs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.string({ minLength: 1 }), async (narration, secret) => {
      const body = JSON.stringify({ event: 'transaction.created', event_id: 'evt_1', data: { narration } });
      const all = await signWebhook({ body, secret, id: 'evt_1', now: NOW });
      const { 'mono-webhook-secret': still, 'x-mono-timestamp': at, 'x-mono-signature': hex, ...standard } = all;
      const signed = { 'x-mono-timestamp': at ?? '', 'x-mono-signature': hex ?? '' };
      for (const headers of [all, standard, signed, { 'mono-webhook-secret': still ?? '' }]) {
        await verified(headers, { body, secret });
      }
    }),
    { numRuns: 50 },
  );
});
