import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../../testing/platform.ts';

let platform: TestPlatform;
let serial = 0;

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
}, 60_000);
afterAll(() => platform?.close());

const call = (method: string, path: string, body?: unknown, key = platform.secretKey) =>
  platform.call(method, path, { key, ...(body === undefined ? {} : { body }) });

async function aMandate(given: object = {}): Promise<string> {
  serial += 1;
  const customer = {
    ...{ email: `halima${serial}@adire.example`, first_name: 'Halima', last_name: 'Sani', phone: '08012345678' },
    ...{ address: '4 Marina, Lagos', identity: { type: 'bvn', number: String(22_700_000_000 + serial) } },
  };
  const made = 'customer' in given ? null : await call('POST', '/v2/customers', customer);
  const answer = await call('POST', '/v3/payments/mandates', {
    ...{ customer: made?.json.data.id, amount: 9_000_000, debit_type: 'variable', description: 'Repayment' },
    ...{ reference: `loan-${String(serial).padStart(8, '0')}`, account_number: String(3_700_000_000 + serial) },
    ...{ bank_code: '035', start_date: '2040-02-01', end_date: '2040-12-31', ...given },
  });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json.data.id as string;
}
const check = async (id: string, amount: unknown = 500_000) =>
  call('GET', `/v3/payments/mandates/${id}/debit-check?amount=${amount}`);
async function debit(id: string, fault?: string): Promise<string> {
  const reference = `repayment-${++serial}`;
  if (fault) await call('POST', '/v2/sandbox/faults', { target: 'rail:nip', fault, times: 1, match: { reference } });
  await call('POST', `/v3/payments/mandates/${id}/debit`, { amount: 500_000, reference, narration: 'Repayment' });
  return reference;
}
const failure = (id: string, reference: string) =>
  call('GET', `/v3/payments/mandates/${id}/debits/${reference}/failure`);

describe('a debit that failed', () => {
  test('is explained: its cause, whose doing, and when to try again', async () => {
    const id = await aMandate();
    const { json } = await failure(id, await debit(id, 'decline:51'));
    expect(json.data).toMatchObject({
      ...{ mandate: id, response_code: '51', cause: 'There was not enough money on the account.', fault: 'payer' },
      ...{ remedy: 'money', will_retry: false, remaining_tries: { funds: 5, other: 11 } },
      next_allowed_at: expect.stringMatching(/Z$/),
    });
    expect((await failure(id, await debit(id, 'decline:06'))).json.data).toMatchObject({
      ...{ fault: 'payer', remedy: 'mended', next_allowed_at: null, remaining_tries: { funds: 5, other: 10 } },
    });
  });

  test('is not one that succeeded, nor one that is not there', async () => {
    const id = await aMandate();
    const won = await failure(id, await debit(id));
    expect([won.status, won.json.message]).toEqual([404, 'This debit has not failed']);
    expect((await failure(id, 'repayment-unknown')).json.message).toBe('Debit not found');
    expect((await failure('mmc_5f171a530295e231abca1153', 'x')).json.response_code).toBe('50');
  });
});

describe('a debit check', () => {
  test('knows the past of the mandate and the limits, and asks no bank', async () => {
    const id = await aMandate();
    expect((await check(id)).json.data).toMatchObject({
      ...{ mandate: id, amount: 500_000, likelihood: 'uncertain', score: 50, remaining_tries: { funds: 6, other: 11 } },
    });
    await debit(id);
    expect((await check(id)).json.data.score).toBe(57);
    for (let tries = 0; tries < 6; tries += 1) await debit(id, 'decline:51');
    const { data } = (await check(id)).json;
    expect(data).toMatchObject({ likelihood: 'impossible', score: 0, remaining_tries: { funds: 0, other: 11 } });
    expect(data.reasons[0]).toMatchObject({ code: 'rate_limited', effect: 'blocks' });
    expect(Date.parse(data.next_allowed_at)).toBeGreaterThan(
      Date.parse((await call('GET', '/v2/sandbox/clock')).json.data.now),
    );
    const usage = (await call('GET', '/v2/billing/usage')).json.data.totals as { product: string }[];
    expect(usage.filter(({ product }) => product.startsWith('balance'))).toEqual([]);
  });

  test('says what the debit itself would say of the mandate and the amount', async () => {
    const id = await aMandate();
    const refusal = async (amount: unknown) => (await check(id, amount)).json.data.reasons[0].message;
    expect(await refusal(19_999)).toBe('Amount is below the minimum of NGN 200');
    expect(await refusal(9_000_001)).toBe("Amount exceeds the mandate's remaining balance");
    expect(await refusal(2_500_000_001)).toBe('Amount exceeds the maximum allowed for this account');
    await call('PATCH', `/v3/payments/mandates/${id}/pause`);
    const { data } = (await check(id)).json;
    expect([data.reasons[0].message, data.next_allowed_at]).toEqual([
      ...['This mandate is paused. Reinstate it to continue', null],
    ]);
  });

  test('refuses what is no amount, after what is no mandate', async () => {
    const id = await aMandate();
    for (const amount of ['x', '0', '-5', '1.5', '']) expect((await check(id, amount)).status).toBe(400);
    const stranger = await platform.tenant({ products: ['payments'] });
    const path = `/v3/payments/mandates/${id}/debit-check?amount=x`;
    expect((await call('GET', path, undefined, stranger.secretKey)).json.response_code).toBe('50');
  });

  test('reads the balance and the income of the account where it is linked', async () => {
    const linked = await call('POST', '/v2/sandbox/link', { persona: 'user_good', institution: 'gtbank' });
    const account = linked.json.data.account as string;
    await platform.until('the first fetch', async () => {
      const { json } = await call('GET', `/v2/accounts/${account}`);
      return json.data.meta.data_status !== 'PROCESSING';
    });
    const [details] = (await call('GET', '/v2/accounts')).json.data;
    const [first_name, last_name] = details.name.split(' ');
    const names = { type: 'individual', first_name, last_name };
    expect((await call('PATCH', `/v2/customers/${details.customer.id}`, names)).status).toBe(200);
    const id = await aMandate({
      ...{ customer: details.customer.id, account_number: details.account_number, bank_code: '058' },
    });
    const codes = async (amount: bigint) =>
      ((await check(id, amount)).json.data.reasons as { code: string }[]).map(({ code }) => code);
    const held = BigInt(details.balance);
    const asked = held < 9_000_000n ? held : 9_000_000n;
    expect(await codes(asked)).toContain(asked * 3n <= held * 2n ? 'balance_ample' : 'balance_enough');
    expect(await codes(20_000n)).toContain('balance_ample');
    await call('POST', '/v2/webhooks', { url: `${platform.url}/nowhere` });
    await call('GET', `/v2/accounts/${account}/income`);
    await platform.until('the income', async () => (await codes(20_000n)).some((code) => code.startsWith('income_')));
  });
});
