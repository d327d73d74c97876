import { randomUUID } from 'node:crypto';
import { SettableClock } from '@kente/kit/clock';
import { createLogger } from '@kente/kit/log';
import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIGRATIONS, type RunningBanks, SCHEMA, startBanks } from '../start-banks.ts';

const KEYS = { 'x-api-key': '5d000000-0000-4000-8000-00000000000a', 'x-api-secret': 'sandbox-secret' };
const BUSINESS = '00000000-0000-4000-8000-000000000001';
const INDISTINCT =
  'validation failed: we are unable to process your request. also confirm this is not a duplicate request';

let database: TestDatabase;
let world: RunningBanks;
const start = () =>
  startBanks(
    { databaseUrl: database.url, port: 0, host: '127.0.0.1', logLevel: 'silent' },
    createLogger({ level: 'silent', name: 'test' }),
    { clock: new SettableClock('2026-11-20T10:00:00Z') },
  );
beforeAll(async () => {
  database = await testDatabase({ folder: MIGRATIONS, schema: SCHEMA });
  world = await start();
});
afterAll(async () => {
  await world.close();
  await database.drop();
});

/** The members that tests read, of whatever answer has them. */
interface Data {
  reasons: string[];
  items: { irn: string }[];
  page: unknown;
  api_key: string;
  api_secret: string;
  businesses: { id: string }[];
}

