import pg from 'pg';
import { beforeAll, describe, test } from 'vitest';
import type { LiveSwitch } from '../../apps/platform/src/testing/live-switch.ts';
import type { Integrator, Json } from './stage.ts';
import { RANDOM_ID, type StatusTools } from './status-tools.ts';

type App = Integrator & { environmentId: string };

const MANDATES = '/v3/payments/mandates';
const UNKNOWN = 'RD0000000';
const CODE = { code: '123456' };

/** The page on which a payer authorises a mandate, one-time codes in its place, and what only live environments are told. */
export function authorisingScenarios({ stage, expectStatus }: StatusTools, bank: () => LiveSwitch): void {
  let sandbox: App;
  let live: App;
  let serial = 0;

  const appIn = async (mode: 'test' | 'live'): Promise<App> => {
    const app = await stage().stranger({ mode, products: ['payments'] });
    const { payments, tenancy } = stage().platform.modules;
    const env = await tenancy.environment(app.environmentId as never);
    await payments.settings.change(env, { 'mandates.legacy_otp': true, 'mandates.selfie': true });
    return app;
  };
  const bvn = (): string => String(22_700_000_000 + serial);
  const terms = async (app: App): Promise<Json> => {
    serial += 1;
    const person = {
      ...{ email: `halima.${serial}@adire.example`, first_name: 'Halima', last_name: 'Sani', phone: '08012345678' },
      ...{ address: '4 Marina, Lagos', identity: { type: 'bvn', number: bvn() } },
    };
    const customer = (await app.data('POST', '/v2/customers', person)).id;
    return {
      ...{ customer, amount: 5_000_000, mandate_type: 'emandate', debit_type: 'variable', description: 'Repayment' },
      ...{
        reference: `authorise-${String(serial).padStart(6, '0')}`,
        start_date: '2030-01-01',
        end_date: '2040-12-31',
      },
    };
  };
  /** A mandate with its account. */
  const mandate = async (app: App): Promise<Json> => {
    const body = await terms(app);
    return app.data('POST', MANDATES, { ...body, account_number: String(3_700_000_000 + serial), bank_code: '035' });
  };
  /** The calls of the page of a new link. */
  const pageOf = async (app: App, more: object = {}) => {
    const body = { ...(await terms(app)), type: 'recurring-debit', method: 'mandate', ...more };
    const { mono_url } = await app.data('POST', '/v2/payments/initiate', body);
    return callsOf(String(mono_url).split('/').at(-1) ?? '');
  };
  const callsOf = (link: string) => {
    const own = `/authorise/api/${link}`;
    const headers: Record<string, string> = {};
    const call = async (status: number, what: string, body?: unknown): Promise<void> => {
      const method = what === '' ? 'GET' : 'POST';
      const ask = { key: null, headers, ...(body === undefined ? {} : { body }) };
      const { visit } = await expectStatus(status, method, own + what, ask);
      if (typeof visit === 'string') headers['x-visit'] = visit;
    };
    return { link, call };
  };
  const account = (bankCode = '035') => ({
    ...{ accountType: 'personal', bankCode, accountNumber: String(3_700_000_000 + serial) },
  });
  const fault = (name: string) =>
    sandbox.data('POST', '/v2/sandbox/faults', { target: 'rail:nip', fault: name, times: 1 });

  beforeAll(async () => {
    [sandbox, live] = [await appIn('test'), await appIn('live')];
  });

  describe('authorising a mandate', () => {
    test('on the page', async () => {
      const { link, call } = await pageOf(sandbox);
      await expectStatus(200, 'GET', `/authorise/${link}`, { key: null });
      await expectStatus(404, 'GET', `/authorise/${UNKNOWN}`, { key: null });
      await call(200, '');
      await call(409, '/identity', { bvn: bvn() });
      await call(409, '/code', CODE);
      await fault('name_enquiry_down');
      await call(503, '/account', account());
      await call(400, '/account', account('000'));
      await call(200, '/account', account());
      await call(400, '/identity', { bvn: '22999999999' });
      await call(200, '/identity', { bvn: bvn() });
      await call(400, '/code', {});
      await call(200, '/code', CODE);
      await call(409, '/account', account());
      await fault('rail_down');
      await call(503, '/transfer');
      await call(200, '/transfer');
    });

    test('on a page that nobody has', async () => {
      const { call } = callsOf(UNKNOWN);
      await call(404, '');
      await call(404, '/account', account());
      await call(404, '/identity', { bvn: bvn() });
      await call(404, '/code', CODE);
      await call(404, '/transfer');
    });

    test('while the rail is down', async () => {
      const { call } = await pageOf(sandbox, { verification_method: 'selfie_verification' });
      await call(200, '/account', account());
      await call(200, '/identity', { bvn: bvn() });
      await fault('rail_down');
      await call(503, '/code', CODE);
      await call(409, '/transfer');
      const page = await pageOf(live);
      await page.call(200, '/account', account());
      bank().answers.set('mandates', { status: 500, body: {} });
      await page.call(503, '/identity', { bvn: bvn() });
      bank().answers.delete('mandates');
    });

    test('by a one-time code', async () => {
      const path = `${MANDATES}/verify/otp`;
      const { otp_destinations } = await mandate(sandbox);
      const { session } = otp_destinations;
      const { key } = sandbox;
      await expectStatus(400, 'POST', path, { key, body: { session } });
      await expectStatus(200, 'POST', path, { key, body: { session, method: 'email' } });
      await expectStatus(400, 'POST', path, { key, body: { session: `otp_${RANDOM_ID}`, otp: '123456' } });
      await expectStatus(200, 'POST', path, { key, body: { session, otp: '123456' } });
      // No gateway is told of that would send it.
      const unsent = (await mandate(live)).otp_destinations.session;
      await expectStatus(503, 'POST', path, { key: live.key, body: { session: unsent, method: 'email' } });
    });

    test('and asking what its account holds, with an empty wallet', async () => {
      const { id } = await mandate(live);
      const client = new pg.Client({ connectionString: stage().platform.databaseUrl });
      await client.connect();
      // Else it is ready on the next working day.
      await client.query(`update mandates set ready_at = approved_at where env_id = $1 and id = $2`, [
        ...[live.environmentId, id.slice('mmc_'.length)],
      ]);
      await client.end();
      await expectStatus(402, 'GET', `${MANDATES}/${id}/balance-inquiry`, { key: live.key });
    });
  });
}
