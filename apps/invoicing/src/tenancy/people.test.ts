import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SettableClock } from '@kente/kit/clock';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../../../platform/src/testing/platform.ts';
import { type Answer, type TestConnector, type TestOrganisation, testConnector } from '../testing/connector.ts';
import type { MemberRole } from './index.ts';

const clock = new SettableClock('2026-11-20T09:00:00Z');
const EMAIL = 'ngozi.balogun@adunni-foods.example';

let platform: TestPlatform;
let connector: TestConnector;
let issuer: string;
let adunni: TestOrganisation;
let zaria: TestOrganisation;

beforeAll(async () => {
  platform = await testPlatform({ clock, workers: false });
  issuer = platform.modules.config.publicUrl;
  connector = await testConnector({
    clock,
    upstream: { url: platform.url, secretKey: platform.secretKey },
    settings: { CONSOLE_ISSUER: issuer, CONSOLE_JWKS_URL: `${platform.url}/console/jwks` },
  });
  adunni = await connector.organisation('Adunni Foods Ltd');
  zaria = await connector.organisation('Zaria Textiles');
});
afterAll(async () => {
  await connector?.close();
  await platform?.close();
});

const issued = async (email = EMAIL): Promise<string> =>
  (await platform.modules.console.tokens.issue({ id: 'f'.repeat(24), email, name: 'Ngozi Balogun' })).token;

const call = (
  method: string,
  path: string,
  token: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> =>
  connector.call(method, path, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });

const idOf = ({ environments }: TestOrganisation) => environments.sandbox.organisationId;

/** A person of their own for each test, so that no membership is left over. */
let people = 0;
async function member(
  ...memberships: readonly [TestOrganisation, MemberRole][]
): Promise<[token: string, email: string]> {
  people += 1;
  const email = `person-${people}@adunni-foods.example`;
  for (const [organisation, role] of memberships)
    await connector.modules.tenancy.members.put(idOf(organisation), email, role);
  return [await issued(email), email];
}

describe('signing in, from the password to the connector', () => {
  test('a console user reads the organisation that they are a member of, with the token of their session', async () => {
    const { email, password } = await platform.modules.console.users.add({ email: EMAIL });
    await connector.modules.tenancy.members.put(idOf(adunni), EMAIL.toUpperCase(), 'viewer');
    const signedIn = await platform.call('POST', '/console/auth/sign-in/email', {
      key: null,
      body: { email, password },
    });
    const cookie = [signedIn.headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0]);
    const { json } = await platform.call('GET', '/console/token', {
      key: null,
      headers: { cookie: cookie.join('; ') },
    });
    const { status } = await call('GET', '/si/mono/accounts?linkedOnly=true', json.token);
    expect(status).toBe(200);
  });
});