interface Told {
  status: number;
  code: number;
  data: Data;
  error?: { id: string; handler: string; details: string; public_message: string };
}

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = KEYS,
): Promise<Told> {
  const answer = await fetch(`${world.url}/mbs${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, ...(text === '' ? {} : JSON.parse(text)) } as Told;
}
const api = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  call(method, `/api/v1${path}`, body, headers);

const ADDRESS = { street_name: '1 Example Road', city_name: 'Ikeja', lga: 'NG-LA-IKE', state: 'NG-LA', country: 'NG' };
const SUPPLIER = {
  ...{ party_name: 'Example Supplies Ltd', tin: '00000000-0001', email: 'accounts@example.test' },
  ...{ telephone: '+2340000000000', postal_address: ADDRESS },
};
const TOTALS = {
  ...{ line_extension_amount: 100_000, tax_exclusive_amount: 100_000, tax_inclusive_amount: 107_500 },
  payable_amount: 107_500,
};
const VAT = { taxable_amount: 100_000, tax_amount: 7_500, tax_category: { id: 'STANDARD_VAT', percent: 7.5 } };
const LINE = {
  ...{ hsn_code: '4802.56', product_category: 'Stationery', invoiced_quantity: 10, line_extension_amount: 100_000 },
  ...{ item: { name: 'Paper' }, price: { price_amount: 10_000, base_quantity: 1, price_unit: 'EA' } },
};

function aDocument(given: Record<string, unknown> = {}) {
  const irn = `D${randomUUID().slice(0, 8)}-94ND90NR-20261120`;
  return {
    ...{ business_id: BUSINESS, irn, invoice_kind: 'B2B', issue_date: '2026-11-20', invoice_type_code: '381' },
    ...{ document_currency_code: 'NGN', tax_currency_code: 'NGN', accounting_supplier_party: SUPPLIER },
    accounting_customer_party: { party_name: 'Example Ventures Ltd', tin: '00000000-0002' },
    ...{ tax_total: [{ tax_amount: 7_500, tax_subtotal: [VAT] }], legal_monetary_total: TOTALS, invoice_line: [LINE] },
    ...given,
  };
}
const reasonsOf = async (told: Told): Promise<string[]> =>
  (await call('GET', `/portal/errors/${told.error?.id}`)).data.reasons;

test('is healthy, and answers unknown routes in its own envelope', async () => {
  const healthy = await fetch(`${world.url}/mbs/api`);
  expect(await healthy.json()).toEqual({ healthy: true });
  for (const path of ['/api/v1/nothing', '/nothing', '/api/v1/invoice/resources/nothing'])
    expect(await call('GET', path)).toMatchObject({
      status: 404,
      code: 404,
      data: null,
      error: { public_message: 'no route found' },
    });
});

test.each([{}, { ...KEYS, 'x-api-secret': 'wrong' }, { 'x-api-key': 'nobody', 'x-api-secret': 'sandbox-secret' }])(
  'without the right keys nothing is done but reading code lists: %j',
  async (headers) => {
    const refused = await api('POST', '/invoice/sign', aDocument(), headers);
    expect(refused).toMatchObject({
      status: 401,
      error: { handler: 'handler', public_message: 'unable to validate api key' },
    });
    expect((await api('GET', '/invoice/resources/countries', undefined, headers)).status).toBe(200);
  },
);

test.each([
  'countries',
  'states',
  'lgas',
  'currencies',
  'invoice-types',
  'tax-categories',
  'payment-means',
  'hs-codes',
  'services-codes',
  'vat-exemptions',
  'invoice-quantity-codes',
])('hands out the list of %s', async (name) => {
  const { data } = await api('GET', `/invoice/resources/${name}`);
  const codes = data as unknown as { code: string }[];
  expect(codes.length).toBeGreaterThan(2);
  for (const { code } of codes) expect(code).toMatch(/^\S+$/);
});

const WRONG: [string, Record<string, unknown>, string][] = [
  ['an IRN of another service', { irn: 'D1-94ND90NX-20261120' }, 'irn carries another service id'],
  ['another day than the IRN', { issue_date: '2026-11-21' }, 'issue_date is not that of the irn'],
  ['another’s business', { business_id: randomUUID() }, 'business_id is none of this taxpayer'],
  ['an unknown type', { invoice_type_code: '999' }, 'invoice_type_code is unknown'],
  ['a credit note about nothing', { invoice_type_code: '380' }, 'billing_reference is missing'],
  ['a B2B invoice without a buyer', { accounting_customer_party: undefined }, 'accounting_customer_party is missing'],
  ['no lines', { invoice_line: [] }, 'invoice_line is missing'],
  ['a line without a code', { invoice_line: [{ ...LINE, hsn_code: '' }] }, 'invoice_line[0]: hsn_code or isic_code'],
  [
    'half a kobo',
    { legal_monetary_total: { ...TOTALS, payable_amount: 107_500.005 } },
    'payable_amount does not add up',
  ],
  [
    'totals that do not add up',
    { legal_monetary_total: { ...TOTALS, tax_inclusive_amount: 107_501 } },
    'tax_inclusive_amount does not add up',
  ],
  [
    'a state by its name',
    { accounting_supplier_party: { ...SUPPLIER, postal_address: { ...ADDRESS, state: 'Lagos' } } },
    'accounting_supplier_party.state',
  ],
  [
    'a telephone number without +',
    { accounting_supplier_party: { ...SUPPLIER, telephone: '0800' } },
    'accounting_supplier_party.telephone',
  ],
  [
    'another rate of VAT',
    {
      tax_total: [{ tax_amount: 7_500, tax_subtotal: [{ ...VAT, tax_category: { id: 'STANDARD_VAT', percent: 5 } }] }],
    },
    'tax_category has another rate',
  ],
];

test.each(WRONG)('%s is refused indistinctly, and the help desk knows why', async (_, given, reason) => {
  const refused = await api('POST', '/invoice/validate', aDocument(given));
  expect(refused).toMatchObject({ status: 400, error: { handler: 'invoice_actions', public_message: INDISTINCT } });
  expect(await reasonsOf(refused)).toContain(reason);
});

test('a body that is no document, or no JSON, is refused', async () => {
  expect((await api('POST', '/invoice/sign', [])).status).toBe(400);
  const broken = await fetch(`${world.url}/mbs/api/v1/invoice/sign`, {
    ...{ method: 'POST', headers: { ...KEYS, 'content-type': 'application/json' }, body: '{"irn":' },
  });
  expect(broken.status).toBe(400);
  expect(((await broken.json()) as Told).error?.public_message).toBe('request is not valid');
});

test('a duplicate is refused in the same words as any wrong document, whatever is in it', async () => {
  const document = aDocument();
  expect(await api('POST', '/invoice/sign', document)).toEqual({ status: 201, code: 201, data: { ok: true } });
  const again = await api('POST', '/invoice/sign', { ...document, note: 'changed' });
  const wrong = await api('POST', '/invoice/sign', aDocument({ invoice_kind: 'none' }));
  const { id: one, ...first } = again.error ?? { id: '' };
  const { id: other, ...second } = wrong.error ?? { id: '' };
  expect([again.status, first]).toEqual([wrong.status, second]);
  expect(one).not.toBe(other);
  expect(await reasonsOf(again)).toEqual(['irn was signed before']);
});

test('what was signed outlives a restart', async () => {
  const document = aDocument();
  await api('POST', '/invoice/sign', document);
  await world.close();
  world = await start();
  expect(await api('GET', `/invoice/confirm/${document.irn}`)).toMatchObject({
    ...{ code: 200, data: { irn: document.irn, signed_at: '2026-11-20T10:00:00.000Z', payment_status: 'PENDING' } },
  });
  expect((await api('GET', `/invoice/download/${document.irn}`)).data).toMatchObject(
    JSON.parse(JSON.stringify(document)),
  );
});

test('an IRN is validated before there is a document', async () => {
  const body = { invoice_reference: 'D1', business_id: BUSINESS, irn: 'D1-94ND90NR-20261120' };
  expect((await api('POST', '/invoice/irn/validate', body)).code).toBe(200);
  const wrong = await api('POST', '/invoice/irn/validate', { ...body, invoice_reference: 'D-1' });
  expect(wrong.error?.public_message).toBe('irn validation failed');
});

describe('what was signed is searched', () => {
  test('page by page, by what is in it and by payment', async () => {
    const documents = [1, 2, 3]
      .map(() => aDocument({ issue_date: '2026-10-01' }))
      .map((document) => ({
        ...document,
        irn: document.irn.replace('20261120', '20261001'),
      }));
    for (const document of documents) expect((await api('POST', '/invoice/sign', document)).code).toBe(201);
    const first = await api(
      'GET',
      `/invoice/${BUSINESS}?issue_date=2026-10-01&size=2&sort_by=irn&sort_direction_desc=false`,
    );
    const next = await api(
      'GET',
      `/invoice/${BUSINESS}?issue_date=2026-10-01&size=2&page=2&sort_by=irn&sort_direction_desc=false`,
    );
    const irns = [...first.data.items, ...next.data.items].map(({ irn }) => irn);
    expect(irns).toEqual(documents.map(({ irn }) => irn).sort());
    expect(first.data.page).toEqual({ page: 1, size: 2, total_count: 3 });
    await api('PATCH', `/invoice/update/${irns[0]}`, { payment_status: 'PAID', reference: 'TRF-1' });
    const paid = await api('GET', `/invoice/${BUSINESS}?issue_date=2026-10-01&payment_status=PAID`);
    expect(paid.data.items).toMatchObject([{ irn: irns[0], payment_reference: 'TRF-1' }]);
  });

  test('never another taxpayer’s', async () => {
    const { data } = await call('POST', '/portal/entities', { name: 'Stranger Ltd', tin: '20000000-0001' });
    const stranger = { 'x-api-key': data.api_key, 'x-api-secret': data.api_secret };
    const document = aDocument();
    await api('POST', '/invoice/sign', document);
    for (const path of [
      `/invoice/${BUSINESS}`,
      `/invoice/confirm/${document.irn}`,
      `/invoice/transmit/lookup/${document.irn}`,
    ])
      expect((await api('GET', path, undefined, stranger)).status).toBe(404);
    expect((await api('PATCH', `/invoice/update/${document.irn}`, { payment_status: 'PAID' }, stranger)).status).toBe(
      404,
    );
  });
});

test('a payment status that there is not is refused', async () => {
  const document = aDocument();
  await api('POST', '/invoice/sign', document);
  expect((await api('PATCH', `/invoice/update/${document.irn}`, { payment_status: 'CANCELED' })).status).toBe(400);
});

test('a transmitted invoice is confirmed by its buyer alone, and a business without a webhook transmits nothing', async () => {
  const made = await call('POST', '/portal/entities', {
    ...{
      name: 'Example Ventures Ltd',
      tin: '00000000-0002',
      businesses: [{ name: 'Ventures', service_id: 'VENTURE1' }],
    },
  });
  const buyer = { 'x-api-key': made.data.api_key, 'x-api-secret': made.data.api_secret };
  const document = aDocument();
  await api('POST', '/invoice/sign', document);
  expect((await api('PATCH', `/invoice/transmit/${document.irn}`, undefined, buyer)).status).toBe(404);
  expect((await api('POST', `/invoice/transmit/${document.irn}`)).code).toBe(200);
  expect((await api('PATCH', `/invoice/transmit/${document.irn}`)).status).toBe(404);
  expect((await api('PATCH', `/invoice/transmit/${document.irn}`, undefined, buyer)).code).toBe(200);
  expect((await api('GET', `/invoice/transmit/lookup/${document.irn}`)).data).toMatchObject({
    transmitted: true,
    delivered: true,
  });
  expect((await api('GET', '/invoice/transmit/lookup/tin/00000000-0001')).data).toMatchObject({ reachable: true });

  const own = aDocument({ business_id: made.data.businesses[0]?.id, irn: 'V1-VENTURE1-20261120' });
  expect((await api('POST', '/invoice/sign', own, buyer)).code).toBe(201);
  expect((await api('POST', '/invoice/transmit/V1-VENTURE1-20261120', undefined, buyer)).error?.public_message).toBe(
    'webhook url is not set',
  );
  expect((await api('GET', '/invoice/transmit/self-health-check', undefined, buyer)).data).toEqual({ healthy: false });
});

test('a TIN or a service id is registered once', async () => {
  const body = { name: 'Second Ltd', tin: '30000000-0001', businesses: [{ name: 'Second', service_id: '94ND90NR' }] };
  expect((await call('POST', '/portal/entities', body)).status).toBe(409);
  const { data } = await call('POST', '/portal/entities', { ...body, businesses: [] });
  expect(data.api_key).toMatch(/^[0-9a-f-]{36}$/);
  expect((await call('POST', '/portal/entities', { ...body, businesses: [] })).status).toBe(409);
});

test('parties of a business are kept, and a person logs in with e-mail and password', async () => {
  const party = { business_id: BUSINESS, party_name: 'Example Ventures Ltd', tin: '00000000-0002' };
  expect((await api('POST', '/invoice/party', party)).code).toBe(201);
  expect((await api('GET', `/invoice/party/${BUSINESS}`)).data.items).toEqual([party]);
  const login = { email: 'accounts@example.test', password: 'sandbox-password' };
  expect((await api('POST', '/utilities/authenticate', login)).code).toBe(200);
  expect((await api('POST', '/utilities/authenticate', { ...login, password: 'x' })).status).toBe(401);
});

describe('faults are ordered in x-simulate', () => {
  const simulate = (fault: string) => ({ ...KEYS, 'x-simulate': fault });

  test.each([
    ['unavailable', 500, 'something went wrong'],
    ['decline:bad_key', 401, 'unable to validate api key'],
    ['decline:duplicate', 400, INDISTINCT],
    ['no such fault', 500, 'something went wrong'],
  ])('%s answers %i, and nothing is signed', async (fault, status, message) => {
    const document = aDocument();
    expect(await api('POST', '/invoice/sign', document, simulate(fault))).toMatchObject({
      status,
      error: { public_message: message },
    });
    expect((await api('GET', `/invoice/confirm/${document.irn}`)).status).toBe(404);
  });

  test.each(['garbage', 'reset'])('%s breaks the answer before anything is done', async (fault) => {
    const document = aDocument();
    await expect(api('POST', '/invoice/sign', document, simulate(fault))).rejects.toThrow();
    expect((await api('GET', `/invoice/confirm/${document.irn}`)).status).toBe(404);
  });

  test.each(['garbage:after_commit', 'reset:after_commit', 'unavailable:after_commit'])(
    '%s strikes when it is signed',
    async (fault) => {
      const document = aDocument();
      const answer = await api('POST', '/invoice/sign', document, simulate(fault)).catch(() => null);
      expect(answer?.status ?? 500).toBe(500);
      expect((await api('GET', `/invoice/confirm/${document.irn}`)).status).toBe(200);
    },
  );

  test('slow answers late', async () => {
    const from = performance.now();
    expect((await api('GET', '/entity', undefined, simulate('slow; latency=200'))).code).toBe(200);
    expect(performance.now() - from).toBeGreaterThanOrEqual(195);
  });

  test('those ordered at the portal strike in turn, and can be taken back', async () => {
    await call('POST', '/portal/faults', { call: '/entity', simulate: 'unavailable', times: 2 });
    expect((await api('GET', '/invoice/resources/states')).status).toBe(200);
    expect((await api('GET', '/entity')).status).toBe(500);
    await fetch(`${world.url}/mbs/portal/faults`, { method: 'DELETE' });
    expect((await api('GET', '/entity')).status).toBe(200);
  });
});
