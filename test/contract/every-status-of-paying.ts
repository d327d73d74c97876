import pg from 'pg';
import { beforeAll, describe, test } from 'vitest';
import type { Integrator, Json } from './stage.ts';
import { type Ask, RANDOM_ID, type StatusTools } from './status-tools.ts';

const MANDATES = '/v3/payments/mandates';
/** What its bank answers to a debit of it is no. */
const REFUSES = '9900000057';

/** Mandates, debits, refunds and one-time payments, to every status that the API declares for them. */
export function payingScenarios({ stage, expectStatus }: StatusTools): void {
  let lender: Integrator & { environmentId: string };
  let customer: string;
  let serial = 0;
  const as = (ask: Ask = {}): Ask => ({ key: lender.key, ...ask });
  const ok = (method: string, path: string, ask?: Ask) => expectStatus(200, method, path, as(ask));
  const refused = (status: number, method: string, path: string, ask?: Ask) =>
    expectStatus(status, method, path, as(ask));
  const fault = (name: string) =>
    lender.data('POST', '/v2/sandbox/faults', { target: 'rail:nip', fault: name, times: 1 });
  const reference = (): string => `paying-${String(serial++).padStart(6, '0')}`;
  /** 200 under a key, 409 for the key with something else, 400 for two keys. */
  const keyed = async (method: string, path: string, body: unknown, other: unknown): Promise<Json> => {
    const key = reference();
    const made = await ok(method, path, { body, headers: { 'idempotency-key': key } });
    await refused(409, method, path, { body: other, headers: { 'idempotency-key': key } });
    const both = { 'idempotency-key': key, 'x-idempotency-key': `${key}-other` };
    await refused(400, method, path, { body, headers: both });
    return made;
  };
  const terms = (more: object = {}) => ({
    ...{ customer, amount: 100_000_000, mandate_type: 'emandate', debit_type: 'variable', description: 'Repayment' },
    ...{ reference: reference(), account_number: String(3_100_000_000 + serial), bank_code: '035' },
    ...{ start_date: '2030-01-01', end_date: '2040-12-31', ...more },
  });
  const mandate = async (more: object = {}): Promise<string> =>
    (await lender.data('POST', MANDATES, terms(more))).id as string;

  beforeAll(async () => {
    lender = await stage().stranger({ products: ['connect', 'payments'] });
    const person = {
      ...{ email: 'halima.paying@example.com', first_name: 'Halima', last_name: 'Sani', phone: '08012345678' },
      ...{ address: '4 Marina, Lagos', identity: { type: 'bvn', number: '22000009999' } },
    };
    customer = (await lender.data('POST', '/v2/customers', person)).id;
  });

  describe('mandates and debits', () => {
    test('mandates', async () => {
      const { data } = await keyed('POST', MANDATES, terms(), terms());
      await fault('name_enquiry_down');
      await refused(503, 'POST', MANDATES, { body: terms() });
      await ok('GET', MANDATES);
      await refused(400, 'GET', `${MANDATES}?status=x`);
      await ok('GET', `${MANDATES}/${data.id}`);
      await refused(404, 'GET', `${MANDATES}/mmc_${RANDOM_ID}`);
      await ok('GET', `${MANDATES}/reference/${data.reference}`);
      await refused(404, 'GET', `${MANDATES}/reference/never-seen`);
      for (const action of ['pause', 'reinstate', 'cancel']) {
        await ok('PATCH', `${MANDATES}/${data.id}/${action}`);
        await refused(400, 'PATCH', `${MANDATES}/${data.id}/${action}`);
        await refused(404, 'PATCH', `${MANDATES}/mmc_${RANDOM_ID}/${action}`);
      }
    });

    test('debits, and refunds of them', async () => {
      const id = await mandate();
      const own = `${MANDATES}/${id}`;
      const debit = (more: object = {}) => ({
        amount: 100_000,
        reference: reference(),
        narration: 'Repayment',
        ...more,
      });
      const first = debit();
      await keyed('POST', `${own}/debit`, first, debit());
      await ok('POST', `${own}/debit`, { body: debit() });
      await refused(400, 'POST', `${own}/debit`, { body: {} });
      await refused(404, 'POST', `${MANDATES}/mmc_${RANDOM_ID}/debit`, { body: debit() });
      await fault('rail_down');
      await refused(503, 'POST', `${own}/debit`, { body: debit() });
      for (const path of ['debits', 'debit']) {
        await ok('GET', `${own}/${path}/${first.reference}`);
        await refused(404, 'GET', `${own}/${path}/never-seen`);
      }
      await ok('GET', `${own}/debits`);
      await refused(400, 'GET', `${own}/debits?page=0`);
      await refused(404, 'GET', `${MANDATES}/mmc_${RANDOM_ID}/debits`);
      for (const path of ['/v2/payments/verify/:reference', '/v2/payments/:reference/verify']) {
        await ok('GET', path.replace(':reference', first.reference));
        await refused(404, 'GET', path.replace(':reference', 'never-seen'));
      }
      await ok('POST', `/v2/payments/verify/${first.reference}`);
      await refused(404, 'POST', '/v2/payments/verify/never-seen');
      await ok('POST', '/v1/payments/verify', { body: { reference: first.reference } });
      await refused(400, 'POST', '/v1/payments/verify', { body: {} });
      await refused(404, 'POST', '/v1/payments/verify', { body: { reference: 'never-seen' } });
      await ok('GET', '/v2/payments/transactions');
      await refused(400, 'GET', '/v2/payments/transactions?status=x');
      const refund = { reference: first.reference };
      await fault('rail_down');
      await refused(503, 'POST', '/v2/payments/refund', { body: refund });
      await keyed('POST', '/v2/payments/refund', refund, { ...refund, source: 'wallet' });
      await refused(404, 'POST', '/v2/payments/refund', { body: { reference: 'never-seen' } });
    });

    test('what is asked of a mandate beside its debits', async () => {
      const id = await mandate();
      const [own, unknown] = [`${MANDATES}/${id}`, `${MANDATES}/mmc_${RANDOM_ID}`];
      await ok('GET', `${own}/debit-check?amount=100000`);
      await refused(400, 'GET', `${own}/debit-check?amount=x`);
      await refused(404, 'GET', `${unknown}/debit-check?amount=100000`);
      const headers = { 'idempotency-key': reference() };
      await ok('GET', `${own}/balance-inquiry?amount=100000`, { headers });
      await refused(409, 'GET', `${own}/balance-inquiry?amount=100001`, { headers });
      await refused(400, 'GET', `${own}/balance-inquiry?amount=x`);
      await refused(404, 'GET', `${unknown}/balance-inquiry`);
      await fault('rail_down');
      await refused(503, 'GET', `${own}/balance-inquiry`);
      await refused(400, 'PATCH', `${own}/partial-sweep/toggle`, { body: {} });
      await refused(404, 'PATCH', `${unknown}/partial-sweep/toggle`, { body: {} });
      const { payments, tenancy } = stage().platform.modules;
      const env = await tenancy.environment(lender.environmentId as never);
      await payments.settings.change(env, { 'sweep.partial': true });
      const { account_number: _number, bank_code: _bank, ...link } = terms({ mandate_type: 'sweep' });
      const made = await ok('POST', '/v2/payments/initiate', {
        body: { ...link, type: 'recurring-debit', method: 'mandate' },
      });
      await ok('PATCH', `${MANDATES}/${made.data.mandate_id}/partial-sweep/toggle`, { body: {} });
    });

    test('what a payout was made of', async () => {
      const client = new pg.Client({ connectionString: stage().platform.databaseUrl });
      await client.connect();
      const id = 'po_0a1b2c3d4e5f6g7h8i9j0k1l';
      await client.query(
        `insert into payouts (env_id, id, owner, status, collected_minor, fee_minor, refunded_minor, amount_minor, cut_at,
           run_at, created_at, updated_at) values ($1, $2, 'app', 'pending', 1, 0, 0, 1, now(), now(), now(), now())`,
        [lender.environmentId, id],
      );
      await client.end();
      for (const path of ['payout', 'payouts']) {
        await ok('GET', `/v2/payments/${path}/${id}/transactions`);
        await refused(400, 'GET', `/v2/payments/${path}/${id}/transactions?page=0`);
        await refused(404, 'GET', `/v2/payments/${path}/po_none/transactions`);
      }
    });

    test('a debit that would be one failure too many', async () => {
      const own = `${MANDATES}/${await mandate({ account_number: REFUSES })}`;
      const debit = () => ({ amount: 100_000, reference: reference(), narration: 'Repayment' });
      const last = debit();
      for (let each = 0; each < 10; each += 1) await refused(400, 'POST', `${own}/debit`, { body: debit() });
      await refused(400, 'POST', `${own}/debit`, { body: last });
      await ok('GET', `${own}/debits/${last.reference}/failure`);
      await refused(404, 'GET', `${own}/debits/never-seen/failure`);
      await refused(429, 'POST', `${own}/debit`, { body: debit() });
    });
  });

  describe('one-time payments', () => {
    test('each way to begin one', async () => {
      const body = (more: object = {}) => ({
        ...{ amount: 20_000, type: 'onetime-debit', description: 'Ticket', reference: reference(), customer, ...more },
      });
      await keyed('POST', '/v2/payments/initiate', body(), body());
      await refused(404, 'POST', '/v2/payments/initiate', { body: body({ customer: RANDOM_ID }) });
      const legacy = () => ({ amount: 20_000, type: 'onetime-debit', description: 'Ticket', reference: reference() });
      await keyed('POST', '/v1/payments/initiate', legacy(), legacy());
      const account_id = await lender.account();
      const direct = (more: object = {}) => ({
        ...{ account_id, amount: 20_000, type: 'ONE_TIME', description: 'Ticket', reference: reference(), ...more },
      });
      for (const path of ['/v2/directpay/initiate', '/directpay/initiate']) {
        await keyed('POST', path, direct(), direct());
        await refused(400, 'POST', path, { body: {} });
        await refused(404, 'POST', path, { body: direct({ account_id: RANDOM_ID }) });
      }
    });
  });
}
