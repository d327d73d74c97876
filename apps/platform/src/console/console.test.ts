import { SettableClock } from '@kente/kit/clock';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type TestPlatform, testPlatform } from '../testing/platform.ts';
import { TRIES } from './sign-in-limit.ts';

const PERSON = { email: 'ngozi.balogun@adunni-foods.example', password: 'a long enough password' };
const clock = new SettableClock('2026-11-20T09:00:00Z');

let platform: TestPlatform;
let origin: string;

beforeAll(async () => {
  platform = await testPlatform({ clock, workers: false, settings: { TRUST_PROXY: 'true' } });
  origin = platform.modules.config.publicUrl;
  await platform.modules.console.users.add({ ...PERSON, name: 'Ngozi Balogun' });
});
afterAll(() => platform?.close());

let calls = 0;
/** From another address each time, as far as the limit for each is concerned. */
const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  calls += 1;
  return platform.call(method, `/console${path}`, {
    ...{ key: null, headers: { origin, 'x-forwarded-for': `192.0.2.${calls}`, ...headers } },
    ...(body === undefined ? {} : { body }),
  });
};

const signIn = (body: object = PERSON, headers = {}): Promise<Answer> =>
  call('POST', '/auth/sign-in/email', body, headers);

/** The cookies that were set, as a browser sends them back. */
const cookieOf = (answer: Answer): string =>
  [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((line) => String(line).split(';')[0])
    .join('; ');

async function session(body: object = PERSON): Promise<{ cookie: string }> {
  const answer = await signIn(body);
  expect(answer.status).toBe(200);
  return { cookie: cookieOf(answer) };
}

describe('signing in', () => {
  test('the right password sets a cookie that scripts cannot read and other sites do not send, and tells no session token', async () => {
    const answer = await signIn();
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ redirect: false, user: { email: PERSON.email, name: 'Ngozi Balogun' } });
    expect(answer.text).not.toContain('token');
    const cookies = [answer.headers['set-cookie'] ?? []].flat();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/Path=\/console; HttpOnly; SameSite=Lax/);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('get-session tells who it is, and null without a session; sign-out ends it for good', async () => {
    const { cookie } = await session();
    const { json } = await call('GET', '/auth/get-session', undefined, { cookie });
    expect(json).toMatchObject({ user: { email: PERSON.email }, session: { expiresAt: expect.any(String) } });
    expect(json.session.token).toBeUndefined();
    expect((await call('GET', '/auth/get-session')).json).toBeNull();
    expect((await call('POST', '/auth/sign-out', {}, { cookie })).json).toEqual({ success: true });
    expect((await call('GET', '/auth/get-session', undefined, { cookie })).json).toBeNull();
    expect((await call('GET', '/token', undefined, { cookie })).status).toBe(401);
  });

  test('a wrong password and an address of nobody get the very same 401', async () => {
    const answers = [
      await signIn({ ...PERSON, password: 'not the password' }),
      await signIn({ ...PERSON, email: 'nobody@adunni-foods.example' }),
    ];
    for (const { status, json } of answers) {
      expect(status).toBe(401);
      expect(json).toMatchObject({ status: 'failed', data: null, code: 'INVALID_EMAIL_OR_PASSWORD' });
    }
    expect(answers[0]?.json.message).toBe(answers[1]?.json.message);
  });

  test('an address is locked after ten tries, for the right password and for tries at the same time too, until time has passed or an operator resets it', async () => {
    const email = 'bisi.ade@adunni-foods.example';
    const { users } = platform.modules.console;
    const { password } = await users.add({ email });
    const tries = await Promise.all(Array.from({ length: TRIES + 2 }, () => signIn({ email, password: 'wrong one' })));
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(TRIES);
    const locked = await signIn({ email: email.toUpperCase(), password });
    expect(locked.status).toBe(429);
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(0);
    clock.advance(15 * 60_000);
    expect((await signIn({ email, password })).status).toBe(200);
    await platform.modules.console.users.remove(email);
  });

  test('one network address has 25 tries a minute, for all addresses of people together', async () => {
    const from = { 'x-forwarded-for': '198.51.100.7' };
    const empty = await Promise.all(Array.from({ length: 26 }, () => signIn({}, from)));
    expect(empty.filter(({ status }) => status === 400)).toHaveLength(25);
    expect(empty.find(({ status }) => status === 429)?.headers['retry-after']).toBeDefined();
  });

  test('nobody can sign up, and nothing else of the library is to be reached: JSON, never a page', async () => {
    const body = { email: 'new@adunni-foods.example', password: 'a long enough password', name: 'New' };
    for (const [method, path] of [
      ['POST', '/auth/sign-up/email'],
      ['POST', '/auth/request-password-reset'],
      ['GET', '/auth/error'],
      ['GET', '/auth/ok'],
    ] as const) {
      const answer = await call(method, path, method === 'POST' ? body : undefined);
      expect([path, answer.status, answer.json?.status]).toEqual([path, 404, 'failed']);
    }
  });

  test('another site cannot act with the cookie', async () => {
    const { cookie } = await session();
    const { status, json } = await call('POST', '/auth/sign-out', {}, { cookie, origin: 'https://evil.example' });
    expect([status, json.status]).toEqual([403, 'failed']);
    expect((await call('GET', '/token', undefined, { cookie })).status).toBe(200);
  });

  test('bodies that are broken, of wrong types or too long are 400 in the envelope', async () => {
    for (const body of ['{', '[]', { email: 1, password: [] }, { ...PERSON, password: 'x'.repeat(129) }]) {
      const { status, json } = await signIn(body as object);
      expect([status, json.status]).toEqual([400, 'failed']);
    }
  });
});

