import { beforeAll, describe, test } from 'vitest';
import type { Integrator, Json } from './stage.ts';
import { type Ask, RANDOM_ID, type StatusTools } from './status-tools.ts';

const GTBANK = '5f2d08be60b92e2888287702';
const RICH = { accounts: [{ balance: 5_000_000 }] };
const UNKNOWN = 'OD0000000000';

/** One-time payments: the calls that begin them, the page, and the sandbox's helpers. */
export function checkoutScenarios({ stage, expectStatus }: StatusTools): void {
  let shop: Integrator & { environmentId: string };
  let customer: string;
  let account: string;
  let serial = 0;
  const as = (ask: Ask = {}): Ask => ({ key: shop.key, ...ask });
  const asked = (status: number, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    expectStatus(
      status,
      method,
      path,
      as({ ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) }),
    );
  const paged = (status: number, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    expectStatus(status, method, path, { key: null, headers, ...(body === undefined ? {} : { body }) });
  const reference = (): string => `checkout-${String(serial++).padStart(6, '0')}`;
  const payment = (more: object = {}) => ({
    ...{ amount: 500_000, type: 'onetime-debit', description: 'Ticket', reference: reference(), customer, ...more },
  });
  const started = async (more: object = {}): Promise<string> =>
    (await asked(200, 'POST', '/v2/payments/initiate', payment(more))).data.id;
  const railDown = () => shop.data('POST', '/v2/sandbox/faults', { target: 'rail:nip', fault: 'rail_down', times: 1 });
  const keyed = async (path: string, body: () => object): Promise<Json> => {
    const headers = { 'idempotency-key': reference() };
    const made = await asked(200, 'POST', path, body(), headers);
    await asked(409, 'POST', path, body(), headers);
    await asked(400, 'POST', path, {});
    return made;
  };

  describe('one-time payments', () => {
    beforeAll(async () => {
      shop = await stage().stranger({ products: ['connect', 'payments'] });
      customer = (
        await shop.data('POST', '/v2/customers', {
          ...{ email: 'halima.checkout@example.com', first_name: 'Halima', last_name: 'Sani', phone: '08012345678' },
          ...{ address: '4 Marina, Lagos', identity: { type: 'bvn', number: '22000009998' } },
        })
      ).id;
      account = (await shop.data('POST', '/v2/sandbox/link', { institution: GTBANK, persona: RICH, customer })).account;
    });

    test('are begun', async () => {
      await keyed('/v2/payments/initiate', payment);
      await asked(404, 'POST', '/v2/payments/initiate', payment({ customer: RANDOM_ID }));
      const { customer: _nobody, ...bare } = payment();
      await keyed('/v1/payments/initiate', () => ({ ...bare, reference: reference() }));
      for (const path of ['/v2/directpay/initiate', '/directpay/initiate']) {
        const direct = () => ({ ...bare, type: 'ONE_TIME', account_id: account, reference: reference() });
        await keyed(path, direct);
        await asked(404, 'POST', path, { ...direct(), account_id: RANDOM_ID });
      }
    });

    test('are paid on the page', async () => {
      const id = await started();
      const own = `/checkout/api/payments/${id}`;
      await paged(200, 'GET', `/checkout/${id}`);
      await paged(404, 'GET', `/checkout/${UNKNOWN}`);
      await paged(200, 'GET', own);
      await paged(200, 'POST', `${own}/customer`, { name: 'Ada Obi', email: 'ada@example.com' });
      await paged(400, 'POST', `${own}/customer`, {});
      await paged(200, 'GET', `${own}/institutions`);
      await paged(400, 'POST', `${own}/login`, { institution: RANDOM_ID });
      await paged(409, 'POST', `${own}/account`);
      await paged(409, 'POST', `${own}/authorise`, { value: '1234' });
      await paged(400, 'POST', `${own}/authorise`, {});
      const short = { accounts: [{ number: '123456789', balance: 5_000_000 }] };
      await paged(400, 'POST', `${own}/account`, undefined, await login(own, short));
      await paged(200, 'POST', `${own}/account`, undefined, await login(own, RICH));
      await railDown();
      await paged(503, 'POST', `${own}/authorise`, { value: '654321' });
      await paged(200, 'POST', `${own}/authorise`, { value: '654321' });
      await paged(409, 'POST', `${own}/login`, { institution: GTBANK });
      await paged(200, 'POST', `${own}/cancel`);
      const nobody = `/checkout/api/payments/${UNKNOWN}`;
      await paged(404, 'GET', nobody);
      await paged(404, 'GET', `${nobody}/institutions`);
      await paged(404, 'POST', `${nobody}/customer`, {});
      await paged(404, 'POST', `${nobody}/login`, { institution: GTBANK });
      await paged(404, 'POST', `${nobody}/account`);
      await paged(404, 'POST', `${nobody}/authorise`, { value: '1' });
      await paged(404, 'POST', `${nobody}/cancel`);
    });

    test('are paid by the sandbox', async () => {
      const own = async (more: object, what: string) => `/v2/sandbox/payments/${await started(more)}/${what}`;
      const byAccount = await own({ account }, 'authorise');
      await railDown();
      await asked(503, 'POST', byAccount, {});
      await asked(200, 'POST', byAccount, {});
      await asked(400, 'POST', byAccount, { value: 7 });
      await asked(409, 'POST', await own({ method: 'whatsapp' }, 'authorise'), {});
      await asked(404, 'POST', `/v2/sandbox/payments/${UNKNOWN}/authorise`, {});
      await asked(200, 'POST', await own({ method: 'transfer' }, 'transfer'), {});
      await asked(400, 'POST', await own({}, 'transfer'), {});
      await asked(404, 'POST', `/v2/sandbox/payments/${UNKNOWN}/transfer`, {});
    });

    // Last: from then on calls of the switch are not let through for a while.
    test('find the rail down', async () => {
      const down = `/v2/sandbox/payments/${await started({ account })}/authorise`;
      await shop.data('POST', '/v2/sandbox/faults', { target: 'rail:nip', fault: 'rail_down', times: 5 });
      for (let calls = 0; calls < 5; calls += 1) await asked(503, 'POST', down, {});
      const direct = { amount: 500_000, type: 'ONE_TIME', description: 'Ticket', account_id: account };
      for (const path of ['/v2/directpay/initiate', '/directpay/initiate']) {
        await asked(503, 'POST', path, { ...direct, reference: reference() });
      }
    });
  });

  async function login(own: string, persona: object): Promise<Record<string, string>> {
    const body = { institution: GTBANK, auth_method: 'internet_banking' };
    const { session, step } = await paged(201, 'POST', `${own}/login`, body);
    const values = Object.fromEntries(
      step.form.map(({ name }: { name: string }, index: number) => [
        name,
        index === 0 ? 'user_custom' : JSON.stringify(persona),
      ]),
    );
    const headers = { 'x-session': session as string };
    await paged(200, 'POST', '/connect/api/session/answer', { values }, headers);
    return headers;
  }
}
