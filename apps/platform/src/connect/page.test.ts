import { SettableClock } from '@kente/kit/clock';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GTBANK, type LinkingWorld, linkingWorld } from '../testing/linking-world.ts';

const clock = new SettableClock('2026-03-10T09:00:00Z');
let world: LinkingWorld;
let app: FastifyInstance;
let environment: Awaited<ReturnType<LinkingWorld['environment']>>;

beforeAll(async () => {
  world = await linkingWorld(clock);
  app = await world.server();
  environment = await world.environment();
});
afterAll(async () => {
  await app.close();
  await world.close();
});

async function aLink(): Promise<string> {
  const customer = { name: 'Samuel Olamide', email: 'samuel@neem.example' };
  return (
    await world.connect.initiate(environment, { scope: 'auth', customer, redirect_url: 'https://app.example/back' })
  ).id;
}
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });
const post = (url: string, payload: object | Buffer, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: `/connect/api/${url}`, payload, headers });
const bootOf = (html: string) => JSON.parse(/id="kente-boot">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null');

describe('the page', () => {
  test('of a link is never kept, framed, or allowed to load from elsewhere', async () => {
    const answer = await get(`/link/${await aLink()}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    const policy = answer.headers['content-security-policy'];
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(answer.body).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(bootOf(answer.body)).toMatchObject({
      ...{ opened: { kind: 'link' }, problem: null, business: { name: 'Adire Finance Ltd', app: 'Adire Loans' } },
      ...{ mode: 'test', scope: 'auth', referrerOrigin: null, customerNeeded: false, preselected: null },
    });
    expect(bootOf(answer.body).shares).toEqual(
      expect.arrayContaining(['accounts', 'balance', 'identity', 'transactions']),
    );
  });

  test('of an unknown link is a 404 page', async () => {
    const answer = await get('/link/ALAAAAAAAAAA');
    expect([answer.statusCode, bootOf(answer.body).problem.title]).toEqual([404, 'This link does not exist']);
  });

  test.each(['/connect', '/'])(
    'of the widget opens at %s, in any frame, and talks to the referrer alone',
    async (path) => {
      const query = new URLSearchParams({
        ...{
          key: environment.publicKey,
          referrer: 'https://shop.example/pay?x=1',
          version: '2023-12-14',
          reference: 'W-1',
        },
      });
      const answer = await get(`${path}?${query}`);
      expect(answer.headers['content-security-policy']).toContain('frame-ancestors *');
      expect(bootOf(answer.body)).toMatchObject({
        ...{ problem: null, referrerOrigin: 'https://shop.example', reference: 'W-1', customerNeeded: true },
        opened: { kind: 'widget', key: environment.publicKey, query: { reference: 'W-1' } },
      });
    },
  );

  test('of the widget without a good key says so', async () => {
    for (const url of ['/connect', '/connect?key=nonsense', `/connect?key=${environment.secretKey}`]) {
      const answer = await get(url);
      expect([answer.statusCode, bootOf(answer.body).problem.title]).toEqual([401, 'This page cannot be opened']);
    }
  });
});

describe('a person on the page', () => {
  test('chooses, logs in, loads the page again, and is linked', async () => {
    const opened = { kind: 'link', linkId: await aLink() };
    const list = await get(`/connect/api/institutions?session-boot=${encodeURIComponent(JSON.stringify(opened))}`);
    const gtbank = list.json().institutions.find((institution: { id: string }) => institution.id === GTBANK);
    expect(gtbank).toMatchObject({ name: 'GTBank', country: 'ng', icon: '/institutions/gtbank.svg', status: 'up' });
    expect(gtbank.methods).toContainEqual({ type: 'internet_banking', name: 'Internet Banking' });

    const started = await post('sessions', { opened, institution: GTBANK, authMethod: 'internet_banking' });
    expect(started.statusCode).toBe(201);
    expect(started.headers['cache-control']).toBe('no-store');
    const { session, ...view } = started.json();
    expect(view).toMatchObject({
      institution: { id: GTBANK, name: 'GTBank' },
      authMethod: 'internet_banking',
      end: null,
    });

    const headers = { 'x-session': session };
    const asked = await post('session/answer', { values: { username: '0131883461', password: 'otp' } }, headers);
    expect(asked.json().step.kind).toBe('otp');
    expect((await get('/connect/api/session', headers)).json()).toEqual(asked.json());
    const done = (await post('session/answer', { values: { otp: '123456' } }, headers)).json();
    expect(done.end).toMatchObject({ outcome: 'linked', redirect: expect.stringContaining(`code=${done.end.code}`) });
    const used = await get(`/link/${opened.linkId}`);
    expect(bootOf(used.body).problem).toEqual({
      ...{ title: 'This link was used already', message: 'Ask Adire Finance Ltd for a new link.' },
      redirect: 'https://app.example/back?status=failed&reason=link_expired',
    });
  });

  test('leaves, before and after an institution was chosen', async () => {
    const opened = { kind: 'link', linkId: await aLink() };
    const redirect = 'https://app.example/back?status=cancelled&reason=widget_closed';
    expect((await post('cancel', { opened })).json().end.redirect).toBe(redirect);
    const { session } = (
      await post('sessions', { opened, institution: GTBANK, authMethod: 'internet_banking' })
    ).json();
    expect((await post('session/cancel', {}, { 'x-session': session })).json().end.redirect).toBe(redirect);
  });

  test('with a file of more than 20 MB is refused in words', async () => {
    const answer = await post('session/file', Buffer.alloc(20 * 1024 * 1024 + 1), {
      'content-type': 'application/octet-stream',
    });
    expect([answer.statusCode, answer.json().message]).toEqual([413, 'The request body is too large.']);
  });

  test.each([
    ['GET', 'session', undefined],
    ['POST', 'session/answer', { values: {} }],
    ['POST', 'session/choose', { accountNumber: '0131883461' }],
    ['POST', 'session/poll', {}],
    ['POST', 'session/file', Buffer.from('a,b')],
    ['POST', 'session/cancel', {}],
  ] as const)('%s %s without a session: 410', async (method, path, payload) => {
    const answer = await app.inject({ method, url: `/connect/api/${path}`, ...(payload ? { payload } : {}) });
    expect([answer.statusCode, answer.json().message]).toEqual([410, 'This session is over. Start again.']);
  });

  test.each([
    ['sessions', {}],
    ['sessions', { opened: { kind: 'link' }, institution: GTBANK, authMethod: 'internet_banking' }],
    ['session/answer', { values: { otp: 123456 } }],
    ['session/choose', {}],
    ['cancel', { opened: null }],
  ])('%s with %j: 400', async (path, payload) => {
    expect((await post(path, payload)).statusCode).toBe(400);
  });

  test('cannot read how a page was opened that says it wrongly: 400; in vain: 409', async () => {
    expect((await get('/connect/api/institutions?session-boot=%7B')).statusCode).toBe(400);
    const opened = encodeURIComponent(JSON.stringify({ kind: 'link', linkId: 'ALAAAAAAAAAA' }));
    expect((await get(`/connect/api/institutions?session-boot=${opened}`)).statusCode).toBe(409);
  });
});

describe('files', () => {
  test('script and style of the page may be kept for ever', async () => {
    const html = (await get(`/link/${await aLink()}`)).body;
    const paths = [...html.matchAll(/(?:src|href)="(\/connect\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(paths.length).toBeGreaterThanOrEqual(2);
    for (const path of paths) {
      const answer = await get(path, { 'accept-encoding': 'gzip, br' });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-encoding': 'br',
        'cache-control': 'public, max-age=31536000, immutable',
      });
    }
    expect((await get('/connect/assets/none.js')).statusCode).toBe(404);
    expect((await get('/connect/assets/..%2f..%2fpackage.json')).statusCode).toBe(404);
  });

  test('connect.js may be loaded by any page', async () => {
    const answer = await get('/connect.js');
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(answer.body).toContain('mono-connect--widget-div');
  });
});