describe('tokens', () => {
  test('one that has run out is 401, to the second', async () => {
    const [token] = await member([adunni, 'viewer']);
    clock.advance(599_000);
    expect((await call('GET', '/si/me', token)).status).toBe(200);
    clock.advance(1_000);
    const { status, json } = await call('GET', '/si/me', token);
    expect([status, json.error_code, json.data]).toEqual([401, 'unauthorized', null]);
    expect(json.message).toMatch(/run out/);
  });

  test('one of another issuer, for somebody else, with another key, without a signature, or broken is 401', async () => {
    const [good] = await member([adunni, 'admin']);
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const forged = (issuedBy: string, audience: string, kid?: string) =>
      new SignJWT({ email: EMAIL })
        .setProtectedHeader({ alg: 'EdDSA', ...(kid === undefined ? {} : { kid }) })
        .setIssuer(issuedBy)
        .setAudience(audience)
        .setSubject('somebody')
        .setExpirationTime(new Date(clock.now().getTime() + 60_000))
        .sign(privateKey);
    const [header = '', payload = '', signature = ''] = good.split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
    for (const token of [
      await forged('https://evil.example', 'kente'),
      await forged(issuer, 'kente', kid),
      await forged(issuer, 'other', kid),
      `${none}.${payload}.`,
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      'x',
      'x.y.z',
      'a'.repeat(5_000),
    ]) {
      const { status, json } = await call('GET', '/si/me', token);
      expect([token.slice(0, 20), status, json.error_code]).toEqual([token.slice(0, 20), 401, 'unauthorized']);
    }
  });

  test("one of an issuer that our console's keys signed for, but that is not ours, is 401", async () => {
    const other = await foreignConsole();
    const theirs = await testConnector({
      clock,
      upstream: { url: platform.url, secretKey: platform.secretKey },
      databaseUrl: connector.databaseUrl,
      settings: { CONSOLE_ISSUER: issuer, CONSOLE_JWKS_URL: other.url },
    });
    const ask = (token: string) => theirs.call('GET', '/si/me', { headers: { authorization: `Bearer ${token}` } });
    expect((await ask(await other.token('https://foreign.example'))).status).toBe(401);
    expect((await ask(await other.token(issuer))).status).toBe(200);
    await theirs.close();
    await other.close();
  });

  test("while the console's keys cannot be had, it is 502, and not the caller's fault", async () => {
    const away = await testConnector({
      clock,
      upstream: { url: platform.url, secretKey: platform.secretKey },
      databaseUrl: connector.databaseUrl,
      settings: { CONSOLE_ISSUER: issuer, CONSOLE_JWKS_URL: 'http://127.0.0.1:9/jwks' },
    });
    const { status, json } = await away.call('GET', '/si/me', {
      headers: { authorization: `Bearer ${await issued()}` },
    });
    await away.close();
    expect([status, json.error_code]).toEqual([502, 'upstream_error']);
  });

  test('when the console signs with another key, its tokens are good at once', async () => {
    const [before, email] = await member([adunni, 'viewer']);
    expect((await call('GET', '/si/me', before)).status).toBe(200);
    await platform.modules.console.tokens.replaceKeys();
    const after = await issued(email);
    await expect.poll(async () => (await call('GET', '/si/me', after)).status, { timeout: 5_000 }).toBe(200);
    expect((await call('GET', '/si/me', before)).status).toBe(401);
  });
});

describe('roles', () => {
  test('viewer reads, operator syncs and confirms, admin decides on rules and signs: else 403', async () => {
    const asked = {
      read: ['GET', '/si/mono/accounts?linkedOnly=true'],
      sync: ['POST', '/si/mono/sync-stored'],
      rules: ['GET', '/si/mono/allow-deny'],
      change: ['POST', '/si/mono/allow-deny'],
      sign: ['POST', `/si/invoices/${'0'.repeat(24)}/sign`],
    } as const;
    const refused: Record<string, string[]> = {};
    for (const role of ['viewer', 'operator', 'admin'] as const) {
      const [token] = await member([adunni, role]);
      refused[role] = [];
      for (const [name, [method, path]] of Object.entries(asked)) {
        const body = name === 'change' ? { scope: 'org', allow: [] } : {};
        const { status, json } = await call(method, path, token, method === 'POST' ? { body } : {});
        if (status === 403) refused[role].push(name);
        else expect([name, status < 500, json.error_code]).not.toEqual([name, false, 'internal_error']);
      }
    }
    expect(refused).toEqual({ viewer: ['sync', 'change', 'sign'], operator: ['change', 'sign'], admin: [] });
  });

  test('what a person did is written down under their address', async () => {
    const [token, email] = await member([zaria, 'admin']);
    const rule = { field: 'counterparty', op: 'contains', value: 'example ventures' };
    const { status, json } = await call('POST', '/si/mono/allow-deny', token, {
      body: { scope: 'org', allow: [rule] },
    });
    expect(status).toBe(200);
    expect(json.data.allow[0].createdBy).toBe(email);
  });
});

