import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aReceipt,
  BUYER,
  type Desk,
  type Organisation,
  openDesk,
} from '../../apps/invoicing/src/testing/invoice-desk.ts';

/** Contract: invoicing 4, against the simulated tax authority over HTTP. */

let desk: Desk;
let ours: Organisation;

beforeAll(async () => {
  desk = await openDesk();
  ours = await desk.organisation();
}, 90_000);
afterAll(() => desk?.close());

const post = (path: string, body: unknown = {}) => ours.call('POST', `/si/invoices/${path}`, body);
const get = (path: string) => ours.call('GET', `/si/invoices/${path}`);

test('a receipt goes from draft to a signed invoice with a code that the authority’s scanner reads', async () => {
  const id = await ours.draft();
  const draft = (await get(id)).json.data;
  expect(draft).toMatchObject({
    ...{ number: null, irn: null, status: 'DRAFT', source: 'mono', gross: 10_750_000, net: 10_000_000, vat: 750_000 },
    ...{ vatRateBp: 750, invoiceTypeCode: '381', paymentStatus: 'PAID', issueDate: '2026-11-20' },
  });
  const confirmed = await post(`${id}/confirm`, { buyer: BUYER });
  const number = `${ours.prefix}000001`;
  const irn = `${number.replace('-', '')}-94ND90NR-20261120`;
  expect(confirmed.json.data).toMatchObject({ status: 'REVIEWED', number, irn });
  const validated = await post(`${id}/validate`);
  expect([validated.status, validated.json.data]).toEqual([
    200,
    {
      id,
      status: 'VALIDATED',
      irn,
      validatedAt: expect.any(String),
      documentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
  const signed = await post(`${id}/sign`);
  expect([signed.status, signed.json.data]).toMatchObject([200, { id, status: 'SIGNED', irn }]);
  const read = await desk.authority.portal('POST', '/scan', { qr: signed.json.data.qr.text });
  expect(read).toMatchObject({ data: { irn, authentic: true } });
  expect((await post(`${id}/sign`)).json.data).toEqual(signed.json.data);
  const pdf = await fetch(`${desk.connector.url}/si/invoices/${id}/pdf`, { headers: { 'mono-sec-key': ours.key } });
  expect([pdf.status, (await pdf.text()).slice(0, 5)]).toEqual([200, '%PDF-']);
});

const problems = async (path: string, body: unknown = {}): Promise<[number, string]> => {
  const { status, json } = await post(path, body);
  return [status, json.error_code];
};
const edit = (id: string, body: unknown, version: number | string) =>
  ours.call('PATCH', `/si/invoices/${id}`, body, { 'if-match': `"${version}"` });

describe('lists', () => {
  test('filter by state, account and date of issue, newest first, page by page', async () => {
    const org = await desk.organisation();
    const ids = [await org.draft({ issueDate: '2026-10-01' }), await org.draft(), await org.draft()];
    const list = async (query: string) => (await org.call('GET', `/si/invoices?${query}`)).json;
    expect((await list('')).data.map((each: { id: string }) => each.id)).toEqual([...ids].reverse());
    expect((await list('to=2026-10-31')).data.map((each: { id: string }) => each.id)).toEqual([ids[0]]);
    const paged = await list('pageSize=2&status=DRAFT&source=mono');
    expect(paged.meta).toMatchObject({ total: 3, page: 1, pages: 2, previous: null });
    expect(paged.meta.next).toContain('page=2');
    expect((await list('pageSize=2&page=2')).data).toHaveLength(1);
    expect((await list('status=SIGNED')).data).toEqual([]);
    expect((await org.call('GET', '/si/invoices?from=yesterday')).status).toBe(400);
    expect((await org.call('GET', '/si/invoices?envId=nowhere')).status).toBe(404);
  });

  test('an invoice comes with its reasons, its allocations and its history', async () => {
    const id = await ours.confirmed();
    const { data } = (await get(id)).json;
    expect(data.eligibility.reasons).toEqual([{ rule: 8, detail: 'business_keyword', evidence: 'invoice' }]);
    expect(data.allocations).toMatchObject([
      { amount: 10_750_000, kind: 'payment', method: 'receipt', reversedAt: null },
    ]);
    expect(data.history.map((entry: { action: string }) => entry.action)).toEqual(['draft', 'allocate', 'confirm']);
  });

  test("another organisation's invoice is unknown to every call", async () => {
    const id = await (await desk.organisation()).signed();
    for (const path of [id, `${id}/qr`, `${id}/pdf`, `${id}/matches`]) expect((await get(path)).status).toBe(404);
    for (const action of ['confirm', 'reject', 'validate', 'sign', 'transmit'])
      expect(await problems(`${id}/${action}`)).toEqual([404, 'not_found']);
    expect(await problems(`${id}/credit-note`, { reason: 'x' })).toEqual([404, 'not_found']);
    const allocation = { transactionId: 'tx', amount: 1, kind: 'payment' };
    expect(await problems(`${id}/allocations`, allocation)).toEqual([404, 'not_found']);
    expect((await edit(id, {}, 1)).status).toBe(404);
    expect((await ours.call('POST', `/si/allocations/${id}/reverse`, {})).status).toBe(404);
  });
});

describe('an edit', () => {
  test('needs the version that was read, and drops a validated invoice to a draft with its number', async () => {
    const id = await ours.validated();
    const { version, number } = (await get(id)).json.data;
    expect((await ours.call('PATCH', `/si/invoices/${id}`, { note: 'Thank you' })).status).toBe(400);
    const late = await edit(id, { note: 'Thank you' }, version - 1);
    expect([late.status, late.json.error_code]).toEqual([409, 'conflict']);
    const done = await edit(id, { note: 'Thank you' }, version);
    expect(done.json.data).toMatchObject({ status: 'DRAFT', number, note: 'Thank you', version: version + 1 });
    expect(await problems(`${id}/sign`)).toEqual([409, 'invalid_state']);
    expect((await post(`${id}/confirm`)).json.data).toMatchObject({ status: 'REVIEWED', number });
    expect(await problems(`${id}/confirm`)).toEqual([409, 'invalid_state']);
  });

  test('of lines sums them again, never below what was paid', async () => {
    const id = await ours.draft();
    const lines = [
      { name: 'A4 paper', quantity: 2.5, price: 4_000_000 },
      { name: 'Delivery', price: 100_000 },
    ];
    const { version } = (await get(id)).json.data;
    const done = await edit(id, { lines }, version);
    expect(done.json.data).toMatchObject({ net: 10_100_000, vat: 757_500, gross: 10_857_500 });
    const less = await edit(id, { lines: [{ name: 'A4 paper', price: 1_000 }] }, version + 1);
    expect([less.status, less.json.error_code]).toEqual([409, 'conflict']);
    expect((await edit(id, { issueDate: '2026-02-30' }, version + 1)).status).toBe(400);
  });

  test('is refused once the invoice is signed', async () => {
    const id = await ours.signed();
    const { version } = (await get(id)).json.data;
    const refused = await edit(id, { note: 'late' }, version);
    expect([refused.status, refused.json.error_code]).toEqual([409, 'invalid_state']);
  });
});

describe('a confirmation', () => {
  test('takes a number of ours unless it is another one without its dashes', async () => {
    const [one, other] = [await ours.draft(), await ours.draft()];
    expect((await post(`${one}/confirm`, { number: 'INV-12-3' })).json.data.irn).toMatch(/^INV123-/);
    expect(await problems(`${other}/confirm`, { number: 'INV-1-23' })).toEqual([409, 'conflict']);
    expect(await problems(`${other}/confirm`, { number: '---' })).toEqual([400, 'bad_request']);
    expect((await get(other)).json.data.status).toBe('DRAFT');
  });

  test('needs the business to be set', async () => {
    const { environments, keys } = await desk.connector.organisation();
    const { invoices } = desk.connector.modules;
    const { invoiceId } = await desk.db
      .transaction()
      .execute((tx) => invoices.draft(tx, environments.sandbox, aReceipt()));
    const refused = await desk.connector.call('POST', `/si/invoices/${invoiceId}/confirm`, {
      key: keys.sandbox,
      body: {},
    });
    expect([refused.status, refused.json.error_code]).toEqual([409, 'invalid_state']);
    const none = await desk.connector.call('GET', '/si/business', { key: keys.sandbox });
    expect([none.status, none.json.error_code]).toEqual([404, 'not_found']);
  });

  test('with a key that was used answers the same and takes no second number', async () => {
    const id = await ours.draft();
    const headers = { 'x-idempotency-key': `confirm ${id}` };
    const path = `/si/invoices/${id}/confirm`;
    const first = await ours.call('POST', path, {}, headers);
    expect((await ours.call('POST', path, {}, headers)).json).toEqual(first.json);
    const other = await ours.call('POST', path, { number: 'X1' }, headers);
    expect([other.status, other.json.error_code]).toEqual([409, 'idempotency_mismatch']);
  });

  test('makes no IRN beyond fifty characters', async () => {
    const { json, status } = await post(`${await ours.draft()}/confirm`, {
      number: `N${'1'.repeat(29)}`,
      issueDate: '2026-11-20',
    });
    expect([status, json.data?.irn?.length]).toEqual([200, 48]);
  });
});

describe('a rejection', () => {
  test('frees the receipt, and teaches the payer where that is asked for', async () => {
    const id = await ours.draft();
    const done = await post(`${id}/reject`, { note: 'a gift', learn: true });
    expect(done.json.data).toMatchObject({ status: 'REJECTED', paymentStatus: 'REJECTED', paid: 0 });
    const rows = await desk.db.selectFrom('rules').where('list', '=', 'deny').select('value').execute();
    expect(rows).toEqual([{ value: 'OKAFOR HOTELS LTD' }]);
    expect((await get(id)).json.data.allocations[0].reversedAt).not.toBeNull();
    expect(await problems(`${id}/reject`)).toEqual([409, 'invalid_state']);
    expect(await problems(`${await ours.draft()}/reject`, { learn: 'perhaps' })).toEqual([400, 'bad_request']);
  });
});

describe('a validation', () => {
  test('needs a confirmation, tells every problem at once and asks nobody then', async () => {
    const id = await ours.draft();
    expect(await problems(`${id}/validate`)).toEqual([409, 'invalid_state']);
    await post(`${id}/confirm`, { kind: 'B2B', buyer: { name: 'Okafor Hotels Ltd', telephone: '0803' } });
    const { status, json } = await post(`${id}/validate`);
    expect([status, json.error_code]).toEqual([422, 'validation_error']);
    expect(json.data.map((each: { field: string }) => each.field)).toEqual(
      expect.arrayContaining(['accounting_customer_party.tin', 'accounting_customer_party.telephone']),
    );
    expect((await get(id)).json.data.status).toBe('REVIEWED');
  });

  test('that the authority refuses is a 422 with its words and its error id, and changes nothing', async () => {
    const id = await ours.confirmed();
    await desk.authority.portal('POST', '/faults', { call: '/invoice/validate', simulate: 'decline:duplicate' });
    const { status, json } = await post(`${id}/validate`);
    expect([status, json.error_code, json.data[0].field]).toEqual([422, 'validation_error', 'document']);
    expect(json.data[0].code).toMatch(/^[0-9a-f-]{36}$/);
    expect((await get(id)).json.data.status).toBe('REVIEWED');
  });

  test('without an answer is a 502 or 504, and changes nothing', async () => {
    const id = await ours.confirmed();
    for (const [simulate, status] of [
      ['garbage', 502],
      ['timeout', 504],
    ] as const) {
      await desk.authority.portal('POST', '/faults', { call: '/invoice/irn/validate', simulate });
      expect((await post(`${id}/validate`)).status).toBe(status);
    }
    expect((await get(id)).json.data.status).toBe('REVIEWED');
    const done = await post(`${id}/validate`);
    expect((await post(`${id}/validate`)).json.data).toEqual(done.json.data);
  });
});
