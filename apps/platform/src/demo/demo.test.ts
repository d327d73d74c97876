import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstStart } from '../sandbox/first-start.ts';
import type { Demo } from '../sandbox/index.ts';
import { type TestPlatform, testPlatform } from '../testing/platform.ts';
import type { Received } from './index.ts';

const open = (platform: TestPlatform, method: string, path: string, options: object = {}) =>
  platform.call(method, path, { key: null, ...options });

describe('in production', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await testPlatform({ workers: false });
  });
  afterAll(() => platform.close());

  test.each([
    ['GET', '/demo'],
    ['POST', '/demo/exchange'],
    ['GET', '/demo/account/53bc566d9b0011e73e7074a2'],
    ['GET', '/demo/webhooks'],
    ['POST', '/demo/webhooks'],
  ])('there is no %s %s', async (method, path) => {
    const answer = await open(platform, method, path, method === 'POST' ? { body: { code: 'code_1' } } : {});
    expect(answer.status).toBe(404);
    expect(answer.json).toMatchObject({ status: 'failed', data: null });
  });

  test('the front page tells what this is, without a way to the demo', async () => {
    const page = await open(platform, 'GET', '/');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Kente links bank, mobile-money and telco accounts');
    expect(page.text).toContain('href="/docs"');
    expect(page.text).not.toContain('href="/demo"');
  });

  test('the front page is at /welcome too, where a proxy keeps / for something else', async () => {
    expect((await open(platform, 'GET', '/welcome')).text).toBe((await open(platform, 'GET', '/')).text);
  });

  test.each(['/favicon.svg', '/favicon.ico'])('%s is our icon', async (path) => {
    const icon = await open(platform, 'GET', path);
    expect(icon.headers['content-type']).toBe('image/svg+xml');
    expect(icon.text).toContain('<svg');
  });
});

describe('on a laptop', () => {
  let platform: TestPlatform;
  let home: string;
  let demo: Demo;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'kente-demo-'));
    platform = await testPlatform({ simulators: true, settings: { KENTE_HOME: home } });
    await firstStart(platform.modules, () => {});
    const made = platform.modules.sandbox.demo();
    if (!made) throw new Error('the first start made no demo app');
    demo = made;
  });
  afterAll(async () => {
    await platform.close();
    await rm(home, { recursive: true, force: true });
  });

  const received = async (): Promise<Received[]> => (await open(platform, 'GET', '/demo/webhooks')).json.data;

  test('the page holds the public key, and neither the secret key nor the webhook secret', async () => {
    const { text, headers } = await open(platform, 'GET', '/demo');
    expect(text).toContain(demo.publicKey);
    expect(text).not.toContain(demo.secretKey);
    expect(text).not.toContain(demo.webhookSecret);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(text).not.toMatch(/<script>|<style|\son\w+=|(?:src|href)="https?:/);
  });

  test('a code is exchanged by the server, once', async () => {
    const made = await platform.call('POST', '/v2/sandbox/codes', {
      key: demo.secretKey,
      body: { account: demo.accountId },
    });
    const exchange = () => open(platform, 'POST', '/demo/exchange', { body: { code: made.json.data.code } });
    expect((await exchange()).json.data).toEqual({ account: demo.accountId });
    const again = await exchange();
    expect([again.status, again.json.message]).toEqual([400, 'Invalid authorization code']);
  });

  test('an account is read with its latest transactions', async () => {
    const { json } = await open(platform, 'GET', `/demo/account/${demo.accountId}`);
    expect(json.data.details.account.id).toBe(demo.accountId);
    expect(json.data.transactions).toHaveLength(10);
  });

  test('its spending is told at once, its income once the analysis is there', async () => {
    const path = `/demo/account/${demo.accountId}`;
    const insights = async () => (await open(platform, 'GET', `${path}/insights`)).json.data;
    const { spending, income } = await insights();
    expect(spending.total_spent).toBeGreaterThan(0);
    expect(income).toBeNull();
    expect((await open(platform, 'POST', `${path}/income`)).status).toBe(200);
    const told = await platform.until('the analysis', async () => {
      const now = await insights();
      return now.income === null ? null : now;
    });
    expect(told.income.account).toBe(demo.accountId);
    expect(told.evidence.streams).toHaveLength(told.income.number_of_income_streams);
  });

  test('an account of somebody else is not', async () => {
    const answer = await open(platform, 'GET', '/demo/account/000000000000000000000000');
    expect([answer.status, answer.json.message]).toEqual([404, 'This account does not exist.']);
  });

  test('webhooks arrive, and all three proofs of each hold', async () => {
    const list = await platform.until('the webhooks of the first link', async () => {
      const now = await received();
      return now.some(({ event }) => event === 'mono.events.account_updated') ? now : null;
    });
    expect(list.map(({ event }) => event)).toContain('mono.events.account_connected');
    for (const { proofs, accountId } of list) {
      expect(proofs).toEqual({ secret: true, mono: true, standard: true });
      expect(accountId).toBe(demo.accountId);
    }
  });

  test('only deliveries after the one that was shown are told', async () => {
    const all = await received();
    const last = all.at(-1)?.number ?? 0;
    expect((await open(platform, 'GET', `/demo/webhooks?after=${last}`)).json.data).toEqual([]);
    expect((await open(platform, 'GET', `/demo/webhooks?after=${last - 1}`)).json.data).toHaveLength(1);
  });

  test('a secret that is replaced is known at once, and the one before it while the two overlap', async () => {
    const { webhookId, secretKey } = demo;
    const send = (secret: string, event: string) =>
      open(platform, 'POST', '/demo/webhooks', {
        body: { event, event_id: `evt_${event}`, data: {} },
        headers: { 'mono-webhook-secret': secret },
      });
    const rotate = async (body: object): Promise<string> =>
      (await platform.call('POST', `/v2/webhooks/${webhookId}/rotate`, { key: secretKey, body })).json.data.secret;
    const second = await rotate({});
    expect((await send(second, 'by_the_new_one')).status).toBe(200);
    expect((await send(demo.webhookSecret, 'by_the_old_one')).status).toBe(200);
    const third = await rotate({ overlap_hours: 0 });
    expect((await send(third, 'by_the_third')).status).toBe(200);
    expect((await send(second, 'by_a_late_one')).status).toBe(401);
    const test = await platform.call('POST', `/v2/webhooks/${webhookId}/test`, { key: secretKey, body: {} });
    expect(test.status).toBe(200);
    const told = await platform.until('the delivery', async () =>
      (await received()).find(({ event }) => event === 'mono.events.webhook_test'),
    );
    expect(told.proofs).toEqual({ secret: true, mono: true, standard: true });
  });

  test('a delivery that proves nothing is refused and not shown', async () => {
    const before = await received();
    const answer = await open(platform, 'POST', '/demo/webhooks', { body: { event: 'invented' } });
    expect(answer.status).toBe(401);
    expect(await received()).toEqual(before);
  });
});