describe('organisations', () => {
  test('of several, the header says which one; without it 400, with one that is not theirs 404', async () => {
    const [token] = await member([adunni, 'viewer'], [zaria, 'admin']);
    const path = '/si/mono/accounts?linkedOnly=true';
    const none = await call('GET', path, token);
    expect([none.status, none.json.error_code]).toEqual([400, 'bad_request']);
    for (const organisation of [adunni, zaria])
      expect((await call('GET', path, token, { headers: { 'x-organisation': idOf(organisation) } })).status).toBe(200);
    const foreign = await connector.organisation('Kano Leather');
    for (const id of [idOf(foreign), '0'.repeat(24)]) {
      const { status, json } = await call('GET', path, token, { headers: { 'x-organisation': id } });
      expect([status, json.message]).toEqual([404, 'This organisation does not exist.']);
    }
    const mine = { env: 'sandbox', scope: 'org', allow: [] };
    const inFirst = await call('POST', '/si/mono/allow-deny', token, {
      ...{ body: mine, headers: { 'x-organisation': idOf(adunni) } },
    });
    expect(inFirst.status).toBe(403);
  });

  test("another organisation's environment is 404, whatever the role here", async () => {
    const [token] = await member([adunni, 'admin']);
    const { environmentId } = zaria.environments.sandbox;
    expect((await call('GET', `/si/mono/accounts?linkedOnly=true&envId=${environmentId}`, token)).status).toBe(404);
  });

  test('who is a member of none may do nothing, and who is removed is out at once, with the token they have', async () => {
    const [token, email] = await member([adunni, 'admin']);
    expect((await call('GET', '/si/mono/accounts?linkedOnly=true', token)).status).toBe(200);
    expect(await connector.modules.tenancy.members.remove(idOf(adunni), email)).toBe(true);
    const { status, json } = await call('GET', '/si/mono/accounts?linkedOnly=true', token);
    expect([status, json.error_code]).toEqual([403, 'forbidden']);
    expect((await call('GET', '/si/me', token)).json.data.organisations).toEqual([]);
  });
});

describe('GET /si/me', () => {
  test('tells a person their organisations with roles and environments, the sandbox first', async () => {
    const [token, email] = await member([zaria, 'admin'], [adunni, 'viewer']);
    const { status, json } = await call('GET', '/si/me', token);
    const environments = ({ environments: { sandbox, production } }: TestOrganisation) => [
      { envId: sandbox.environmentId, label: 'sandbox' },
      { envId: production.environmentId, label: 'production' },
    ];
    expect(status).toBe(200);
    expect(json.data).toEqual({
      ...{ via: 'person', email, name: 'Ngozi Balogun' },
      organisations: [
        { id: idOf(adunni), name: 'Adunni Foods Ltd', role: 'viewer', environments: environments(adunni) },
        { id: idOf(zaria), name: 'Zaria Textiles', role: 'admin', environments: environments(zaria) },
      ],
    });
  });

  test('tells a key its organisation, its own environment first; nobody gets 401', async () => {
    const { json } = await connector.call('GET', '/si/me', { key: zaria.keys.production });
    expect(json.data).toMatchObject({
      via: 'key',
      email: null,
      organisations: [{ name: 'Zaria Textiles', role: 'admin' }],
    });
    expect(json.data.organisations[0].environments[0].label).toBe('production');
    expect((await connector.call('GET', '/si/me')).status).toBe(401);
  });

  test('a key acts in its own organisation alone', async () => {
    const headers = { 'x-organisation': idOf(adunni) };
    const { status } = await connector.call('GET', '/si/mono/allow-deny', { key: zaria.keys.sandbox, headers });
    expect(status).toBe(404);
  });
});

describe("a browser's pages", () => {
  const ask = (method: string, origin: string, more: Record<string, string> = {}) =>
    fetch(`${connector.url}/si/me`, { method, headers: { origin, ...more } });

  test("the dashboard's may read answers, refusals too, and send what they need; nobody else's may", async () => {
    const preflight = await ask('OPTIONS', issuer, {
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization',
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-organisation');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    const refused = await ask('GET', issuer);
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, issuer]);
    for (const origin of ['https://evil.example', 'null', `${issuer}.evil.example`]) {
      const { headers } = await ask('GET', origin);
      expect([headers.get('access-control-allow-origin'), headers.get('vary')]).toEqual([null, 'origin']);
      expect((await ask('OPTIONS', origin, { 'access-control-request-method': 'GET' })).status).toBe(404);
    }
  });
});

/** A console of somebody else: keys of its own, and what they sign. */
async function foreignConsole() {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'theirs', alg: 'EdDSA' }] };
  const server: Server = createServer((_request, response) => response.end(JSON.stringify(keys)));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    token: (by: string) =>
      new SignJWT({ email: EMAIL })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'theirs' })
        .setIssuer(by)
        .setAudience('kente')
        .setSubject('somebody')
        .setExpirationTime(new Date(clock.now().getTime() + 60_000))
        .sign(privateKey),
    close: () => new Promise((done) => server.close(done)),
  };
}
