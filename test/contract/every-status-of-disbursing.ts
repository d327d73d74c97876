import pg from 'pg';
import { beforeAll, describe, test } from 'vitest';
import type { Integrator, Json } from './stage.ts';
import { type Ask, RANDOM_ID, type StatusTools } from './status-tools.ts';

const BASE = '/v3/payments/disburse';
const DOWN = { target: 'rail:nip', fault: 'name_enquiry_down', times: 1 };

/** Sub-accounts, payouts and disbursements, to every status that their routes declare. */
export function disbursingScenarios({ stage, expectStatus }: StatusTools): void {
  let payer: Integrator & { environmentId: string };
  let keys = 0;
  const as = (ask: Ask = {}): Ask => ({ key: payer.key, ...ask });
  const ok = (method: string, path: string, ask?: Ask) => expectStatus(200, method, path, as(ask));
  const refused = (status: number, method: string, path: string, ask?: Ask) =>
    expectStatus(status, method, path, as(ask));
  const down = () => payer.data('POST', '/v2/sandbox/faults', DOWN);
  /** 200 under a key, then the key with something else: 409. */
  const keyed = async (method: string, path: string, body: unknown, other: unknown): Promise<Json> => {
    keys += 1;
    const headers = { 'idempotency-key': `disbursing-${keys}` };
    const made = await ok(method, path, { body, headers });
    await refused(409, method, path, { body: other, headers });
    return made;
  };

  beforeAll(async () => {
    payer = await stage().stranger({ products: ['disburse', 'payments'] });
  });

  describe('sub-accounts and payouts', () => {
    test('each path', async () => {
      for (const [index, path] of ['/v2/payments/payout/sub-account', '/v2/payments/payout/sub-accounts'].entries()) {
        const body = { nip_code: '000013', account_number: `012345678${index}` };
        await keyed('POST', path, body, { ...body, account_number: '0123456799' });
        await refused(400, 'POST', path, { body });
        await down();
        await refused(503, 'POST', path, { body: { ...body, account_number: '0123456798' } });
        await ok('GET', path);
        await refused(400, 'GET', `${path}?page=0`);
      }
      await ok('GET', '/v2/payments/payouts');
      await refused(400, 'GET', '/v2/payments/payouts?status=x');
      await ok('GET', '/v2/payments/payouts.csv');
      await refused(400, 'GET', '/v2/payments/payouts.csv?status=x');
    });
  });

  describe('disbursements', () => {
    const item = (more: object = {}) => ({
      ...{ recipient_email: 'bola.ade@example.com', amount: 100_000, narration: 'Salary' },
      ...{ account_number: '0123456780', bank_code: '058', ...more },
    });
    const order = (more: object = {}) => ({
      ...{ reference: `run-${keys}`, source: 'wallet', type: 'scheduled', total_amount: 100_000 },
      ...{ description: 'Salaries', ...more },
    });

    test('source accounts', async () => {
      const path = `${BASE}/source-accounts`;
      const env = await stage().platform.modules.tenancy.environment(payer.environmentId as never);
      const app = env.app.id;
      const body = { app, account_number: '0131883461', bank_code: '058', email: 'accounts@adire.example' };
      const { data } = await keyed('POST', path, body, { ...body, email: 'other@adire.example' });
      await refused(400, 'POST', path, { body: {} });
      await down();
      await refused(503, 'POST', path, { body: { ...body, account_number: '0131883462' } });
      await ok('GET', path);
      await refused(400, 'GET', `${path}?page=0`);
      await ok('GET', `${path}/${data.id}`);
      await refused(404, 'GET', `${path}/${RANDOM_ID}`);
      const email = { email: 'pay@adire.example' };
      const other = { email: 'all@adire.example' };
      await keyed('PUT', `${path}/${data.id}`, email, other);
      await keyed('PUT', path, { ...email, id: data.id }, { ...other, id: data.id });
      await refused(400, 'PUT', `${path}/${data.id}`, { body: { email: 'nobody' } });
      await refused(400, 'PUT', path, { body: {} });
      await refused(404, 'PUT', `${path}/${RANDOM_ID}`, { body: email });
      await refused(404, 'PUT', path, { body: { ...email, id: RANDOM_ID } });
      // The sandbox approves at once: only before that another number is asked for at the bank.
      const client = new pg.Client({ connectionString: stage().platform.databaseUrl });
      await client.connect();
      await client.query('update mandates set approved_at = null where env_id = $1', [payer.environmentId]);
      await client.end();
      for (const [way, more] of [
        [`${path}/${data.id}`, {}],
        [path, { id: data.id }],
      ] as const) {
        await down();
        await refused(503, 'PUT', way, { body: { ...more, account_number: '0131883463' } });
      }
    });

    test('orders and their items', async () => {
      const path = `${BASE}/disbursements`;
      keys += 1;
      const { data } = await keyed('POST', path, order(), order({ total_amount: 5 }));
      await refused(400, 'POST', path, { body: {} });
      await refused(404, 'POST', path, { body: order({ reference: 'x', source: 'mandate', account: RANDOM_ID }) });
      await ok('GET', path);
      await refused(400, 'GET', `${path}?status=x`);
      const [own, unknown] = [`${path}/${data.id}`, `${path}/${RANDOM_ID}`];
      await ok('GET', own);
      await refused(404, 'GET', unknown);
      const added = await keyed('POST', `${own}/distributions`, [item()], [item({ amount: 5 })]);
      await refused(400, 'POST', `${own}/distributions`, { body: [] });
      await refused(404, 'POST', `${unknown}/distributions`, { body: [item()] });
      await down();
      await refused(503, 'POST', `${own}/distributions`, { body: [item()] });
      await ok('GET', `${own}/distributions`);
      await refused(400, 'GET', `${own}/distributions?page=0`);
      await refused(404, 'GET', `${unknown}/distributions`);
      await ok('GET', `${own}/distributions.csv`);
      await refused(404, 'GET', `${unknown}/distributions.csv`);
      const place = `${own}/distributions/${added.data.valid_accounts[0].id}`;
      const nowhere = `${own}/distributions/${RANDOM_ID}`;
      await ok('GET', place);
      await refused(404, 'GET', nowhere);
      for (const method of ['PUT', 'PATCH']) {
        for (const end of ['', '/update']) {
          await keyed(method, place + end, { narration: 'Salary of March' }, { narration: 'Salary of April' });
          await refused(400, method, place + end, { body: { amount: -1 } });
          await refused(404, method, nowhere + end, { body: {} });
          await down();
          await refused(503, method, place + end, { body: { account_number: '0123456787' } });
        }
      }
      await refused(400, 'POST', `${own}/transition`, { body: { action: 'trigger' } });
      await refused(404, 'POST', `${unknown}/transition`, { body: { action: 'trigger' } });
      const spare = await ok('POST', `${own}/distributions`, { body: [item()] });
      await ok('DELETE', `${own}/distributions/${spare.data.valid_accounts[0].id}`);
      await refused(404, 'DELETE', nowhere);
      await keyed('POST', `${own}/transition`, { action: 'cancel' }, { action: 'trigger' });
      await refused(400, 'DELETE', place);
    });
  });
}
