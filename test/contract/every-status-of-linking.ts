import { readdir } from 'node:fs/promises';
import { describe, test } from 'vitest';
import { FIRST_BANK, GTBANK } from './stage.ts';
import { onBothPaths, RANDOM_ID, type StatusTools } from './status-tools.ts';

const customer = { name: 'Halima Sani', email: 'halima@example.com' };
const ordered = { institution: GTBANK, auth_method: 'internet_banking', scope: 'financial_data', customer };
const good = { username: 'user_good', password: 'pass_good' };

/** Links, codes, headless sessions and the page, to every status that their routes declare. */
export function linkingScenarios({ stage, account, ok, expectStatus }: StatusTools): void {
  describe('linking', () => {
    test('initiate', async () => {
      await ok('POST', '/v2/accounts/initiate', { body: { scope: 'auth', customer } });
      await expectStatus(400, 'POST', '/v2/accounts/initiate', { body: {} });
      await expectStatus(404, 'POST', '/v2/accounts/initiate', { body: { scope: 'reauth', account: RANDOM_ID } });
    });

    test('exchange, and another code', async () => {
      for (const path of ['/v2/accounts/auth', ...onBothPaths('/account/auth')]) {
        const { code } = await stage().data('POST', '/v2/sandbox/codes', { account: account() });
        await ok('POST', path, { body: { code } });
        await expectStatus(400, 'POST', path, { body: { code } });
      }
      await expectStatus(400, 'POST', '/v2/sandbox/codes', { body: {} });
      await expectStatus(404, 'POST', '/v2/sandbox/codes', { body: { account: RANDOM_ID } });
    });

    const session = async (renewed?: string): Promise<Record<string, string>> => {
      const data = renewed
        ? await stage().data('POST', '/v2/connect/reauth/session', { account: renewed })
        : await stage().data('POST', '/v2/connect/session', ordered);
      return { 'x-session-id': data.session.id };
    };

    test('headless', async () => {
      const headers = await session();
      await ok('GET', '/v2/connect/sandbox', { headers });
      await expectStatus(400, 'GET', '/v2/connect/sandbox');
      await expectStatus(400, 'POST', '/v2/connect/session', { body: {} });
      await expectStatus(404, 'POST', '/v2/connect/session', { body: { ...ordered, customer: { id: RANDOM_ID } } });
      await expectStatus(400, 'POST', '/v2/connect/login', { body: good });
      await ok('POST', '/v2/connect/login', { headers, body: { ...good, password: 'pass_otp' } });
      await expectStatus(400, 'POST', '/v2/connect/commit', { headers, body: { otp: '000000' } });
      await ok('POST', '/v2/connect/commit', { headers, body: { otp: '123456' } });
      await expectStatus(503, 'POST', '/v2/connect/login', {
        headers: await session(),
        body: { ...good, password: 'pass_down' },
      });
      const late = await session();
      await ok('POST', '/v2/connect/login', { headers: late, body: { ...good, password: 'pass_otp' } });
      await stage().data('POST', '/v2/sandbox/faults', { target: 'connector:gtbank', fault: 'unavailable', times: 1 });
      await expectStatus(503, 'POST', '/v2/connect/commit', { headers: late, body: { otp: '123456' } });
      // A login form with a captcha comes from the bank itself.
      await stage().data('POST', '/v2/sandbox/faults', {
        target: 'connector:firstbank',
        fault: 'unavailable',
        times: 1,
      });
      await expectStatus(503, 'POST', '/v2/connect/session', { body: { ...ordered, institution: FIRST_BANK } });
    });

    test('headless re-authorisation', async () => {
      const renewed = await stage().account({ persona: 'user_good' });
      await expectStatus(400, 'POST', '/v2/connect/reauth/session', { body: {} });
      await expectStatus(404, 'POST', '/v2/connect/reauth/session', { body: { account: RANDOM_ID } });
      await ok('POST', '/v2/connect/reauth/login', { headers: await session(renewed), body: good });
      await expectStatus(400, 'POST', '/v2/connect/reauth/login', {
        headers: await session(renewed),
        body: { ...good, password: 'pass_wrong' },
      });
      await expectStatus(503, 'POST', '/v2/connect/reauth/login', {
        headers: await session(renewed),
        body: { ...good, password: 'pass_down' },
      });
      const atFirstBank = await stage().account({ institution: FIRST_BANK });
      await stage().data('POST', '/v2/sandbox/faults', {
        target: 'connector:firstbank',
        fault: 'unavailable',
        times: 1,
      });
      await expectStatus(503, 'POST', '/v2/connect/reauth/session', { body: { account: atFirstBank } });
      for (const path of onBothPaths(`/accounts/${renewed}/reauthorise`)) await ok('POST', path);
      for (const path of onBothPaths(`/accounts/${RANDOM_ID}/reauthorise`)) await expectStatus(404, 'POST', path);
    });

    test('the page, its files and its calls', async () => {
      const { mono_url } = await stage().data('POST', '/v2/accounts/initiate', { scope: 'auth', customer });
      const linkId = mono_url.split('/').at(-1);
      const opened = { kind: 'link', linkId };
      const boot = (of: unknown) => `/connect/api/institutions?session-boot=${encodeURIComponent(JSON.stringify(of))}`;
      await ok('GET', `/link/${linkId}`);
      await expectStatus(404, 'GET', '/link/ALAAAAAAAAAA');
      await ok('GET', `/connect?key=${stage().platform.publicKey}`);
      await expectStatus(401, 'GET', '/connect');
      await ok('GET', '/');
      await expectStatus(401, 'GET', '/?key=nonsense');
      await ok('GET', '/connect.js');
      const [file = ''] = await readdir(new URL('../../apps/connect/dist/assets', import.meta.url));
      await ok('GET', `/connect/assets/${file}`);
      await expectStatus(404, 'GET', '/connect/assets/nothing.js');
      await ok('GET', boot(opened));
      await expectStatus(400, 'GET', boot('nonsense'));
      await expectStatus(409, 'GET', boot({ kind: 'link', linkId: 'ALAAAAAAAAAA' }));

      const start = (body: object) => ({
        body: { opened, institution: GTBANK, authMethod: 'internet_banking', ...body },
      });
      const begun = await expectStatus(201, 'POST', '/connect/api/sessions', start({}));
      await expectStatus(400, 'POST', '/connect/api/sessions', start({ institution: RANDOM_ID }));
      await expectStatus(
        409,
        'POST',
        '/connect/api/sessions',
        start({ opened: { kind: 'link', linkId: 'ALAAAAAAAAAA' } }),
      );
      const headers = { 'x-session': begun.session };
      const body = { values: { ...good, password: 'pass_otp' } };
      const inSession: [string, string, unknown?, unknown?][] = [
        ['GET', '/connect/api/session'],
        ['POST', '/connect/api/session/poll', {}],
        ['POST', '/connect/api/session/answer', body, {}],
        ['POST', '/connect/api/session/choose', { accountNumber: '0123456789' }, {}],
        ['POST', '/connect/api/session/file', 'Date,Narration'],
        ['POST', '/connect/api/session/cancel', {}],
      ];
      for (const [method, path, right, wrong] of inSession) {
        await ok(method, path, { headers, body: right });
        if (wrong !== undefined) await expectStatus(400, method, path, { headers, body: wrong });
        await expectStatus(410, method, path, { headers: { 'x-session': 'nonsense' }, body: right });
      }
      await ok('POST', '/connect/api/cancel', { body: { opened } });
      await expectStatus(400, 'POST', '/connect/api/cancel', { body: {} });
    });
  });
}
