import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { testConnector } from '../../apps/invoicing/src/testing/connector.ts';
import { webhookRoutes } from '../../apps/invoicing/src/webhook-door/routes/index.ts';
import {
  AT,
  BODY,
  backAgain,
  beside,
  clock,
  connector,
  counted,
  database,
  deliver,
  invoicesOf,
  linked,
  onAnswer,
  openStage,
  ours,
  platform,
  reached,
  rows,
  SECRET,
  SIGNATURE,
  SIGNED,
  STATIC,
  STATUS,
  settled,
  signed,
  status,
  tick,
  WEBHOOK,
} from './invoicing-webhook-stage.ts';

/** Contract: invoicing 3.3, 3.10 and 5: who is let in, and what the status tells. */

openStage();

describe('who is let in', () => {
  test.each([
    ['the vector of the contract', SIGNED],
    ['upper-case hex', { ...SIGNED, 'x-mono-signature': SIGNATURE.toUpperCase() }],
    ['the prefix sha256=', { ...SIGNED, 'x-mono-signature': `sha256=${SIGNATURE}` }],
    ['the static secret alone', STATIC],
    ['both, where both hold', { ...SIGNED, ...STATIC }],
  ])('%s', async (_title, headers) => {
    const { status: code, json } = await deliver(BODY, headers);
    expect([code, json.message, json.data.action]).toEqual([200, 'Event processed', 'ignored']);
    expect(json.data.event).toBe('transaction.settled');
  });

  test.each([
    ['one byte of the body changed', SIGNED, BODY.replace('250000', '250001')],
    ['the same JSON spelled otherwise', SIGNED, JSON.stringify(JSON.parse(BODY), null, 1)],
    ['one digit of the signature changed', { ...SIGNED, 'x-mono-signature': SIGNATURE.replace(/b$/, 'c') }, BODY],
    ['a signature that is cut', { ...SIGNED, 'x-mono-signature': SIGNATURE.slice(2) }, BODY],
    ['a signature without timestamp', { 'x-mono-signature': SIGNATURE }, BODY],
    ['a timestamp without signature', { 'x-mono-timestamp': String(AT) }, BODY],
    [
      'a failed signature beside the right static secret',
      { ...SIGNED, ...STATIC, 'x-mono-signature': 'f'.repeat(64) },
      BODY,
    ],
    ['a lone timestamp beside the right static secret', { 'x-mono-timestamp': String(AT), ...STATIC }, BODY],
    ['an empty signature beside the right static secret', { 'x-mono-signature': '', ...STATIC }, BODY],
    ['another static secret', { 'mono-webhook-secret': 'test_secreT' }, BODY],
    ['no proof at all', {}, BODY],
  ])('401 for %s', async (_title, headers: Record<string, string>, body) => {
    const { status: code, json } = await deliver(body, headers);
    expect([code, json.error_code, json.data]).toEqual([401, 'invalid_signature', null]);
  });

  test('a timestamp 300 seconds off, and not 301, either way', async () => {
    for (const off of [300, -300, 301, -301]) {
      const { status: code } = await deliver(BODY, signed(BODY, AT + off));
      expect([off, code]).toEqual([off, Math.abs(off) <= 300 ? 200 : 401]);
    }
  });

  test('Standard Webhooks headers that fail do not matter, and that hold do not help', async () => {
    const standard = { 'webhook-id': 'evt_1', 'webhook-timestamp': String(AT), 'webhook-signature': 'v1,AAAA' };
    expect((await deliver(BODY, { ...SIGNED, ...standard })).status).toBe(200);
    const text = `${standard['webhook-id']}.${AT}.${BODY}`;
    const holds = {
      ...standard,
      'webhook-signature': `v1,${createHmac('sha256', SECRET).update(text).digest('base64')}`,
    };
    expect((await deliver(BODY, holds)).status).toBe(401);
    expect(
      (await deliver(BODY, { ...holds, 'x-mono-signature': 'f'.repeat(64), 'x-mono-timestamp': String(AT) })).status,
    ).toBe(401);
  });

  test('400 for a body that is proved and no JSON, told only to whoever proved it', async () => {
    for (const body of ['not json', '', '[]', '7', '"text"']) {
      const { status: code, json } = await deliver(body, signed(body));
      expect([body, code, json.error_code]).toEqual([body, 400, 'invalid_json']);
    }
    expect((await deliver('not json', {})).status).toBe(401);
  });

  test('413 for a body that is too long to be an event', async () => {
    expect((await deliver(`"${'x'.repeat(1_100_000)}"`)).status).toBe(413);
  });

  test('without a secret nobody, and nothing is processed', async () => {
    const account = await linked();
    const other = await testConnector({
      ...{ databaseUrl: connector.databaseUrl, clock, onAnswer },
      upstream: { url: platform.url, secretKey: platform.secretKey },
    });
    try {
      const { status: code, json } = await deliver(settled(account), STATIC, other);
      expect([code, json.error_code]).toEqual([503, 'webhook_secret_missing']);
      expect(await rows(account)).toEqual([]);
      expect(await status(ours.keys.sandbox, other)).toMatchObject({ status: 'degraded', secretConfigured: false });
    } finally {
      await other.close();
    }
  });

  test('where nothing is verified everybody, marked as unproved', async () => {
    const account = await linked();
    const other = await beside({ MONO_VERIFY_SIGNATURE: 'false' });
    try {
      const event = settled(account);
      expect((await deliver(event, {}, other)).json.data.action).toBe('drafted');
      const kept = await database.query('select verified from webhook_events where key = $1', [event.event_id]);
      expect(kept.rows).toEqual([{ verified: false }]);
      expect(await status(ours.keys.sandbox, other)).toMatchObject({ status: 'degraded', verifySignature: false });
    } finally {
      await other.close();
    }
  });

  test('a replay of a signed delivery does nothing inside its window, and is refused after it', async () => {
    const account = await linked(await connector.organisation('Dantata Textiles Ltd'));
    const body = JSON.stringify(settled(account));
    const headers = signed(body);
    try {
      expect((await deliver(body, headers)).json.data.action).toBe('drafted');
      expect((await deliver(body, headers)).json.data.action).toBe('duplicate');
      clock.advance(301_000);
      expect((await deliver(body, headers)).status).toBe(401);
      expect((await deliver(body, signed(body))).json.data.action).toBe('duplicate');
      clock.advance(400 * 86_400_000);
      expect((await deliver(body, signed(body))).json.data.action).toBe('duplicate');
    } finally {
      backAgain();
    }
    expect(await invoicesOf(account)).toBe(1);
  });
});