describe('passwords', () => {
  test('somebody can set their own: the one before ends, and sessions elsewhere with it', async () => {
    const { users } = platform.modules.console;
    const email = 'tunde.bello@adunni-foods.example';
    const { password } = await users.add({ email });
    const [here, there] = [await session({ email, password }), await session({ email, password })];
    const change = { currentPassword: password, newPassword: 'one of my own choosing' };
    expect((await call('POST', '/auth/change-password', { ...change, newPassword: 'short' }, here)).status).toBe(400);
    const changed = await call('POST', '/auth/change-password', change, here);
    expect(changed.status).toBe(200);
    expect((await call('GET', '/token', undefined, there)).status).toBe(401);
    expect((await call('GET', '/token', undefined, { cookie: cookieOf(changed) })).status).toBe(200);
    expect((await signIn({ email, password })).status).toBe(401);
    expect((await users.find(email))?.passwordChanged).toBe(true);
    const reset = await users.reset(email);
    expect((await signIn(reset)).status).toBe(200);
    expect(await users.remove(email)).toBe(true);
    expect((await signIn(reset)).status).toBe(401);
  });

  test('an address is one whatever its case; what is no address is refused', async () => {
    const { users } = platform.modules.console;
    await expect(users.add({ email: PERSON.email.toUpperCase() })).rejects.toThrow(/is a console user already/);
    await expect(users.add({ email: 'somebody' })).rejects.toThrow(/no e-mail address/);
    expect((await users.list()).map(({ email }) => email)).toContain(PERSON.email);
  });
});

describe('tokens', () => {
  const token = async (cookie: string): Promise<Answer> => call('GET', '/token', undefined, { cookie });
  const verify = async (text: string, now: Date) => {
    const { json } = await call('GET', '/jwks');
    return jwtVerify(text, createLocalJWKSet(json), { issuer: origin, audience: 'kente', currentDate: now });
  };

  test('a session gets one of ten minutes that the published keys verify, with where the connector is', async () => {
    const { cookie } = await session();
    const { status, json, headers } = await token(cookie);
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(Object.keys(json).sort()).toEqual(['expires_at', 'invoicing_url', 'token']);
    expect(new Date(json.expires_at).getTime() - clock.now().getTime()).toBe(600_000);
    expect(json.invoicing_url).toBe('http://localhost:4002');
    const { payload, protectedHeader } = await verify(json.token, clock.now());
    expect(payload).toMatchObject({ iss: origin, email: PERSON.email, sub: expect.any(String) });
    expect(protectedHeader.alg).toBe('EdDSA');
    await expect(verify(json.token, new Date(clock.now().getTime() + 600_000))).rejects.toThrow(/exp/);
  });

  test('nobody gets one without a session, or with a cookie of their own making', async () => {
    expect((await call('GET', '/token')).status).toBe(401);
    expect((await token('kente.session_token=abc.def')).status).toBe(401);
  });

  test('after thirty days another key signs; the one before is told for a day more, then forgotten', async () => {
    const kids = async () => (await call('GET', '/jwks')).json.keys.map(({ kid }: { kid: string }) => kid);
    const issue = async () => (await platform.modules.console.tokens.issue({ id: 'u', email: 'e', name: 'n' })).token;
    const first = await issue();
    clock.advance(30 * 86_400_000);
    const second = await issue();
    const [old, fresh] = [first, second].map((text) => decodeProtectedHeader(text).kid);
    expect(old).not.toBe(fresh);
    expect(await kids()).toEqual([fresh, old]);
    await verify(first, new Date((decodeJwt(first).iat ?? 0) * 1_000));
    clock.advance(32 * 86_400_000);
    const third = decodeProtectedHeader(await issue()).kid;
    expect(await kids()).toEqual([third]);
    const { id } = await platform.modules.console.tokens.replaceKeys();
    expect(await kids()).toEqual([id]);
  });

  test('private keys and passwords are never in the database as they are', async () => {
    const client = new pg.Client({ connectionString: platform.databaseUrl });
    await client.connect();
    const { rows: keys } = await client.query<{ private_key: Buffer; public_jwk: object }>(
      'select private_key, public_jwk from console_signing_keys',
    );
    const { rows: accounts } = await client.query<{ password: string }>('select password from console_accounts');
    await client.end();
    expect(keys.length).toBeGreaterThan(0);
    for (const { private_key, public_jwk } of keys) {
      expect(private_key.toString('latin1')).not.toContain('"d"');
      expect(public_jwk).not.toHaveProperty('d');
    }
    for (const { password } of accounts) expect(password).toMatch(/^scrypt\$8192\$8\$10\$/);
  });
});
