import { SECOND_MS, systemClock } from '@kente/kit/clock';
import { expect, test } from 'vitest';
import { signatureOf } from '../../apps/platform/src/rails/nip/signature.ts';
import type { LiveSwitch } from '../../apps/platform/src/testing/live-switch.ts';
import type { StatusTools } from './status-tools.ts';

const AUTH = '/console/auth';
const SIGN_IN = `${AUTH}/sign-in/email`;
/** With one address, in a quarter of an hour; the one from another site is among them. */
const TRIES = 10;

/** The console and its people; the switch that calls us. */
export function consoleScenarios({ stage, expectStatus }: StatusTools, bank: () => LiveSwitch): void {
  const email = 'ngozi.balogun@adire.example';
  const password = 'a long enough password';
  const evil = { origin: 'https://evil.example' };
  const ours = () => ({ origin: new URL(stage().platform.modules.config.publicUrl).origin });
  const asked = (status: number, method: string, path: string, headers: Record<string, string>, body?: unknown) =>
    expectStatus(status, method, path, { key: null, headers, ...(body === undefined ? {} : { body }) });

  test('the console', async () => {
    await stage().platform.modules.console.users.add({ email, password });
    const entered = await stage().call('POST', SIGN_IN, { key: null, headers: ours(), body: { email, password } });
    expect(entered.status).toBe(200);
    const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
    const session = { ...ours(), cookie };
    await asked(400, 'POST', SIGN_IN, ours(), {});
    await asked(403, 'POST', SIGN_IN, { ...evil, cookie }, { email, password });
    await asked(200, 'GET', `${AUTH}/get-session`, session);
    await asked(200, 'GET', '/console/token', session);
    await asked(401, 'GET', '/console/token', ours());
    await asked(200, 'GET', '/console/jwks', ours());
    const change = { currentPassword: password, newPassword: 'one of my own choosing', revokeOtherSessions: false };
    await asked(400, 'POST', `${AUTH}/change-password`, session, { ...change, newPassword: 'short' });
    await asked(401, 'POST', `${AUTH}/change-password`, ours(), change);
    await asked(403, 'POST', `${AUTH}/change-password`, { ...evil, cookie }, change);
    await asked(200, 'POST', `${AUTH}/change-password`, session, change);
    await asked(403, 'POST', `${AUTH}/sign-out`, { ...evil, cookie }, {});
    await asked(200, 'POST', `${AUTH}/sign-out`, session, {});
    for (let tried = 1; tried < TRIES; tried += 1) await asked(401, 'POST', SIGN_IN, ours(), { email, password });
    await asked(429, 'POST', SIGN_IN, ours(), { email, password });
  });

  test('what the switch tells', async () => {
    const path = '/rails/nip/callback';
    const body = '{"kind":"nonsense"}';
    const seconds = String(Math.floor(systemClock.now().getTime() / SECOND_MS));
    const signature = signatureOf(bank().key, seconds, Buffer.from(body));
    const headers = { 'x-nip-timestamp': seconds, 'x-nip-signature': signature };
    await expectStatus(400, 'POST', path, { key: null, body, headers });
    await expectStatus(401, 'POST', path, { key: null, body });
  });
}