describe('the status', () => {
  test('says where the door is, and counts what came', async () => {
    const account = await linked();
    tick();
    const event = settled(account);
    const more = await counted(async () => {
      await deliver(event);
      await deliver(event);
      await deliver(event, { 'mono-webhook-secret': 'wrong' });
    });
    expect(more).toEqual({ received: 3, accepted: 1, duplicate: 1, rejected: 1 });
    const { last24h, ...told } = await status();
    expect(told).toMatchObject({
      endpoint: `${connector.url}${WEBHOOK}`,
      verifySignature: true,
      secretConfigured: true,
    });
    expect(told).toMatchObject({
      lastReceivedAt: clock.now().toISOString(),
      lastError: expect.stringContaining('invalid_signature'),
    });
    backAgain();
    expect(last24h.received).toBe(last24h.accepted + last24h.rejected + last24h.duplicate + last24h.unmatched);
  });

  test('is never_received before the first delivery, healthy after it, and outlives the process', async () => {
    const fresh = await beside({}, false);
    try {
      const key = (await fresh.organisation()).keys.sandbox;
      expect(await status(key, fresh)).toMatchObject({
        status: 'never_received',
        lastReceivedAt: null,
        lastEvent: null,
        lastError: null,
      });
      await deliver({ event: 'mono.events.webhook_test', data: {} }, STATIC, fresh);
      const again = await testConnector({
        ...{ clock, onAnswer, databaseUrl: fresh.databaseUrl, settings: { MONO_WEBHOOK_SECRET: SECRET } },
        upstream: { url: platform.url, secretKey: platform.secretKey },
      });
      expect(await status(key, again)).toMatchObject({ status: 'healthy', lastEvent: 'mono.events.webhook_test' });
      await deliver('x', {}, again);
      expect((await status(key, again)).status).toBe('degraded');
      await again.close();
      clock.advance(25 * 3_600_000);
      expect((await status(key, fresh)).last24h.received).toBe(0);
    } finally {
      clock.set(new Date(AT * 1_000));
      await fresh.close();
    }
  });

  test('tells nobody what came for another organisation, and needs a key of ours', async () => {
    const theirs = await connector.organisation('Dantata Textiles Ltd');
    await deliver(settled(await linked()));
    const seen = await status(theirs.keys.sandbox);
    expect([seen.last24h.duplicate, seen.lastEvent === 'transaction.settled']).toEqual([0, false]);
    const foreign = ours.environments.sandbox.environmentId;
    const at = (query: string, key: string | null) => connector.call('GET', `${STATUS}${query}`, { key });
    expect((await at(`?envId=${foreign}`, theirs.keys.sandbox)).status).toBe(404);
    expect((await at('?env=nowhere', theirs.keys.sandbox)).status).toBe(400);
    expect((await at('', null)).status).toBe(401);
  });
});

test('every status that the routes declare and that a caller can bring about has been answered above', () => {
  // Nobody is less than a viewer.
  reached.add(`GET ${STATUS} 403`);
  const declared = webhookRoutes.flatMap(({ method, paths, responses }) =>
    Object.keys(responses).flatMap((code) => (['429', '500'].includes(code) ? [] : [`${method} ${paths[0]} ${code}`])),
  );
  expect(declared.filter((each) => !reached.has(each))).toEqual([]);
});
